"""Claims, sources and places as JSON text, and back."""

from collections.abc import Iterable
from dataclasses import asdict
from functools import lru_cache
from sys import intern
from typing import Any

import orjson

from graph_model.claims import (
    Claim,
    Doubt,
    DoubtClaim,
    Ends,
    Find,
    LinkClaim,
    NodeClaim,
    Place,
    Ref,
    Source,
)
from graph_model.kinds import has_role


def encode(value: Any) -> str:
    """Compact JSON with sorted keys: equal values give equal text."""
    if value == {}:
        return "{}"  # what most links say: one text for all of them
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode()


def decode(text: str | None) -> Any:
    if text == "{}":
        return {}  # what most links say: nothing to be read
    return orjson.loads(text) if text else None


class Wording:
    """Writes claims as their source made them, without their places. A table names the same
    things in row after row: each reference is written once."""

    def __init__(self) -> None:
        self._written: dict[int, tuple[Ref, orjson.Fragment]] = {}

    def said(self, claim: Claim) -> str:
        if isinstance(claim, DoubtClaim):
            return encode({"doubts": len(claim.doubts)})
        if isinstance(claim, NodeClaim):
            return encode({"node": self._ref(claim.ref), "properties": claim.properties})
        parts: dict[str, Any] = {
            "link": claim.kind,
            "source": self._ref(claim.source),
            "target": self._ref(claim.target),
            "properties": claim.properties,
        }
        if claim.role:
            parts["role"] = claim.role
        if claim.instead:
            parts["instead"] = claim.instead
        return encode(parts)

    def _ref(self, ref: Ref) -> Any:
        if ref.id:
            return {"kind": ref.kind, "id": ref.id}
        known = self._written.get(id(ref))
        if known is None:
            text = orjson.dumps(self._parts(ref), option=orjson.OPT_SORT_KEYS)
            known = self._written[id(ref)] = (ref, orjson.Fragment(text))
        return known[1]

    def _parts(self, ref: Ref) -> dict[str, Any]:
        parts: dict[str, Any] = {"kind": ref.kind, "find": ref.find.value}
        for name in ("name", "code", "part"):
            if value := getattr(ref, name):
                parts[name] = value
        for name in ("scope", "within"):
            if (inner := getattr(ref, name)) is not None:
                parts[name] = self._ref(inner)
        if ref.elsewhere:
            parts["elsewhere"] = [self._ref(one) for one in ref.elsewhere]
        return parts


class Reading:
    """Reads claims that `Wording` wrote, without places and doubts; equal references are
    one object."""

    def __init__(self) -> None:
        self._known: dict[Ref, Ref] = {}
        self._ends = Ends()

    def claim(self, text: str) -> Claim:
        parts = orjson.loads(text)
        if "doubts" in parts:
            return DoubtClaim(())
        if "node" in parts:
            return NodeClaim(self._ref(parts["node"]), parts["properties"])
        return LinkClaim(
            parts["link"],
            self._ref(parts["source"]),
            self._ref(parts["target"]),
            role=parts.get("role"),
            properties=parts["properties"],
            instead=parts.get("instead", ""),
        )

    def by_id(self, key: str, kind: str, body: str | None) -> Claim:
        """A claim that needed no words of its own, as `in_words` says it."""
        said = decode(body)
        if "\t" not in key:
            return NodeClaim(Ref(intern(kind), id=key), said)
        _, source, target, *roles = key.split("\t")
        role = roles[0] if roles else None
        return LinkClaim(intern(kind), self._ends[source], self._ends[target], role, said)

    def _ref(self, parts: dict[str, Any]) -> Ref:
        said = {name: parts[name] for name in ("name", "code", "part", "id") if name in parts}
        ref = Ref(
            intern(parts["kind"]),
            **said,
            scope=self._ref(parts["scope"]) if "scope" in parts else None,
            within=self._ref(parts["within"]) if "within" in parts else None,
            find=Find(parts.get("find", Find.MUST)),
            elsewhere=tuple(map(self._ref, parts.get("elsewhere", ()))),
        )
        return self._known.setdefault(ref, ref)


def speaks_for_itself(claim: Claim, key: str) -> bool:
    """Whether a claim that says just what is recorded of what its key names, by id, need not be
    written: `in_words` gives what `Wording` would write."""
    if isinstance(claim, NodeClaim):
        return claim.ref.id == key
    if not isinstance(claim, LinkClaim) or claim.source.kind or claim.target.kind:
        return False
    return not claim.instead and bool(claim.role) == has_role(claim.kind)


def in_words(said: str | None, key: str, kind: str | None, body: str | None) -> str | None:
    """What a claim says, in its own words or, where it needed none, in those of its body; key:
    its identity. None of one that is not made."""
    if said is not None or kind is None or body is None:
        return said
    if "\t" not in key:
        return f'{{"node":{{"id":{_text(key)},"kind":{_text(kind)}}},"properties":{body}}}'
    _, source, target, *roles = key.split("\t")
    role = "".join(f',"role":{_text(one)}' for one in roles)
    ends = f'"source":{_end(source)},"target":{_end(target)}'
    return f'{{"link":{_text(kind)},"properties":{body}{role},{ends}}}'


def _end(id_: str) -> str:
    return f'{{"id":{_text(id_)},"kind":""}}'


def claim_of(text: str) -> Claim:
    """A single claim that `Wording` wrote."""
    return Reading().claim(text)


def source_text(source: Source) -> str:
    return encode(asdict(source))


@lru_cache(maxsize=4096)
def source_of(text: str) -> Source:
    """The source that `source_text` wrote: there are few, and every reading asks for them."""
    parts = orjson.loads(text)
    return Source(**{**parts, "made_for": tuple(parts["made_for"])})


def origin_text(places: Iterable[Place], doubts: Iterable[Doubt]) -> str:
    """Where a claim was made, and where its doubts stand."""
    at = ",".join(map(_place, places))
    doubtful = ",".join([_place(one.place) for one in doubts])
    return f'{{"at":[{at}],"doubts":[{doubtful}]}}'


def _place(place: Place) -> str:
    sheet, column = _text(place.sheet), _text(place.column)
    return f"[{_text(place.file)},{sheet},{place.row},{column}]"


@lru_cache(maxsize=4096)
def _text(text: str) -> str:
    """As JSON. Many places share their file, sheet and column, and many ends their node."""
    return orjson.dumps(text).decode()


def places_of(origin: str | None) -> tuple[Place, ...]:
    return tuple(_place_of(*parts) for parts in (decode(origin) or {}).get("at", ()))


def _place_of(file: str, sheet: str, row: int, column: str) -> Place:
    """Many places share their file, sheet and column."""
    return Place(intern(file), intern(sheet), row, intern(column))


def doubts_text(doubts: Iterable[Doubt]) -> str | None:
    """What is doubtful, without its place: a row that only moved is no change."""
    listed = [[doubt.reason, doubt.raw, doubt.proposal] for doubt in doubts]
    return encode(listed) if listed else None


def doubts_of(text: str | None, origin: str | None) -> list[Doubt]:
    """The doubts that `doubts_text` and `origin_text` wrote."""
    places = (decode(origin) or {}).get("doubts", ())
    return [
        Doubt(Place(*place), reason, raw, proposal)
        for place, (reason, raw, proposal) in zip(places, decode(text) or (), strict=True)
    ]
