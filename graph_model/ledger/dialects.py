"""What do the two databases do differently? All of it is behind `Dialect`."""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
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

    def file(self, url: URL) -> Path | None:
        """Where it lies, if that is a file of this machine."""

    def reading(self, engine: Engine) -> AbstractContextManager[Connection]:
        """A transaction that sees one revision from its first to its last statement."""

    def writing(self, engine: Engine, many: bool = False) -> AbstractContextManager[Connection]:
        """A transaction that no other writer is in, and that sees all that was committed.
        many: so many rows will come, by ids that the writer gives itself, that not each
        reference is looked up, where that can be left out."""

    def is_taken(self, connection: Connection) -> bool:
        """A writer of a server is at work there, maybe one of this very process, which would
        wait for itself without end; of a file that is told by its path."""

    def refers_ahead(self, connection: Connection) -> bool:
        """Let rows refer to a changeset that comes after them in this transaction; False
        where each reference has to be there at once."""

    def append_only(self, connection: Connection, table: str) -> None:
        """Refuse from now on to change or delete what the table holds."""

    def changeable(
        self, connection: Connection, tables: Sequence[str]
    ) -> AbstractContextManager[None]:
        """Let append-only tables be changed for once, and leave no trace of what was there."""

    def sweep(self, engine: Engine) -> None:
        """Leave no trace on the disk of what was changed or deleted."""

    def insert(self, connection: Connection, table: Table, rows: Iterable[Sequence[Any]]) -> int:
        """Append rows in the order of the table's columns; how many they were."""

    def indexed_afterwards(
        self, connection: Connection, tables: Sequence[str]
    ) -> AbstractContextManager[None]:
        """Build indexes once many rows are in, where nobody else has to do without them."""

    def save(self, connection: Connection, file: Path) -> bool:
        """Copy all pages, as the transaction sees them, into a new file of SQLite; False
        where tables must be copied row by row."""

    def load(self, engine: Engine, file: Path) -> bool:
        """Let the pages of a file of SQLite be the database's, in one transaction; False
        where tables must be copied row by row."""

    def set_aside(self, url: URL) -> Path:
        """Put a damaged database out of the way, where it can be looked at."""

    def broken_pages(self, connection: Connection) -> str:
        """What the database itself finds wrong with its files; empty where all is well."""

    def meaning(self, error: DBAPIError, doing: str) -> GangmuError | None:
        """What could not be done, why, and what to do; None where the fault is ours."""


DIALECTS: dict[str, Dialect] = {"sqlite": Sqlite(), "postgresql": Postgres()}


def dialect_of(connection: Connection | Engine) -> Dialect:
    return DIALECTS[connection.dialect.name]


def dialect_at(url: URL) -> Dialect:
    return DIALECTS[url.get_backend_name()]
