"""How is a person's name taken out of the record, so that nobody can read it any more?

The rows that hold it are changed in place, in one changeset that says so without the name:
a record keeps the checksum of each earlier changeset as it is afterwards, so that `verify`
still notices any other change.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import orjson
from sqlalchemy import Column, Connection, Table, delete, select, update

from graph_model.errors import Problem, UnknownName, WrongInput
from graph_model.kinds.records import Redaction
from graph_model.ledger.coding import decode, encode, in_words
from graph_model.ledger.dialects import dialect_of
from graph_model.ledger.planning import plan
from graph_model.ledger.reading import kinds, latest_revision, live_claims, sources
from graph_model.ledger.records import decided
from graph_model.ledger.rows import Change, once_more
from graph_model.ledger.schema import change, changeset, claim, entity, head, seen, source
from graph_model.ledger.schema import name as given
from graph_model.ledger.verifying import content_of
from graph_model.ledger.writing import write
from graph_model.text import normalised

HIDDEN = "（已隐去）"
SHORTEST = 2
SAID = (change.c.said, change.c.body, change.c.doubt, change.c.origin)
HELD_IN = (*SAID, claim.c.key, source.c.body, seen.c.origin)
CHANGED = ("change", "claim", "source", "changeset", "name")
SIGNED = (changeset.c.author, changeset.c.message)


@dataclass(frozen=True, slots=True)
class Found:
    """Where a name stands: how often as a value of its own, and the longer texts it is part
    of, which are changed only where that is asked for."""

    alone: int
    inside: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Edit:
    column: Column[Any]
    row: int
    text: str


def find_name(connection: Connection, name: str) -> Found:
    """Look for a name; UnknownName where it stands nowhere."""
    words = _words_with(connection, _checked(name))
    longer = sorted({word for word in words if word != name})
    if not words:
        raise UnknownName(f"台账里没有“{name}”")
    return Found(sum(word == name for word in words), tuple(longer))


def is_redacted_between(connection: Connection, first: int, last: int) -> bool:
    """Whether a redaction is recorded after the one revision, up to the other."""
    query = (
        select(change.c.id)
        .join(entity, entity.c.id == change.c.entity_id)
        .where(entity.c.record == Redaction.label)
        .where(change.c.changeset_id > first, change.c.changeset_id <= last)
    )
    return connection.execute(query.limit(1)).first() is not None


def redact(
    connection: Connection, name: str, signed: tuple[str, str], everywhere: bool = False
) -> int:
    """Put HIDDEN for a name; everywhere: also within longer texts. signed: author, reason.

    The revision that records it; the caller holds the writer's transaction.
    """
    with dialect_of(connection).changeable(connection, CHANGED):
        _write_out(connection, _checked(name), everywhere)
        edits = list(_edits(connection, name, everywhere))
        if not edits:
            raise UnknownName(
                f"台账里没有单独写成“{name}”的内容; 连同较长文字里的, 请用 --everywhere"
            )
        for one in edits:
            table, key = _key_of(one.column)
            connection.execute(update(table).where(key == one.row).values({one.column: one.text}))
        _hide_among_names(connection, normalised(name), everywhere)
    touched = {number for one in edits for number in _revisions(connection, one)}
    contents = {str(number): content_of(connection, number) for number in sorted(touched)}
    rows = {one.row for one in edits if one.column.table is change}
    return _recorded(connection, rows, contents, signed)


def _write_out(connection: Connection, name: str, everywhere: bool) -> None:
    """Words of claims whose ids hold the name: their keys are about to tell something else,
    each something of its own, while in words one node stays one."""
    query = (
        select(change.c.id, change.c.said, claim.c.key, entity.c.kind, change.c.body)
        .join(claim, claim.c.id == change.c.claim_id)
        .join(entity, entity.c.id == change.c.entity_id)
        .where(change.c.said.is_(None), claim.c.key.contains(name, autoescape=True))
    )
    for row, *rest in connection.execute(query).all():
        words = in_words(*rest)
        said = decode(words)
        if _without(said, name, HIDDEN, everywhere) != said:
            connection.execute(update(change).where(change.c.id == row).values(said=words))


def _hide_among_names(connection: Connection, said: str, everywhere: bool) -> None:
    """Take a name out of the table of names too, so that what was called by it keeps its id.
    said: the name as that table has it."""
    every = select(given.c.kind, given.c.scope, given.c.name)
    for kind, scope, known in connection.execute(every.where(given.c.name.contains(said))).all():
        if known != said and not everywhere:
            continue
        place = (given.c.kind == kind) & (given.c.scope == scope)
        hidden = known.replace(said, normalised(HIDDEN))
        taken = connection.execute(every.where(place, given.c.name == hidden)).first()
        row = place & (given.c.name == known)
        connection.execute(
            delete(given).where(row) if taken else update(given).where(row).values(name=hidden)
        )


def _recorded(
    connection: Connection, rows: set[int], contents: dict[str, str], signed: tuple[str, str]
) -> int:
    """Enter what was done, and again what is live and was changed, so that every graph
    takes it up. rows: ids of changes."""
    author, reason = signed
    revision = latest_revision(connection) + 1
    note = Redaction(revision=revision, reason=reason, contents=contents)
    ready = plan(connection, [decided([note])])
    changes = (*ready.changes, *_again(connection, rows))
    return write(connection, replace(ready, changes=changes), author, f"隐去一个姓名: {reason}")


def _again(connection: Connection, rows: set[int]) -> Iterator[Change]:
    said_by, heads = sources(connection), select(head.c.claim_id, head.c.change_id)
    touched = {claim_id for claim_id, row in connection.execute(heads) if row in rows}
    claims = [one for one in live_claims(connection) if one.id in touched]
    known = kinds(connection, (one.entity for one in claims if one.entity is not None))
    for one in claims:
        yield once_more(said_by[one.source_id], one, known.get(one.entity or "", ""))


def _revisions(connection: Connection, edit: _Edit) -> Iterable[int]:
    """The changesets whose content an edited row is part of."""
    part_of = {
        change: change.c.id,
        claim: change.c.claim_id,
        source: claim.c.source_id,
        changeset: change.c.changeset_id,
    }
    table = edit.column.table
    if table is seen:  # where a row stands now is no part of any
        return ()
    query = select(change.c.changeset_id).join(claim, claim.c.id == change.c.claim_id)
    found = connection.execute(query.where(part_of[table] == edit.row).distinct())
    return found.scalars().all()


def _checked(name: str) -> str:
    if len(name.strip()) < SHORTEST or name != name.strip():
        raise WrongInput([Problem("", f"要隐去的姓名须至少 {SHORTEST} 个字, 首尾没有空白")])
    return name


def _rows(connection: Connection, column: Column[Any], name: str) -> Iterator[tuple[int, str]]:
    _, key = _key_of(column)
    query = select(key, column).where(column.contains(name, autoescape=True))
    yield from ((int(row), str(text)) for row, text in connection.execute(query))


def _key_of(column: Column[Any]) -> tuple[Table, Column[Any]]:
    table = column.table
    assert isinstance(table, Table)
    return table, next(iter(table.primary_key))


def _words_with(connection: Connection, name: str) -> list[str]:
    return [
        word
        for column in (*HELD_IN, *SIGNED)
        for _, text in _rows(connection, column, name)
        for word in _words(text if column in SIGNED else _parsed(text))
        if name in word
    ]


def _words(value: Any) -> Iterator[str]:
    """Every text in a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for part in value:
            yield from _words(part)
    elif isinstance(value, dict):
        for part in value.values():
            yield from _words(part)


def _parsed(text: str) -> Any:
    """The JSON value, or a plain text such as an id."""
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        return text


def _edits(connection: Connection, name: str, everywhere: bool) -> Iterator[_Edit]:
    for column in (*HELD_IN, *SIGNED):
        for row, text in _rows(connection, column, name):
            hidden = f"{HIDDEN}{row}" if column in (source.c.body, claim.c.key) else HIDDEN
            value = text if column in SIGNED else _parsed(text)
            new = _without(value, name, hidden, everywhere)
            if new != value:
                yield _Edit(column, row, _text(column, new))


def _text(column: Column[Any], value: Any) -> str:
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False) if column is claim.c.key else encode(value)


def _without(value: Any, name: str, hidden: str, everywhere: bool) -> Any:
    if isinstance(value, str):
        return hidden if value == name else value.replace(name, hidden) if everywhere else value
    if isinstance(value, list):
        return [_without(part, name, hidden, everywhere) for part in value]
    if isinstance(value, dict):
        return {key: _without(part, name, hidden, everywhere) for key, part in value.items()}
    return value
