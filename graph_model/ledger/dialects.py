"""What do the two databases do differently? All of it is behind `Dialect`."""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

from sqlalchemy import URL, Connection, Engine, Table
from sqlalchemy.exc import DBAPIError

from graph_model.errors import GangmuError
from graph_model.ledger.postgres import Postgres
from graph_model.ledger.sqlite import Sqlite


class Dialect(Protocol):
    """A kind of database that a ledger can lie in."""

    def engine(self, url: URL) -> Engine:
        """Ready to connect, with all that must be told to each connection."""

    def reading(self, engine: Engine) -> AbstractContextManager[Connection]:
        """A transaction that sees one revision from its first to its last statement."""

    def writing(self, engine: Engine) -> AbstractContextManager[Connection]:
        """A transaction that no other writer is in, and that sees all that was committed."""

    def append_only(self, connection: Connection, table: str) -> None:
        """Refuse from now on to change or delete what the table holds."""

    def insert(self, connection: Connection, table: Table, rows: Iterable[Sequence[Any]]) -> int:
        """Append rows in the order of the table's columns; how many they were."""

    def broken_pages(self, connection: Connection) -> str:
        """What the database itself finds wrong with its files; empty where all is well."""

    def meaning(self, error: DBAPIError, doing: str) -> GangmuError | None:
        """What could not be done, why, and what to do; None where the fault is ours."""


DIALECTS: dict[str, Dialect] = {"sqlite": Sqlite(), "postgresql": Postgres()}


def dialect_of(connection: Connection | Engine) -> Dialect:
    return DIALECTS[connection.dialect.name]
