"""How does long work go on while others are served? In a thread of its own, once at a time."""

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Generic, TypeVar

T = TypeVar("T")


class Aside(Generic[T]):
    """One piece of work at a time."""

    def __init__(self, patience: float) -> None:
        self._patience = patience
        self._lock = threading.Lock()
        self._pool: ThreadPoolExecutor | None = None
        self._under_way: Future[T] | None = None

    def do(self, work: Callable[[], T]) -> T | None:
        """What the work gave; None where it takes longer than a short while, or is being done
        already. An error of work that nobody waited for is raised to who asks next."""
        started = self._started(work)
        if started is None:
            return None
        try:
            found = started.result(self._patience)
        except TimeoutError:
            if started.done():
                raise
            return None
        self._forget(started)
        return found

    def _started(self, work: Callable[[], T]) -> Future[T] | None:
        with self._lock:
            before = self._under_way
            if before is not None and not before.done():
                return None
            if before is not None:
                self._under_way = None
                before.result()
            if self._pool is None:
                self._pool = ThreadPoolExecutor(1, "graph")
            self._under_way = self._pool.submit(work)
            return self._under_way

    def _forget(self, done: Future[T]) -> None:
        with self._lock:
            if self._under_way is done:
                self._under_way = None
