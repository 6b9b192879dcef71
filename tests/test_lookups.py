"""Impact, neighbourhood, path and search on small graphs, worked out by hand."""

from collections.abc import Iterable
from itertools import pairwise

import pytest
from test_rules import TODAY, Show, scope, show
from test_trace import NAMED, PLAN, link, node, text

from graph_model.errors import UnknownName, WrongInput
from graph_model.kinds import LINK_KINDS, Rests
from queries.find import search_nodes
from queries.impact import Impact, impact
from queries.neighbourhood import MOST_SHOWN, Neighbourhood, neighbourhood
from queries.path import path

__all__ = ["show"]


def resting(found: Impact) -> dict[str, list[tuple[str, int]]]:
    return {group.kind: [(one.node.id, one.depth) for one in group.nodes] for group in found.kinds}


def test_every_link_kind_says_which_end_rests_on_the_other() -> None:
    assert len(LINK_KINDS) >= 23
    for label, kind in LINK_KINDS.items():
        assert "rests" in vars(kind), label
    assert {label for label, kind in LINK_KINDS.items() if kind.rests is Rests.NEITHER} == {
        "ALIGNS_WITH",
        "APPLIES_TO",
        "CONFLICTS_WITH",
    }
    assert {label for label, kind in LINK_KINDS.items() if kind.rests is Rests.TARGET} == {
        "ANSWERS",
        "CARRIES",
        "HOLDS",
        "MEASURES",
        "RESOLVES",
        "RESPONSIBLE_FOR",
        "SERVES",
        "SUPPORTS",
    }


def test_what_rests_on_a_regulation_runs_up_to_the_goals(show: Show) -> None:
    found = impact(show(PLAN), "r", scope())
    assert (found.subject.id, found.today, found.total, found.direct) == ("r", TODAY, 10, 1)
    assert resting(found) == {
        "Goal": [("g3", 5), ("g0", 6), ("g1", 6), ("x", 7)],
        "Duty": [("d", 4), ("f", 4), ("a", 5)],
        "Standard": [("s", 3)],
        "Norm": [("n", 2)],
        "Check": [("k", 1)],
    }
    way = found.way("g3")
    assert way.zh == "R ←制度依据— K ←受监控于— N ←细化为— S ←执行标准— F —服务于→ G3"
    assert way.en == "R ←backed by— K ←checked by— N ←detailed by— S ←meets— F —serves→ G3"


def test_what_rests_on_a_post_includes_what_it_only_approves_with_the_role_said(
    show: Show,
) -> None:
    found = impact(show(PLAN), "q", scope())
    assert resting(found)["Duty"] == [("d", 1), ("f", 1), ("a", 2)]
    assert found.way("d").zh == "Q —履行(审核)→ D"
    assert found.way("f").en == "Q —carries→ F"
    assert found.way("q").zh == "Q"


def test_what_does_not_count_rests_on_nothing_but_may_be_asked_about(show: Show) -> None:
    reader = show(PLAN)
    assert "Evidence" not in resting(impact(reader, "r", scope()))
    assert "Duty" not in resting(impact(reader, "gone", scope()))
    assert resting(impact(reader, "z", scope())) == {"Goal": [("g1", 1), ("g0", 2), ("x", 3)]}
    assert impact(reader, "x", scope()).total == 0
    with pytest.raises(UnknownName, match="nothing"):
        impact(reader, "nothing", scope())


def test_impact_comes_to_an_end_on_cycles_and_dense_layers(show: Show) -> None:
    ring = text(
        *(node("Goal", f"c{n}") for n in range(3)),
        *(link("DECOMPOSES_INTO", f"c{n}", f"c{(n + 1) % 3}") for n in range(3)),
        link("DECOMPOSES_INTO", "c0", "c0"),
    )
    found = impact(show(ring), "c0", scope())
    assert resting(found) == {"Goal": [("c2", 1), ("c1", 2)]}
    levels = [[f"g{level}-{n}" for n in range(20)] for level in range(12)]
    dense = text(
        *(node("Goal", id_) for level in levels for id_ in level),
        *(
            link("DECOMPOSES_INTO", high, low)
            for above, below in pairwise(levels)
            for high in above
            for low in below
        ),
    )
    found = impact(show(dense), "g11-0", scope())
    assert (found.total, found.direct) == (11 * 20, 20)
    assert found.way("g0-19").zh.count("←分解为—") == 11


def near(found: Neighbourhood) -> list[tuple[str, int]]:
    return [(one.node.id, one.hops) for one in found.nodes]


def test_a_neighbourhood_goes_both_ways_and_names_each_link(show: Show) -> None:
    reader = show(PLAN)
    one = neighbourhood(reader, "d", scope())
    assert near(one) == [("a", 1), ("p", 1), ("q", 1), ("s", 1)]
    assert [each.said.zh for each in one.links] == [
        "P —履行→ D",
        "Q —履行(审核)→ D",
        "A —分解为→ D",
        "D —执行标准→ S",
    ]
    assert [(each.kind, each.count) for each in one.groups] == [
        ("Post", 2),
        ("Duty", 1),
        ("Standard", 1),
    ]
    two = neighbourhood(reader, "d", scope(), 2, ("Duty", "Goal"))
    assert near(two) == [("a", 1), ("e", 2), ("g1", 2)]
    assert (two.hops, two.complete, two.grouped, two.total) == (2, True, False, 3)


def test_a_large_neighbourhood_is_grouped_with_counts(show: Show) -> None:
    count = MOST_SHOWN + 1
    reader = show(
        text(
            node("Unit", "u"),
            node("Post", "p"),
            link("BELONGS_TO", "p", "u"),
            *(node("Duty", f"d{n}") for n in range(count)),
            *(link("HOLDS", "u", f"d{n}") for n in range(count)),
        )
    )
    found = neighbourhood(reader, "u", scope())
    assert (found.grouped, found.total, found.nodes, found.links) == (True, count + 1, (), ())
    assert [(one.kind, one.hops, one.count) for one in found.groups] == [
        ("Post", 1, 1),
        ("Duty", 1, count),
    ]
    assert [(one.link, one.source_kind, one.count) for one in found.link_groups] == [
        ("BELONGS_TO", "Post", 1),
        ("HOLDS", "Unit", count),
    ]
    assert neighbourhood(reader, "u", scope(), 1, ("Post",)).grouped is False


@pytest.mark.parametrize("hops", [0, 5])
def test_hops_are_between_one_and_four(show: Show, hops: int) -> None:
    with pytest.raises(WrongInput, match="1 与 4"):
        neighbourhood(show(PLAN), "d", scope(), hops)


def test_an_unknown_kind_is_answered_with_the_known_ones(show: Show) -> None:
    with pytest.raises(UnknownName, match=r"Nope.*Duty"):
        neighbourhood(show(PLAN), "d", scope(), 1, ("Nope",))


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("u", "d", "U —承担→ A —分解为→ D"),
        ("v", "g3", "V —佐证→ R ←制度依据— K ←受监控于— N ←细化为— S ←执行标准— F —服务于→ G3"),
        ("g0", "w", "G0 —分解为→ G3 —责任落实到→ W"),
        ("d", "d", "D"),
    ],
)
def test_a_path_is_the_shortest_and_reads_link_by_link(
    show: Show, start: str, end: str, words: str
) -> None:
    found = path(show(PLAN), start, end, scope())
    assert (found.found, found.said.zh) == (True, words)
    assert len(found.steps) == words.count(" ") // 2
    assert all(end in (one.link.source, one.link.target) for one in found.steps[-1:])


def test_nodes_that_nothing_joins_have_no_path(show: Show) -> None:
    lone = text(node("Duty", "lone"), link("SUPPORTS", "old", "lone"))
    reader = show(f"{PLAN}\n{lone}")
    for start, end in (("lone", "d"), ("d", "lone")):
        found = path(reader, start, end, scope())
        assert (found.found, found.steps) == (False, ()), "through evidence that is retired"
    assert path(reader, "d", "old", scope()).said.zh == "D ←佐证— OLD"
    with pytest.raises(UnknownName, match="nothing"):
        path(reader, "d", "nothing", scope())


def found_in(show: Show, words: str, kinds: Iterable[str] = ()) -> list[tuple[str, str, bool]]:
    listed = search_nodes(show(NAMED), words, tuple(kinds))
    return [(one.node.id, one.field, one.exact) for one in listed]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("新生报到率", [("g9", "name", True)]),
        ("ND-02", [("g9", "code", True), ("g8", "name", True)]),
        ("管理", [("r1", "name", False), ("u1", "name", False)]),
        ("学籍 管理（办法）", [("r1", "name", False)]),
        ("教〔2026〕", [("r1", "document_no", False)]),
        ("诊改办", [("u1", "aliases", True)]),
        ("", []),
        ("（）", []),
    ],
)
def test_search_finds_by_every_name_and_ranks_the_very_words_first(
    show: Show, words: str, found: list[tuple[str, str, bool]]
) -> None:
    assert found_in(show, words) == found


def test_search_gives_whole_words_before_parts_and_keeps_to_the_chosen_kinds(show: Show) -> None:
    reader = show(
        text(
            '{"node": "Duty", "id": "d1", "name": "考试管理"}',
            '{"node": "Duty", "id": "d2", "name": "管理"}',
            '{"node": "Duty", "id": "d3", "name": "管理考试"}',
            '{"node": "Post", "id": "p1", "name": "管理员"}',
        )
    )
    every = [one.node.id for one in search_nodes(reader, "管理", ())]
    assert every == ["d2", "p1", "d3", "d1"]
    assert [one.node.id for one in search_nodes(reader, "管理", ("Duty",))] == ["d2", "d3", "d1"]
    with pytest.raises(UnknownName, match="Nope"):
        search_nodes(reader, "管理", ("Nope",))
