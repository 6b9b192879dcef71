"""Keystones, cycles, clusters and the order of repair, by hand and against brute force."""

import random
from itertools import pairwise, permutations

from test_rules import Show, scope, show
from test_trace import link, node, random_plan, text

from graph_model.profile import Stage
from queries.networks import clusters, cycles, keystones, repair
from queries.networks.repair import Blocked, greedy, whole_after
from queries.networks.wholeness import wholeness
from queries.stages import duty_stages
from queries.trace import trace_down

__all__ = ["show"]


def chain(duty: str, post: str, standard: str, goal: str = "") -> list[str]:
    """A whole duty: its norm, check and regulation come with its standard."""
    return [
        node("Duty", duty),
        link("CARRIES", post, duty),
        link("MEETS", duty, standard),
        *([link("SERVES", duty, goal)] if goal else []),
    ]


def whole_standard(id_: str) -> list[str]:
    return [
        node("Standard", id_),
        node("Norm", f"n{id_}"),
        node("Check", f"k{id_}"),
        node("Regulation", f"r{id_}"),
        link("DETAILED_BY", id_, f"n{id_}"),
        link("CHECKED_BY", f"n{id_}", f"k{id_}"),
        link("BACKED_BY", f"k{id_}", f"r{id_}"),
    ]


# top → left, right; d1 (p1), d2 (p1, p2) serve left, d3 (p2) serves right; all meet s1,
# d3 also meets s2; d4 of p1 meets nothing
KEYS = text(
    *(node("Goal", id_) for id_ in ("top", "left", "right")),
    link("DECOMPOSES_INTO", "top", "left"),
    link("DECOMPOSES_INTO", "top", "right"),
    node("Post", "p1"),
    node("Post", "p2"),
    *whole_standard("s1"),
    *whole_standard("s2"),
    *chain("d1", "p1", "s1", "left"),
    *chain("d2", "p1", "s1", "left"),
    link("CARRIES", "p2", "d2", "support"),
    *chain("d3", "p2", "s1", "right"),
    link("MEETS", "d3", "s2"),
    node("Duty", "d4"),
    link("CARRIES", "p1", "d4"),
)


def test_a_keystone_is_what_alone_brings_a_stage_to_chains_that_are_whole(show: Show) -> None:
    found = keystones(show(KEYS), scope())
    assert (found.total, found.whole_duties, found.whole_goals) == (3, 3, 3)
    listed = [
        (
            one.node.id,
            [duty.id for duty in one.duties],
            sorted(goal.id for goal in one.goals),
            one.stages,
        )
        for one in found.keystones
    ]
    all_but_post = (Stage.STANDARD, Stage.NORM, Stage.REGULATION)
    assert listed == [
        ("s1", ["d1", "d2"], ["left", "top"], all_but_post),
        ("p1", ["d1"], ["left", "top"], (Stage.POST,)),
        ("p2", ["d3"], ["right", "top"], (Stage.POST,)),
    ]
    assert found.keystones[0].said.zh == "失去“S1”, 2 项职责、2 个目标不再完整"
    assert len(keystones(show(KEYS), scope(), 1).keystones) == 1


def test_a_keystone_really_breaks_what_it_says_when_it_is_retired(show: Show) -> None:
    before = keystones(show(KEYS), scope())
    for one in before.keystones:
        kind = one.node.kind
        gone = KEYS.replace(node(kind, one.node.id), node(kind, one.node.id, status='"retired"'))
        assert gone != KEYS
        after = keystones(show(gone), scope())
        assert before.whole_duties - after.whole_duties == len(one.duties), one.node.id
        assert before.whole_goals - after.whole_goals == len(one.goals), one.node.id


def test_a_post_that_brings_norms_along_is_a_keystone_of_goals_that_are_whole(show: Show) -> None:
    """`half` is served by a duty that is broken, so nothing breaks it any more."""
    reader = show(
        text(
            *(node("Goal", id_) for id_ in ("whole", "half")),
            *(node(kind, id_) for kind, id_ in (("Post", "p"), ("Post", "q"), ("Standard", "s"))),
            *(node(kind, id_) for kind, id_ in (("Norm", "n"), ("Check", "k"))),
            node("Regulation", "r"),
            link("DETAILED_BY", "p", "n"),
            link("CHECKED_BY", "n", "k"),
            link("BACKED_BY", "k", "r"),
            *chain("d", "p", "s", "whole"),
            link("CARRIES", "q", "d"),
            link("SERVES", "d", "half"),
            node("Duty", "bad"),
            link("SERVES", "bad", "half"),
        )
    )
    found = keystones(reader, scope())
    assert [
        (one.node.id, one.stages, [goal.id for goal in one.goals]) for one in found.keystones
    ] == [
        ("p", (Stage.NORM, Stage.REGULATION), ["whole"]),
        ("s", (Stage.STANDARD,), ["whole"]),
    ]


GOALS = ("g0", "g1", "g2", "g3")


def with_goals(seed: int) -> str:
    """Random goals, cycles among them, over a random plan of duties."""
    dice = random.Random(seed)
    pairs = {(dice.choice(GOALS), dice.choice(GOALS)) for _ in range(dice.randrange(6))}
    serving = {(f"d{dice.randrange(6)}", dice.choice(GOALS)) for _ in range(dice.randrange(6))}
    assigned = {(dice.choice(GOALS), f"p{dice.randrange(6)}") for _ in range(dice.randrange(3))}
    return text(
        random_plan(seed),
        *(node("Goal", goal) for goal in GOALS),
        *(link("DECOMPOSES_INTO", *pair) for pair in sorted(pairs)),
        *(link("SERVES", *pair) for pair in sorted(serving)),
        *(link("ASSIGNED_TO", *pair) for pair in sorted(assigned)),
    )


def test_wholeness_says_the_same_as_stages_and_traces_on_random_graphs(show: Show) -> None:
    order, duties, wholes = scope().profile.missing_order(), 0, 0
    for seed in range(25):
        reader = show(with_goals(seed))
        chains = wholeness(reader, scope())
        stages = duty_stages(reader, [f"d{n}" for n in range(6)], scope().profile)
        assert chains.routes.keys() == stages.keys(), seed
        for id_, duty in stages.items():
            duties += 1
            lacking = tuple(stage for stage in order if not duty.covers(stage))
            assert chains.missing(id_) == lacking, (seed, id_)
        whole = {goal.id for goal in chains.named_goals(chains.whole_goals())}
        for goal in GOALS:
            steps = trace_down(reader, goal, scope()).goals
            is_whole = next(one for one in steps if one.goal.id == goal).first_missing is None
            wholes += is_whole
            assert (goal in whole) == is_whole, (seed, goal)
    assert duties > 40


def test_a_cycle_is_told_link_by_link_once_for_each_group(show: Show) -> None:
    reader = show(
        text(
            *(node("Goal", f"g{n}") for n in range(6)),
            *(link("DECOMPOSES_INTO", f"g{n}", f"g{(n + 1) % 5}") for n in range(5)),
            link("DECOMPOSES_INTO", "g3", "g2"),
            link("DECOMPOSES_INTO", "g4", "g5"),
            node("Unit", "u"),
            link("PART_OF", "u", "u"),
            node("Standard", "a"),
            node("Standard", "b"),
            link("IMPLEMENTS", "a", "b"),
            link("IMPLEMENTS", "b", "a"),
            node("Duty", "x"),
            node("Duty", "y", status='"retired"'),
            link("DECOMPOSES_INTO", "x", "y"),
            link("DECOMPOSES_INTO", "y", "x"),
            link("ALIGNS_WITH", "g0", "g1"),
            link("ALIGNS_WITH", "g1", "g0"),
        )
    )
    found = cycles(reader).cycles
    assert [(one.kind, one.members, one.said.zh, one.shortest) for one in found] == [
        ("Unit", 1, "U —隶属→ U", True),
        ("Goal", 5, "G2 —分解为→ G3 —分解为→ G2", True),
        ("Standard", 2, "A —落实上位标准→ B —落实上位标准→ A", True),
    ]


def test_large_and_dense_cycles_are_explained_without_listing_them(show: Show) -> None:
    ring = [f"r{n:04}" for n in range(3000)]
    dense = [f"d{n:02}" for n in range(60)]
    reader = show(
        text(
            *(node("Goal", id_) for id_ in ring),
            *(link("DECOMPOSES_INTO", one, other) for one, other in pairwise([*ring, ring[0]])),
            *(node("Duty", id_) for id_ in dense),
            *(
                link("DECOMPOSES_INTO", one, other)
                for one in dense
                for other in dense
                if one != other
            ),
        )
    )
    duty, goal = sorted(cycles(reader).cycles, key=lambda one: one.kind)
    assert (duty.members, len(duty.nodes), duty.shortest) == (60, 2, True)
    assert (goal.members, len(goal.nodes), goal.shortest) == (3000, 3000, True)


def shared(*units: str, duty: str) -> list[str]:
    return [node("Duty", duty), *(link("HOLDS", unit, duty) for unit in units)]


UNITS = text(
    *(node("Unit", id_, reports="true") for id_ in ("a", "b", "c", "x", "y", "z", "lonely")),
    node("Unit", "b1"),
    link("PART_OF", "b1", "b"),
    *shared("a", "b1", duty="ab1"),
    *shared("a", "b", duty="ab2"),
    *shared("b", "c", duty="bc"),
    *shared("a", "c", duty="ac"),
    *shared("x", "y", duty="xy"),
    *shared("y", "z", duty="yz"),
    *shared("x", duty="whole"),
    node("Duty", "part"),
    link("DECOMPOSES_INTO", "whole", "part"),
    node("Post", "pz"),
    link("BELONGS_TO", "pz", "z"),
    link("CARRIES", "pz", "part"),
    node("Goal", "cx"),
    link("ASSIGNED_TO", "cx", "c"),
    link("ASSIGNED_TO", "cx", "x", "support"),
    link("ASSIGNED_TO", "cx", "lonely", "approve"),
)


def test_departments_cluster_by_the_duties_and_goals_they_share(show: Show) -> None:
    found = clusters(show(UNITS))
    assert [[unit.id for unit in one.units] for one in found.clusters] == [
        ["a", "b", "c"],
        ["x", "y", "z"],
    ]
    assert [(one.inside, one.outside) for one in found.clusters] == [(4, 1), (3, 1)]
    ties = {(one.one.id, one.other.id): one.shared for one in found.clusters[0].ties}
    assert ties == {("a", "b"): 2, ("b", "c"): 1, ("a", "c"): 1}
    part = {(one.one.id, one.other.id): one.examples for one in found.clusters[1].ties}
    assert [item.id for item in part["x", "z"]] == ["part"]
    assert [(one.one.id, one.other.id, one.examples[0].id) for one in found.across] == [
        ("c", "x", "cx")
    ]
    assert ([one.id for one in found.alone], found.widely) == (["lonely"], ())
    assert found == clusters(show(UNITS))


def test_what_nearly_all_departments_share_does_not_tie_them(show: Show) -> None:
    units = [f"u{n:02}" for n in range(61)]
    found = clusters(show(text(*(node("Unit", id_) for id_ in units), *shared(*units, duty="all"))))
    assert [one.id for one in found.widely] == ["all"]
    assert (found.clusters, len(found.alone)) == ((), 61)


# top → left (d1 lacks a regulation, d2 a standard too), right (d3 lacks a regulation), fine;
# idle has no duty and no post; d9 serves nothing
BROKEN = text(
    *(node("Goal", id_) for id_ in ("top", "left", "right", "idle", "fine")),
    *(link("DECOMPOSES_INTO", "top", id_) for id_ in ("left", "right", "fine")),
    node("Post", "p"),
    node("Unit", "u"),
    *whole_standard("s"),
    *chain("d0", "p", "s", "fine"),
    *(node("Duty", id_) for id_ in ("d1", "d2", "d3", "d9")),
    *(link("CARRIES", "p", id_) for id_ in ("d1", "d2", "d3")),
    *(link("SERVES", id_, "left") for id_ in ("d1", "d2")),
    link("SERVES", "d3", "right"),
    link("HOLDS", "u", "d3"),
    node("Standard", "t"),
    *(link("MEETS", id_, "t") for id_ in ("d1", "d3")),
    node("Norm", "bare"),
    *(link("DETAILED_BY", id_, "bare") for id_ in ("d1", "d2", "d3")),
)


def test_the_order_of_repair_finishes_first_the_goal_that_lacks_least(show: Show) -> None:
    found = repair(show(BROKEN), scope())
    assert (found.whole, found.total, found.needed, found.free) == (1, 5, 4, 1)
    assert [
        (one.subject.id, one.stages, one.done, [goal.id for goal in one.goals], one.whole)
        for one in found.steps
    ] == [
        ("d3", (Stage.REGULATION,), 1, ["right"], 2),
        ("idle", (Stage.POST, Stage.DUTY), 3, ["idle"], 3),
        ("d1", (Stage.REGULATION,), 4, [], 3),
        ("d2", (Stage.STANDARD, Stage.REGULATION), 6, ["left", "top"], 5),
    ]
    assert [unit.id for unit in found.steps[0].units] == ["u"]
    assert len(repair(show(BROKEN), scope(), 1).steps) == 1


def test_a_goal_without_duties_waits_for_the_leaf_that_lacks_least(show: Show) -> None:
    reader = show(
        text(
            *(node("Goal", id_) for id_ in ("top", "mid", "a", "b", "r1", "r2")),
            link("DECOMPOSES_INTO", "top", "mid"),
            link("DECOMPOSES_INTO", "top", "a"),
            link("DECOMPOSES_INTO", "mid", "b"),
            link("DECOMPOSES_INTO", "r1", "r2"),
            link("DECOMPOSES_INTO", "r2", "r1"),
            node("Post", "p"),
            link("ASSIGNED_TO", "b", "p"),
        )
    )
    found = repair(reader, scope())
    assert [
        (one.subject.id, one.stages, [goal.id for goal in one.goals]) for one in found.steps
    ] == [
        ("b", (Stage.DUTY,), ["b", "mid", "top"]),
        ("a", (Stage.POST, Stage.DUTY), ["a"]),
        ("r1", (Stage.POST, Stage.DUTY), ["r1", "r2"]),
    ]
    without = repair(show(node("Unit", "u")), scope())
    assert (without.total, without.steps) == (0, ())


def random_blocked(seed: int) -> Blocked:
    dice = random.Random(seed)
    count = dice.randrange(2, 7)
    items = {f"i{n}": (Stage.NORM,) * dice.randrange(1, 4) for n in range(count)}
    goals = {
        f"g{n}": frozenset(dice.sample(sorted(items), dice.randrange(1, min(count, 4) + 1)))
        for n in range(dice.randrange(1, 8))
    }
    used = set().union(*goals.values())
    return Blocked({id_: items[id_] for id_ in sorted(used)}, goals)


def waiting(order: tuple[str, ...] | list[str], blocked: Blocked) -> int:
    """Stages repaired until a goal is whole, summed over the goals: less is sooner."""
    return sum(done for done, _ in whole_after(order, blocked))


def test_the_greedy_order_is_close_to_the_best_of_all_orders() -> None:
    """Best: the order with the least waiting of all goals together, found by trying all."""
    ratios = []
    for seed in range(120):
        blocked = random_blocked(seed)
        order = greedy(blocked)
        assert sorted(order) == sorted(blocked.items), seed
        assert {goal for _, goal in whole_after(order, blocked)} == blocked.goals.keys()
        best = min(waiting(each, blocked) for each in permutations(blocked.items))
        ratios.append(waiting(order, blocked) / best)
    assert max(ratios) <= 1.3
    assert sum(ratio == 1 for ratio in ratios) >= 0.85 * len(ratios)


def test_dense_layers_and_long_chains_are_passed_once(show: Show) -> None:
    levels = [[f"g{level}-{n}" for n in range(20)] for level in range(12)]
    long = [f"c{n:04}" for n in range(1000)]
    reader = show(
        text(
            *(node("Goal", id_) for level in levels for id_ in level),
            *(
                link("DECOMPOSES_INTO", high, low)
                for above, below in pairwise(levels)
                for high in above
                for low in below
            ),
            *(node("Goal", id_) for id_ in long),
            *(link("DECOMPOSES_INTO", one, other) for one, other in pairwise(long)),
            node("Post", "p"),
            *whole_standard("s"),
            *chain("d", "p", "s", "g11-0"),
            *chain("e", "p", "s", long[-1]),
        )
    )
    found = keystones(reader, scope())
    assert (found.whole_goals, found.total) == (11 * 20 + 1 + 1000, 2)
    assert len(found.keystones[0].goals) == found.whole_goals
    assert len(repair(reader, scope()).steps) == 19
    assert cycles(reader).cycles == ()
