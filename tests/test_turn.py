"""The turn of the day: a graph of another day is turned, not rebuilt, and equals a rebuilt one."""

from datetime import date, timedelta

import pytest
from edits import DAYS, Editor, Line, lines_text
from test_projection import EDITS, Counted, Story, college, held, rebuilt

from graph_model.claims import Batch
from graph_model.exchange import read_lines
from graph_model.ledger import Ledger, person
from graph_model.profile import default_profile
from graph_model.projection import Projection
from graph_model.projection.compare import differences
from graph_model.store import Graph
from graph_model.store.opening import open_graph

AGE = timedelta(days=default_profile().parameters.evidence_max_age_days)
SAID = [date.fromisoformat(day) for day in DAYS if day]
EDGES = sorted(
    {
        day + late + timedelta(days=step)
        for day in SAID
        for late in (timedelta(), AGE)
        for step in (-1, 0, 1)
    }
)


@pytest.mark.parametrize("seed", range(6))
def test_turning_the_day_equals_rebuilding_forward_and_back(ledger: Ledger, seed: int) -> None:
    story, graph = Story(ledger, Editor(1000 + seed)), Counted(open_graph("kglite:"))
    projection = Projection(ledger, graph, default_profile())
    projection.show(EDGES[0])
    for step in range(EDITS // 20):
        for _ in range(step % 3):
            story.go_on()
        day = story.editor.random.choice(EDGES)
        assert projection.show(day).day == day.isoformat()
        assert differences(rebuilt(ledger, day), held(graph)) == [], f"seed {seed}, {step}: {day}"
    assert (graph.rebuilds, ledger.revision() > 10) == (1, True)


DATED: list[Line] = [
    {"node": "Duty", "id": "x", "name": "职责", "valid_from": "2026-11-23"},
    {"node": "Duty", "id": "x", "name": "职责", "valid_to": "2026-11-23"},
    {"node": "Evidence", "id": "x", "name": "佐证", "uri": "a", "issued": "2026-11-23"},
    {"node": "Evidence", "id": "x", "name": "佐证", "uri": "a", "valid_until": "2026-11-23"},
    {"node": "Evidence", "id": "x", "name": "佐证", "sha256": "a",
     "issued": (date(2026, 11, 23) - AGE).isoformat()},
]  # fmt: skip


@pytest.mark.parametrize("line", DATED, ids=lambda line: "-".join(line))
def test_each_date_matters_from_just_the_day_that_it_says(
    ledger: Ledger, today: date, line: Line
) -> None:
    ledger.commit([read_lines(lines_text([line]), "one.jsonl")], "测试", "导入")
    graph = Counted(open_graph("kglite:"))
    projection = Projection(ledger, graph, default_profile())
    seen = []
    for step in (-2, -1, 0, 1, 2, 1, 0, -1, -2):
        day = today + timedelta(days=step)
        projection.show(day)
        assert differences(rebuilt(ledger, day), held(graph)) == [], day
        (node,) = held(graph)[0]
        seen.append(node.properties.get("current", node.properties["counts"]))
    assert (graph.rebuilds, seen, len(set(seen))) == (1, seen[::-1], 2)


@pytest.mark.neo4j
def test_turning_the_day_equals_rebuilding_on_neo4j(ledger: Ledger, clean_neo4j: str) -> None:
    story, graph = Story(ledger, Editor(77)), Counted(open_graph(clean_neo4j))
    projection = Projection(ledger, graph, default_profile())
    for step in range(12):
        story.go_on()
        day = EDGES[step * 7 % len(EDGES)]
        projection.show(day)
        assert differences(rebuilt(ledger, day), held(graph)) == [], f"{step}: {day}"
    assert graph.rebuilds == 1
    graph.close()


def turned_work(ledger: Ledger, today: date) -> Counted:
    graph = Counted(open_graph("kglite:"))
    projection = Projection(ledger, graph, default_profile())
    projection.show(today)
    graph.queries = graph.rows = graph.written = 0
    projection.show(today + timedelta(days=1))
    return graph


def test_only_what_has_a_date_in_between_is_touched(ledger: Ledger, today: date) -> None:
    lines: list[Line] = college(30)
    ledger.commit([read_lines(lines_text(lines), "college.jsonl")], "测试", "导入")
    assert turned_work(ledger, today).written == 0
    ending: list[Line] = [
        {"node": "Post", "id": "p5-2", "name": "岗位", "valid_to": today.isoformat()}
    ]
    claims = read_lines(lines_text(ending), "页面").claims
    ledger.commit([Batch(person("张三"), claims, partial=True)], "张三", "到期")
    assert 0 < turned_work(ledger, today).written < 60


@pytest.mark.parametrize("profile", [{"count_drafts": True}, {"evidence_max_age_days": 30}])
def test_another_profile_is_not_turned_into_but_rebuilt(
    ledger: Ledger, today: date, profile: dict[str, object], engine: Graph
) -> None:
    Story(ledger, Editor(1)).go_on()
    graph, plain = Counted(engine), default_profile()
    Projection(ledger, graph, plain).show(today)
    parameters = plain.parameters.model_copy(update=profile)
    other = plain.model_copy(update={"parameters": parameters})
    Projection(ledger, graph, other).show(today + timedelta(days=1))
    assert graph.rebuilds == 2
