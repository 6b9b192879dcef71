"""Long work on a graph: what is faster built afresh is, and others are served meanwhile."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest
from edits import Editor, Line, lines_text
from test_projection import Counted, Story, college, held, rebuilt

from graph_model.exchange import read_lines
from graph_model.ledger import Ledger
from graph_model.profile import default_profile
from graph_model.projection import Projection
from graph_model.projection.compare import differences, stored
from graph_model.projection.projection import Contents
from graph_model.store import Stamp, Writer
from graph_model.store.opening import open_graph


@dataclass
class Slow(Counted):
    """A graph that is written to only when the gate is open, or not at all."""

    gate: threading.Event = field(default_factory=threading.Event)
    fails: bool = False

    def writing(self, stamp: Stamp) -> AbstractContextManager[Writer]:
        self.gate.wait()
        if self.fails:
            raise OSError("no more memory")
        return super().writing(stamp)


@pytest.fixture
def story(ledger: Ledger) -> Story:
    made = Story(ledger, Editor(21))
    while made.done < 4:
        made.go_on()
    return made


def behind(story: Story, day: date) -> tuple[Projection, Slow]:
    """A graph of the revision before the latest, that takes long to catch up."""
    graph = Slow(open_graph("kglite:"))
    projection = Projection(story.ledger, graph, default_profile())
    projection.show(day)
    shown = story.ledger.revision()
    while story.ledger.revision() == shown:
        story.go_on()
    return projection, graph


@contextmanager
def opened_in_the_end(graph: Slow) -> Iterator[None]:
    """A check that fails does not leave threads before the gate."""
    try:
        yield
    finally:
        graph.gate.set()


def test_others_are_served_the_older_revision_and_the_writer_gets_its_own(
    story: Story, today: date
) -> None:
    projection, graph = behind(story, today)
    latest = story.ledger.revision()
    assert [projection.show(today, at_least=0).revision for _ in range(3)] == [latest - 1] * 3
    with ThreadPoolExecutor() as pool, opened_in_the_end(graph):
        own = pool.submit(projection.show, today, at_least=latest)
        every = pool.submit(projection.show, today)
        for _ in range(3):  # each waits a while
            assert projection.show(today, at_least=latest - 1).revision == latest - 1
        assert not own.done() and not every.done()
        graph.gate.set()
        assert own.result().revision == every.result().revision == latest
    assert projection.show(today, at_least=0).revision == latest
    assert differences(rebuilt(story.ledger, today), held(graph)) == []
    assert graph.rebuilds == 1


def test_whoever_asks_for_no_revision_of_their_own_sees_the_latest_in_the_end(
    story: Story, today: date
) -> None:
    projection, graph = behind(story, today)
    graph.gate.set()
    while projection.show(today, at_least=0).revision < story.ledger.revision():
        pass
    assert differences(rebuilt(story.ledger, today), held(graph)) == []


def test_another_day_is_never_served_instead(story: Story, today: date) -> None:
    projection, graph = behind(story, today)
    later = today + timedelta(days=1)
    with ThreadPoolExecutor() as pool, opened_in_the_end(graph):
        asked = pool.submit(projection.show, later, at_least=0)
        assert projection.show(today, at_least=0).day == today.isoformat()
        assert not asked.done()
        graph.gate.set()
        assert asked.result().day == later.isoformat()
    assert differences(rebuilt(story.ledger, later), held_on(projection, later)) == []


def held_on(projection: Projection, day: date) -> Contents:
    """What the graph holds on a day; work for another may still go on aside, and turn it."""
    while True:
        stamp = projection.show(day)
        with projection.graph.reading() as reader:
            if reader.stamp == stamp:
                return stored(reader)


def test_work_that_fails_aside_is_told(story: Story, today: date) -> None:
    projection, graph = behind(story, today)
    graph.fails = True
    assert projection.show(today, at_least=0).revision == story.ledger.revision() - 1
    graph.gate.set()
    for _ in range(2):
        with pytest.raises(OSError, match="no more memory"):
            while projection.show(today, at_least=0):
                pass
    graph.fails = False
    assert projection.show(today).revision == story.ledger.revision()


def renamed(lines: list[Line], number: int) -> list[Line]:
    """The same college in which so many nodes, the last ones, have other names."""
    nodes = [line for line in lines if "node" in line]
    others = [line for line in lines if "node" not in line]
    return nodes[:-number] + [{**one, "name": "改名"} for one in nodes[-number:]] + others


@pytest.mark.parametrize(("changed", "rebuilds"), [(400, 2), (200, 1)])
def test_a_far_way_to_a_past_revision_is_not_begun(
    ledger: Ledger, today: date, changed: int, rebuilds: int
) -> None:
    lines = college(250)
    for said in (lines, renamed(lines, changed)):
        ledger.commit([read_lines(lines_text(said), "college.jsonl")], "测试", "导入")
    graph = Counted(open_graph("kglite:"))
    projection = Projection(ledger, graph, default_profile())
    projection.show(today)
    shown = graph.written
    projection.show_past(1, today)
    assert graph.rebuilds == rebuilds
    assert (graph.written == shown) == (rebuilds > 1)


@pytest.mark.parametrize(("changed", "rebuilds"), [(2_400, 2), (1_200, 2), (200, 1)])
def test_a_graph_that_changes_for_a_large_part_is_built_afresh(
    ledger: Ledger, today: date, changed: int, rebuilds: int
) -> None:
    lines = college(250)
    graph = Counted(open_graph("kglite:"))
    projection = Projection(ledger, graph, default_profile())
    for said in (lines, renamed(lines, changed)):
        ledger.commit([read_lines(lines_text(said), "college.jsonl")], "测试", "导入")
        projection.show(today)
    assert graph.rebuilds == rebuilds
    assert differences(rebuilt(ledger, today), held(graph)) == []
