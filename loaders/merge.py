"""Claims that say the same thing in several places become one claim with all places."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from graph_model.claims import (
    Batch,
    Claim,
    Doubt,
    DoubtClaim,
    Find,
    LinkClaim,
    NodeClaim,
    Ref,
    Source,
)
from graph_model.identity.ids import claim_key
from graph_model.kinds import KINDS, has_role
from graph_model.text import folded

_STRENGTH = (Find.MAY, Find.MUST, Find.MAKE)


def combined(batches: Iterable[Batch]) -> list[Batch]:
    """One batch for each source; what several batches say of one thing is merged."""
    found: dict[Source, list[Batch]] = {}
    for batch in sorted(batches, key=lambda one: sorted(_files(one))):
        found.setdefault(batch.source, []).append(batch)
    return [several[0] if len(several) == 1 else _together(several) for several in found.values()]


def _together(several: list[Batch]) -> Batch:
    files = sorted({file for batch in several for file in _files(batch)})
    both = (f"{several[0].source.name} 同时来自几个文件, 合并读入: {'、'.join(files)}",)
    remarks = [remark for batch in several for remark in batch.remarks]
    return replace(
        several[0],
        claims=merged(claim for batch in several for claim in batch.claims),
        doubts=tuple(dict.fromkeys(doubt for batch in several for doubt in batch.doubts)),
        remarks=tuple(dict.fromkeys((*remarks, *(both if len(files) > 1 else ())))),
    )


def _files(batch: Batch) -> set[str]:
    return {place.file for claim in batch.claims for place in claim.places}


def merged(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """One claim for each node reference and each link; the first place comes first."""
    listed, meant = list(claims), _Meant()
    found: dict[Hashable, list[Claim]] = {}
    for claim in listed:
        found.setdefault(meant.by(claim), []).append(claim)
    return tuple(group[0] if len(group) == 1 else _as_one(group) for group in found.values())


class _Meant:
    """Tells claims apart as `claim_key` does. A table uses a reference again and again, and
    to fold its names is dear: each reference becomes a number, once. It must outlive this."""

    def __init__(self) -> None:
        self._of_reference: dict[int, int] = {}
        self._numbers: dict[Hashable, int] = {}

    def by(self, claim: Claim) -> Hashable:
        if isinstance(claim, DoubtClaim):
            return claim_key(claim)
        if isinstance(claim, NodeClaim):
            return self._number(claim.ref)
        ends = self._number(claim.source), self._number(claim.target)
        by_id = claim.source.id and claim.target.id
        return claim.kind, *ends, claim.role or ("lead" if by_id and has_role(claim.kind) else "")

    def _number(self, ref: Ref | None) -> int:
        if ref is None:
            return -1
        found = self._of_reference.get(id(ref))
        if found is None:
            found = self._numbers.setdefault(self._names(ref), len(self._numbers))
            self._of_reference[id(ref)] = found
        return found

    def _names(self, ref: Ref) -> Hashable:
        if ref.id:
            return ref.id
        scopes = self._number(ref.scope), self._number(ref.within)
        return ref.kind, folded(ref.code or ref.name), folded(ref.part), *scopes


def _as_one(group: list[Claim]) -> Claim:
    """All of a group at once: joining them pair by pair would copy the places each time."""
    first = group[0]
    doubts = [doubt for one in group for doubt in one.doubts]
    if isinstance(first, DoubtClaim):
        return first._replace(doubts=tuple(dict.fromkeys(doubts)))
    places = tuple(dict.fromkeys(place for one in group for place in one.places))
    said = dict(first.properties)
    for other in group[1:]:
        if not isinstance(other, DoubtClaim):
            said, differing = _properties(said, other.properties)
            doubts += [_doubt(first, said, other, name) for name in differing]
    whole = first._replace(properties=said, places=places, doubts=tuple(dict.fromkeys(doubts)))
    return _firmest(whole, group) if isinstance(whole, LinkClaim) else whole


def _firmest(link: LinkClaim, group: list[Claim]) -> LinkClaim:
    targets = (one.target for one in group if isinstance(one, LinkClaim))
    return link._replace(target=max(targets, key=lambda ref: _STRENGTH.index(ref.find)))


def _properties(
    one: Mapping[str, Any], other: Mapping[str, Any]
) -> tuple[dict[str, Any], list[str]]:
    """Both joined: lists and requirements add up, otherwise the first stands."""
    joined, differing = dict(one), []
    for name, value in other.items():
        known = joined.setdefault(name, value)
        if isinstance(known, tuple) and isinstance(value, tuple):
            joined[name] = tuple(dict.fromkeys(known + value))
        elif name == "requirement":
            joined[name] = known if value in known.split("；") else f"{known}；{value}"
        elif folded(str(known)) != folded(str(value)) and "requirement" not in one:
            differing.append(name)
    return joined, differing


def _doubt(
    first: NodeClaim | LinkClaim,
    said: dict[str, Any],
    other: NodeClaim | LinkClaim,
    name: str,
) -> Doubt:
    title = _title(first, name)
    reason = f"与 {first.places[0]} 的“{title}”不同,采用先出现的“{said[name]}”"
    return Doubt(other.places[0], reason, str(other.properties[name]))


def _title(claim: NodeClaim | LinkClaim, name: str) -> str:
    kind = claim.ref.kind if isinstance(claim, NodeClaim) else claim.kind
    return KINDS[kind].model_fields[name].title or name
