"""Where may the ledgers of a proof lie? In files, or on a PostgreSQL server of our own."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from itertools import count
from pathlib import Path

Empty = Callable[[], str]


@contextmanager
def sqlite(folder: Path) -> Iterator[Empty]:
    """Addresses of ledgers that are not there yet."""
    numbers = count()
    yield lambda: f"sqlite:///{folder / f'ledger{next(numbers)}.db'}"


PLACES: dict[str, Callable[[Path], AbstractContextManager[Empty]]] = {"sqlite": sqlite}
