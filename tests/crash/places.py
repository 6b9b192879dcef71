"""Where may the ledgers of a proof lie? In files, or on a PostgreSQL server of our own."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from itertools import count
from pathlib import Path

import psycopg

from tests.postgres_server import running

Empty = Callable[[], str]


@contextmanager
def sqlite(folder: Path) -> Iterator[Empty]:
    """Addresses of ledgers that are not there yet."""
    numbers = count()
    yield lambda: f"sqlite:///{folder / f'ledger{next(numbers)}.db'}"


@contextmanager
def postgresql(folder: Path) -> Iterator[Empty]:
    """Addresses of empty databases."""
    numbers = count()
    with running() as server, psycopg.connect(server, autocommit=True) as connection:

        def empty() -> str:
            name = f"proof{next(numbers)}"
            connection.execute(f"CREATE DATABASE {name}".encode())
            return f"{server.rpartition('/')[0]}/{name}"

        yield empty


PLACES: dict[str, Callable[[Path], AbstractContextManager[Empty]]] = {
    "sqlite": sqlite,
    "postgresql": postgresql,
}
