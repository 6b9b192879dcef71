"""What does the process do that is killed? It writes, shows and rebuilds, and tells of it."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path

from graph_model.ledger import Ledger
from graph_model.projection import Projection
from graph_model.store.opening import open_graph
from tests.crash.requests import DAY, Request, carried_out, drawn

REBUILD, SHOW = "rebuild", "show"


@dataclass(frozen=True, slots=True)
class Begun:
    """Something is about to be done; a write with its request."""

    doing: str
    request: Request | None = None
    at: float = field(default_factory=time.monotonic)


@dataclass(frozen=True, slots=True)
class Done:
    """It is done; a write is acknowledged by its revision and that revision's fingerprint."""

    doing: str
    revision: int = 0
    fingerprint: str = ""
    at: float = field(default_factory=time.monotonic)


def work(told: Connection, url: str, kept: Path, seed: int, opening: str) -> None:
    """Go on until killed. opening: what the first step is called."""
    chance = random.Random(seed)
    told.send(Begun(opening))
    ledger = Ledger.open(url)
    projection = Projection(ledger, open_graph("kglite:", kept))
    told.send(Done(opening))
    while True:
        if ledger.revision() and chance.random() < 0.2:
            _said(told, REBUILD, lambda: projection.rebuild(DAY))
        else:
            _write(told, ledger, drawn(chance, ledger))
            _said(told, SHOW, lambda: projection.show(DAY))


def _write(told: Connection, ledger: Ledger, request: Request) -> None:
    told.send(Begun(request.work, request))
    revision = carried_out(ledger, request).revision
    told.send(Done(request.work, revision, ledger.fingerprint(revision)))


def _said(told: Connection, doing: str, do: Callable[[], object]) -> None:
    told.send(Begun(doing))
    do()
    told.send(Done(doing))
