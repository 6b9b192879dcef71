"""Who said what of a node or link, when, why and where; and what each source says today."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Select, or_, select

from graph_model.claims import STANCE, Place, Source, Stance
from graph_model.identity.resolve import MERGED_FROM
from graph_model.ledger.coding import decode, places_of
from graph_model.ledger.heads import blocks
from graph_model.ledger.merging import Statement, standing
from graph_model.ledger.reading import origin_now, sources
from graph_model.ledger.schema import change, changeset, claim, entity, head, seen

Body = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Changeset:
    """One revision: when (UTC, ISO), by whom, why, and of how many statements."""

    revision: int
    at: str
    author: str
    message: str
    n_changes: int


@dataclass(frozen=True, slots=True)
class Said:
    """One source's word on an entity in one changeset. op: say, resolve (its words came to
    mean something else) or withdraw; body: its properties; key: the id it was said of;
    stance: where a person speaks of a link without stating it."""

    changeset: Changeset
    source: str
    op: str
    key: str
    body: Body
    places: tuple[Place, ...]
    stance: Stance | None = None


@dataclass(frozen=True, slots=True)
class PropertyChange:
    """A property of the merged entity before and after a changeset; None: not there. The
    property `""` stands for the entity itself: True while it lives."""

    changeset: Changeset
    name: str
    before: Any
    after: Any


def changesets(connection: Connection, before: int | None, limit: int) -> list[Changeset]:
    """The latest changesets first; those below a revision, where one is given."""
    query = _changesets().order_by(changeset.c.id.desc()).limit(limit)
    if before is not None:
        query = query.where(changeset.c.id < before)
    return [Changeset(*row) for row in connection.execute(query)]


def numbered(connection: Connection, revisions: Iterable[int]) -> dict[int, Changeset]:
    """Revision → its changeset."""
    return {
        row.id: Changeset(*row)
        for block in blocks(revisions)
        for row in connection.execute(_changesets().where(changeset.c.id.in_(block)))
    }


def _changesets() -> Select[Any]:
    return select(
        changeset.c.id,
        changeset.c.at,
        changeset.c.author,
        changeset.c.message,
        changeset.c.n_changes,
    )


def said_of(connection: Connection, key: str) -> list[Said]:
    """Every word on an entity and on what was merged into it, the earliest first."""
    said_by = sources(connection)
    return [_said(row, said_by, row.key or row.was) for row in _rows(connection, key)]


def _said(row: Any, said_by: dict[int, Source], key: str) -> Said:
    body = decode(row.body) or {}
    meant, stance = body.pop(MERGED_FROM, key), body.pop(STANCE, None)
    source, places = said_by[row.source_id].name, places_of(row.origin)
    return Said(Changeset(*row[:5]), source, row.op, meant, body, places, stance)


def _rows(connection: Connection, key: str) -> list[Any]:
    ids = _same(connection, key)
    was = entity.alias("was")
    query = (
        _changesets()
        .add_columns(
            claim.c.source_id,
            change.c.claim_id,
            change.c.op,
            entity.c.key,
            entity.c.id.label("entity_id"),
            was.c.key.label("was"),
            change.c.body,
            change.c.origin,
        )
        .select_from(change)
        .join(changeset, changeset.c.id == change.c.changeset_id)
        .join(claim, claim.c.id == change.c.claim_id)
        .outerjoin(entity, entity.c.id == change.c.entity_id)
        .outerjoin(was, was.c.id == change.c.was_entity_id)
        .where(or_(change.c.entity_id.in_(ids), change.c.was_entity_id.in_(ids)))
        .order_by(change.c.changeset_id, change.c.seq)
    )
    return list(connection.execute(query))


def _same(connection: Connection, key: str) -> set[int]:
    """Row ids of the entity and of all whose statements it took over."""
    found: set[int] = set()
    frontier = set(connection.execute(select(entity.c.id).where(entity.c.key == key)).scalars())
    while frontier:
        found |= frontier
        query = select(change.c.was_entity_id).where(
            change.c.entity_id.in_(frontier), change.c.was_entity_id.is_not(None)
        )
        frontier = set(connection.execute(query).scalars()) - found
    return found


def property_changes(connection: Connection, key: str) -> list[PropertyChange]:
    """How the merged properties came to be what they are, the earliest first."""
    said_by, rows, kind = sources(connection), _rows(connection, key), _kind(connection, key)
    live: dict[int, Statement] = {}
    before: Body = {}
    found: list[PropertyChange] = []
    for made, group in groupby(rows, key=lambda row: Changeset(*row[:5])):
        for row in group:
            _enter(live, row, key, said_by)
        body = standing(kind, tuple(live.values()))
        after = {} if body is None else {"": True, **body}
        found += _changes(made, before, after)
        before = after
    return found


def _enter(live: dict[int, Statement], row: Any, key: str, said_by: dict[int, Source]) -> None:
    """What a claim says of the entity from here on; nothing, where it speaks of another."""
    live.pop(row.claim_id, None)
    if row.op != "withdraw" and row.key == key:
        source = said_by[row.source_id]
        live[row.claim_id] = Statement(source, row.id, decode(row.body) or {})


def _kind(connection: Connection, key: str) -> str:
    return str(connection.execute(select(entity.c.kind).where(entity.c.key == key)).scalar())


def _changes(made: Changeset, before: Body, after: Body) -> Iterator[PropertyChange]:
    for name in sorted(before.keys() | after.keys()):
        if before.get(name) != after.get(name):
            yield PropertyChange(made, name, before.get(name), after.get(name))


def statements_now(connection: Connection, keys: Iterable[str]) -> dict[str, list[Said]]:
    """Entity key → what each source says of it today."""
    said_by = sources(connection)
    found: dict[str, list[Said]] = {}
    for block in blocks(keys):
        query = (
            _changesets()
            .add_columns(claim.c.source_id, change.c.op, entity.c.key, change.c.body, origin_now())
            .select_from(head)
            .join(change, change.c.id == head.c.change_id)
            .join(changeset, changeset.c.id == change.c.changeset_id)
            .join(claim, claim.c.id == head.c.claim_id)
            .join(entity, entity.c.id == head.c.entity_id)
            .outerjoin(seen, seen.c.claim_id == head.c.claim_id)
            .where(entity.c.key.in_(block))
            .order_by(claim.c.source_id, claim.c.id)
        )
        for row in connection.execute(query):
            found.setdefault(row.key, []).append(_said(row, said_by, row.key))
    return found
