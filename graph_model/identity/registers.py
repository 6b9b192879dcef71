"""Things that registers number: goals, standards, regulations, evidence, points, …"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable

from graph_model.claims import Find, NodeClaim, Ref
from graph_model.identity.ids import NamesGiven
from graph_model.text import folded, normalised

POINT_NUMBER = re.compile(r"\d+(?:\.\d+)*")
_OWN_RULES = ("Unit", "Post", "Duty")


class Registers:
    """Ids by code, else by name; points and scoped things by their parent."""

    def __init__(
        self,
        nodes: Iterable[NodeClaim],
        find_own: Callable[[Ref], str | None],
        given: NamesGiven,
    ) -> None:
        self._find_own = find_own
        self._names = given
        self._codes: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._by_name: dict[tuple[str, str, str], set[str]] = defaultdict(set)
        for claim in nodes:
            if claim.ref.kind not in _OWN_RULES:
                self._enter(claim)

    def _enter(self, claim: NodeClaim) -> None:
        ref, said = claim.ref, claim.properties
        found = self.make(ref)
        if found is None:
            return
        for code in (ref.code, said.get("code"), said.get("document_no")):
            if code:
                self._codes[ref.kind, folded(str(code))].add(found)
        scope = self._scope(ref) or ""
        for name in {ref.name, str(said.get("name") or "")} - {""}:
            self._by_name[ref.kind, scope, self._name(ref.kind, name)].add(found)
            if ref.kind == "DiagnosisPoint" and (number := POINT_NUMBER.match(folded(name))):
                self._codes[ref.kind, number.group()].add(found)

    @staticmethod
    def _name(kind: str, name: str) -> str:
        return folded(name) if kind == "DiagnosisPoint" else normalised(name)

    def _scope(self, ref: Ref) -> str | None:
        """Id of the scope; the text of a code that nothing answers to stands for itself."""
        if ref.scope is None:
            return ""
        find = self._find_own if ref.scope.kind in _OWN_RULES else self.find
        return find(ref.scope) or folded(ref.scope.code) or None

    def make(self, ref: Ref) -> str | None:
        """The id of a thing that the mention itself makes."""
        if ref.id:
            return ref.id
        given = self._by_code(ref.kind, ref.code)
        if given:
            return given
        scope = self._scope(ref)
        if scope is None:
            return None
        name = self._name(ref.kind, ref.name)
        if ref.kind in ("Norm", "Check"):
            return self._names.id(ref.kind, scope, f"{folded(ref.part)}/{name}")
        if ref.kind == "DiagnosisPoint":
            return self._names.id(ref.kind, scope, name)
        return self._names.id(ref.kind, scope, folded(ref.code) or name)

    def _by_code(self, kind: str, code: str) -> str | None:
        found = self._codes.get((kind, folded(code)), set()) if code else set()
        return self._names.the_one(found)

    def find(self, ref: Ref) -> str | None:
        """Id of what the reference means; None where nothing or several things answer."""
        if ref.id:
            return ref.id
        if ref.find is Find.MAKE:
            return self.make(ref)
        found = {hit for kind in ref.kind.split("|") for hit in self._hits(kind, ref)}
        return self._names.the_one(found)

    def _hits(self, kind: str, ref: Ref) -> set[str]:
        if ref.code:
            return self._codes.get((kind, folded(ref.code)), set())
        if kind == "DiagnosisPoint" and ref.scope is None:
            number = self._codes.get((kind, folded(ref.name)), set())
            if number:
                return number
        scope = self._scope(ref)
        return self._by_name.get((kind, scope or "", self._name(kind, ref.name)), set())

    def several(self, ref: Ref) -> bool:
        """More than one thing answers to the reference."""
        hits = {hit for kind in ref.kind.split("|") for hit in self._hits(kind, ref)}
        return len({self._names.meant(hit) for hit in hits}) > 1
