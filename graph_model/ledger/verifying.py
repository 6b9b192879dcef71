"""Does the record agree with itself: the hash chain, and what the heads point to."""

from sqlalchemy import Connection, Row, func, select

from graph_model.errors import DamagedRecord
from graph_model.ledger.schema import change, changeset, claim, entity, head, source
from graph_model.ledger.writing import FIRST_HASH, changeset_hash

Hashed = tuple[str | None, ...]


def verified(connection: Connection) -> int:
    """The latest revision, if every changeset and head is as it was written."""
    previous, expected = FIRST_HASH, 1
    for row in connection.execute(select(changeset).order_by(changeset.c.id)):
        previous = _checked(connection, row, previous, expected)
        expected += 1
    _check_heads(connection)
    return expected - 1


def _checked(
    connection: Connection, row: Row[tuple[object, ...]], previous: str, number: int
) -> str:
    signed = (str(row.at), str(row.author), str(row.message))
    found = changeset_hash(previous, row.id, signed, _said_in(connection, row.id))
    if row.id != number or row.hash != found:
        raise DamagedRecord(f"台账第 {number} 版与其校验值不符, 请从备份恢复")
    return found


def _said_in(connection: Connection, revision: int) -> list[Hashed]:
    was = entity.alias("was")
    query = (
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
        )
        .join(claim, claim.c.id == change.c.claim_id)
        .join(source, source.c.id == claim.c.source_id)
        .outerjoin(entity, entity.c.id == change.c.entity_id)
        .outerjoin(was, was.c.id == change.c.was_entity_id)
        .where(change.c.changeset_id == revision)
        .order_by(change.c.seq)
    )
    return [tuple(row) for row in connection.execute(query)]


def _check_heads(connection: Connection) -> None:
    """A head for the last word on every claim, and none for what was withdrawn."""
    last = select(func.max(change.c.id)).group_by(change.c.claim_id)
    live = select(change.c.claim_id, change.c.id, change.c.entity_id).where(
        change.c.id.in_(last), change.c.op != "withdraw"
    )
    wanted = set(map(tuple, connection.execute(live)))
    found = set(
        map(tuple, connection.execute(select(head.c.claim_id, head.c.change_id, head.c.entity_id)))
    )
    if wanted != found:
        odd = len(wanted ^ found)
        raise DamagedRecord(f"台账的当前状态与其历史不符({odd} 处), 请从备份恢复")
