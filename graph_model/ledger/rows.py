"""Claims on their way into a changeset: what is said, where, and what is doubtful."""

from dataclasses import replace
from typing import NamedTuple

from graph_model.claims import Batch, Claim, Doubt, DoubtClaim, NodeClaim, Place, Source
from graph_model.identity import Resolved
from graph_model.identity.ids import claim_key
from graph_model.ledger.coding import (
    claim_of,
    doubts_of,
    doubts_text,
    encode,
    origin_text,
    places_of,
    said,
)
from graph_model.ledger.reading import LiveClaim

# The proposal that marks a doubt as one about what a name means, not about reading a cell.
OPEN = "待该名称出现后自动对上, 或改正原表"


class Change(NamedTuple):
    """One claim said, resolved anew or withdrawn (op: say, resolve, withdraw).

    said_in: of a claim resolved anew, the changeset in which its source said it.
    """

    source: Source
    source_id: int | None
    claim_id: int | None
    key: str
    op: str
    kind: str = ""
    said: str | None = None
    entity: str | None = None
    was_entity: str | None = None
    body: str | None = None
    origin: str | None = None
    doubt: str | None = None
    said_in: int | None = None


class Row(NamedTuple):
    """A claim that will be live after the load; before: as it is live now. said_before: it
    is only said again, so what it names may be gone."""

    source: Source
    source_id: int | None
    claim: Claim
    key: str
    text: str
    places: tuple[Place, ...]
    before: LiveClaim | None
    reading: tuple[Doubt, ...] = ()
    loaded: bool = False
    said_before: bool = False

    @property
    def place(self) -> Place:
        return self.places[0] if self.places else Place(self.source.name)


def claims(batch: Batch) -> list[Claim]:
    """What the batch says, its loose doubts gathered into claims of their own."""
    loose: dict[str, list[Doubt]] = {}
    for doubt in batch.doubts:
        loose.setdefault(claim_key(DoubtClaim((doubt,))), []).append(doubt)
    return [*batch.claims, *(DoubtClaim(tuple(doubts)) for doubts in loose.values())]


def loaded(batch: Batch, source_id: int | None, claim: Claim, before: dict[str, LiveClaim]) -> Row:
    """The row of a claim that is being loaded."""
    key = claim_key(claim)
    return Row(
        batch.source,
        source_id,
        claim,
        key,
        said(claim),
        claim.places,
        before.get(key),
        claim.doubts,
        loaded=True,
        said_before=batch.said_before,
    )


def kept(source: Source, one: LiveClaim) -> Row:
    """The row of a claim that stays as its source made it."""
    reading, places = _read_doubts(one.origin, one.doubt), places_of(one.origin)
    claim = claim_of(one.said)
    return Row(source, one.source_id, claim, one.key, one.said, places, one, reading)


def restored(text: str, origin: str | None, doubt: str | None) -> Claim:
    """A claim as its source once made it, with its places and the doubts of reading it."""
    claim, reading = claim_of(text), _read_doubts(origin, doubt)
    if isinstance(claim, DoubtClaim):
        return DoubtClaim(reading)
    return replace(claim, places=places_of(origin), doubts=reading)


def _read_doubts(origin: str | None, doubt: str | None) -> tuple[Doubt, ...]:
    """Doubts about reading a cell; those about what a name means are found anew."""
    return tuple(one for one in doubts_of(doubt, origin) if one.proposal != OPEN)


def doubts(row: Row, found: Resolved) -> list[Doubt]:
    """All that is doubtful about a claim now."""
    named = [Doubt(row.place, found.doubt, _raw(row.claim), OPEN)] if found.doubt else []
    return [*row.reading, *named]


def _raw(claim: Claim) -> str:
    if isinstance(claim, DoubtClaim):
        return ""
    ref = claim.ref if isinstance(claim, NodeClaim) else claim.target
    return ref.code or ref.name or ref.id


def changed(row: Row, found: Resolved) -> Change | None:
    """The change that the row makes; None where its source says the same as before."""
    body = encode(found.body) if found.entity is not None else None
    before = row.before
    doubtful = doubts(row, found) if row.reading or found.doubt else []
    doubt = doubts_text(doubtful)
    now = (row.text, found.entity, body, doubt)
    if before and (before.said, before.entity, before.body, before.doubt) == now:
        return None
    same_words = before is not None and before.said == row.text
    return Change(
        row.source,
        row.source_id,
        before.id if before else None,
        row.key,
        "resolve" if same_words else "say",
        found.kind,
        said=row.text,
        entity=found.entity,
        was_entity=before.entity if before and before.entity != found.entity else None,
        body=body,
        origin=origin_text(row.places, doubtful),
        doubt=doubt,
        said_in=before.said_in if before and same_words else None,
    )


def once_more(source: Source, one: LiveClaim, kind: str) -> Change:
    """A live claim as it stands, entered again so that graphs take it up."""
    return Change(
        source,
        one.source_id,
        one.id,
        one.key,
        "resolve",
        kind,
        said=one.said,
        entity=one.entity,
        body=one.body,
        origin=one.origin,
        doubt=one.doubt,
        said_in=one.said_in,
    )


def withdrawal(source: Source, one: LiveClaim) -> Change:
    """Its source does not say it any more."""
    return Change(source, one.source_id, one.id, one.key, "withdraw", was_entity=one.entity)
