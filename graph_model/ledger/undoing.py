"""Taking a changeset back: what does each source say instead, and what was said since?"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from sqlalchemy import Connection, and_, func, select

from graph_model.claims import Batch, Claim
from graph_model.errors import UnknownName
from graph_model.ledger.coding import in_words
from graph_model.ledger.history import Changeset, changesets
from graph_model.ledger.planning import Plan, plan
from graph_model.ledger.reading import latest_revision, sources
from graph_model.ledger.rows import restored
from graph_model.ledger.schema import change, claim, entity


@dataclass(frozen=True, slots=True)
class Overtaken:
    """A statement of the changeset that was changed since: it stays as it is now, unless it
    is asked for by its claim_id. key: the entity that it speaks of; by: who changed it."""

    claim_id: int
    key: str
    source: str
    by: Changeset


@dataclass(frozen=True, slots=True)
class Undo:
    """The plan that takes a changeset back, and what it leaves as it was changed since."""

    undone: Changeset
    plan: Plan
    overtaken: tuple[Overtaken, ...]


class _Word(NamedTuple):
    """A source's own word on a claim; said is None where it does not make the claim."""

    revision: int = 0
    said: str | None = None
    origin: str | None = None
    doubt: str | None = None
    entity: str | None = None


class _Turn(NamedTuple):
    """A claim of the changeset: whose, its word before the changeset and its word now."""

    claim_id: int
    source_id: int
    key: str
    before: _Word
    now: _Word


def undo(connection: Connection, revision: int, also: Collection[int] = ()) -> Undo:
    """Plan to take back what a changeset said, where it still stands as it left it.

    The plan is stored as it was shown or not at all.
    also: claim ids of statements to take back although they were changed since.
    """
    latest = latest_revision(connection)
    if not 0 < revision <= latest:
        raise UnknownName(f"没有第 {revision} 版; 台账现在有第 1 至 {latest} 版")
    turns = [one for one in _turns(connection, revision) if one.before.said != one.now.said]
    left = [t for t in turns if t.now.revision != revision and t.claim_id not in also]
    back = [t for t in turns if t not in left]
    return Undo(
        changesets(connection, revision + 1, 1)[0],
        replace(plan(connection, _batches(connection, back)), exact=True),
        tuple(_overtaken(connection, left)),
    )


def _turns(connection: Connection, revision: int) -> Iterator[_Turn]:
    before = _words(connection, revision, revision - 1)
    now = _words(connection, revision, None)
    query = (
        select(claim.c.id, claim.c.source_id, claim.c.key)
        .join(change, change.c.claim_id == claim.c.id)
        .where(change.c.changeset_id == revision, change.c.op != "resolve")
        .order_by(claim.c.id)
    )
    for id_, source_id, key in connection.execute(query):
        yield _Turn(id_, source_id, key, before.get(id_, _Word()), now[id_])


def _words(connection: Connection, revision: int, until: int | None) -> dict[int, _Word]:
    """Claim id → its source's last own word up to `until`, of the claims of a changeset.
    That words came to mean something else is no word of the source's own."""
    mine = select(change.c.claim_id).where(change.c.changeset_id == revision)
    last = (
        select(change.c.claim_id, func.max(change.c.changeset_id).label("changeset_id"))
        .where(change.c.claim_id.in_(mine), change.c.op != "resolve")
        .group_by(change.c.claim_id)
    )
    if until is not None:
        last = last.where(change.c.changeset_id <= until)
    word, was = last.subquery(), entity.alias("was")
    same = and_(change.c.claim_id == word.c.claim_id, change.c.changeset_id == word.c.changeset_id)
    query = (
        select(
            change.c.claim_id,
            change.c.changeset_id,
            change.c.said,
            claim.c.key,
            entity.c.kind,
            change.c.body,
            change.c.origin,
            change.c.doubt,
            func.coalesce(entity.c.key, was.c.key),
        )
        .join(word, same)
        .join(claim, claim.c.id == change.c.claim_id)
        .outerjoin(entity, entity.c.id == change.c.entity_id)
        .outerjoin(was, was.c.id == change.c.was_entity_id)
    )
    return {
        id_: _Word(revision, in_words(said, key, kind, body), *rest)
        for id_, revision, said, key, kind, body, *rest in connection.execute(query)
    }


def _batches(connection: Connection, back: list[_Turn]) -> list[Batch]:
    """What the sources say again, and what they say no longer."""
    said_by = sources(connection)
    again: dict[int, list[Claim]] = defaultdict(list)
    no_longer: dict[int, set[str]] = defaultdict(set)
    for turn in back:
        if turn.before.said is None:
            no_longer[turn.source_id].add(turn.key)
        else:
            word = turn.before
            again[turn.source_id].append(restored(turn.before.said, word.origin, word.doubt))
    return [
        Batch(
            said_by[id_],
            tuple(again[id_]),
            partial=True,
            said_before=True,
            withdrawn=frozenset(no_longer[id_]),
        )
        for id_ in sorted(again.keys() | no_longer.keys())
    ]


def _overtaken(connection: Connection, left: list[_Turn]) -> Iterator[Overtaken]:
    said_by = sources(connection)
    for turn in left:
        by = changesets(connection, turn.now.revision + 1, 1)[0]
        about = turn.now.entity or turn.before.entity or ""
        yield Overtaken(turn.claim_id, about, said_by[turn.source_id].name, by)
