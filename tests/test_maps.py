"""Each coverage map on a small college, with every cell worked out by hand."""

import pytest
from maps import SPECIAL, TOP, YEAR, behind, figures, fill, links, node, nodes
from test_rules import CATALOGUE, Show, show

from graph_model.errors import UnknownName
from graph_model.profile import default_profile
from queries.map_facts import Given

__all__ = ["show"]

PLAN = (
    node("Goal", "t", tier=TOP),
    nodes("Goal", "a", tier=SPECIAL),
    nodes("Goal", "gone", tier=SPECIAL, status="retired"),
    nodes("Goal", "l1 l2", tier=YEAR),
    nodes("Goal", "draft", tier=YEAR, status="draft"),
    nodes("Duty", "m d1 d2 d3"),
    node("Duty", "other", catch_all=True),
    nodes("Post", "p q"),
    node("Standard", "s"),
    node("Standard", "old", valid_to="2026-06-29"),
    links("""
        t DECOMPOSES_INTO t
        t DECOMPOSES_INTO a
        t DECOMPOSES_INTO gone
        a DECOMPOSES_INTO l1
        a DECOMPOSES_INTO l2
        l2 DECOMPOSES_INTO draft
        m SERVES l1 !
        m DECOMPOSES_INTO d1 !
        m DECOMPOSES_INTO other
        d2 SERVES a
        d2 SERVES l1
        d3 SERVES gone
        p CARRIES d1 !
        q CARRIES d2 supervise
        l2 ASSIGNED_TO p support
        d1 MEETS s !
        d2 MEETS old
    """),
)


def test_goal_stage_counts_each_duty_of_a_goal_and_those_below_it_once(show: Show) -> None:
    found = fill(show, "goal-stage", *PLAN)
    assert [column.zh for column in found.columns] == [
        "目标", "岗位", "职责", "标准", "规范", "质量监控", "制度",
    ]  # fmt: skip
    assert found.tier == TOP
    assert figures(found) == {"t": "2/2(1) 2/2(1) 1/2(1) 1/2(1) 0/2 0/2 0/2"}
    assert behind(found, "t", "标准") == "d1 -d2"
    assert behind(found, "t", "duty") == "l1 -l2"


def test_goal_stage_shows_the_goals_of_the_chosen_tier(show: Show) -> None:
    assert figures(fill(show, "goal-stage", *PLAN, given=Given(tier=YEAR))) == {
        "l1": "2/2(1) 1/1(1) 1/1(1) 1/2(1) 0/2 0/2 0/2",
        "l2": "0/0 1/1 0/1 0/0 0/0 0/0 0/0",
    }
    assert figures(fill(show, "goal-stage", *PLAN, given=Given(tier="岗位工作项"))) == {}
    with pytest.raises(UnknownName, match="没有“十年规划”这个目标层级; 可用: 学校总体规划、"):
        fill(show, "goal-stage", *PLAN, given=Given(tier="十年规划"))


def test_goal_stage_starts_at_the_first_tier_that_has_goals(show: Show) -> None:
    low = (nodes("Goal", "g", tier=YEAR), nodes("Goal", "odd", tier="五年行动"))
    assert fill(show, "goal-stage", *low).tier == YEAR
    none = fill(show, "goal-stage", nodes("Goal", "g", tier=YEAR, status="retired"))
    assert (none.tier, none.rows, none.cells) == ("", (), ())


def test_goals_on_a_cycle_share_what_serves_them_and_have_no_leaf(show: Show) -> None:
    ring = (
        nodes("Goal", "x y", tier=YEAR),
        nodes("Duty", "d e"),
        links("""
            x DECOMPOSES_INTO y
            y DECOMPOSES_INTO x
            d SERVES x
            e SERVES y
        """),
    )
    same = "2/2 0/0 0/0 0/2 0/2 0/2 0/2"
    assert figures(fill(show, "goal-stage", *ring)) == {"x": same, "y": same}


FIGURES = (
    nodes("Goal", "t", tier=TOP),
    nodes("Goal", "a", tier=YEAR, operator=">=", target=95, unit="%"),
    nodes("Goal", "b", tier=YEAR, operator="<", target=5, unit="件"),
    nodes("Goal", "c", tier=YEAR, operator=">=", target=10),
    nodes("Goal", "e", tier=YEAR, target=10, unit="人"),
    node("Indicator", "a1", name="报到率", value=95, unit="%"),
    node("Indicator", "a2", value=94, unit="人"),
    node("Indicator", "a3", unit="%"),
    node("Indicator", "b1", value=4.5, unit="件"),
    node("Indicator", "b2", value=5, unit="件"),
    node("Indicator", "c1", value=20),
    node("Indicator", "e1", value=20, unit="人"),
    node("Indicator", "late", value=1, unit="件", valid_from="2026-07-01"),
    links("""
        t DECOMPOSES_INTO a
        t DECOMPOSES_INTO b
        t DECOMPOSES_INTO c
        t DECOMPOSES_INTO e
        a1 MEASURES a !
        a2 MEASURES a
        a3 MEASURES a
        b1 MEASURES b !
        b2 MEASURES b
        c1 MEASURES c
        e1 MEASURES e
        a3 MEASURES t
    """),
)


def test_goal_achievement_asks_every_value_in_the_unit_of_the_goal(show: Show) -> None:
    found = fill(show, "goal-achievement", *FIGURES)
    assert figures(found) == {"t": "4/4(2) 4/4(2) 1/4(1)"}
    assert behind(found, "t", "已达成") == "a -b -c -e"
    why = {one.id: one.because for one in found.cell_subjects("t", "achieved")}
    assert why == {"a": ("报到率 95%",), "b": ("b1 4.5件", "b2 5件"), "c": (), "e": ("e1 20人",)}
    better = "\n".join(FIGURES).replace('"value": 5,', '"value": 4,')
    assert figures(fill(show, "goal-achievement", better)) == {"t": "4/4(2) 4/4(2) 2/4(1)"}


def test_goal_achievement_of_a_tier_and_of_goals_without_leaves(show: Show) -> None:
    found = fill(show, "goal-achievement", *FIGURES, given=Given(tier=YEAR))
    assert figures(found) == {
        "a": "1/1(1) 1/1(1) 1/1(1)",
        "b": "1/1(1) 1/1(1) 0/1",
        "c": "1/1 1/1 0/1",
        "e": "1/1 1/1 0/1",
    }


POINTS = (
    nodes("DiagnosisPoint", "item", rank="item", name="项目一"),
    nodes("DiagnosisPoint", "e1 e2", rank="element"),
    nodes("DiagnosisPoint", "p1 p2 p3", rank="point"),
    node("DiagnosisPoint", "p4", rank="point", status="retired"),
    node("DiagnosisPoint", "p5", rank="point", platform_code="C5"),
    nodes("Unit", "u v"),
    nodes("Duty", "d half bare"),
    node("Duty", "gone", status="retired"),
    node("Evidence", "new", uri="a.pdf", valid_until="2026-06-30"),
    node("Evidence", "old", uri="a.pdf", valid_until="2026-06-29"),
    links("""
        e1 PART_OF item !
        e2 PART_OF item
        p1 PART_OF e1 !
        p1 PART_OF e2
        p2 PART_OF e2
        p4 PART_OF e2
        u RESPONSIBLE_FOR item !
        v RESPONSIBLE_FOR p3 appraise
        d ANSWERS p1 !
        gone ANSWERS p2
        d ANSWERS p3
        half ANSWERS p3 !
        bare ANSWERS p5
        new SUPPORTS d !
        new SUPPORTS half
        new SUPPORTS p2
        old SUPPORTS p5
        old SUPPORTS bare
    """),
)


def test_point_facet_adds_points_up_into_elements_and_items_each_once(show: Show) -> None:
    found = fill(show, "point-facet", *POINTS)
    assert [column.zh for column in found.columns] == ["责任", "对应", "佐证", "平台编号"]
    assert figures(found) == {
        "e1": "1/1(1) 1/1(1) 1/1(1) 0/1",
        "e2": "2/2(1) 1/2(1) 2/2(1) 0/2",
        "item": "2/2(1) 1/2(1) 2/2(1) 0/2",
        "p1": "1/1(1) 1/1(1) 1/1(1) 0/1",
        "p2": "1/1 0/1 1/1 0/1",
        "p3": "1/1 1/1(1) 1/1 0/1",
        "p5": "0/1 1/1 0/1 1/1(1)",
    }
    assert {row.id: row.parent for row in found.rows}["p1"] == "e1"
    assert behind(found, "项目一", "对应") == "p1 -p2"


STANDARDS = (
    node("Standard", "s", level="校"),
    node("Standard", "bare", level="院系", code="BZ-2"),
    node("Standard", "high", level="国家"),
    node("Standard", "old", level="校", valid_to="2026-06-29"),
    node("Norm", "n1", part="态度与要求"),
    node("Norm", "n2", part="方法与流程"),
    node("Norm", "n3", part="禁忌条款", status="retired"),
    nodes("Norm", "n4"),
    nodes("Check", "k1 k2"),
    nodes("Duty", "d"),
    node("Regulation", "r1", aspects=["尽职尽责", "引导促进"]),
    node("Regulation", "r2", aspects=["违规惩戒"]),
    node("Regulation", "r3", aspects=["没有的作用"]),
)


@pytest.mark.parametrize(
    ("ways", "cells"),
    [
        ("s DETAILED_BY n1 !", "1/1(1) 0/1 0/1 0/1 0/1 0/1"),
        ("s DETAILED_BY n3\ns DETAILED_BY n4", "0/1 0/1 0/1 0/1 0/1 0/1"),
        ("d MEETS s !\nd DETAILED_BY n2 !", "0/1 1/1(1) 0/1 0/1 0/1 0/1"),
        ("d MEETS s\nd DETAILED_BY n2 !", "0/1 1/1 0/1 0/1 0/1 0/1"),
        ("s BACKED_BY r1 !\ns BACKED_BY r3", "0/1 0/1 0/1 1/1(1) 1/1(1) 0/1"),
        ("s DETAILED_BY n4 !\nn4 BACKED_BY r2 !", "0/1 0/1 0/1 0/1 0/1 1/1(1)"),
        ("s CHECKED_BY k1\nk1 BACKED_BY r2 !", "0/1 0/1 0/1 0/1 0/1 1/1"),
        ("d MEETS s !\nd BACKED_BY r2 !", "0/1 0/1 0/1 0/1 0/1 1/1(1)"),
        (
            "s DETAILED_BY n4 !\nn4 CHECKED_BY k2 !\nk2 BACKED_BY r2 !",
            "0/1 0/1 0/1 0/1 0/1 1/1(1)",
        ),
        ("s DETAILED_BY n4 !\nn4 CHECKED_BY k2\nk2 BACKED_BY r2 !", "0/1 0/1 0/1 0/1 0/1 1/1"),
        # the norms of duties that meet it are its norms, but what backs them is not its own
        ("d MEETS s\nd DETAILED_BY n4\nn4 BACKED_BY r2", "0/1 0/1 0/1 0/1 0/1 0/1"),
        ("d MEETS s\nd CHECKED_BY k1\nk1 BACKED_BY r2", "0/1 0/1 0/1 0/1 0/1 0/1"),
    ],
)
def test_standard_part_follows_the_ways_of_the_definitions(
    show: Show, ways: str, cells: str
) -> None:
    found = fill(show, "standard-part", *STANDARDS, links(ways))
    assert figures(found) == {"s": cells, "bare": "0/1 0/1 0/1 0/1 0/1 0/1"}
    profile = default_profile()
    assert [column.id for column in found.columns] == [*profile.parts, *profile.aspects]


SHARED = (
    nodes("Unit", "a b c section"),
    node("Unit", "closed", status="retired"),
    nodes("Post", "p q boss"),
    nodes("Duty", "whole part alone"),
    node("Duty", "other", catch_all=True),
    nodes("Goal", "g below"),
    nodes("Duty", "work step"),
    links("""
        section PART_OF b !
        p BELONGS_TO section !
        q BELONGS_TO c
        whole DECOMPOSES_INTO part !
        a HOLDS whole
        b HOLDS whole support
        c HOLDS whole support
        closed HOLDS whole support
        a HOLDS alone
        b HOLDS alone supervise
        a HOLDS other
        b HOLDS other support
        p CARRIES part !
        q CARRIES whole appraise
        g ASSIGNED_TO a
        g ASSIGNED_TO b support
        g ASSIGNED_TO c support
        g DECOMPOSES_INTO below
        work SERVES below
        work DECOMPOSES_INTO step
        p CARRIES step
        q CARRIES work
    """),
)


def test_unit_unit_asks_whether_the_supporting_unit_has_a_post_on_it_or_below(show: Show) -> None:
    found = fill(show, "unit-unit", *SHARED)
    assert [row.id for row in found.rows] == ["a"]
    assert [column.id for column in found.columns] == ["b", "c"]
    assert figures(found) == {"a": "2/2(1) 0/2"}
    assert behind(found, "a", "b") == "g whole"
    assert behind(found, "a", "c") == "-g -whole"
    assigned = links("below ASSIGNED_TO q")
    assert figures(fill(show, "unit-unit", *SHARED, assigned)) == {"a": "2/2(1) 1/2"}


def test_unit_unit_lists_only_units_that_share_something(show: Show) -> None:
    found = fill(show, "unit-unit", nodes("Unit", "a b"), nodes("Duty", "d"), links("a HOLDS d"))
    assert (found.rows, found.columns, found.cells) == ((), (), ())


OBJECTS = (
    nodes("QualityObject", "major", type="专业"),
    nodes("QualityObject", "c1 c2", type="课程"),
    node("QualityObject", "c3", type="课程", status="retired"),
    nodes("QualityObject", "lab", type="实验室"),
    nodes("QualityObject", "plain"),
    nodes("Goal", "g"),
    nodes("Standard", "s"),
    node("Standard", "old", valid_to="2026-06-29"),
    links("""
        g ABOUT major !
        s ABOUT c1
        old ABOUT c2
        s ABOUT lab
        g ABOUT c1
    """),
)


def test_object_kind_asks_for_what_the_type_must_have(show: Show) -> None:
    found = fill(show, "object-kind", *OBJECTS)
    assert [column.zh for column in found.columns] == ["目标", "标准"]
    assert figures(found) == {
        "c1": "0/0 1/1",
        "c2": "0/0 0/1",
        "lab": "0/0 0/0",
        "major": "1/1(1) 0/1",
        "plain": "0/0 0/0",
        "type/专业": "1/1(1) 0/1",
        "type/实验室": "0/0 0/0",
        "type/课程": "0/0 1/2",
    }
    assert behind(found, "课程", "标准") == "c1 -c2"


TIERS = (
    nodes("Goal", "t1 t2", tier=TOP),
    nodes("Goal", "a b c", tier=SPECIAL),
    node("Goal", "gone", tier=SPECIAL, status="retired"),
    nodes("Goal", "odd", tier="五年行动"),
    nodes("Unit", "u"),
    nodes("Post", "p"),
    nodes("Indicator", "i"),
    links("""
        t1 DECOMPOSES_INTO a !
        t2 DECOMPOSES_INTO gone
        b DECOMPOSES_INTO b
        a ALIGNS_WITH b !
        b ALIGNS_WITH a
        c ALIGNS_WITH a
        a ALIGNS_WITH t1 !
        t1 ALIGNS_WITH a !
        a ASSIGNED_TO u appraise
        b ASSIGNED_TO p !
        i MEASURES c
        i MEASURES odd
    """),
)


def test_tier_link_counts_the_goals_of_each_tier(show: Show) -> None:
    found = fill(show, "tier-link", *TIERS)
    rows = figures(found)
    assert rows[TOP] == "0/2 1/2(1) 1/2(1) 0/2 0/2"
    assert rows[SPECIAL] == "1/3(1) 0/3 2/3(1) 2/3(1) 1/3"
    assert rows[YEAR] == "0/0 0/0 0/0 0/0 0/0"
    assert list(rows) == list(default_profile().tiers)
    assert behind(found, SPECIAL, "aligned") == "a b -c"
    assert [one.because for one in found.cell_subjects(SPECIAL, "aligned")] == [
        ("b", "t1"), ("a",), (),
    ]  # fmt: skip


def test_a_gap_that_somebody_accepted_is_counted_apart_and_not_as_covered(show: Show) -> None:
    accepted = {("CHN102", "d2", ""), ("CHN109", "l2", ""), ("CHN101", "d1", "")}
    found = fill(show, "goal-stage", *PLAN, given=Given(accepted=accepted))
    cells = {cell.column: (cell.covered, cell.total, cell.accepted) for cell in found.cells}
    assert cells["standard"] == (1, 2, 1)
    assert cells["duty"] == (1, 2, 1)
    assert cells["post"] == (2, 2, 0)
    assert [one.accepted for one in found.cell_subjects("t", "standard")] == [False, True]
    part = {("CHN104", "s", "禁忌条款"), ("CHN104", "s", "态度与要求")}
    only = links("s DETAILED_BY n1")
    shown = fill(show, "standard-part", *STANDARDS, only, given=Given(accepted=part))
    assert [cell.accepted for cell in shown.cells if cell.row == "s"] == [0, 0, 1, 0, 0, 0]


def test_a_row_or_column_that_is_not_there_is_said_so(show: Show) -> None:
    twins = (node("Unit", "u", name="科室"), node("Unit", "v", name="科室"))
    found = fill(show, "unit-stage", *twins)
    with pytest.raises(UnknownName, match="中没有行“没有”; 可写行的名称或标识"):
        found.cell_subjects("没有", "post")
    with pytest.raises(UnknownName, match="不能确定“科室”是哪一行; 请写行的标识: u、v"):
        found.cell_subjects("科室", "post")
    with pytest.raises(UnknownName, match="中没有列“duty”; 可用: 目标、岗位、标准"):
        found.cell_subjects("u", "duty")
    assert found.cell_subjects("u", "岗位") == []


def test_every_map_of_the_catalogue_is_whole() -> None:
    assert len(CATALOGUE.maps) >= 10
    for one in CATALOGUE.maps.values():
        assert one.columns or one.column, one.id
        for rules in one.accepted_by.values():
            assert {rule.partition("/")[0] for rule in rules} <= CATALOGUE.rules.keys(), one.id
