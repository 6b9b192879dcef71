"""Catching up equals rebuilding, on both engines, and costs what the edit touches.

GANGMU_TEST_EDITS sets the number of random edits for a longer run.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, fields
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import neo4j
import pytest
from edits import Editor, Line, lines_text

from graph_model.claims import Batch
from graph_model.errors import WrongInput
from graph_model.exchange import read_lines
from graph_model.ledger import Ledger, person
from graph_model.profile import default_profile
from graph_model.projection import Projection
from graph_model.projection.compare import differences, stored
from graph_model.projection.facts import DERIVED_LINKS, FACTS, facts_table
from graph_model.store import Changes, Graph, GraphLink, GraphNode, Reader, Stamp, Writer
from graph_model.store.opening import open_graph
from queries.catalogue import built_in
from queries.coverage import read_coverage
from queries.gaps import find_gaps
from queries.scope import Scope

EDITS = int(os.environ.get("GANGMU_TEST_EDITS", "400"))
SEEDS = range(8)


@dataclass
class Story:
    """A ledger and what became of random edits of it."""

    ledger: Ledger
    editor: Editor
    done: int = 0
    refused: int = 0

    def go_on(self) -> None:
        files, people = _copied(self.editor.files), _copied(self.editor.people)
        try:
            self.ledger.commit(self.editor.edits(), "测试", "随机修改")
            self.done += 1
        except WrongInput:
            self.editor.files, self.editor.people = files, people
            self.refused += 1


def _copied(lines: dict[str, dict[str, Line]]) -> dict[str, dict[str, Line]]:
    return {name: dict(one) for name, one in lines.items()}


def held(graph: Graph) -> tuple[list[GraphNode], list[GraphLink]]:
    with graph.reading() as reader:
        return stored(reader)


def rebuilt(ledger: Ledger, day: date) -> tuple[list[GraphNode], list[GraphLink]]:
    fresh = open_graph("kglite:")
    Projection(ledger, fresh, default_profile()).rebuild(day)
    return held(fresh)


def said(ledger: Ledger) -> dict[tuple[Any, ...], dict[str, Any]]:
    """What the ledger says of each node and each link between two nodes, by identity."""
    every = ledger.entities()
    nodes = {one.key for one in every if not one.is_link}
    found: dict[tuple[Any, ...], dict[str, Any]] = {}
    for one in every:
        if not one.is_link:
            found[one.kind, one.key] = one.body
        elif nodes.issuperset(one.ends):
            found[one.kind, *one.ends, one.role] = one.body
    return found


def shown(graph: Graph) -> dict[tuple[Any, ...], dict[str, Any]]:
    nodes, links = held(graph)
    found: dict[tuple[Any, ...], dict[str, Any]] = {
        (one.kind, one.id): dict(one.properties) for one in nodes
    }
    said = (one for one in links if one.kind not in DERIVED_LINKS)
    return found | {one.identity: dict(one.properties) for one in said}


def assert_nothing_said_is_lost(ledger: Ledger, graph: Graph) -> None:
    """Beside what is derived, nodes and links show what the ledger says, and no others."""
    wanted, found = said(ledger), shown(graph)
    assert wanted.keys() == found.keys()
    for key, body in wanted.items():
        assert {name: found[key].get(name) for name in body} == body, key


@pytest.mark.parametrize("seed", SEEDS)
def test_catching_up_equals_rebuilding(ledger: Ledger, today: date, seed: int) -> None:
    story, graph = Story(ledger, Editor(seed)), open_graph("kglite:")
    projection = Projection(ledger, graph, default_profile())
    while story.done < EDITS // len(SEEDS):
        story.go_on()
        if story.editor.random.random() < 0.2:
            continue
        assert projection.show(today).revision == ledger.revision()
        assert projection.verify(today) == [], f"seed {seed}, edit {story.done}"
        assert differences(rebuilt(ledger, today), held(graph)) == []
        assert_nothing_said_is_lost(ledger, graph)
    nodes, links = held(graph)
    assert len(nodes) > 20 and len(links) > 40
    assert story.refused < story.done


@pytest.mark.parametrize("seed", range(3))
def test_a_graph_of_many_nodes_is_filled_as_one_of_few(
    ledger: Ledger, today: date, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = Story(ledger, Editor(seed))
    while story.done < 12:
        story.go_on()
    by_statements = rebuilt(ledger, today)
    monkeypatch.setattr("graph_model.store.kglite_store.MANY", 0)
    assert differences(by_statements, rebuilt(ledger, today)) == []


def test_random_edits_bring_about_every_derived_fact(tmp_path: Path, today: date) -> None:
    missing = {fact.name for fact in FACTS}
    for seed in range(40):
        ledger = Ledger.open(f"sqlite:///{tmp_path}/{seed}.db")
        story = Story(ledger, Editor(seed))
        for _ in range(20):
            story.go_on()
        missing -= shown_facts(*rebuilt(ledger, today))
        ledger.close()
        if not missing:
            break
    assert missing == set()


def shown_facts(nodes: list[GraphNode], links: list[GraphLink]) -> set[str]:
    """Names of properties that say something, and kinds of links."""
    said = (one.properties.items() for one in (*nodes, *links))
    return {name for pairs in said for name, value in pairs if value} | {one.kind for one in links}


def test_the_docs_list_every_derived_fact() -> None:
    docs = Path(__file__).parent.parent / "docs" / "architecture.md"
    assert facts_table() in docs.read_text(encoding="utf-8")


def test_another_day_is_shown_as_of_that_day(ledger: Ledger, today: date) -> None:
    story, graph = Story(ledger, Editor(99)), open_graph("kglite:")
    projection = Projection(ledger, graph, default_profile())
    for step in range(30):
        story.go_on()
        assert projection.verify(today + timedelta(days=step % 3 - 1)) == []


@pytest.mark.neo4j
@pytest.mark.parametrize("seed", range(4))
def test_both_engines_hold_the_same_rebuilt_graph_and_every_rule_finds_the_same(
    ledger: Ledger, today: date, clean_neo4j: str, seed: int
) -> None:
    story = Story(ledger, Editor(seed))
    while story.done < 40:
        story.go_on()
    graph, fresh = open_graph(clean_neo4j), open_graph("kglite:")
    for one in (graph, fresh):
        Projection(ledger, one, default_profile()).rebuild(today)
    assert differences(held(fresh), held(graph)) == []
    assert len(rows(fresh, today)) > 10
    assert rows(fresh, today) == rows(graph, today)
    graph.close()


def rows(graph: Graph, day: date) -> list[tuple[str, str, str]]:
    """What every rule finds, and every cell of unit-stage."""
    scope = Scope(day, default_profile())
    with graph.reading() as reader:
        found = [gap.identity for gap in find_gaps(reader, built_in(), scope)]
        cells = read_coverage(reader, built_in(), "unit-stage", scope).cells
    return found + [(c.row, c.column, f"{c.covered}/{c.total}/{c.confirmed}") for c in cells]


@pytest.mark.neo4j
def test_catching_up_equals_rebuilding_on_neo4j(
    ledger: Ledger, today: date, clean_neo4j: str
) -> None:
    story, graph = Story(ledger, Editor(7)), open_graph(clean_neo4j)
    projection = Projection(ledger, graph, default_profile())
    while story.done < max(40, EDITS // 10):
        story.go_on()
        projection.show(today)
        if story.done % 5 == 0:
            assert projection.verify(today) == []
    graph.close()


@pytest.mark.neo4j
def test_others_data_is_no_difference(ledger: Ledger, today: date, clean_neo4j: str) -> None:
    Story(ledger, Editor(3)).go_on()
    graph = open_graph(clean_neo4j)
    with neo4j.GraphDatabase.driver(clean_neo4j) as other:
        other.execute_query("CREATE (:Person {foreign: true})-[:PART_OF]->(:Team {foreign: true})")
        assert Projection(ledger, graph, default_profile()).verify(today) == []
        other.execute_query("MATCH (n) WHERE n.foreign DETACH DELETE n")
    graph.close()


@pytest.mark.parametrize("moved", ["before", "after"])
def test_a_graph_that_somebody_else_moves_on_is_not_moved_back(
    ledger: Ledger, today: date, engine: Graph, moved: str
) -> None:
    story, other = Story(ledger, Editor(5)), Projection(ledger, engine, default_profile())
    for _ in range(3):
        story.go_on()
    other.show(today)
    story.go_on()

    @dataclass
    class Slow(Counted):
        """Between working out what to write and writing it, another one catches up."""

        def writing(self, stamp: Stamp) -> Any:
            if self.queries == 0:
                self.queries = 1
                for _ in range(5 if moved == "after" else 0):
                    story.go_on()
                other.show(today)
            return super().writing(stamp)

    slow = Projection(ledger, Slow(engine), default_profile())
    assert slow.show(today).revision == ledger.revision()
    assert slow.verify(today) == []


@dataclass
class Counted:
    """A graph that counts what goes through its port: queries, rows read, things written."""

    graph: Graph
    queries: int = 0
    rows: int = 0
    written: int = 0
    rebuilds: int = 0

    @contextmanager
    def reading(self) -> Iterator["_CountedWriter"]:
        with self.graph.reading() as reader:
            yield _CountedWriter(self, reader, None)

    @contextmanager
    def writing(self, stamp: Stamp) -> Iterator["_CountedWriter"]:
        with self.graph.writing(stamp) as writer:
            yield _CountedWriter(self, writer, writer)

    def rebuild(self, nodes: Iterable[GraphNode], links: Iterable[GraphLink], stamp: Stamp) -> None:
        self.rebuilds += 1
        self.graph.rebuild(nodes, links, stamp)

    def stamp(self) -> Stamp | None:
        return self.graph.stamp()

    def close(self) -> None:
        self.graph.close()


@dataclass(frozen=True)
class _CountedWriter:
    counts: Counted
    reader: Reader
    writer: Writer | None

    @property
    def stamp(self) -> Stamp | None:
        return self.reader.stamp

    def read(self, query: str, parameters: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
        found = self.reader.read(query, parameters)
        self.counts.queries += 1
        self.counts.rows += len(found)
        return found

    def apply(self, changes: Changes) -> None:
        assert self.writer is not None
        parts = (getattr(changes, one.name) for one in fields(changes))
        self.counts.written += sum(len(part) for part in parts)
        self.writer.apply(changes)


def college(departments: int) -> list[Line]:
    """20 nodes a department: a section, posts, duties over two levels; goals they serve."""
    lines: list[Line] = [{"node": "Unit", "id": "school", "name": "学校"}]
    for n in range(departments):
        unit, post, duty = f"u{n}", f"p{n}-", f"d{n}-"
        lines += [{"node": "Unit", "id": unit, "name": unit},
                  {"link": "PART_OF", "source": unit, "target": "school"},
                  {"node": "Goal", "id": f"g{n}", "name": "目标", "tier": "年度任务"}]  # fmt: skip
        lines += [{"node": "Post", "id": f"{post}{i}", "name": "岗位"} for i in range(6)]
        lines += [{"link": "BELONGS_TO", "source": f"{post}{i}", "target": unit} for i in range(6)]
        lines += [{"node": "Duty", "id": f"{duty}{i}", "name": "职责"} for i in range(12)]
        lines += [{"link": "DECOMPOSES_INTO", "source": f"{duty}{i // 4}", "target": f"{duty}{i}"}
                  for i in range(3, 12)]  # fmt: skip
        lines += [{"link": "CARRIES", "source": f"{post}{i % 6}", "target": f"{duty}{i}"}
                  for i in range(3, 12)]  # fmt: skip
        lines += [{"link": "HOLDS", "source": unit, "target": f"{duty}{i}"} for i in range(3)]
        lines += [{"link": "SERVES", "source": f"{duty}{i}", "target": f"g{n}"} for i in range(3)]
    return lines


LOCAL_EDITS: dict[str, list[Line]] = {
    "a name": [{"node": "Duty", "id": "d5-7", "name": "新的名称"}],
    "a post retires": [{"node": "Post", "id": "p5-2", "name": "岗位", "status": "retired"}],
    "a link more": [{"link": "CARRIES", "source": "p5-1", "target": "d5-9", "role": "support"}],
    "a department": [{"node": "Unit", "id": "u5", "name": "教务处"}],
    "a goal": [{"node": "Goal", "id": "g5", "name": "目标", "status": "draft"}],
}


def work_of_edits(folder: Path, departments: int, day: date) -> dict[str, tuple[int, int, int]]:
    """Edit → queries, rows read and things written to catch up with it."""
    ledger = Ledger.open(f"sqlite:///{folder}/{departments}.db")
    ledger.commit([read_lines(lines_text(college(departments)), "college.jsonl")], "测试", "导入")
    graph = Counted(open_graph("kglite:"))
    projection = Projection(ledger, graph, default_profile())
    projection.show(day)
    found = {}
    for name, lines in LOCAL_EDITS.items():
        claims = read_lines(lines_text(lines), "页面").claims
        ledger.commit([Batch(person("张三"), claims, partial=True)], "张三", name)
        graph.queries = graph.rows = graph.written = 0
        projection.show(day)
        found[name] = (graph.queries, graph.rows, graph.written)
    assert graph.rebuilds == 1
    ledger.close()
    return found


def test_the_work_of_catching_up_grows_with_the_edit_and_not_with_the_graph(
    tmp_path: Path, today: date
) -> None:
    small, large = (work_of_edits(tmp_path, n, today) for n in (50, 1000))
    assert small == large
    assert all(queries < 200 for queries, _, _ in large.values())
    assert max(rows for _, rows, _ in large.values()) < 1000
