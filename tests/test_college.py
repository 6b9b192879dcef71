"""The example college on 2026-11-23 against answers that a person wrote from the files."""

import json
from datetime import date
from typing import Any

import pytest

from graph_model.profile import Stage, default_profile
from graph_model.projection import Projection
from graph_model.store import Graph, Reader
from queries.catalogue import built_in
from queries.coverage import read_coverage
from queries.gaps import find_gaps
from queries.scope import Scope
from queries.stages import duty_stages
from queries.trace import trace_down
from tests.college import ANSWERS, College
from tests.naming import Names

SCOPE = Scope(day=date(2026, 11, 23), profile=default_profile())
# The rules for which the answers were written; the others have their examples.
ANSWERED = """
    CHN101 CHN102 CHN103 CHN108 CHN109 CHN112 ORP201 ORP202 ORP209 ORP210 VER301 VER305
    HOR401 HOR402 RSP502 RSP506 EVD801 EVD805 DAT007
"""
TRACED = ("ND-02", "ND-39", "CC-19")


def answers(name: str) -> Any:
    return json.loads((ANSWERS / "college" / name).read_text(encoding="utf-8"))


@pytest.fixture
def reader(college: College, engine: Graph) -> Any:
    Projection(college.ledger, engine, SCOPE.profile).rebuild(SCOPE.day)
    with engine.reading() as opened:
        yield opened


@pytest.fixture(scope="session")
def names(college: College) -> Names:
    return Names(college.entities)


def test_the_gaps_are_those_that_a_person_found(reader: Reader, names: Names) -> None:
    wanted = {(gap["rule"], gap["subject"], gap["key"]) for gap in answers("gaps.json")}
    found = {
        (gap.rule, names.ref(gap.subject), names.ref(gap.key) if gap.key else "")
        for gap in find_gaps(reader, built_in(), SCOPE)
        if gap.rule in ANSWERED
    }
    assert len(wanted) > 200
    assert found == wanted


def test_every_cell_of_unit_stage_has_the_duties_that_a_person_counted(
    reader: Reader, names: Names
) -> None:
    wanted = answers("unit_stage.json")
    found = read_coverage(reader, built_in(), "unit-stage", SCOPE)
    cells = {(names.ref(c.row), c.column): (c.covered, c.total) for c in found.cells}
    assert cells == {(c["row"], c["column"]): (c["covered"], c["total"]) for c in wanted["cells"]}
    rows = {
        names.ref(row): {names.ref(duty) for ids in cells.values() for duty in ids}
        for row, cells in found.members.items()
    }
    assert rows == {row: set(duties) for row, duties in wanted["rows"].items() if duties}


def test_every_duty_has_the_stages_that_a_person_saw(reader: Reader, names: Names) -> None:
    wanted = answers("unit_stage.json")["duties"]
    shown = read_coverage(reader, built_in(), "unit-stage", SCOPE)
    found = duty_stages(reader, shown.names, SCOPE.profile)
    order = SCOPE.profile.missing_order()
    stages = {
        names.ref(id_): {
            **{str(m.stage): m.covered for m in duty.marks},
            "first_missing": duty.first_missing(order),
        }
        for id_, duty in found.items()
    }
    assert stages == wanted


@pytest.mark.parametrize("goal", TRACED)
def test_a_trace_shows_what_a_person_traced(reader: Reader, names: Names, goal: str) -> None:
    wanted = answers("traces.json")[goal]
    id_ = next(key for key, node in names.nodes.items() if node.body.get("code") == goal)
    found = trace_down(reader, id_, SCOPE)

    def refs(nodes: Any) -> list[str]:
        return sorted(names.ref(node.id) for node in nodes)

    assert refs(found.above) == sorted(wanted["above"])
    assert refs(step.goal for step in found.goals if step.depth) == sorted(wanted["below"])
    own = next(step for step in found.goals if step.goal.id == id_)
    units = [[names.ref(one.node.id), one.role] for one in own.assigned if one.node.kind == "Unit"]
    assert sorted(units) == sorted(wanted["units"])
    posts = {one.node.id for one in own.assigned if one.node.kind == "Post"}
    posts |= {one.node.id for duty in found.duties for one in duty.carriers}
    assert sorted(map(names.ref, posts)) == sorted(wanted["posts"])
    chains = {names.ref(chain.duty.id): _chain(chain, names) for chain in found.duties}
    assert chains == {ref: _sorted(duty) for ref, duty in wanted["duties"].items()}
    counts = {str(one.stage): [one.covered, one.total] for one in found.counts}
    assert counts == wanted["stages"]
    assert (found.broken.stage if found.broken else None) == wanted["first_missing"]


def _chain(chain: Any, names: Names) -> dict[str, Any]:
    shown = {
        key: sorted(names.ref(node.id) for node in getattr(chain, key))
        for key in ("standards", "norms", "checks", "regulations", "evidence")
    }
    shown["posts"] = sorted(names.ref(one.node.id) for one in chain.carriers)
    shown["stages"] = {str(mark.stage): mark.covered for mark in chain.marks}
    shown["first_missing"] = chain.first_missing
    return shown


def _sorted(duty: dict[str, Any]) -> dict[str, Any]:
    return {key: sorted(part) if isinstance(part, list) else part for key, part in duty.items()}


def test_the_first_missing_stage_leaves_out_what_the_college_may_leave_out() -> None:
    assert Stage.CHECK not in SCOPE.profile.missing_order()
