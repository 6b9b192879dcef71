"""Claims on their way into a changeset: what is said, where, and what is doubtful."""

from typing import NamedTuple

from graph_model.claims import Batch, Claim, Doubt, DoubtClaim, NodeClaim, Place, Source
from graph_model.identity import Resolved
from graph_model.identity.ids import claim_key
from graph_model.ledger.coding import (
    Reading,
    Wording,
    claim_of,
    doubts_of,
    doubts_text,
    encode,
    origin_text,
    places_of,
    speaks_for_itself,
)
from graph_model.ledger.reading import LiveClaim

# The proposal that marks a doubt as one about what a name means, not about reading a cell.
OPEN = "待该名称出现后自动对上, 或改正原表"


class Entry(NamedTuple):
    """A change as it is written into the ledger; kind: of what it speaks of, if of anything.
    said: None also where `in_words` tells it. said_in: of a claim resolved anew, the changeset in
    which its source said it.
    """

    claim_id: int | None
    key: str
    kind: str
    op: str
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
    key: str
    claim: Claim
    places: tuple[Place, ...]
    before: LiveClaim | None
    reading: tuple[Doubt, ...] = ()
    loaded: bool = False
    said_before: bool = False

    @property
    def place(self) -> Place:
        return self.places[0] if self.places else Place(self.source.name)


class Change(NamedTuple):
    """One claim said, resolved anew or withdrawn (op: say, resolve, withdraw). Its words are
    written out only where they are needed: a plan holds a million of them.

    row: of what is said from now on; None where it is withdrawn, or stands as before.
    """

    source: Source
    op: str
    before: LiveClaim | None
    row: Row | None
    found: Resolved = Resolved(None)

    @property
    def key(self) -> str:
        """Identity of the claim within its source; one that is withdrawn was there before."""
        return self.row.key if self.row else self.before.key if self.before else ""

    @property
    def kind(self) -> str:
        return self.found.kind

    @property
    def entity(self) -> str | None:
        return self.found.entity

    @property
    def was_entity(self) -> str | None:
        """What the claim spoke of until now, where that was something else."""
        was = self.before.entity if self.before else None
        return was if was != self.entity else None

    @property
    def body(self) -> str | None:
        """What is said of the entity; of none, nothing."""
        return _body(self.found)

    @property
    def source_id(self) -> int | None:
        """None of a source that has said nothing yet."""
        return self.row.source_id if self.row else self.before.source_id if self.before else None

    @property
    def claim_id(self) -> int | None:
        """None of a claim that its source does not make now."""
        return self.before.id if self.before else None

    def entry(self, wording: Wording) -> Entry:
        """The change in words."""
        return _entered(self, self.row, wording) if self.row else _as_before(self)


def _entered(change: Change, row: Row, wording: Wording) -> Entry:
    before, found = row.before, change.found
    standing = before if change.op == "resolve" else None
    doubtful = doubts(row, found) if row.reading or found.doubt else ()
    return Entry(
        before.id if before else None,
        row.key,
        found.kind if found.entity is not None else "",
        change.op,
        standing.said if standing else _said(row, found, wording),
        found.entity,
        change.was_entity,
        change.body,
        origin_text(row.places, doubtful),
        doubts_text(doubtful),
        standing.said_in if standing else None,
    )


def _said(row: Row, found: Resolved, wording: Wording) -> str | None:
    """What the claim says; None where it is just what is recorded of what it names."""
    claim = row.claim
    if (
        not isinstance(claim, DoubtClaim)
        and found.body is claim.properties
        and found.entity == row.key
        and speaks_for_itself(claim, row.key)
    ):
        return None
    return wording.said(claim)


def claims(batch: Batch) -> list[Claim]:
    """What the batch says, its loose doubts gathered into claims of their own."""
    loose: dict[str, list[Doubt]] = {}
    for doubt in batch.doubts:
        loose.setdefault(claim_key(DoubtClaim((doubt,))), []).append(doubt)
    return [*batch.claims, *(DoubtClaim(tuple(doubts)) for doubts in loose.values())]


def loaded(
    batch: Batch, source_id: int | None, key: str, claim: Claim, before: LiveClaim | None
) -> Row:
    """The row of a claim that is being loaded; key: its identity within the source."""
    places, said_before = claim.places, batch.said_before
    return Row(batch.source, source_id, key, claim, places, before, claim.doubts, True, said_before)


def kept(source: Source, one: LiveClaim, words: Reading) -> Row:
    """The row of a claim that stays as its source made it."""
    reading, places = _read_doubts(one.origin, one.doubt), places_of(one.origin)
    claim = words.claim(one.own) if one.own else words.by_id(one.key, one.kind or "", one.body)
    return Row(source, one.source_id, one.key, claim, places, one, reading)


def restored(text: str, origin: str | None, doubt: str | None) -> Claim:
    """A claim as its source once made it, with its places and the doubts of reading it."""
    claim, reading = claim_of(text), _read_doubts(origin, doubt)
    if isinstance(claim, DoubtClaim):
        return DoubtClaim(reading)
    return claim._replace(places=places_of(origin), doubts=reading)


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


def changed(row: Row, found: Resolved, wording: Wording) -> Change | None:
    """The change that the row makes; None where its source says the same as before."""
    before = row.before
    if before is None:
        return Change(row.source, "say", None, row, found)
    same_words = not row.loaded or wording.said(row.claim) == before.said
    now = (found.entity, _body(found), doubts_text(doubts(row, found)))
    if same_words and (before.entity, before.body, before.doubt) == now:
        return None
    return Change(row.source, "resolve" if same_words else "say", before, row, found)


def _body(found: Resolved) -> str | None:
    return encode(found.body) if found.entity is not None else None


def once_more(source: Source, one: LiveClaim, kind: str) -> Change:
    """A live claim as it stands, entered again so that graphs take it up."""
    return Change(source, "resolve", one, None, Resolved(one.entity, kind))


def withdrawal(source: Source, one: LiveClaim) -> Change:
    """Its source does not say it any more."""
    return Change(source, "withdraw", one, None)


def _as_before(change: Change) -> Entry:
    one = change.before
    assert one is not None
    if change.op == "withdraw":
        return Entry(one.id, one.key, "", change.op, was_entity=one.entity)
    return Entry(
        one.id,
        one.key,
        change.kind if one.entity is not None else "",
        change.op,
        one.said,
        one.entity,
        None,
        one.body,
        one.origin,
        one.doubt,
        one.said_in,
    )
