"""Committing a plan: one changeset, all of it or nothing."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from datetime import UTC, datetime
from itertools import count, islice
from typing import Any, NamedTuple

from sqlalchemy import Column, Connection, Select, Table, delete, func, insert, select

from graph_model.claims import Source
from graph_model.errors import Problem, WrongInput
from graph_model.kinds import RECORD_KINDS
from graph_model.ledger.bulk import MANY, Values, appending, insert_rows
from graph_model.ledger.coding import Wording, source_text
from graph_model.ledger.dialects import dialect_of
from graph_model.ledger.heads import BLOCK, blocks
from graph_model.ledger.planning import Plan
from graph_model.ledger.reading import hash_of
from graph_model.ledger.rows import Change, Entry
from graph_model.ledger.schema import change, changeset, claim, entity, head, name, seen, source

FIRST_HASH = "0" * 64
AT_ONCE = 5_000


class _Group(NamedTuple):
    """All changes of what one source says, in order. known: ids of claims that it made
    before and does not make now, by key."""

    source_id: int
    whose: str
    known: dict[str, int]
    changes: list[Change]


Worded = Sequence[tuple[_Group, Entry]]


def write(
    connection: Connection, plan: Plan, author: str, message: str, request_id: str | None = None
) -> int:
    """Append the plan as the next revision; the caller holds the writer's transaction.

    A large load is put into words block by block, never all at once. The row of the
    changeset holds the hash over all of it, and so comes just before the last block.
    """
    revision, total = plan.base + 1, len(plan.changes)
    in_blocks = total > AT_ONCE and dialect_of(connection).refers_ahead(connection)
    at = datetime.now(UTC).isoformat(timespec="seconds")
    previous = hash_of(connection, plan.base) or FIRST_HASH
    hashed = ChangesetHash(previous, revision, (at, author, message))
    signed = dict(id=revision, at=at, author=author, message=message, request_id=request_id)
    _forget_heads(connection, (one.claim_id for one in plan.changes if one.claim_id is not None))
    groups, sources = _in_order(connection, plan.changes)
    first = next_id(connection, change)
    rows = _Rows(connection, plan.changes, revision, first)
    rows.sources += [(id_, revision, whose) for whose, id_ in sources.items()]
    with appending(connection, (entity, claim, change, head), total, first - 1):
        for block in _in_words(groups, AT_ONCE if in_blocks else total):
            rows.insert()
            hashed.add(map(_line, block))
            rows.take(block)
        content = {"n_changes": total, "hash": hashed.text}
        connection.execute(insert(changeset), signed | content)
        rows.insert()
        _point_heads(connection, first)
    _record_names(connection, plan, revision)
    return revision


def _in_order(
    connection: Connection, changes: Iterable[Change]
) -> tuple[list[_Group], dict[str, int]]:
    """By source. Beside them the sources that speak for the first time, with their ids."""
    of_source: dict[Source, list[Change]] = defaultdict(list)
    same: dict[int, list[Change]] = {}  # by the source as an object, which is quick to tell
    for one in changes:
        said = same.get(id(one.source))
        if said is None:
            said = same[id(one.source)] = of_source[one.source]
        said.append(one)
    texts = {source_text(whose): said for whose, said in of_source.items()}
    new = sorted(text for text, said in texts.items() if said[0].source_id is None)
    made = dict(zip(new, count(next_id(connection, source)), strict=False))
    groups = []
    for text, said in texts.items():
        id_ = said[0].source_id
        known = {} if id_ is None else _known_claims(connection, id_, said)
        groups.append(_Group(made[text] if id_ is None else id_, text, known, _nodes_first(said)))
    return groups, made


def _nodes_first(changes: Iterable[Change]) -> list[Change]:
    """Then links, and last what is withdrawn. Otherwise in the order of the source: sorted,
    a million of them would be looked for all over the memory."""
    nodes, links, gone = (list[Change]() for _ in range(3))
    for one in changes:
        part = gone if one.op == "withdraw" else links if "\t" in (one.entity or one.key) else nodes
        part.append(one)
    return nodes + links + gone


def _known_claims(connection: Connection, source_id: int, said: Iterable[Change]) -> dict[str, int]:
    new = {one.key for one in said if one.claim_id is None}
    query = select(claim.c.key, claim.c.id).where(claim.c.source_id == source_id)
    return dict(map(tuple, _rows_of(connection, query, claim.c.key, new)))


def _in_words(groups: Iterable[_Group], size: int) -> Iterator[Worded]:
    """So many changes at a time."""
    wording = Wording()
    said = ((group, one.entry(wording)) for group in groups for one in group.changes)
    while block := list(islice(said, size)):
        yield block


class _Rows:
    """Rows of a changeset, block by block. Ids are given here, so that nothing has to be
    asked back."""

    def __init__(
        self, connection: Connection, changes: Iterable[Change], revision: int, first: int
    ) -> None:
        self._connection, self._revision, self._first = connection, revision, first
        self._next_entity = next_id(connection, entity)
        self._next_claim = next_id(connection, claim)
        self._ids = _known_entities(connection, changes) if self._next_entity > 1 else {}
        self.sources, self._entities, self._claims, self._changes = (
            list[Values]() for _ in range(4)
        )
        self._taken = 0

    def take(self, block: Worded) -> None:
        """Give ids to what is spoken of for the first time, and make the rows."""
        for seq, (group, one) in enumerate(block, start=self._taken):
            claim_id = one.claim_id or group.known.get(one.key)
            if claim_id is None:
                claim_id = self._next_claim
                self._next_claim += 1
                self._claims.append((claim_id, group.source_id, one.key))
            row = (
                self._first + seq,
                self._revision,
                seq,
                claim_id,
                one.op,
                None if one.entity is None else self._entity(one.entity, one.kind),
                None if one.was_entity is None else self._ids[one.was_entity],
                one.said,
                one.body,
                one.origin,
                one.doubt,
                one.said_in,
            )
            self._changes.append(row)
        self._taken += len(block)

    def _entity(self, key: str, kind: str) -> int:
        id_ = self._ids.get(key)
        if id_ is None:
            id_ = self._ids[key] = self._next_entity
            self._next_entity += 1
            self._entities.append((id_, key, kind, kind if kind in RECORD_KINDS else None))
        return id_

    def insert(self) -> None:
        """Append the rows of the block that was taken, if one was."""
        if not self._changes:
            return
        made = (self.sources, self._entities, self._claims, self._changes)
        for table, rows in zip((source, entity, claim, change), made, strict=True):
            insert_rows(self._connection, table, rows)
            rows.clear()


def _known_entities(connection: Connection, changes: Iterable[Change]) -> dict[str, int]:
    """Entity key → id, of all that was spoken of before and is spoken of again."""
    kinds = {one.entity: one.kind for one in changes if one.entity is not None}
    was = {one.was_entity for one in changes if one.was_entity is not None}
    found: dict[str, int] = {}
    query = select(entity.c.key, entity.c.id, entity.c.kind)
    keys = kinds.keys() | was if was else kinds.keys()
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


def _forget_heads(connection: Connection, claim_ids: Iterable[int]) -> None:
    """Claims that are said anew or withdrawn: where they stood until now."""
    for part in blocks(claim_ids):
        connection.execute(delete(head).where(head.c.claim_id.in_(part)))
        connection.execute(delete(seen).where(seen.c.claim_id.in_(part)))


def _point_heads(connection: Connection, first: int) -> None:
    """Claims that stand: to what their sources say from now on, in changes from the first."""
    live = select(change.c.claim_id, change.c.id, change.c.entity_id).where(
        change.c.id >= first, change.c.op != "withdraw"
    )
    connection.execute(insert(head).from_select(["claim_id", "change_id", "entity_id"], live))


def note_moved(connection: Connection, plan: Plan) -> None:
    """Note where unchanged claims stand now."""
    if plan.moved:
        for part in blocks(claim_id for claim_id, _ in plan.moved):
            connection.execute(delete(seen).where(seen.c.claim_id.in_(part)))
        insert_rows(connection, seen, plan.moved)


def _record_names(connection: Connection, plan: Plan, revision: int) -> None:
    rows = ((*triple, id_, revision) for triple, id_ in plan.names)
    insert_rows(connection, name, rows)


def next_id(connection: Connection, table: Table) -> int:
    """The first free id; only the one writer may ask. Ids are given here, so that nothing
    has to be asked back."""
    return int(connection.execute(select(func.max(table.c.id))).scalar() or 0) + 1


class ChangesetHash:
    """Hash over the predecessor's hash and all that the changeset says, in its lines.
    signed: when, by whom, why."""

    def __init__(self, previous: str, revision: int, signed: tuple[str, str, str]) -> None:
        self._digest = hashlib.sha256(f"{previous}\n{revision}\n".encode())
        for part in signed:
            self._digest.update(part.encode() + b"\0")

    def add(self, lines: Iterable[str]) -> None:
        rest = iter(lines)
        while block := "".join(islice(rest, BLOCK)):
            self._digest.update(block.encode())

    @property
    def text(self) -> str:
        return self._digest.hexdigest()


def said_line(row: Sequence[Any]) -> str:
    """What a change says, as a line of what is hashed: whose word it is, the claim's key, kind,
    op, words, entity, what it spoke of before, body, origin, doubt, and where it was said."""
    whose, key, kind, op, said, entity_, was, body, origin, doubt, said_in = row
    about = f"{whose}\x1f{key}\x1f{kind or ''}\x1f{op}\x1f{said or ''}\x1f{entity_ or ''}"
    rest = f"{was or ''}\x1f{body or ''}\x1f{origin or ''}\x1f{doubt or ''}"
    return f"{about}\x1f{rest}\n" if said_in is None else f"{about}\x1f{rest}\x1f{said_in}\n"


def _line(said: tuple[_Group, Entry]) -> str:
    group, one = said
    return said_line((group.whose, *one[1:]))
