"""Do writers and readers at once get on? Four processes write and four read one ledger.

`python -m tests.crash.crowd 60`. Each writer loads its own source again and again, sees at
once what it wrote, and counts one common node up; no reader may see half of anything.
"""

import argparse
import multiprocessing
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import count, takewhile
from pathlib import Path

from graph_model.claims import Batch, Find, NodeClaim, Ref
from graph_model.errors import Clash
from graph_model.ledger import Ledger, person
from graph_model.projection import Projection
from graph_model.store.opening import open_graph
from tests.crash.checks import assert_sound
from tests.crash.places import PLACES
from tests.crash.requests import DAY, assert_whole, marked_load, whole_mark

WRITERS = ("东", "南", "西", "北")
READERS, LEAST = 4, 2
NODES = """
    MATCH (n) WHERE n.id STARTS WITH $source RETURN n.note AS mark
"""
LINKS = """
    MATCH (p:Post)-[r:CARRIES]->(:Duty) WHERE p.id STARTS WITH $source
    RETURN r.confirmed_by AS mark
"""
COUNTED = Ref("Unit", id="counted", find=Find.MAKE)
PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(["tests.crash.checks"])


@dataclass(frozen=True, slots=True)
class Written:
    """What a writer did: its revisions, how often it counted up and how often it clashed."""

    revisions: list[int]
    counted: int
    clashes: int


@dataclass(frozen=True, slots=True)
class Seen:
    """What a reader saw: how often it looked, and up to which revision."""

    looks: int
    revision: int


@dataclass(frozen=True, slots=True)
class Crowd:
    """All of them after their time is over."""

    written: list[Written]
    seen: list[Seen]
    revisions: int

    def __str__(self) -> str:
        clashes = sum(one.clashes for one in self.written)
        counted = sum(one.counted for one in self.written)
        looks = sum(one.looks for one in self.seen)
        return (
            f"{self.revisions} revisions by {len(self.written)} writers, none missing; "
            f"{counted} counted up, {clashes} clashes told; "
            f"{looks} looks of {len(self.seen)} readers, none at half of anything"
        )


class View:
    """A ledger and its graph, as one process has them."""

    def __init__(self, url: str) -> None:
        self.ledger = Ledger.open(url)
        self.graph = open_graph("kglite:")
        self.projection = Projection(self.ledger, self.graph)

    def marks(self, at_least: int) -> dict[str, str]:
        """Source → its mark in the graph, brought up to a revision or later."""
        assert self.projection.show(DAY).revision >= at_least, "a stale answer"
        with self.graph.reading() as reader:
            return {
                source: whole_mark(
                    *(
                        [row["mark"] for row in reader.read(query, {"source": source})]
                        for query in (NODES, LINKS)
                    )
                )
                for source in WRITERS
            }

    def close(self) -> None:
        assert self.projection.verify(DAY) == []
        self.graph.close()
        self.ledger.close()


def written(url: str, name: str, until: float) -> Written:
    """Load and count up until the time is over."""
    view, revisions, clashes, counted = View(url), list[int](), 0, 0
    for number in takewhile(lambda number: number < LEAST or time.time() < until, count()):
        batch = marked_load(name, number, 5 + number % 7)
        revisions.append(view.ledger.commit([batch], name, "导入", f"{name}{number}").revision)
        assert view.marks(revisions[-1])[name].startswith(f"{number}/"), "not what I wrote"
        try:
            revisions.append(_count_up(view, name))
            counted += 1
        except Clash:
            clashes += 1
    view.close()
    return Written(revisions, counted, clashes)


def _count_up(view: View, name: str) -> int:
    """One more than what stands there; a Clash where somebody else was faster."""
    ledger = view.ledger
    revision = ledger.revision()
    (said,) = ledger.entities([COUNTED.id], revision)
    number = int(said.body["code"]) + 1
    plan = ledger.edit([NodeClaim(COUNTED, {"code": str(number)})], name)
    done = ledger.commit(plan, name, "计数", based_on=revision).revision
    view.projection.show(DAY)
    with view.graph.reading() as reader:
        (row,) = reader.read("MATCH (n:Unit {id: 'counted'}) RETURN n.code AS code")
    assert int(row["code"]) >= number, "not what I wrote"
    return done


def seen(url: str, until: float) -> Seen:
    """Look at ledger and graph until the time is over."""
    view, looks, last = View(url), 0, 0
    while looks < LEAST or time.time() < until:
        with view.ledger.snapshot() as now:
            standing = list(now.entities)
        for source in WRITERS:
            assert_whole(source, standing)
        assert now.revision >= last, "the ledger went back"
        _assert_none_skipped(view.ledger, last, now.revision)
        view.marks(now.revision)
        looks, last = looks + 1, now.revision
    view.close()
    return Seen(looks, last)


def _assert_none_skipped(ledger: Ledger, last: int, now: int) -> None:
    """All revisions up to what is seen now are there already."""
    listed = [one.revision for one in ledger.changesets(now + 1, now - last)]
    assert listed == list(range(now, last, -1)), "a revision came late"


def opened(url: str) -> str:
    """Id of the ledger at an address, made where there is none."""
    ledger = Ledger.open(url)
    found = ledger.id
    ledger.close()
    return found


def opened_at_once(url: str) -> set[str]:
    """Ids that processes find which open a new ledger at the same time."""
    many = len(WRITERS) + READERS
    with ProcessPoolExecutor(many, mp_context=PROCESSES) as pool:
        return set(pool.map(opened, [url] * many))


def crowded(url: str, seconds: float) -> Crowd:
    """Let them loose on a ledger; what they saw, and what is there afterwards."""
    ledger = Ledger.open(url)
    begin = NodeClaim(COUNTED, {"name": "计数", "code": "0"})
    ledger.commit([Batch(person("甲"), (begin,), partial=True)], "甲", "开始")
    with ProcessPoolExecutor(len(WRITERS) + READERS, mp_context=PROCESSES) as pool:
        until = time.time() + seconds
        writers = [pool.submit(written, url, name, until) for name in WRITERS]
        readers = [pool.submit(seen, url, until) for _ in range(READERS)]
        found = Crowd([one.result() for one in writers], [one.result() for one in readers],
                      ledger.revision())  # fmt: skip
    revisions = sorted(number for one in found.written for number in one.revisions)
    assert revisions == list(range(2, found.revisions + 1)), "a revision is missing, or twice"
    assert len(assert_sound(url)) == found.revisions
    (said,) = ledger.entities([COUNTED.id])
    assert int(said.body["code"]) == sum(one.counted for one in found.written), "one was lost"
    ledger.close()
    return found


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("seconds", type=float)
    asked.add_argument("--ledger", choices=sorted(PLACES), default="sqlite")
    options = asked.parse_args()
    with (
        tempfile.TemporaryDirectory(prefix="gangmu-crowd-") as folder,
        PLACES[options.ledger](Path(folder)) as empty,
    ):
        print(crowded(empty(), options.seconds))


if __name__ == "__main__":
    main()
