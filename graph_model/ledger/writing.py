"""Committing a plan: one changeset, all of it or nothing."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from datetime import UTC, datetime
from itertools import count, groupby, islice
from operator import attrgetter
from typing import Any

from sqlalchemy import Column, Connection, Select, Table, delete, func, insert, select

from graph_model.claims import Source
from graph_model.errors import Problem, WrongInput
from graph_model.identity.ids import Keys
from graph_model.kinds import RECORD_KINDS
from graph_model.ledger.bulk import MANY, Values, appending, insert_rows
from graph_model.ledger.coding import Wording, source_text
from graph_model.ledger.heads import BLOCK, blocks
from graph_model.ledger.planning import Plan
from graph_model.ledger.reading import hash_of
from graph_model.ledger.rows import Change, Entry
from graph_model.ledger.schema import change, changeset, claim, entity, head, name, seen, source

FIRST_HASH = "0" * 64


def write(
    connection: Connection, plan: Plan, author: str, message: str, request_id: str | None = None
) -> int:
    """Append the plan as the next revision; the caller holds the writer's transaction."""
    revision = plan.base + 1
    previous = hash_of(connection, plan.base) or FIRST_HASH
    at = datetime.now(UTC).isoformat(timespec="seconds")
    changes = _in_order(plan.changes)
    connection.execute(
        insert(changeset),
        {
            "id": revision,
            "at": at,
            "author": author,
            "message": message,
            "request_id": request_id,
            "n_changes": len(changes),
            "hash": changeset_hash(previous, revision, (at, author, message), _hashed(changes)),
        },
    )
    _write_rows(connection, changes, revision)
    _record_names(connection, plan, revision)
    return revision


def _in_order(changes: Iterable[Change]) -> list[Entry]:
    """By source, and by what is spoken of: what is said of an entity lies together, and
    indexes grow at their ends."""
    of_source: dict[Source, list[Entry]] = defaultdict(list)
    same: dict[int, list[Entry]] = {}  # by the source as an object, which is quick to tell
    keys, wording = Keys(), Wording()
    for one in changes:
        said = same.get(id(one.source))
        if said is None:
            said = same[id(one.source)] = of_source[one.source]
        said.append(one.entry(keys, wording))
    return [one for said in of_source.values() for one in sorted(said, key=_about)]


def _about(change: Entry) -> tuple[bool, bool, str]:
    """Nodes first, then links, and last what is withdrawn."""
    key = change.entity or change.key
    return change.op == "withdraw", "\t" in key, key


def _of_each(changes: Iterable[Entry]) -> Iterator[tuple[Source, Iterator[Entry]]]:
    return groupby(changes, key=attrgetter("source"))


def _write_rows(connection: Connection, changes: Sequence[Entry], revision: int) -> None:
    sources = _source_ids(connection, changes, revision)
    entities, new_entities = _entity_ids(connection, changes)
    claims, new_claims = _claim_ids(connection, changes, sources)
    first = next_id(connection, change)
    rows = (
        (
            first + seq,
            revision,
            seq,
            claim_id,
            one.op,
            entities[one.entity] if one.entity is not None else None,
            entities[one.was_entity] if one.was_entity is not None else None,
            one.said,
            one.body,
            one.origin,
            one.doubt,
            one.said_in,
        )
        for seq, (one, claim_id) in enumerate(zip(changes, claims, strict=True))
    )
    _forget_heads(connection, [one.claim_id for one in changes if one.claim_id is not None])
    live = select(change.c.claim_id, change.c.id, change.c.entity_id).where(
        change.c.id >= first, change.c.op != "withdraw"
    )
    with appending(connection, (entity, claim, change, head), len(changes), first - 1):
        insert_rows(connection, entity, new_entities)
        insert_rows(connection, claim, new_claims)
        insert_rows(connection, change, rows)
        connection.execute(insert(head).from_select(["claim_id", "change_id", "entity_id"], live))


def _forget_heads(connection: Connection, claim_ids: Sequence[int]) -> None:
    """Claims that are said anew or withdrawn: where they stood until now."""
    for start in range(0, len(claim_ids), BLOCK):
        part = claim_ids[start : start + BLOCK]
        connection.execute(delete(head).where(head.c.claim_id.in_(part)))
        connection.execute(delete(seen).where(seen.c.claim_id.in_(part)))


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
    """The first free id; only the one writer may ask. Ids are given here, so that nothing
    has to be asked back."""
    return int(connection.execute(select(func.max(table.c.id))).scalar() or 0) + 1


def changeset_hash(
    previous: str, revision: int, signed: tuple[str, str, str], lines: Iterable[str]
) -> str:
    """Hash over the predecessor's hash and all that the changeset says, in its lines."""
    digest = hashlib.sha256(f"{previous}\n{revision}\n".encode())
    for part in signed:
        digest.update(part.encode() + b"\0")
    rest = iter(lines)
    while block := "".join(islice(rest, BLOCK)):
        digest.update(block.encode())
    return digest.hexdigest()


def said_line(row: Sequence[Any]) -> str:
    """What a change says, as a line of what is hashed: whose word it is, the claim's key, kind,
    op, words, entity, what it spoke of before, body, origin, doubt, and where it was said."""
    whose, key, kind, op, said, entity_, was, body, origin, doubt, said_in = row
    about = f"{whose}\x1f{key}\x1f{kind or ''}\x1f{op}\x1f{said or ''}\x1f{entity_ or ''}"
    rest = f"{was or ''}\x1f{body or ''}\x1f{origin or ''}\x1f{doubt or ''}"
    return f"{about}\x1f{rest}\n" if said_in is None else f"{about}\x1f{rest}\x1f{said_in}\n"


def _hashed(changes: Iterable[Entry]) -> Iterator[str]:
    for source_, group in _of_each(changes):
        whose = source_text(source_)
        for one in group:
            yield said_line(
                (
                    whose,
                    one.key,
                    one.kind if one.entity else None,
                    one.op,
                    one.said,
                    one.entity,
                    one.was_entity,
                    one.body,
                    one.origin,
                    one.doubt,
                    one.said_in,
                )
            )


def _source_ids(
    connection: Connection, changes: Sequence[Entry], revision: int
) -> dict[Source, int]:
    """Source → id; sources that speak for the first time are entered."""
    ids = {whose: next(said).source_id for whose, said in _of_each(changes)}
    new = sorted((whose for whose, id_ in ids.items() if id_ is None), key=source_text)
    made = dict(zip(new, count(next_id(connection, source)), strict=False))
    insert_rows(connection, source, [(id_, revision, source_text(s)) for s, id_ in made.items()])
    return {whose: made[whose] if id_ is None else id_ for whose, id_ in ids.items()}


def _entity_ids(
    connection: Connection, changes: Iterable[Entry]
) -> tuple[dict[str, int], list[Values]]:
    """Key → id, and the rows of those that are spoken of for the first time."""
    kinds = {one.entity: one.kind for one in changes if one.entity is not None}
    was = {one.was_entity for one in changes if one.was_entity is not None}
    ids = _known_entities(connection, kinds.keys() | was if was else kinds.keys(), kinds)
    rows, following = list[Values](), next_id(connection, entity)
    for key, kind in kinds.items():
        if key not in ids:
            ids[key] = following + len(rows)
            rows.append((ids[key], key, kind, _record(kind)))
    return ids, rows


def _record(kind: str) -> str | None:
    return kind if kind in RECORD_KINDS else None


def _known_entities(
    connection: Connection, keys: Set[str], kinds: dict[str, str]
) -> dict[str, int]:
    found: dict[str, int] = {}
    query = select(entity.c.key, entity.c.id, entity.c.kind)
    for key, id_, kind in _rows_of(connection, query, entity.c.key, keys):
        if kinds.get(key, kind) != kind:
            raise WrongInput(
                [Problem("", f"标识 {key} 已是{kind}, 不能再用作{kinds[key]}; 请换一个标识")]
            )
        found[key] = id_
    return found


def _rows_of(
    connection: Connection, query: Select[Any], column: Column[str], keys: Set[str]
) -> Iterator[Any]:
    """Rows with one of the keys: few are asked for, of many all rows are read."""
    if len(keys) > MANY:
        yield from (row for row in connection.execute(query) if row[0] in keys)
        return
    for block in blocks(keys):
        yield from connection.execute(query.where(column.in_(block)))


def _claim_ids(
    connection: Connection, changes: Sequence[Entry], sources: dict[Source, int]
) -> tuple[list[int], list[Values]]:
    """The claim of each change, and the rows of those that are made for the first time."""
    found: list[int] = []
    fresh: list[Values] = []
    following = next_id(connection, claim)
    for whose, group in _of_each(changes):
        said, source_id = list(group), sources[whose]
        known = {} if said[0].source_id is None else _known_claims(connection, source_id, said)
        for one in said:
            id_ = one.claim_id or known.get(one.key)
            if id_ is None:
                id_ = following + len(fresh)
                fresh.append((id_, source_id, one.key))
            found.append(id_)
    return found, fresh


def _known_claims(connection: Connection, source_id: int, said: Iterable[Entry]) -> dict[str, int]:
    """Claims that a source made before and does not make now, by key."""
    new = {one.key for one in said if one.claim_id is None}
    query = select(claim.c.key, claim.c.id).where(claim.c.source_id == source_id)
    return dict(map(tuple, _rows_of(connection, query, claim.c.key, new)))
