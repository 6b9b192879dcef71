"""Claims that say the same thing in several places become one claim with all places."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from graph_model.claims import Claim, Doubt, DoubtClaim, Find, LinkClaim, NodeClaim
from graph_model.identity.ids import claim_key
from graph_model.kinds import LINK_KINDS, NODE_KINDS
from graph_model.text import folded

_STRENGTH = (Find.MAY, Find.MUST, Find.MAKE)


def merged(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """One claim for each node reference and each link; the first place comes first."""
    found: dict[str, Claim] = {}
    for claim in claims:
        key = claim_key(claim)
        known = found.get(key)
        found[key] = claim if known is None else _both(known, claim)
    return tuple(found.values())


def _both(one: Claim, other: Claim) -> Claim:
    doubts = tuple(dict.fromkeys(one.doubts + other.doubts))
    places = tuple(dict.fromkeys(one.places + other.places))
    if isinstance(one, DoubtClaim) or isinstance(other, DoubtClaim):
        return replace(one, doubts=doubts)
    said, differing = _properties(one.properties, other.properties)
    doubts += tuple(_doubt(one, other, name) for name in differing)
    if isinstance(one, LinkClaim) and isinstance(other, LinkClaim):
        firmer = max(one.target, other.target, key=lambda ref: _STRENGTH.index(ref.find))
        one = replace(one, target=firmer)
    return replace(one, properties=said, places=places, doubts=doubts)


def _properties(one: dict[str, Any], other: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
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


def _doubt(one: NodeClaim | LinkClaim, other: NodeClaim | LinkClaim, name: str) -> Doubt:
    title = _title(one, name)
    reason = f"与 {one.places[0]} 的“{title}”不同,采用先出现的“{one.properties[name]}”"
    return Doubt(other.places[0], reason, str(other.properties[name]))


def _title(claim: NodeClaim | LinkClaim, name: str) -> str:
    if isinstance(claim, NodeClaim):
        return NODE_KINDS[claim.ref.kind].model_fields[name].title or name
    return LINK_KINDS[claim.kind].model_fields[name].title or name
