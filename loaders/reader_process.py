"""The process that reads files for guard: paths come in, what the files say goes out."""

import contextlib
import copyreg
import gc
import os
import resource
import sys
from dataclasses import replace
from multiprocessing.connection import Connection
from operator import attrgetter
from pathlib import Path
from time import monotonic
from typing import Any

from graph_model.claims import Doubt, Place
from graph_model.errors import Problem, WrongInput
from loaders.choices import Choices
from loaders.limits import MEMORY_BYTES, SECONDS
from loaders.reports import read_one

_EVERY = 0.2


def main(connection: Connection) -> None:
    """Read files until nobody asks any more."""
    _limit(resource.RLIMIT_AS, MEMORY_BYTES)
    for kind in (Place, Doubt):
        _pack_quickly(kind)
    gc.disable()  # the tables hold no circles, and there are millions of cells
    with contextlib.suppress(EOFError, OSError):
        while True:
            path, name, source, choices = connection.recv()
            _limit(resource.RLIMIT_CPU, int(sum(os.times()[:2])) + SECONDS)
            connection.send(_read(path, name, source, choices, _Progress(connection)))
            gc.collect()


def _pack_quickly(kind: type) -> None:
    """A slotted class by its constructor's arguments; pickle itself sets field after field."""
    fields = attrgetter(*getattr(kind, "__dataclass_fields__", ()))

    def packed(thing: object) -> tuple[type, tuple[object, ...]]:
        return kind, fields(thing)

    copyreg.pickle(kind, packed)


def _limit(what: int, most: int) -> None:
    """Some systems know no such limit; the parent's patience still ends."""
    with contextlib.suppress(ValueError, OSError):
        hardest = resource.getrlimit(what)[1]
        resource.setrlimit(what, (most, hardest))


class _Progress:
    """Says how much is done, a few times a second."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._said = monotonic()

    def __call__(self, done: float) -> None:
        if monotonic() - self._said > _EVERY:
            self._said = monotonic()
            self._connection.send(float(done))


def _read(path: Path, name: str, source: str, choices: Choices, done: _Progress) -> Any:
    """Batches and what was seen, or the problems."""
    try:
        return read_one(path, name, source, choices, done)
    except WrongInput as wrong:
        return [_called(problem, path, name) for problem in wrong.problems]
    except (MemoryError, RecursionError):
        return [Problem(name, "文件展开后超出内存上限,请只留下表格、拆成几个文件")]
    except Exception as error:  # whatever the file led to, the others must still be read
        said = f"读取时出错({type(error).__name__}: {str(error)[:80]}),请用 Office 打开并另存后再试"
        return [Problem(name, said)]


def _called(problem: Problem, path: Path, name: str) -> Problem:
    """Readers of formats know a file by its path alone."""
    where = problem.where
    if where.startswith(path.name) and not where.startswith(name):
        return replace(problem, where=name + where[len(path.name) :])
    return problem


if __name__ == "__main__":
    main(Connection(int(sys.argv[1])))
