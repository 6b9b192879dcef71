"""How do the rows of one ledger come into another database?"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, func, inspect, select

from graph_model.errors import DamagedRecord, WrongSetup
from graph_model.ledger.bulk import insert_rows
from graph_model.ledger.database import refuse_without_version, shown, upgrade
from graph_model.ledger.reading import latest_hash
from graph_model.ledger.schema import changeset, metadata
from graph_model.ledger.versions import VERSIONS, version

Tell = Callable[[str], None]
AT_ONCE = 2_000
TOLD_EVERY = 100_000


def copy_ledger(source: Connection, target: Connection, tell: Tell) -> None:
    """Make the tables in the target and fill them; both are left to their transactions.
    DamagedRecord where the target does not hold the same afterwards."""
    upgrade(target)
    for table in metadata.sorted_tables:
        rows = source.execute(select(table), execution_options={"yield_per": AT_ONCE})
        insert_rows(target, table, told(rows, table.name, tell))
    if (was := _sums(source)) != (now := _sums(target)):
        raise DamagedRecord(f"复制后的台账与原来的不同, 已放弃: 原有 {was}, 现有 {now}")


def told(rows: Iterable[Any], what: str, tell: Tell) -> Iterator[Any]:
    """The rows, saying now and then how far they are."""
    for number, row in enumerate(rows):
        if number % TOLD_EVERY == 0:
            tell(f"正在复制 {what}: {number:,} 行")
        yield row


def _sums(connection: Connection) -> dict[str, int | str]:
    """How many rows each table has, and the hash of all that was said."""
    counts = {
        table.name: int(connection.execute(select(func.count()).select_from(table)).scalar_one())
        for table in metadata.sorted_tables
    }
    return {**counts, "hash": latest_hash(connection)}


def tables(connection: Connection) -> set[str]:
    return set(inspect(connection).get_table_names())


def ours() -> set[str]:
    return {*metadata.tables, VERSIONS}


def take_away(connection: Connection) -> None:
    """Drop the ledger's tables, within the transaction."""
    metadata.drop_all(connection)
    connection.exec_driver_sql(f"DROP TABLE IF EXISTS {VERSIONS}")


def held(connection: Connection) -> int:
    """The revision of the ledger that a database holds, 0 where it may be filled.
    WrongSetup where something else lies in its place, DamagedRecord where it is damaged."""
    refuse_without_version(connection)
    if version(connection) is None:
        if tables(connection) & ours():
            raise WrongSetup(f"{shown(connection.engine.url)} 里已有别的数据, 请另选位置")
        return 0
    return int(connection.execute(select(func.max(changeset.c.id))).scalar() or 0)
