"""Units by name and alias; never merged on a guess."""

from collections import defaultdict
from collections.abc import Iterable

from graph_model.claims import EVERYTHING, Find, NodeClaim, Ref, Source
from graph_model.identity.ids import NamesGiven, claim_key
from graph_model.text import normalised


class Units:
    """Top-level units by name and alias, and sections by their department."""

    def __init__(
        self, said: Iterable[tuple[Source, NodeClaim]], given: NamesGiven | None = None
    ) -> None:
        self.given = given or NamesGiven()
        self._ambiguous: set[str] = set()
        self._by_name: dict[str, str] = {}
        self._alias_names: set[str] = set()
        self._sections: dict[str, set[str]] = defaultdict(set)
        mentions = [(source, claim) for source, claim in said if claim.ref.kind == "Unit"]
        mentions.sort(
            key=lambda pair: (
                not {"Unit", EVERYTHING} & set(pair[0].made_for),
                not pair[1].ref.id,
                claim_key(pair[1]),
            )
        )
        top = [claim for _, claim in mentions if claim.ref.scope is None]
        registered = [
            claim
            for source, claim in mentions
            if claim.ref.scope is None and {"Unit", EVERYTHING} & set(source.made_for)
        ]
        self._enter(registered)
        self._aliases(registered)
        self._registered = frozenset(self._by_name)
        self._enter(claim for claim in top if claim.ref.find is Find.MAKE and not claim.ref.id)
        for _, claim in mentions:
            if claim.ref.scope is not None and (found := self._section(claim.ref)):
                self._sections[normalised(claim.ref.name)].add(found)
        names = self._by_name.keys() - self._ambiguous
        self._longest_first = sorted(names, key=lambda name: (-len(name), name))

    def _enter(self, claims: Iterable[NodeClaim]) -> None:
        for claim in claims:
            name = normalised(claim.properties.get("name") or claim.ref.name)
            id_ = claim.ref.id or self.given.id("Unit", "", name)
            if claim.ref.id and self._by_name.setdefault(name, id_) != id_:
                self._ambiguous.add(name)
            self._by_name.setdefault(name, id_)

    def _aliases(self, claims: Iterable[NodeClaim]) -> None:
        names = set(self._by_name)
        owners: dict[str, set[str]] = defaultdict(set)
        for claim in claims:
            name = normalised(claim.properties.get("name") or claim.ref.name)
            for alias in claim.properties.get("aliases") or ():
                owners[normalised(alias)].add(claim.ref.id or self._by_name[name])
        for alias, ids in owners.items():
            if alias not in names and len(ids) == 1:
                self._by_name[alias] = next(iter(ids))
                self._alias_names.add(alias)

    def _section(self, ref: Ref) -> str | None:
        scope = self.find(ref.scope) if ref.scope else ""
        if scope is None:
            return None
        return self.given.id("Unit", scope, normalised(ref.name))

    def find(self, ref: Ref) -> str | None:
        """Id of the unit that a reference means, None where nothing answers to it."""
        if ref.id:
            return ref.id
        if ref.scope is not None:
            return self._section(ref)
        name = normalised(ref.name)
        if name in self._ambiguous:
            return None
        if name in self._by_name:
            return self._by_name[name]
        sections = self._sections.get(name, set())
        return self.given.the_one(sections)

    def is_unheard_of(self, text: str) -> bool:
        """There is a register of units, and it does not have this name."""
        return bool(self._registered) and normalised(text) not in self._registered

    def is_alias(self, text: str) -> bool:
        """The text is another name of a unit, not the name it is registered by."""
        return normalised(text) in self._alias_names

    def front(self, text: str) -> tuple[str, str] | None:
        """Split 保卫处治安科科长 into the id of the unit in front and the rest."""
        whole = normalised(text)
        for name in self._longest_first:
            if whole.startswith(name):
                return self._by_name[name], whole[len(name) :]
        return None
