"""Does the record agree with itself: the hash chain, and what the heads point to?"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, func, or_, select
from sqlalchemy.exc import DBAPIError

from graph_model.errors import DamagedRecord
from graph_model.kinds.records import Redaction
from graph_model.ledger.coding import decode
from graph_model.ledger.dialects import dialect_of
from graph_model.ledger.schema import change, changeset, claim, entity, head, source
from graph_model.ledger.writing import FIRST_HASH, ChangesetHash, said_line

AT_ONCE = 2_000
ADVICE = "请不要继续写入, 用 gangmu restore 从备份恢复"


def verified(connection: Connection) -> int:
    """The latest revision, if every page, changeset and head is as it was written."""
    whole = 0
    try:
        for revision in _whole_revisions(connection):
            whole = revision
        _check_heads(connection)
        if broken := dialect_of(connection).broken_pages(connection):
            raise DamagedRecord(f"台账文件已损坏({broken})。历史完好到第 {whole} 版; {ADVICE}")
    except DBAPIError as error:
        if not isinstance(dialect_of(connection).meaning(error, ""), DamagedRecord):
            raise
        raise DamagedRecord(
            f"台账文件已损坏({error.orig})。历史完好到第 {whole} 版; {ADVICE}"
        ) from error
    return whole


def _whole_revisions(connection: Connection) -> Iterator[int]:
    """Each revision that holds, in order; DamagedRecord at the first that does not."""
    latest = connection.execute(select(func.max(changeset.c.id))).scalar() or 0
    previous, redacted = FIRST_HASH, _redacted(connection)
    for number in range(1, latest + 1):
        previous = _checked(connection, number, previous, redacted.get(str(number)))
        yield number


def _redacted(connection: Connection) -> dict[str, str]:
    """Number of each changeset that a name was taken out of → checksum of what it says now.
    A redaction speaks once: entered again, for another name or by an undo, its checksums are
    of what was then."""
    query = (
        select(change.c.changeset_id, change.c.body)
        .join(entity, entity.c.id == change.c.entity_id)
        .where(entity.c.record == Redaction.label)
        .order_by(change.c.id)
    )
    notes = ((revision, decode(body)) for revision, body in connection.execute(query) if body)
    return {
        number: content
        for revision, note in notes
        if note["revision"] == revision
        for number, content in note["contents"].items()
    }


def _checked(connection: Connection, number: int, previous: str, redacted: str | None) -> str:
    """The hash of a changeset that is as it was written, or as a redaction left it."""
    row = connection.execute(select(changeset).where(changeset.c.id == number)).first()
    if row is not None:
        found, n_changes = _content(connection, row, "" if redacted else previous)
        if (redacted or row.hash, row.n_changes) == (found, n_changes):
            return str(row.hash)
    raise DamagedRecord(f"台账第 {number} 版与其校验值不符, 完好到第 {number - 1} 版; {ADVICE}")


def content_of(connection: Connection, number: int) -> str:
    """A checksum of what a changeset says, without regard to those before it."""
    row = connection.execute(select(changeset).where(changeset.c.id == number)).one()
    return _content(connection, row, "")[0]


def _content(connection: Connection, row: Row[Any], previous: str) -> tuple[str, int]:
    """A hash of what a changeset says after another hash; and how many changes it has."""
    rows = connection.execute(_said_in(row.id), execution_options={"yield_per": AT_ONCE})
    said = _Counted(map(said_line, rows))
    hashed = ChangesetHash(previous, row.id, (row.at, row.author, row.message))
    hashed.add(said)
    return hashed.text, said.n


class _Counted:
    """What is said, and how much it was once it has been gone through."""

    def __init__(self, said: Iterator[str]) -> None:
        self._said, self.n = said, 0

    def __iter__(self) -> Iterator[str]:
        for one in self._said:
            self.n += 1
            yield one


def _said_in(revision: int) -> Select[Any]:
    """What a changeset says, in order."""
    was = entity.alias("was")
    return (
        select(
            source.c.body,
            claim.c.key,
            entity.c.kind,
            change.c.op,
            change.c.said,
            entity.c.key,
            was.c.key,
            change.c.body,
            change.c.origin,
            change.c.doubt,
            change.c.said_in,
        )
        .select_from(change)
        .join(claim, claim.c.id == change.c.claim_id)
        .join(source, source.c.id == claim.c.source_id)
        .outerjoin(entity, entity.c.id == change.c.entity_id)
        .outerjoin(was, was.c.id == change.c.was_entity_id)
        .where(change.c.changeset_id == revision)
        .order_by(change.c.seq)
    )


def _check_heads(connection: Connection) -> None:
    """A head for the last word on every claim, and none for what was withdrawn."""
    last = select(func.max(change.c.id).label("id")).group_by(change.c.claim_id).subquery()
    withdrawn = change.c.op == "withdraw"
    wrong = or_(
        and_(withdrawn, head.c.claim_id.is_not(None)),
        and_(~withdrawn, head.c.change_id.is_distinct_from(change.c.id)),
        and_(~withdrawn, head.c.entity_id.is_distinct_from(change.c.entity_id)),
    )
    odd = (
        select(func.count())
        .select_from(last)
        .join(change, change.c.id == last.c.id)
        .outerjoin(head, head.c.claim_id == change.c.claim_id)
        .where(wrong)
    )
    unsaid = (
        select(func.count())
        .select_from(head)
        .outerjoin(change, change.c.id == head.c.change_id)
        .where(change.c.claim_id.is_distinct_from(head.c.claim_id))
    )
    found = sum(int(connection.execute(query).scalar_one()) for query in (odd, unsaid))
    if found:
        raise DamagedRecord(f"台账的当前状态与其历史不符({found} 处); {ADVICE}")
