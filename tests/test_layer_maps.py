"""The maps by layer on a small college: own layers, layers taken from neighbours, gaps."""

from maps import TOP, behind, figures, fill, links, node, nodes
from test_rules import Show, show

from queries.map_facts import Given

__all__ = ["show"]

WHOLE = {"operator": ">=", "target": 95, "unit": "%", "tier": TOP}
COLLEGE = (
    node("Goal", "g", **WHOLE, due="2026-12-31", layer="学校", system="决策指挥"),
    node("Goal", "h", **WHOLE, layer="学校"),
    node("Goal", "k", **WHOLE, due="2026-06-29", layer="学校"),
    node("Goal", "plain", **WHOLE),
    node("Standard", "s", level="国家", layer="课程", system="资源建设"),
    node("Standard", "unused", level="国家", layer="课程"),
    node("Standard", "draft", level="国家", layer="课程", status="draft"),
    node("Standard", "old", valid_to="2026-06-29"),
    node("Regulation", "r", issued="2000-01-01", review_years=1),
    node("Regulation", "loose", layer="学生"),
    node("Duty", "d", layer="教师"),
    nodes("Duty", "m below"),
    node("Duty", "late", layer="学生", system="监督控制"),
    node("Duty", "other", layer="学生", system="监督控制", catch_all=True),
    nodes("Post", "p"),
    links("""
        d SERVES g
        d SERVES k
        m SERVES h
        m DECOMPOSES_INTO below
        below MEETS s
        d MEETS s !
        late MEETS old
        d BACKED_BY r
        g ASSIGNED_TO p
        h ASSIGNED_TO p
        k ASSIGNED_TO p
    """),
)


def test_layer_kind_counts_nodes_without_a_serious_or_ordinary_gap(show: Show) -> None:
    found = fill(show, "layer-kind", *COLLEGE)
    assert figures(found) == {
        "学校": "1/3 0/0 0/0",
        "专业": "0/0 0/0 0/0",
        "课程": "0/0 1/2 0/0",
        "教师": "0/0 0/0 1/1",
        "学生": "0/0 0/0 0/1",
    }
    assert {cell.confirmed for cell in found.cells} == {None}
    assert behind(found, "学校", "目标") == "g -h -k"
    why = {one.id: one.because for one in found.cell_subjects("学校", "目标")}
    assert why["h"] == ("目标“h”没有截止日期",)
    assert behind(found, "教师", "制度") == "r"


def test_layer_kind_shows_a_node_as_accepted_when_all_its_gaps_are(show: Show) -> None:
    one = {("GOL702", "h", ""), ("ORP205", "loose", "")}
    found = fill(show, "layer-kind", *COLLEGE, given=Given(accepted=one))
    accepted = {(cell.row, cell.column): cell.accepted for cell in found.cells if cell.accepted}
    assert accepted == {("学校", "goal"): 1, ("学生", "regulation"): 1}
    assert [one.accepted for one in found.cell_subjects("学校", "goal")] == [False, True, False]


def test_layer_system_counts_duties_and_standards_where_they_belong(show: Show) -> None:
    found = fill(show, "layer-system", *COLLEGE)
    assert [column.zh for column in found.columns] == [
        "决策指挥", "资源建设", "支持服务", "质量生成", "监督控制",
    ]  # fmt: skip
    assert figures(found) == {
        "学校": "0/0 1/1 0/0 0/0 0/0",
        "专业": "0/0 0/0 0/0 0/0 0/0",
        "课程": "0/0 2/2(1) 0/0 0/0 0/0",
        "教师": "1/1(1) 1/1(1) 0/0 0/0 0/0",
        "学生": "0/0 0/0 0/0 0/0 0/1",
    }
    assert behind(found, "课程", "资源建设") == "below s"
    assert behind(found, "学校", "资源建设") == "below"
