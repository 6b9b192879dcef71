"""The state of every goal of a plan, worked out by hand, and the same as each one's trace."""

import random
import re

from edits import Editor, lines_text
from maps import TOP, YEAR, figures, links, node, nodes
from test_rules import CATALOGUE, Show, scope, show

from graph_model.profile import Stage
from queries.coverage import read_coverage
from queries.goal_plan import at_or_below, joins_of, read_goal_plan
from queries.goal_states import Cycle, GoalState, read_goal_states
from queries.trace import trace_down

__all__ = ["show"]

PLAN = (
    nodes("Goal", "top", tier=TOP),
    nodes("Goal", "whole half idle bare", tier=YEAR),
    nodes("Goal", "gone", tier=YEAR, status="retired"),
    nodes("Unit", "u v"),
    nodes("Post", "p"),
    nodes("Duty", "m a b c"),
    nodes("Standard", "s"),
    nodes("Norm", "n"),
    nodes("Regulation", "r"),
    links("""
        top DECOMPOSES_INTO whole
        top DECOMPOSES_INTO half
        half DECOMPOSES_INTO gone
        a SERVES whole
        m SERVES half
        m DECOMPOSES_INTO b
        m DECOMPOSES_INTO c
        a SERVES half
        p CARRIES a
        p CARRIES b
        p CARRIES c
        a MEETS s
        b MEETS s
        s DETAILED_BY n
        n BACKED_BY r
        u HOLDS m
        v HOLDS c support
        idle ASSIGNED_TO p
        idle OWNED_BY v
        bare ASSIGNED_TO u
    """),
)


def states(show: Show, *lines: str) -> dict[str, GoalState]:
    return read_goal_states(show("\n".join(lines)), scope())


def test_what_is_rolled_over_is_read_with_all_that_does_not_count(show: Show) -> None:
    graph = show("\n".join(PLAN))
    goals = read_goal_plan(graph, drafts=False, meant={}).goals
    assert set(goals) == {"top", "whole", "half", "idle", "bare", "gone"}
    assert (goals["gone"]["status"], goals["top"]["tier"]) == ("retired", TOP)
    assert at_or_below(graph, "half") == {"half", "gone"}
    joins = {(one.kind, one.other, one.outward, one.role) for one in joins_of(graph, ["half"])}
    assert joins == {
        ("DECOMPOSES_INTO", "top", False, None),
        ("DECOMPOSES_INTO", "gone", True, None),
        ("SERVES", "m", False, None),
        ("SERVES", "a", False, None),
    }


def said(state: GoalState) -> tuple[str | None, str, str]:
    """The missing stage, the ids at which it breaks, and those of the units that answer."""
    if state.broken is None:
        return None, "", ""
    ids = (
        " ".join(node.id for node in found) for found in (state.broken.subjects, state.broken.units)
    )
    return state.broken.stage, *ids


def counts(state: GoalState) -> str:
    return " ".join(f"{one.covered}/{one.total}" for one in state.counts)


def test_every_goal_says_where_its_weakest_path_breaks_and_who_answers(show: Show) -> None:
    found = states(show, *PLAN)
    assert {id_: said(state) for id_, state in found.items()} == {
        "top": ("standard", "c", "u v"),
        "whole": (None, "", ""),
        "half": ("standard", "c", "u v"),
        "idle": ("duty", "idle", "v"),
        "bare": ("post", "bare", "u"),
    }
    assert counts(found["top"]) == "3/3 2/2 2/2 2/3 2/3 0/3 2/3"
    assert counts(found["whole"]) == "1/1 1/1 1/1 1/1 1/1 0/1 1/1"
    assert counts(found["half"]) == "3/3 1/1 1/1 2/3 2/3 0/3 2/3"
    assert counts(found["idle"]) == "0/0 1/1 0/1 0/0 0/0 0/0 0/0"
    assert all(state.cycle is None for state in found.values())


def test_a_goal_on_a_cycle_is_told_apart_from_one_that_depends_on_it(show: Show) -> None:
    ring = links("""
        x DECOMPOSES_INTO y
        y DECOMPOSES_INTO x
        above DECOMPOSES_INTO x
        y DECOMPOSES_INTO below
        self DECOMPOSES_INTO self
        x DECOMPOSES_INTO old
        old DECOMPOSES_INTO beside
        beside DECOMPOSES_INTO old
    """)
    goals = (nodes("Goal", "x y above below self beside"), node("Goal", "old", status="retired"))
    found = states(show, *goals, nodes("Duty", "d"), ring, links("d SERVES below"))
    assert {id_: state.cycle for id_, state in found.items()} == {
        "x": Cycle.INSIDE,
        "y": Cycle.INSIDE,
        "self": Cycle.INSIDE,
        "above": Cycle.DEPENDS,
        "below": None,
        "beside": None,
    }
    assert {counts(found[id_]) for id_ in ("x", "y", "above")} == {"1/1 0/1 1/1 0/1 0/1 0/1 0/1"}


def random_lines(seed: int) -> str:
    """A random college whose goals stand in one of two tiers."""
    draw, lines = random.Random(seed), Editor(seed).files["甲"]
    for line in lines.values():
        if line.get("node") == "Goal":
            line["tier"] = draw.choice([TOP, YEAR])
    whole = [
        line for line in lines.values()
        if "node" in line or {line["source"], line["target"]} <= lines.keys()
    ]  # fmt: skip
    return lines_text(whole)


def test_the_states_of_random_goals_are_those_of_their_traces_and_of_the_map(show: Show) -> None:
    seen: set[Stage | None] = set()
    for seed in range(12):
        reader = show(random_lines(seed))
        found = read_goal_states(reader, scope())
        table = figures(read_coverage(reader, CATALOGUE, "goal-stage", scope()))
        for goal, state in found.items():
            trace = trace_down(reader, goal, scope())
            assert (state.broken, state.counts) == (trace.broken, trace.counts), (seed, goal)
            if goal in table:
                assert counts(state) == re.sub(r"\(\d+\)", "", table[goal]), (seed, goal)
        seen.update(state.first_missing for state in found.values())
    assert {Stage.POST, Stage.DUTY, Stage.STANDARD} <= seen
