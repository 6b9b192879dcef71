"""Does the record agree with itself: the hash chain, and what the heads point to?"""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Select, and_, func, or_, select
from sqlalchemy.exc import DBAPIError

from graph_model.errors import DamagedRecord
from graph_model.ledger.dialects import dialect_of
from graph_model.ledger.schema import change, changeset, claim, entity, head, source
from graph_model.ledger.writing import FIRST_HASH, changeset_hash

AT_ONCE = 2_000
ADVICE = "请不要继续写入, 用 gangmu restore 从备份恢复"
# How many columns of a changeset's row lead those of its changes.
SIGNED = len(changeset.columns)


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
    previous, expected = FIRST_HASH, 1
    rows = connection.execute(_said(), execution_options={"yield_per": AT_ONCE})
    for signed, said in groupby(rows, key=lambda row: tuple(row[:SIGNED])):
        row = dict(zip(changeset.columns.keys(), signed, strict=True))
        counted = _Counted(tuple(one[SIGNED:]) for one in said)
        names = (str(row["at"]), str(row["author"]), str(row["message"]))
        found = changeset_hash(previous, row["id"], names, counted)
        if (row["id"], row["hash"], row["n_changes"]) != (expected, found, counted.n):
            raise DamagedRecord(
                f"台账第 {expected} 版与其校验值不符, 完好到第 {expected - 1} 版; {ADVICE}"
            )
        yield expected
        previous, expected = found, expected + 1
    if expected - 1 != int(connection.execute(select(func.count(changeset.c.id))).scalar_one()):
        raise DamagedRecord(f"台账第 {expected} 版的内容不见了; {ADVICE}")


class _Counted:
    """What is said, and how much it was once it has been gone through."""

    def __init__(self, said: Iterator[tuple[Any, ...]]) -> None:
        self._said, self.n = said, 0

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        for one in self._said:
            self.n += 1
            yield one


def _said() -> Select[Any]:
    """All that was ever said, in order, each with its changeset."""
    was = entity.alias("was")
    return (
        select(
            *changeset.columns,
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
        )
        .select_from(change)
        .join(changeset, changeset.c.id == change.c.changeset_id)
        .join(claim, claim.c.id == change.c.claim_id)
        .join(source, source.c.id == claim.c.source_id)
        .outerjoin(entity, entity.c.id == change.c.entity_id)
        .outerjoin(was, was.c.id == change.c.was_entity_id)
        .order_by(change.c.changeset_id, change.c.seq)
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
