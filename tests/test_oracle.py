"""Is the oracle itself right? Small graphs with answers that a person can see."""

import pytest

from tests.oracle.case import Case
from tests.oracle.compare import questions
from tests.oracle.examples import Example, examples, world
from tests.oracle.facts import first_missing, goal_cycle, goal_missing, stages_of
from tests.oracle.graphs import random_case
from tests.oracle.maps import MAPS, Cell
from tests.oracle.mutants import mutants
from tests.oracle.rules import RULES, gaps_of
from tests.oracle.shrinking import smallest

EXAMPLES = examples()


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: one.rule)
def test_a_rule_fires_on_its_example_and_is_silent_once_it_is_mended(example: Example) -> None:
    assert gaps_of(world(example.graph), example.rule) == example.gaps
    assert gaps_of(world(f"{example.graph}; {example.remedy}"), example.rule) == set()


def test_every_rule_has_an_example() -> None:
    assert {one.rule for one in EXAMPLES} == set(RULES)
    assert (len(RULES), len(MAPS), len(questions())) == (94, 10, 108)


def test_every_rule_fires_and_stays_silent_on_several_random_graphs() -> None:
    worlds = [random_case(seed).world for seed in range(150)]
    fired = {id_: sum(bool(gaps_of(w, id_)) for w in worlds) for id_ in RULES}
    assert {id_: n for id_, n in fired.items() if not 3 <= n <= 140} == {}


CHAIN = """
Goal top tier=学校总体规划; Goal g tier=年度任务; top DECOMPOSES_INTO g;
Unit u; Unit v; v PART_OF u; Post p; p BELONGS_TO v; p CARRIES k confirmed_by=甲;
Duty d; Duty k layer=教师 system=支持服务; d DECOMPOSES_INTO k; d SERVES g; u HOLDS d;
Standard s level=校 layer=教师 system=支持服务; k MEETS s; Norm n part=禁忌条款; p DETAILED_BY n;
Duty rest catch_all=true; u HOLDS rest; v HOLDS:support d
"""


def test_a_duty_shows_every_stage_and_its_first_hole() -> None:
    w = world(CHAIN)
    covered = {stage for stage, there in stages_of(w, "k").items() if there}
    assert covered == {"goal", "post", "standard", "norm"}
    assert (first_missing(w, "k"), goal_missing(w, "top")) == ("regulation", "regulation")
    assert goal_missing(world("Goal g; Unit u; g ASSIGNED_TO u"), "g") == "post"
    assert goal_missing(world("Goal g; Post p; g ASSIGNED_TO p"), "g") == "duty"


def test_a_goal_above_a_cycle_depends_on_it() -> None:
    ring = "a DECOMPOSES_INTO b; b DECOMPOSES_INTO c; c DECOMPOSES_INTO b; c DECOMPOSES_INTO d"
    w = world(f"Goal a; Goal b; Goal c; Goal d; {ring}")
    assert [goal_cycle(w, g) for g in "abcd"] == ["depends", "inside", "inside", None]
    assert goal_cycle(world("Goal a; a DECOMPOSES_INTO a"), "a") == "inside"
    assert goal_cycle(world("Goal a; Goal b; a DECOMPOSES_INTO b"), "a") is None


CELLS: list[tuple[str, str, str, Cell]] = [
    ("unit-stage", "u", "post", Cell(1, 1, 1, ("k",), ())),
    ("unit-stage", "v", "standard", Cell(1, 1, 0, ("k",), ())),
    ("goal-stage", "top", "duty", Cell(1, 1, 0, ("g",), ())),
    ("goal-stage", "top", "check", Cell(0, 1, 0, (), ("k",))),
    ("layer-kind", "教师", "standard", Cell(1, 1, None, ("s",), ())),
    ("layer-system", "教师", "支持服务", Cell(2, 2, 0, ("k", "s"), ())),
    ("standard-part", "s", "禁忌条款", Cell(0, 1, 0, (), ("s",))),
    ("unit-unit", "u", "v", Cell(1, 1, 0, ("d",), ())),
    ("tier-link", "年度任务", "higher", Cell(1, 1, 0, ("g",), ())),
]
MORE = """
Goal g tier=年度任务 due=2026-01-01 target=90 operator=>= unit=%; Indicator i value=90 unit=%;
i MEASURES g confirmed_by=甲; DiagnosisPoint x rank=item; DiagnosisPoint y rank=point;
DiagnosisPoint z rank=point platform_code=P; y PART_OF x; z PART_OF x; Unit u;
u RESPONSIBLE_FOR x; QualityObject o type=课程
"""
MORE_CELLS: list[tuple[str, str, str, Cell]] = [
    ("goal-achievement", "g", "achieved", Cell(1, 1, 1, ("g",), ())),
    ("point-facet", "x", "platform_code", Cell(1, 2, 1, ("z",), ("y",))),
    ("point-facet", "x", "responsible", Cell(2, 2, 0, ("y", "z"), ())),
    ("object-kind", "o", "standard", Cell(0, 1, 0, (), ("o",))),
]


@pytest.mark.parametrize(
    ("graph", "cell"), [(CHAIN, cell) for cell in CELLS] + [(MORE, cell) for cell in MORE_CELLS]
)
def test_a_cell_of_each_map(graph: str, cell: tuple[str, str, str, Cell]) -> None:
    name, row, column, expected = cell
    assert MAPS[name](world(graph))[row, column] == expected


def test_every_map_has_such_a_cell() -> None:
    assert {cell[0] for cell in CELLS + MORE_CELLS} == set(MAPS)


QUERY = """// id = "X = 1"
MATCH (d:Duty {counts: true})
WHERE NOT d.a = $b AND d.c <= 1
RETURN d"""
DEFECTS = {
    "MATCH (d:Duty {counts: true})\nWHERE NOT d.a <> $b AND d.c <= 1\nRETURN d",
    "MATCH (d:Duty {counts: true})\nWHERE NOT d.a = $b AND d.c < 1\nRETURN d",
    "MATCH (d:Duty {counts: true})\nWHERE NOT d.a = $b AND d.c >= 1\nRETURN d",
    "MATCH (d:Duty {counts: true})\nWHERE d.a = $b AND d.c <= 1\nRETURN d",
    "MATCH (d:Duty {counts: true})\nWHERE NOT d.a = $b OR d.c <= 1\nRETURN d",
    "MATCH (d:Duty)\nWHERE NOT d.a = $b AND d.c <= 1\nRETURN d",
    "MATCH (d:Duty {counts: false})\nWHERE NOT d.a = $b AND d.c <= 1\nRETURN d",
    "MATCH (d:Duty {counts: true})\nWHERE NOT d.a = $b AND d.c <= 2\nRETURN d",
    "MATCH (d:Duty {counts: true})\nWHERE NOT d.a = $b RETURN d",
    "MATCH (d:Duty {counts: true})\nWHERE d.c <= 1\nRETURN d",
}


def test_defects_are_seeded_one_at_a_time() -> None:
    assert {mutant.text for mutant in mutants(QUERY)} == DEFECTS


def test_a_graph_is_shrunk_to_what_still_fails() -> None:
    def fails(one: Case) -> bool:
        return bool(gaps_of(one.world, "ORP209"))

    found = smallest(next(case for case in map(random_case, range(50)) if fails(case)), fails)
    assert [line["node"] for line in found.lines] == ["Post"]
