"""Traces down and up on small graphs, worked out by hand, and on large ones in time."""

import random
from collections.abc import Iterable
from itertools import pairwise

import pytest
from test_rules import TODAY, Show, scope, show

from graph_model.errors import UnknownName
from graph_model.profile import Stage
from queries.find import find_nodes
from queries.trace import trace_down, trace_up
from queries.traces import DutyChain, Trace

__all__ = ["show"]


def node(kind: str, id_: str, **more: str) -> str:
    extra = "".join(f', "{key}": {value}' for key, value in more.items())
    return f'{{"node": "{kind}", "id": "{id_}", "name": "{id_.upper()}"{extra}}}'


def link(kind: str, source: str, target: str, role: str = "") -> str:
    said = f', "role": "{role}"' if role else ""
    return f'{{"link": "{kind}", "source": "{source}", "target": "{target}"{said}}}'


def text(*lines: str) -> str:
    return "\n".join(lines)


# g0 → g1 → g2, g0 → g3; a (→ d, e) serves g1, f serves g3; x above g0
PLAN = text(
    *(node("Goal", id_) for id_ in ("x", "g0", "g1", "g2", "g3")),
    node("Goal", "gone", status='"retired"'),
    link("DECOMPOSES_INTO", "x", "g0"),
    link("DECOMPOSES_INTO", "g0", "g1"),
    link("DECOMPOSES_INTO", "g1", "g2"),
    link("DECOMPOSES_INTO", "g0", "g3"),
    link("DECOMPOSES_INTO", "g0", "gone"),
    node("Unit", "u"),
    node("Unit", "w"),
    node("Post", "p"),
    node("Post", "q"),
    link("BELONGS_TO", "p", "u"),
    link("ASSIGNED_TO", "g2", "p"),
    link("ASSIGNED_TO", "g0", "u", "lead"),
    link("ASSIGNED_TO", "g3", "w", "lead"),
    link("ASSIGNED_TO", "g1", "q", "appraise"),
    *(node("Duty", id_) for id_ in "adef"),
    node("Duty", "z", status='"retired"'),
    link("DECOMPOSES_INTO", "a", "d"),
    link("DECOMPOSES_INTO", "a", "e"),
    link("SERVES", "a", "g1"),
    link("SERVES", "f", "g3"),
    link("SERVES", "z", "g1"),
    link("HOLDS", "u", "a"),
    link("HOLDS", "w", "f"),
    link("CARRIES", "p", "d"),
    link("CARRIES", "p", "e", "support"),
    link("CARRIES", "q", "d", "approve"),
    link("CARRIES", "q", "f"),
    node("Standard", "s"),
    node("Norm", "n"),
    node("Norm", "m"),
    node("Check", "k"),
    node("Regulation", "r"),
    node("Evidence", "v"),
    node("Evidence", "old", status='"retired"'),
    link("MEETS", "d", "s"),
    link("MEETS", "f", "s"),
    link("DETAILED_BY", "s", "n"),
    link("DETAILED_BY", "p", "m"),
    link("CHECKED_BY", "n", "k"),
    link("BACKED_BY", "k", "r"),
    link("SUPPORTS", "v", "r"),
    link("SUPPORTS", "old", "d"),
)


def ids(nodes: Iterable[object]) -> list[str]:
    return [one.id for one in nodes]  # type: ignore[attr-defined]


def chain(trace: Trace, duty: str) -> DutyChain:
    return next(one for one in trace.duties if one.duty.id == duty)


def missing(trace: Trace) -> dict[str, Stage | None]:
    return {step.goal.id: step.first_missing for step in trace.goals}


def layer(trace: Trace, name: str) -> list[str]:
    return sorted(ids(next(one for one in trace.layers if one.name == name).nodes))


def count(trace: Trace) -> dict[str, tuple[int, int]]:
    return {str(one.stage): (one.covered, one.total) for one in trace.counts}


def test_a_goal_leads_down_to_its_duties_and_what_they_rest_on(show: Show) -> None:
    trace = trace_down(show(PLAN), "g0", scope())
    assert (trace.subject.name, trace.today) == ("G0", TODAY)
    assert ids(trace.above) == ["x"]
    assert [(one.goal.id, one.depth, one.children, one.duties) for one in trace.goals] == [
        ("g0", 0, ("g1", "g3"), ()),
        ("g1", 1, ("g2",), ("a",)),
        ("g3", 1, (), ("f",)),
        ("g2", 2, (), ()),
    ]
    assert ids(one.duty for one in trace.duties) == ["f", "d", "e"]
    whole = chain(trace, "d")
    assert [(one.node.id, one.role) for one in whole.carriers] == [("p", "lead")]
    assert ids(whole.standards) == ["s"]
    assert ids(whole.norms) == ["m", "n"]
    assert (ids(whole.checks), ids(whole.regulations)) == (["k"], ["r"])
    assert ids(whole.evidence) == ["v"]
    assert all(mark.covered for mark in whole.marks)
    assert (whole.first_missing, ids(whole.units)) == (None, ["u"])
    half = chain(trace, "e")
    assert [(one.node.id, one.role) for one in half.carriers] == [("p", "support")]
    assert [mark.covered for mark in half.marks] == [True, True, False, True, False, False]
    assert half.first_missing is Stage.STANDARD


def test_the_weakest_path_breaks_the_goal_and_says_who_answers(show: Show) -> None:
    trace = trace_down(show(PLAN), "g0", scope())
    assert missing(trace) == {
        "g0": Stage.STANDARD,
        "g1": Stage.STANDARD,
        "g2": Stage.DUTY,
        "g3": None,
    }
    assert trace.broken is not None
    assert trace.broken.stage is Stage.STANDARD
    assert (ids(trace.broken.subjects), ids(trace.broken.units)) == (["e"], ["u"])
    assert count(trace) == {
        "goal": (3, 3),
        "post": (2, 2),
        "duty": (1, 2),
        "standard": (2, 3),
        "norm": (3, 3),
        "check": (2, 3),
        "regulation": (2, 3),
    }


def test_a_goal_says_who_it_is_assigned_to_in_which_role(show: Show) -> None:
    trace = trace_down(show(PLAN), "g0", scope())
    assert {
        step.goal.id: [(one.node.id, one.role) for one in step.assigned] for step in trace.goals
    } == {
        "g0": [("u", "lead")],
        "g1": [("q", "appraise")],
        "g2": [("p", "lead")],
        "g3": [("w", "lead")],
    }


def test_a_goal_without_posts_or_duties_breaks_there(show: Show) -> None:
    reader = show(
        PLAN
        + "\n"
        + text(
            node("Goal", "i"),
            node("Goal", "j"),
            link("DECOMPOSES_INTO", "i", "j"),
            link("ASSIGNED_TO", "j", "w"),
            link("ASSIGNED_TO", "j", "p", "supervise"),
        )
    )
    alone = trace_down(reader, "i", scope())
    assert missing(alone) == {"i": Stage.POST, "j": Stage.POST}
    assert alone.broken is not None
    assert (ids(alone.broken.subjects), ids(alone.broken.units)) == (["j"], ["w"])
    idle = trace_down(reader, "g2", scope())
    assert idle.broken is not None
    assert (idle.broken.stage, ids(idle.broken.units)) == (Stage.DUTY, ["u"])
    whole = trace_down(reader, "g3", scope())
    assert whole.broken is None


def test_stages_without_anything_keep_their_place(show: Show) -> None:
    trace = trace_down(show(PLAN), "g2", scope())
    assert [(one.name, ids(one.nodes), one.missing, one.optional) for one in trace.layers] == [
        ("goal", ["g2", "g1", "g0", "x"], False, False),
        ("post", ["p"], False, False),
        ("duty", [], True, False),
        ("standard", [], True, False),
        ("norm", [], True, False),
        ("check", [], True, True),
        ("regulation", [], True, False),
        ("evidence", [], True, True),
    ]


def test_the_links_of_a_trace_join_its_nodes(show: Show) -> None:
    trace = trace_down(show(PLAN), "g0", scope())
    shown = {one.id for found in trace.layers for one in found.nodes}
    assert {end for one in trace.links for end in (one.source, one.target)} <= shown
    joined = {(one.kind, one.source, one.target, one.role) for one in trace.links}
    assert ("CARRIES", "p", "e", "support") in joined
    assert ("CARRIES", "q", "d", "approve") not in joined
    assert ("SERVES", "a", "g1", None) in joined


def test_a_post_leads_to_the_duties_it_carries(show: Show) -> None:
    trace = trace_down(show(PLAN), "p", scope())
    assert ids(one.duty for one in trace.duties) == ["d", "e"]
    assert sorted(ids(trace.above)) == ["a", "g0", "g1", "g2", "x"]
    assert count(trace)["standard"] == (1, 2)
    assert trace.broken is not None
    assert (trace.broken.stage, ids(trace.broken.subjects)) == (Stage.STANDARD, ["e"])
    idle = trace_down(show(PLAN + "\n" + node("Post", "idle")), "idle", scope())
    assert idle.broken is not None
    assert idle.broken.stage is Stage.DUTY


def test_a_duty_leads_to_the_work_below_it_and_the_goals_above(show: Show) -> None:
    trace = trace_down(show(PLAN), "a", scope())
    assert [(one.duty.id, bool(one.marks)) for one in trace.duties] == [
        ("a", False),
        ("d", True),
        ("e", True),
    ]
    assert ids(trace.above) == ["g1", "g0", "x"]
    lonely = trace_down(show(node("Duty", "b")), "b", scope())
    assert lonely.broken is not None
    assert lonely.broken.stage is Stage.POST
    assert [one.name for one in lonely.layers if one.missing] == [
        "goal",
        "post",
        "standard",
        "norm",
        "check",
        "regulation",
        "evidence",
    ]


def test_every_part_of_the_chain_leads_up_to_the_goals_it_is_there_for(show: Show) -> None:
    reader = show(PLAN)
    for start in ("v", "r", "k", "n", "s"):
        trace = trace_up(reader, start, scope())
        assert layer(trace, "duty") == ["a", "d", "f"], start
        assert layer(trace, "goal") == ["g0", "g1", "g3", "x"], start
        assert layer(trace, "post") == ["p", "q"], start
    norm = trace_up(reader, "m", scope())
    assert layer(norm, "duty") == ["a", "d", "e"]
    assert [one.name for one in norm.layers if one.missing] == ["standard"]
    assert layer(trace_up(reader, "e", scope()), "goal") == ["g0", "g1", "x"]
    assert ids(trace_up(reader, "g2", scope()).above) == ["g1", "g0", "x"]
    assert layer(trace_up(reader, "q", scope()), "duty") == ["f"]


def test_a_standard_leads_down_to_its_norms_checks_regulations_and_evidence(show: Show) -> None:
    trace = trace_down(show(PLAN), "s", scope())
    assert {one.name: ids(one.nodes) for one in trace.layers} == {
        "standard": ["s"],
        "norm": ["n"],
        "check": ["k"],
        "regulation": ["r"],
        "evidence": ["v"],
    }


def test_cycles_come_to_an_end(show: Show) -> None:
    reader = show(
        text(
            node("Goal", "a"),
            node("Goal", "b"),
            node("Duty", "d"),
            node("Duty", "e"),
            link("DECOMPOSES_INTO", "a", "b"),
            link("DECOMPOSES_INTO", "b", "a"),
            link("DECOMPOSES_INTO", "a", "a"),
            link("DECOMPOSES_INTO", "d", "e"),
            link("DECOMPOSES_INTO", "e", "d"),
            link("SERVES", "e", "b"),
        )
    )
    trace = trace_down(reader, "a", scope())
    assert missing(trace) == {"a": Stage.POST, "b": Stage.POST}
    assert ids(trace.above) == ["b"]
    assert (trace.duties, count(trace)["post"]) == ((), (0, 0))
    assert layer(trace, "duty") == ["d", "e"]
    assert layer(trace_up(reader, "d", scope()), "goal") == ["a", "b"]


def test_an_id_that_does_not_exist_is_said_so(show: Show) -> None:
    with pytest.raises(UnknownName, match="nothing"):
        trace_down(show(PLAN), "nothing", scope())


KINDS = {"d": "Duty", "p": "Post", "s": "Standard", "n": "Norm", "k": "Check", "r": "Regulation"}
ENDS = {
    "CARRIES": ["pd"],
    "MEETS": ["ds"],
    "DETAILED_BY": ["sn", "dn", "pn"],
    "CHECKED_BY": ["nk", "sk", "dk"],
    "BACKED_BY": ["dr", "pr", "sr", "nr", "kr"],
    "DECOMPOSES_INTO": ["dd"],
}


def random_plan(seed: int) -> str:
    dice = random.Random(seed)
    lines = [
        node(kind, f"{letter}{n}", status=dice.choice(['"approved"', '"approved"', '"retired"']))
        for letter, kind in KINDS.items()
        for n in range(6)
    ]
    made = {
        (kind, f"{pair[0]}{dice.randrange(6)}", f"{pair[1]}{dice.randrange(6)}")
        for kind, pairs in ENDS.items()
        for pair in pairs
        for _ in range(dice.randrange(5))
    }
    roles = ("lead", "support", "approve")
    lines += [link(*one, dice.choice(roles) if one[0] == "CARRIES" else "") for one in sorted(made)]
    return text(*lines)


def test_the_lists_of_a_trace_and_the_stages_say_the_same_on_random_graphs(show: Show) -> None:
    seen = 0
    for seed in range(20):
        reader = show(random_plan(seed))
        for number in range(6):
            for one in trace_down(reader, f"d{number}", scope()).duties:
                if not one.marks:
                    continue
                seen += 1
                listed = [one.carriers, one.standards, one.norms, one.checks, one.regulations]
                found = [mark.covered for mark in one.marks if mark.stage is not Stage.GOAL]
                assert found == [bool(nodes) for nodes in listed], (seed, one.duty.id)
    assert seen > 40


def test_a_chain_of_two_thousand_goals_is_walked_once(show: Show) -> None:
    goals = [node("Goal", f"g{n}") for n in range(2000)]
    steps = [link("DECOMPOSES_INTO", f"g{n}", f"g{n + 1}") for n in range(1999)]
    served = [node("Duty", "d"), link("SERVES", "d", "g1999")]
    reader = show(text(*goals, *steps, *served))
    trace = trace_down(reader, "g0", scope())
    assert (len(trace.goals), trace.goals[-1].depth) == (2000, 1999)
    assert set(missing(trace).values()) == {Stage.POST}
    assert len(trace_up(reader, "d", scope()).above) == 2000


def test_a_dense_graph_is_not_walked_by_its_paths(show: Show) -> None:
    levels = [[f"g{level}-{n}" for n in range(20)] for level in range(12)]
    goals = [node("Goal", id_) for level in levels for id_ in level]
    steps = [
        link("DECOMPOSES_INTO", high, low)
        for above, below in pairwise(levels)
        for high in above
        for low in below
    ]
    trace = trace_down(show(text(*goals, *steps)), "g0-0", scope())
    assert len(trace.goals) == 1 + 11 * 20
    assert len(trace.links) == 20 + 10 * 400


NAMED = text(
    '{"node": "Unit", "id": "u1", "name": "质量管理中心", "aliases": ["诊改办"]}',
    '{"node": "Goal", "id": "g9", "name": "新生报到率", "code": "ND-02"}',
    '{"node": "Goal", "id": "g8", "name": "ND-02", "status": "retired"}',
    '{"node": "Regulation", "id": "r1", "name": "学籍管理办法", "document_no": "教〔2026〕1号"}',
)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("g9", [("g9", "id")]),
        ("nd-02", [("g9", "code"), ("g8", "name")]),
        ("ND-0", [("g9", "code"), ("g8", "name")]),
        ("诊改办", [("u1", "aliases")]),
        ("诊改", [("u1", "aliases")]),
        ("教〔2026〕1号", [("r1", "document_no")]),
        (" 管理 ", [("r1", "name"), ("u1", "name")]),
        ("没有", []),
        (" ", []),
    ],
)
def test_nodes_are_found_by_what_people_call_them(
    show: Show, words: str, found: list[tuple[str, str]]
) -> None:
    assert [(one.node.id, one.field) for one in find_nodes(show(NAMED), words)] == found
