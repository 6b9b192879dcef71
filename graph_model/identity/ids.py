"""Ids and keys: how a node, a link and a claim are told from all others."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from graph_model.claims import Claim, DoubtClaim, NodeClaim, Ref
from graph_model.kinds import has_role
from graph_model.text import folded, normalised

LONGEST_NAME = 60
PREFIX = {"DiagnosisPoint": "point", "QualityObject": "object"}


def first_id(kind: str, scope: str, name: str) -> str:
    """The id that a thing gets when it is first named: kind, scope id and name decide."""
    seed = "\t".join((kind, scope, name)).encode()
    digest = hashlib.blake2b(seed, digest_size=8).hexdigest()
    return f"{PREFIX.get(kind, kind.lower())}-{digest}"


def bounded(name: str) -> str:
    """The name, or where it is a whole text its beginning and a hash of it: an index of a
    database does not take keys of any length."""
    if len(name) <= LONGEST_NAME:
        return name
    return name[: LONGEST_NAME // 2] + "#" + hashlib.sha256(name.encode()).hexdigest()[:32]


Triple = tuple[str, str, str]


class NamesGiven:
    """The table of names: an id once given to (kind, scope id, name) is kept.

    used: all triples asked for, with their ids; new ones are recorded with the load.
    redirects: id that was merged away → id that is meant.
    """

    def __init__(self, recorded: Mapping[Triple, str] | None = None) -> None:
        self._recorded = dict(recorded or {})
        self.used: dict[Triple, str] = {}
        self.redirects: Mapping[str, str] = {}

    def id(self, kind: str, scope: str, name: str) -> str:
        """The recorded id, or the first one."""
        triple = (kind, scope, bounded(name))
        self.used[triple] = self._recorded.get(triple) or first_id(kind, scope, name)
        return self.used[triple]

    def meant(self, id_: str) -> str:
        """The id itself, or the one it was merged into."""
        return self.redirects.get(id_, id_)

    def the_one(self, ids: Collection[str]) -> str | None:
        """The only id among them, ids of one merged thing being one; None where there are
        none or several: never on a guess."""
        return min(ids) if len({self.meant(id_) for id_ in ids}) == 1 else None


def names_by_id(claims: Iterable[NodeClaim]) -> dict[str, set[str]]:
    """Id → all names that claims by id give it, whoever makes them."""
    found: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.ref.id and claim.properties.get("name"):
            found[claim.ref.id].add(normalised(str(claim.properties["name"])))
    return found


def link_key(kind: str, source: str, target: str, role: str | None) -> str:
    """Identity of a link: kind, source, target, and the role where the kind has one."""
    parts = (kind, source, target, role or "lead") if has_role(kind) else (kind, source, target)
    return "\t".join(parts)


class Keys:
    """Identities of claims within their source: the names they use, folded.

    A table names the same things in row after row: each reference is written once.
    """

    def __init__(self) -> None:
        # with each reference, so that its id is not given again
        self._written: dict[int, tuple[Ref, str]] = {}

    def of(self, claim: Claim) -> str:
        if isinstance(claim, DoubtClaim):
            first = claim.doubts[0]
            return _json(["doubt", first.place.column, bounded(first.reason), bounded(first.raw)])
        if isinstance(claim, NodeClaim):
            return claim.ref.id or f'["node", {self._names(claim.ref)}]'
        source, target = claim.source, claim.target
        if source.id and target.id:
            return link_key(claim.kind, source.id, target.id, claim.role)
        kind, role = _json(claim.kind), _json(claim.role or "")
        return f"[{kind}, {self._names(source)}, {self._names(target)}, {role}]"

    def _names(self, ref: Ref | None) -> str:
        if ref is None:
            return "null"
        known = self._written.get(id(ref))
        if known is None:
            known = self._written[id(ref)] = (ref, self._named(ref))
        return known[1]

    def _named(self, ref: Ref) -> str:
        if ref.id:
            return _json(ref.id)
        name, part = bounded(folded(ref.code or ref.name)), folded(ref.part)
        said = ", ".join(map(_json, (ref.kind, name, part)))
        return f"[{said}, {self._names(ref.scope)}, {self._names(ref.within)}]"


def claim_key(claim: Claim) -> str:
    """Identity of one claim within its source."""
    return Keys().of(claim)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def is_top_level(key: str) -> bool:
    """The claim's key names a node without a scope."""
    said = json.loads(key)
    return said[0] == "node" and said[1][3] is None


def ends_of(redirects: Mapping[str, str]) -> dict[str, str]:
    """Each id that was merged away → where a chain of mergers ends."""
    return {gone: _end(gone, redirects) for gone in redirects}


def _end(id_: str, redirects: Mapping[str, str]) -> str:
    seen = {id_}
    while (following := redirects.get(id_)) is not None and following not in seen:
        seen.add(following)
        id_ = following
    return id_
