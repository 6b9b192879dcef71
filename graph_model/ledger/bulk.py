"""How are many rows put into a table? As fast as the database takes them."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Table

from graph_model.ledger.dialects import dialect_of

Values = Sequence[Any]
MANY = 20_000


def insert_rows(connection: Connection, table: Table, rows: Iterable[Values]) -> int:
    """Append rows, each with a value for every column in the table's order; how many."""
    return dialect_of(connection).insert(connection, table, rows)


@contextmanager
def appending(
    connection: Connection, tables: Sequence[Table], rows: int, held: int
) -> Iterator[None]:
    """While so many rows are appended to each table beside those that it held: where they are
    most of what it will hold, indexes are built afterwards, if the database can do without."""
    if rows < MANY or rows < held:
        yield
        return
    with dialect_of(connection).indexed_afterwards(connection, [one.name for one in tables]):
        yield
