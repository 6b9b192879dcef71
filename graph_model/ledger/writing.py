"""Committing a plan: one changeset, all of it or nothing."""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from itertools import count
from typing import Any, NamedTuple

from sqlalchemy import Connection, Table, delete, func, insert, select

from graph_model.claims import Source
from graph_model.errors import Problem, WrongInput
from graph_model.kinds import RECORD_KINDS
from graph_model.ledger.bulk import insert_rows
from graph_model.ledger.coding import source_text
from graph_model.ledger.heads import BLOCK, blocks
from graph_model.ledger.planning import Plan
from graph_model.ledger.rows import Change
from graph_model.ledger.schema import change, changeset, claim, entity, head, name, seen, source

FIRST_HASH = "0" * 64


def write(
    connection: Connection, plan: Plan, author: str, message: str, request_id: str | None = None
) -> int:
    """Append the plan as the next revision; the caller holds the writer's transaction."""
    revision = plan.base + 1
    previous = _hash_of(connection, plan.base)
    at = datetime.now(UTC).isoformat(timespec="seconds")
    connection.execute(
        insert(changeset),
        {
            "id": revision,
            "at": at,
            "author": author,
            "message": message,
            "request_id": request_id,
            "n_changes": len(plan.changes),
            "hash": changeset_hash(
                previous, revision, (at, author, message), _hashed(plan.changes)
            ),
        },
    )
    sources = _source_ids(connection, plan, revision)
    ids = _Ids(
        sources,
        _entity_ids(connection, plan.changes),
        _claim_ids(connection, plan.changes, sources),
    )
    first = next_id(connection, change)
    rows = (_row(one, (first + seq, revision, seq), ids) for seq, one in enumerate(plan.changes))
    insert_rows(connection, change, rows)
    _move_heads(connection, revision)
    _record_names(connection, plan, revision)
    return revision


def note_moved(connection: Connection, plan: Plan) -> None:
    """Note where unchanged claims stand now."""
    if plan.moved:
        moved = [claim_id for claim_id, _ in plan.moved]
        for start in range(0, len(moved), BLOCK):
            part = moved[start : start + BLOCK]
            connection.execute(delete(seen).where(seen.c.claim_id.in_(part)))
        insert_rows(connection, seen, plan.moved)


def _record_names(connection: Connection, plan: Plan, revision: int) -> None:
    rows = ((*triple, id_, revision) for triple, id_ in plan.names)
    insert_rows(connection, name, rows)


def next_id(connection: Connection, table: Table) -> int:
    """The first free id; only the one writer may ask."""
    return int(connection.execute(select(func.max(table.c.id))).scalar() or 0) + 1


def _hash_of(connection: Connection, revision: int) -> str:
    found = connection.execute(select(changeset.c.hash).where(changeset.c.id == revision)).scalar()
    return str(found or FIRST_HASH)


def changeset_hash(
    previous: str, revision: int, signed: tuple[str, str, str], rows: Iterable[Sequence[Any]]
) -> str:
    """Hash over the predecessor's hash and all that the changeset says."""
    digest = hashlib.sha256(f"{previous}\n{revision}\n".encode())
    for part in signed:
        digest.update(part.encode() + b"\0")
    for row in rows:
        digest.update("\x1f".join("" if part is None else str(part) for part in row).encode())
        digest.update(b"\n")
    return digest.hexdigest()


def _hashed(changes: Iterable[Change]) -> Iterable[tuple[Any, ...]]:
    for one in changes:
        yield (
            source_text(one.source),
            one.key,
            one.kind if one.entity else None,
            one.op,
            one.said,
            one.entity,
            one.was_entity,
            one.body,
            one.origin,
            one.doubt,
        )


def _source_ids(connection: Connection, plan: Plan, revision: int) -> dict[Source, int]:
    """Source → id; sources that speak for the first time are entered."""
    known = {one.source: one.source_id for one in plan.changes if one.source_id is not None}
    new = {one.source for one in plan.changes if one.source_id is None}
    fresh = dict(
        zip(sorted(new, key=source_text), count(next_id(connection, source)), strict=False)
    )
    insert_rows(connection, source, ((id_, revision, source_text(s)) for s, id_ in fresh.items()))
    return known | fresh


def _entity_ids(connection: Connection, changes: Iterable[Change]) -> dict[str, int]:
    kinds = {one.entity: one.kind for one in changes if one.entity is not None}
    wanted = {*kinds, *(one.was_entity for one in changes if one.was_entity is not None)}
    known = _lookup(connection, wanted, kinds)
    new = [key for key in kinds if key not in known]
    fresh = dict(zip(new, count(next_id(connection, entity)), strict=False))
    rows = ((id_, key, kinds[key], _record(kinds[key])) for key, id_ in fresh.items())
    insert_rows(connection, entity, rows)
    return known | fresh


def _record(kind: str) -> str | None:
    return kind if kind in RECORD_KINDS else None


def _lookup(connection: Connection, keys: Iterable[str], kinds: dict[str, str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for block in blocks(keys):
        query = select(entity.c.key, entity.c.id, entity.c.kind).where(entity.c.key.in_(block))
        for key, id_, kind in connection.execute(query):
            if kinds.get(key, kind) != kind:
                raise WrongInput(
                    [Problem("", f"标识 {key} 已是{kind}, 不能再用作{kinds[key]}; 请换一个标识")]
                )
            found[key] = id_
    return found


def _claim_ids(
    connection: Connection, changes: Sequence[Change], sources: dict[Source, int]
) -> dict[tuple[int, str], int]:
    found = {
        (sources[one.source], one.key): one.claim_id for one in changes if one.claim_id is not None
    }
    wanted = [(sources[one.source], one.key) for one in changes if one.claim_id is None]
    for source_id in {pair[0] for pair in wanted}:
        keys = [key for owner, key in wanted if owner == source_id]
        found |= _known_claims(connection, source_id, keys)
    new = [pair for pair in wanted if pair not in found]
    fresh = dict(zip(new, count(next_id(connection, claim)), strict=False))
    insert_rows(connection, claim, ((id_, *pair) for pair, id_ in fresh.items()))
    return found | fresh


def _known_claims(
    connection: Connection, source_id: int, keys: Iterable[str]
) -> dict[tuple[int, str], int]:
    found: dict[tuple[int, str], int] = {}
    for block in blocks(keys):
        query = select(claim.c.key, claim.c.id).where(
            claim.c.source_id == source_id, claim.c.key.in_(block)
        )
        found |= {(source_id, key): id_ for key, id_ in connection.execute(query)}
    return found


class _Ids(NamedTuple):
    """Row ids of what a changeset names."""

    sources: dict[Source, int]
    entities: dict[str, int]
    claims: dict[tuple[int, str], int]


def _row(one: Change, place: tuple[int, int, int], ids: _Ids) -> tuple[Any, ...]:
    return (
        *place,
        ids.claims[ids.sources[one.source], one.key],
        one.op,
        ids.entities[one.entity] if one.entity is not None else None,
        ids.entities[one.was_entity] if one.was_entity is not None else None,
        one.said,
        one.body,
        one.origin,
        one.doubt,
        one.said_in,
    )


def _move_heads(connection: Connection, revision: int) -> None:
    """Point the heads at the changes just written; a withdrawn claim has none."""
    touched = select(change.c.claim_id).where(change.c.changeset_id == revision)
    connection.execute(delete(head).where(head.c.claim_id.in_(touched)))
    connection.execute(delete(seen).where(seen.c.claim_id.in_(touched)))
    live = select(change.c.claim_id, change.c.id, change.c.entity_id).where(
        change.c.changeset_id == revision, change.c.op != "withdraw"
    )
    connection.execute(insert(head).from_select(["claim_id", "change_id", "entity_id"], live))
