"""One edit far away changes a derived fact, and catching up knows it."""

from datetime import date

import pytest
from edits import Line, lines_text
from test_projection import held

from graph_model.claims import Batch
from graph_model.exchange import read_lines
from graph_model.ledger import Ledger, person
from graph_model.projection import Projection
from graph_model.store.opening import open_graph

NODES: list[Line] = [
    {"node": "Goal", "id": "g", "name": "五年招生", "operator": ">=", "target": 10, "unit": "人",
     "aggregation": "sum"},
    {"node": "Goal", "id": "h", "name": "年度招生", "target": 10, "unit": "人", "layer": "学生"},
    {"node": "Duty", "id": "a", "name": "招生"},
    {"node": "Duty", "id": "d", "name": "录取"},
    {"node": "Unit", "id": "u", "name": "招就处"},
    {"node": "Unit", "id": "w", "name": "学校"},
    {"node": "Standard", "id": "s", "name": "录取标准"},
    {"node": "Norm", "id": "n", "name": "录取流程"},
    {"node": "Check", "id": "c", "name": "录取复核"},
    {"node": "Regulation", "id": "q", "name": "复核办法", "aspects": ["尽职尽责"]},
    {"node": "Regulation", "id": "r", "name": "招生章程"},
    {"node": "QualityObject", "id": "o", "name": "机电专业"},
    {"node": "QualityObject", "id": "p", "name": "机电系"},
]  # fmt: skip
LINKS: list[Line] = [
    {"link": kind, "source": source, "target": target}
    for kind, source, target in (
        ("DECOMPOSES_INTO", "g", "h"), ("DECOMPOSES_INTO", "a", "d"), ("SERVES", "a", "h"),
        ("HOLDS", "u", "a"), ("MEETS", "d", "s"), ("DETAILED_BY", "s", "n"),
        ("CHECKED_BY", "n", "c"), ("BACKED_BY", "c", "q"), ("BACKED_BY", "d", "r"),
        ("PART_OF", "o", "p"),
    )
]  # fmt: skip


def changed(id_: str, **said: object) -> Line:
    return {**next(line for line in NODES if line["id"] == id_), **said}


def link(kind: str, source: str, target: str) -> Line:
    return {"link": kind, "source": source, "target": target}


FAR = [
    ("r", "layers", changed("d", layer="教师"), None, ["教师"]),
    ("d", "layers", changed("h", layer="课程"), ["学生"], ["课程"]),
    ("d", "systems", changed("s", system="质量生成"), None, ["质量生成"]),
    ("d", "meets_below", changed("s", status="retired"), True, False),
    ("a", "meets_below", changed("s", status="retired"), True, False),
    ("s", "checked", changed("c", status="retired"), True, False),
    ("s", "backed", changed("q", status="retired"), True, False),
    ("s", "backed_for", changed("q", aspects=["违规惩戒"]), ["尽职尽责"], ["违规惩戒"]),
    ("g", "undershot_by", changed("h", target=9), None, ["h"]),
    ("g", "taken_up_by", changed("u", status="retired"), ["u"], None),
    ("g", "taken_up_by", link("PART_OF", "u", "w"), ["u"], ["u", "w"]),
    ("g", "taken_up_by", changed("d", catch_all=True), ["u"], ["u"]),
    ("s", "taken_up_by", link("PART_OF", "u", "w"), ["u"], ["u", "w"]),
    ("s", "taken_up_by", changed("d", catch_all=True), ["u"], None),
    ("g", "cycle", link("DECOMPOSES_INTO", "h", "g"), None, "g"),
    ("h", "cycle", link("DECOMPOSES_INTO", "h", "g"), None, "g"),
    ("d", "cycle", link("DECOMPOSES_INTO", "d", "a"), None, "a"),
    ("p", "cycle", link("PART_OF", "p", "o"), None, "o"),
]


@pytest.mark.parametrize(("id_", "fact", "line", "before", "after"), FAR)
def test_an_edit_reaches_the_facts_that_it_changes(
    ledger: Ledger, today: date, id_: str, fact: str, line: Line, before: object, after: object
) -> None:
    graph = open_graph("kglite:")
    projection = Projection(ledger, graph)

    def shown() -> object:
        assert projection.verify(today) == []
        return next(node for node in held(graph)[0] if node.id == id_).properties.get(fact)

    ledger.commit([read_lines(lines_text([*NODES, *LINKS]), "a.jsonl")], "测试", "导入")
    assert shown() == before
    claims = read_lines(lines_text([line]), "页面").claims
    word = Batch(person("张三"), claims, partial=True)
    ledger.commit([word], "张三", "修改")
    assert shown() == after
    taken_back = frozenset([line.get("id") or "\t".join(line.values())])
    ledger.commit([Batch(person("张三"), (), partial=True, withdrawn=taken_back)], "张三", "撤回")
    assert shown() == before
