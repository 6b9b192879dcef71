"""Duties: of a department, and of a parent duty only where the text alone is ambiguous."""

from collections import defaultdict
from collections.abc import Iterable

from graph_model.claims import LinkClaim, NodeClaim, Ref
from graph_model.identity.ids import names_by_id
from graph_model.identity.units import Units
from graph_model.text import normalised


class Duties:
    """Which duty a text means. `within` the department itself marks a 部门职责."""

    def __init__(
        self, units: Units, nodes: Iterable[NodeClaim], links: Iterable[LinkClaim]
    ) -> None:
        self._units = units
        self._names = units.given
        self._parents: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._given: dict[tuple[str, str], set[str]] = {}
        duties = [claim for claim in nodes if claim.ref.kind == "Duty"]
        for claim in duties:
            self._enter(claim.ref)
        self._enter_given(duties, links)

    def _enter(self, ref: Ref) -> None:
        department = self._units.find(ref.scope) if ref.scope else None
        if department is None or ref.within is None:
            return
        parent = normalised(ref.within.name) if ref.within.kind == "Duty" else ""
        self._parents[department, normalised(ref.name)].add(parent)

    def _enter_given(self, duties: list[NodeClaim], links: Iterable[LinkClaim]) -> None:
        names = names_by_id(duties)
        held = (link for link in links if link.kind == "HOLDS" and link.source.id)
        for link in held:
            for name in names.get(link.target.id, ()):
                self._given.setdefault((link.source.id, name), set()).add(link.target.id)

    def find(self, ref: Ref) -> str | None:
        """Id of the duty, None where the text stands under several parents."""
        if ref.id:
            return ref.id
        department = self._units.find(ref.scope) if ref.scope else None
        if department is None:
            return None
        key = (department, normalised(ref.name))
        if key in self._given:
            return self._names.the_one(self._given[key])
        parents = self._parents.get(key, set())
        if len(parents) < 2:
            return self._names.id("Duty", *key)
        return self._under(key, self._parent(ref, parents), ref)

    def _parent(self, ref: Ref, parents: set[str]) -> str | None:
        if ref.within is not None:
            return normalised(ref.within.name) if ref.within.kind == "Duty" else ""
        below = parents - {""}
        return next(iter(below)) if len(below) == 1 else None

    def _under(self, key: tuple[str, str], parent: str | None, ref: Ref) -> str | None:
        if parent is None:
            return None
        if not parent:
            return self._names.id("Duty", *key)
        above = self.find(Ref("Duty", parent, scope=ref.scope, within=ref.scope))
        return self._names.id("Duty", above, key[1]) if above else None
