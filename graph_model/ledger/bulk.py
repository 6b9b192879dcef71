"""How are many rows put into a table? As fast as the database takes them."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Table

from graph_model.ledger.dialects import dialect_of

Values = Sequence[Any]


def insert_rows(connection: Connection, table: Table, rows: Iterable[Values]) -> int:
    """Append rows, each with a value for every column in the table's order; how many."""
    return dialect_of(connection).insert(connection, table, rows)
