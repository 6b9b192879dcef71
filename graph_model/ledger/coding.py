"""Claims, sources and places as JSON text, and back."""

from dataclasses import asdict
from typing import Any

import orjson

from graph_model.claims import Claim, Find, LinkClaim, NodeClaim, Place, Ref, Source


def encode(value: Any) -> str:
    """Compact JSON with sorted keys: equal values give equal text."""
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode()


def decode(text: str | None) -> Any:
    return orjson.loads(text) if text else None


def said(claim: Claim) -> str:
    """The claim as its source made it, without its places."""
    if isinstance(claim, NodeClaim):
        return encode({"node": _ref(claim.ref), "properties": claim.properties})
    parts: dict[str, Any] = {
        "link": claim.kind,
        "source": _ref(claim.source),
        "target": _ref(claim.target),
        "properties": claim.properties,
    }
    if claim.role:
        parts["role"] = claim.role
    if claim.instead:
        parts["instead"] = claim.instead
    return encode(parts)


def claim_of(text: str) -> Claim:
    """The claim that `said` wrote, without places."""
    parts = orjson.loads(text)
    if "node" in parts:
        return NodeClaim(_ref_of(parts["node"]), parts["properties"])
    return LinkClaim(
        parts["link"],
        _ref_of(parts["source"]),
        _ref_of(parts["target"]),
        role=parts.get("role"),
        properties=parts["properties"],
        instead=parts.get("instead", ""),
    )


def _ref(ref: Ref) -> dict[str, Any]:
    if ref.id:
        return {"kind": ref.kind, "id": ref.id}
    parts: dict[str, Any] = {"kind": ref.kind, "find": ref.find.value}
    for name in ("name", "code", "part"):
        if value := getattr(ref, name):
            parts[name] = value
    for name in ("scope", "within"):
        if (inner := getattr(ref, name)) is not None:
            parts[name] = _ref(inner)
    return parts


def _ref_of(parts: dict[str, Any]) -> Ref:
    plain = {name: parts[name] for name in ("kind", "name", "code", "part", "id") if name in parts}
    return Ref(
        **plain,
        scope=_ref_of(parts["scope"]) if "scope" in parts else None,
        within=_ref_of(parts["within"]) if "within" in parts else None,
        find=Find(parts.get("find", Find.MUST)),
    )


def source_text(source: Source) -> str:
    return encode(asdict(source))


def source_of(text: str) -> Source:
    parts = orjson.loads(text)
    return Source(**{**parts, "made_for": tuple(parts["made_for"])})


def places_text(places: tuple[Place, ...]) -> str:
    return encode([[p.file, p.sheet, p.row, p.column] for p in places])


def places_of(text: str | None) -> tuple[Place, ...]:
    return tuple(Place(*parts) for parts in decode(text) or ())
