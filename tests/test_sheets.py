"""Sheets of posts, units, standards, points, objects and goals, worked out by hand."""

import pytest
from test_rules import Show, scope, show
from test_trace import PLAN, link, node, text

from graph_model.errors import UnknownName
from graph_model.figures import added_up, satisfies
from graph_model.kinds import CHOICE_NAMES, NODE_KINDS, Role, Status
from graph_model.kinds.choices import Aggregation, Direction, Rank
from graph_model.store import Reader
from queries.catalogue import built_in
from queries.gaps import find_gaps
from queries.sheets import Section, Sheet, SheetRow, sheet

__all__ = ["show"]


def asked(reader: Reader, id_: str) -> Sheet:
    return sheet(reader, id_, scope(), find_gaps(reader, built_in(), scope()))


def part(found: Sheet, key: str) -> Section:
    return next(one for one in found.sections if one.key == key)


def rows(found: Sheet, key: str) -> list[tuple[str, int, str | None]]:
    return [(row.node.id, row.depth, row.role) for row in part(found, key).rows]


def row(found: Sheet, key: str, id_: str) -> SheetRow:
    return next(one for one in part(found, key).rows if one.node.id == id_)


def near(one: SheetRow) -> dict[str, list[str]]:
    return {each.key: [node.id for node in each.nodes] for each in one.related if each.nodes}


def said(one: SheetRow | Sheet) -> dict[str, str]:
    return {value.property: value.said.zh for value in (*one.values, *one.notes)}


def rules(one: SheetRow | Sheet) -> list[str]:
    return [gap.rule for gap in one.gaps]


def test_a_post_sheet_has_its_duties_by_role_with_all_they_rest_on(show: Show) -> None:
    found = asked(show(PLAN), "p")
    assert (found.name.zh, found.counts) == ("岗位责任清单", True)
    assert [unit.id for unit in found.units] == ["u"]
    assert rows(found, "duties") == [("d", 0, "lead"), ("e", 0, "support")]
    assert near(row(found, "duties", "d")) == {
        "goals": ["g1"],
        "posts": ["p"],
        "standards": ["s"],
        "norms": ["m", "n"],
        "checks": ["k"],
        "regulations": ["r"],
        "evidence": ["v"],
    }
    half = row(found, "duties", "e")
    assert near(half) == {"goals": ["g1"], "posts": ["p"], "norms": ["m"]}
    assert [mark.covered for mark in half.marks] == [True, True, False, True, False, False]
    assert "CHN102" in rules(half)
    assert rules(found) == ["RSP502"]
    assert rows(found, "goals") == [("g2", 0, "lead")]
    assert rows(found, "to-DETAILED_BY-Norm") == [("m", 0, None)]
    approving = asked(show(PLAN), "q")
    assert rows(approving, "duties") == [("f", 0, "lead"), ("d", 0, "approve")]


SECTION = text(
    PLAN,
    node("Unit", "s1"),
    link("PART_OF", "s1", "u"),
    node("Post", "ps", holders='["张老师"]'),
    link("BELONGS_TO", "ps", "s1"),
    link("HOLDS", "u", "f", "support"),
    node("DiagnosisPoint", "item", rank='"item"'),
    link("RESPONSIBLE_FOR", "s1", "item", "support"),
    node("Evidence", "own"),
    link("OWNED_BY", "own", "u"),
)


def test_a_unit_sheet_takes_the_units_below_it_in(show: Show) -> None:
    found = asked(show(SECTION), "u")
    assert found.name.zh == "部门清单"
    assert rows(found, "units") == [("s1", 0, None)]
    assert rows(found, "posts") == [("p", 0, None), ("ps", 0, None)]
    assert said(row(found, "posts", "ps")) == {"holders": "张老师"}
    assert rows(found, "duties") == [
        ("a", 0, "lead"),
        ("d", 1, "lead"),
        ("e", 1, "lead"),
        ("f", 0, "support"),
    ]
    assert rows(found, "goals") == [("g0", 0, "lead")]
    assert rows(found, "points") == [("item", 0, "support")]
    assert rows(found, "owned") == [("own", 0, None)]
    assert "EVD803" in rules(row(found, "owned", "own"))
    keys = [one.key for one in found.sections]
    assert len(keys) == len(set(keys))
    answered = {gap.subject for gap in found.gaps}
    assert {"e", "p", "own"} <= answered
    assert "x" not in answered


STANDARD = text(
    PLAN,
    '{"node": "Standard", "id": "t", "name": "T", "code": "T-1", "level": "校", '
    '"operator": ">=", "target": 90, "unit": "%", "text": "满意率"}',
    '{"node": "Standard", "id": "h", "name": "H", "level": "省"}',
    link("IMPLEMENTS", "t", "h"),
    '{"link": "MEETS", "source": "f", "target": "t", "requirement": "当日办结", "value": 1}',
    link("MEETS", "g3", "t"),
    node("Norm", "nf"),
    link("DETAILED_BY", "f", "nf"),
    node("Regulation", "rf"),
    link("BACKED_BY", "f", "rf"),
)


def test_a_standard_sheet_says_what_each_duty_requires_and_what_backs_it(show: Show) -> None:
    found = asked(show(STANDARD), "t")
    assert found.name.zh == "标准清单"
    assert said(found) == {
        "level": "校",
        "text": "满意率",
        "operator": ">=",
        "target": "90",
        "unit": "%",
    }
    assert rows(found, "met_by") == [("f", 0, None), ("g3", 0, None)]
    assert said(row(found, "met_by", "f")) == {"requirement": "当日办结", "value": "1"}
    assert rows(found, "norms") == [("nf", 0, None)]
    way = row(found, "norms", "nf").way
    assert way is not None and way.zh == "T ←执行标准— F —细化为→ NF"
    assert rows(found, "regulations") == [("rf", 0, None)]
    assert (rows(found, "checks"), rows(found, "evidence")) == ([], [])
    assert rows(found, "to-IMPLEMENTS-Standard") == [("h", 0, None)]
    assert rows(asked(show(STANDARD), "h"), "from-IMPLEMENTS-Standard") == [("t", 0, None)]


POINTS = text(
    node("DiagnosisPoint", "e1", rank='"element"'),
    node("DiagnosisPoint", "p1", rank='"point"', platform_code='"7.2"'),
    link("PART_OF", "p1", "e1"),
    node("Unit", "u"),
    node("Unit", "w"),
    link("RESPONSIBLE_FOR", "u", "p1", "lead"),
    link("RESPONSIBLE_FOR", "w", "e1", "support"),
    node("Duty", "d"),
    link("ANSWERS", "d", "p1"),
    node("Evidence", "new", uri='"a.pdf"', issued='"2026-01-01"'),
    node("Evidence", "past", uri='"b.pdf"', valid_until='"2026-06-29"'),
    link("SUPPORTS", "new", "d"),
    link("SUPPORTS", "past", "p1"),
    node("Indicator", "i", value="8", direction='"higher"'),
    link("MEASURES", "i", "p1"),
)


def test_a_point_sheet_has_who_answers_what_answers_and_whether_evidence_is_current(
    show: Show,
) -> None:
    reader = show(POINTS)
    found = asked(reader, "p1")
    assert (found.name.zh, said(found)) == (
        "诊断点清单",
        {"rank": "诊断点", "platform_code": "7.2"},
    )
    assert rows(found, "units") == [("u", 0, "lead"), ("w", 0, "support")]
    assert row(found, "units", "u").way is None
    above = row(found, "units", "w").way
    assert above is not None and above.zh == "P1 —隶属→ E1"
    assert rows(found, "answers") == [("d", 0, None)]
    assert [(one.node.id, one.current) for one in part(found, "evidence").rows] == [
        ("past", False),
        ("new", True),
    ]
    way = row(found, "evidence", "new").way
    assert way is not None and way.zh == "P1 ←对应诊断点— D ←佐证— NEW"
    assert said(row(found, "indicators", "i")) == {"direction": "越高越好", "value": "8"}
    element = asked(reader, "e1")
    assert rows(element, "parts") == [("p1", 0, None)]
    assert [one.node.id for one in part(element, "evidence").rows] == ["past", "new"]


def test_an_object_sheet_says_what_it_must_have_and_lacks(show: Show) -> None:
    reader = show(
        text(
            node("QualityObject", "o", type='"专业"'),
            node("Goal", "g"),
            node("Standard", "s", status='"retired"'),
            node("Indicator", "i"),
            link("ABOUT", "g", "o"),
            link("ABOUT", "s", "o"),
            link("ABOUT", "i", "o"),
        )
    )
    found = asked(reader, "o")
    assert said(found) == {"type": "专业", "has": "目标", "lacks": "标准"}
    assert (rows(found, "goal"), rows(found, "standard")) == ([("g", 0, None)], [])
    assert rows(found, "indicator") == [("i", 0, None)]
    assert "OBJ101" in rules(found)


def goal(id_: str, target: float, unit: str = "个", **more: str) -> str:
    return node("Goal", id_, target=str(target), unit=f'"{unit}"', operator='">="', **more)


GOALS = text(
    goal("top", 10, aggregation='"sum"', due='"2030-12-31"'),
    goal("a", 4),
    goal("b", 5),
    goal("c", 70, "%"),
    goal("low", 3, measure='"人次"'),
    link("DECOMPOSES_INTO", "top", "a"),
    link("DECOMPOSES_INTO", "top", "b"),
    link("DECOMPOSES_INTO", "top", "c"),
    link("DECOMPOSES_INTO", "a", "low"),
    link("DECOMPOSES_INTO", "low", "top"),
    node("Indicator", "i", unit='"个"', value="6"),
    node("Indicator", "j", unit='"个"', value="4"),
    node("Indicator", "k", unit='"%"', value="99"),
    link("MEASURES", "i", "b"),
    link("MEASURES", "j", "b"),
    link("MEASURES", "k", "a"),
    node("Unit", "u"),
    link("ASSIGNED_TO", "a", "u"),
    link("ASSIGNED_TO", "a", "u", "support"),
    node("Duty", "d"),
    link("SERVES", "d", "b"),
)


def test_a_goal_sheet_is_the_tree_with_sums_achievement_and_who_answers(show: Show) -> None:
    found = asked(show(GOALS), "top")
    assert found.name.zh == "目标分解清单"
    assert rows(found, "goals") == [
        ("top", 0, None),
        ("a", 1, None),
        ("low", 2, None),
        ("b", 1, None),
        ("c", 1, None),
    ]
    assert said(row(found, "goals", "top")) == {
        "due": "2030-12-31",
        "operator": ">=",
        "target": "10",
        "unit": "个",
        "aggregation": "合计",
        "children": "9",
        "enough": "否",
    }
    assert said(row(found, "goals", "b"))["actual"] == "6、4"
    assert said(row(found, "goals", "b"))["achieved"] == "否"
    assert "actual" not in said(row(found, "goals", "a"))
    assert near(row(found, "goals", "a")) == {"holders": ["u"], "indicators": ["k"]}
    assert near(row(found, "goals", "b")) == {"duties": ["d"], "indicators": ["i", "j"]}


def test_figures_are_compared_and_added_as_the_goal_says() -> None:
    wanted = {"operator": ">", "target": 3, "unit": "个", "measure": "次", "aggregation": "mean"}
    children = {
        "a": {"target": 2, "unit": "个"},
        "b": {"target": 6, "unit": "个", "measure": "次"},
        "c": {"target": 9, "unit": "个", "measure": "人"},
        "d": {"target": 9, "unit": "%"},
        "e": {"unit": "个"},
    }
    assert added_up(wanted, children) == (4, ("a", "b"), True)
    assert [satisfies(wanted, value) for value in (3, 4)] == [False, True]
    assert satisfies({"target": 3}, 3) is None
    assert added_up({**wanted, "aggregation": None}, children) is None
    assert added_up({**wanted, "unit": None}, {"e": {"target": 9}}) is None
    for way, result in (("sum", 8), ("min", 2), ("max", 6)):
        found = added_up({**wanted, "aggregation": way}, children)
        assert found is not None
        assert found.total == result


def test_a_goal_sheet_judges_no_figures_that_the_rules_would_not(show: Show) -> None:
    """Without a unit nothing is comparable; of a longer plan the rest is yet to come."""
    reader = show(
        text(
            goal("plan", 1234567.5, aggregation='"sum"', due='"2030-12-31"'),
            goal("year", 0.1, due='"2026-12-31"'),
            link("DECOMPOSES_INTO", "plan", "year"),
            goal("bare", 3, "", aggregation='"sum"'),
            goal("low", 9, ""),
            link("DECOMPOSES_INTO", "bare", "low"),
            node("Indicator", "i", value="9"),
            link("MEASURES", "i", "bare"),
        )
    )
    plan = said(row(asked(reader, "plan"), "goals", "plan"))
    assert (plan["target"], plan["children"]) == ("1234567.5", "0.1")
    assert "enough" not in plan
    bare = said(row(asked(reader, "bare"), "goals", "bare"))
    assert not bare.keys() & {"children", "enough", "actual", "achieved"}


def test_a_node_of_any_other_kind_has_a_section_for_each_of_its_links(show: Show) -> None:
    reader = show(PLAN)
    found = asked(reader, "k")
    assert found.name.zh == "质量监控详情"
    assert [(one.key, one.name.zh, len(one.rows)) for one in found.sections] == [
        ("from-CHECKED_BY-Norm", "规范 —受监控于→", 1),
        ("to-BACKED_BY-Regulation", "制度依据 → 制度", 1),
    ]
    retired = asked(reader, "old")
    assert (retired.counts, said(retired)) == (False, {"status": "已停用"})
    assert rows(retired, "to-SUPPORTS-Duty") == [("d", 0, None)]
    with pytest.raises(UnknownName, match="nothing"):
        asked(reader, "nothing")


def test_every_kind_has_a_sheet_and_every_choice_a_chinese_name(show: Show) -> None:
    reader = show(text(*(node(kind, f"x-{kind}") for kind in NODE_KINDS)))
    assert len({asked(reader, f"x-{kind}").name.zh for kind in NODE_KINDS}) == len(NODE_KINDS)
    choices = {one for kind in (Role, Status, Aggregation, Direction, Rank) for one in kind}
    assert choices == CHOICE_NAMES.keys()
