"""Filing, the plan of goals, points, objects, rules and sheets over HTTP."""

import asyncio
import io
import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote

import docx
import httpx
import openpyxl
import pytest

from api.app import make_app
from api.service import Service
from api.settings import read_settings
from graph_model.kinds.records import Waiver
from graph_model.ledger import Ledger
from loaders.read import combined, read_file, read_files
from tests.college import ANSWERS, COLLEGE, loaded
from tests.sheets import table3

DAY = date(2026, 11, 23)
Ask = Callable[..., Any]
SMALL = """
{"node": "Unit", "id": "u", "name": "图书馆", "reports": true}
{"node": "Unit", "id": "s", "name": "采编部"}
{"link": "PART_OF", "source": "s", "target": "u"}
{"node": "Post", "id": "p", "name": "馆员", "holders": ["甲"]}
{"link": "BELONGS_TO", "source": "p", "target": "s"}
{"node": "Duty", "id": "d", "name": "图书借阅"}
{"link": "CARRIES", "source": "p", "target": "d", "role": "lead"}
{"node": "Goal", "id": "g", "name": "借阅量", "operator": ">=", "target": 120, "unit": "%", \
"aggregation": "sum"}
{"node": "Goal", "id": "h", "name": "纸质借阅量", "operator": ">=", "target": 50, "unit": "%"}
{"node": "Goal", "id": "x", "name": "循环甲"}
{"node": "Goal", "id": "y", "name": "循环乙"}
{"link": "DECOMPOSES_INTO", "source": "g", "target": "h"}
{"link": "DECOMPOSES_INTO", "source": "x", "target": "y"}
{"link": "DECOMPOSES_INTO", "source": "y", "target": "x"}
{"node": "QualityObject", "id": "o", "name": "护理专业", "type": "专业", "pilot": true}
{"node": "QualityObject", "id": "c", "name": "解剖课程", "type": "课程"}
{"node": "QualityObject", "id": "z", "name": "资料室", "type": "研究所"}
{"link": "ABOUT", "source": "g", "target": "o"}
{"link": "OWNED_BY", "source": "o", "target": "u"}
"""


def asking(service: Service) -> Ask:
    app = make_app(service, with_pages=False)

    def ask(path: str, method: str = "GET", **more: Any) -> Any:
        async def answer() -> httpx.Response:
            transport = httpx.ASGITransport(app, raise_app_exceptions=False)
            async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as one:
                return await one.request(method, f"/api/v1/{path}", **more)

        said = asyncio.run(answer())
        is_json = "json" in said.headers["content-type"]
        return said.json() if is_json else said

    return ask


@pytest.fixture(scope="module")
def college(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    url = f"sqlite:///{tmp_path_factory.mktemp('lists') / 'l.db'}"
    loaded(url, sorted(COLLEGE.iterdir())).ledger.close()
    service = Service(read_settings(ledger=url, today=DAY))
    yield asking(service)
    service.close()


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """A ledger whose course may do without a standard, for the time being."""
    folder = tmp_path_factory.mktemp("small")
    (folder / "small.jsonl").write_text(SMALL.strip() + "\n", encoding="utf-8")
    service = Service(read_settings(ledger=f"sqlite:///{folder / 'l.db'}", today=DAY))
    batches = combined(read_file(folder / "small.jsonl", "测试"))
    service.load(service.plan(batches), "张三", "导入")
    waiver = Waiver(rule="OBJ101", subject="c", gap_key="standard", reason="明年制定")
    service.load(service.ledger.decide([waiver]), "测试", "接受")
    yield asking(service)
    service.close()


def examined(rule: str) -> set[str]:
    """Names of the subjects of a rule's gaps, as the examiner listed them."""
    listed = json.loads((ANSWERS / "college" / "gaps.json").read_text(encoding="utf-8"))
    return {gap["subject"].partition(":")[2] for gap in listed if gap["rule"] == rule}


def test_filing_tells_which_forms_and_registers_are_there(college: Ask) -> None:
    found = college("filing")
    assert (found["forms"], found["complete"], found["begun"]) == (["表3", "表4"], 12, 0)
    by_name = {one["unit"]["name"]: one for one in found["units"]}
    assert len(by_name) == 15
    missing = {name for name, one in by_name.items() if one["missing"] == ["表3", "表4"]}
    assert missing == {"规划科研处", "宣传部", "财务处"} == examined("DAT007")
    handed_in = by_name["党政办"]["handed_in"]
    assert [one["source"] for one in handed_in] == ["党政办公室 › 表3", "党政办公室 › 表4"]
    assert (handed_in[0]["author"], handed_in[0]["revision"]) == ("测试", 1)
    registers = {one["form"]: one for one in found["registers"]}
    (doubt,) = registers["指标目录"]["doubts"]
    assert doubt["place"]["text"] == "指标目录.xlsx › 指标目录 › 第32行 › 归口部门"
    assert found["missing_registers"] == []


def test_filing_counts_the_duties_that_only_one_form_states(college: Ask) -> None:
    found = college("filing")
    by_name = {one["unit"]["name"]: one["different"] for one in found["units"]}
    # 实习安全事故处置 is led by 教务处 and 学生处 together, and counts for both.
    assert {name: n for name, n in by_name.items() if n} == {
        "教务处": 3,
        "学生处": 3,
        "后勤集团": 2,
    }


def test_a_form_sent_again_shows_its_last_load_and_a_changed_meaning_is_none(
    url: str, tmp_path: Path
) -> None:
    ledger = Ledger.open(url)
    first = table3(tmp_path / "教务处_表3.xlsx", ["学籍管理", "学籍注册", "科员"])
    ledger.commit(read_files([first]), "张三", "首次")
    again = table3(tmp_path / "教务处_表3.xlsx", ["学籍管理", "学籍异动", "科员"])
    ledger.commit(read_files([again]), "李四", "再次")
    (form,) = ledger.filings()
    assert (form.source.form, form.first.author, form.last.author) == ("表3", "张三", "李四")
    assert [one.last.revision for one in ledger.filings(1)] == [1]
    assert ledger.filings(0) == []
    ledger.commit(
        ledger.merge(*sorted(one.key for one in ledger.entities() if one.kind == "Duty")[:2]),
        "王五",
        "合并",
    )
    assert [(one.source.form, one.last.revision) for one in ledger.filings()] == [("表3", 2)]
    ledger.close()


def test_the_plan_lists_every_goal_once_below_the_goal_it_comes_from(small: Ask) -> None:
    found = small("goals/plan")["goals"]
    listed = [(one["row"]["node"]["id"], one["row"]["depth"]) for one in found]
    assert listed == [("g", 0), ("h", 1), ("x", 0), ("y", 1)]
    notes = {one["property"]: one["values"] for one in found[0]["row"]["notes"]}
    assert notes == {"children": [50.0], "enough": [False]}
    assert found[1]["above"][0]["id"] == "g"
    assert {one["state"]["cycle"] for one in found[2:]} == {"inside"}


def test_the_plan_of_the_college_has_all_goals_that_count(college: Ask) -> None:
    plan, states = college("goals/plan")["goals"], college("goals")["goals"]
    assert len(plan) == len(states) > 90
    assert {one["row"]["node"]["id"] for one in plan} == {one["goal"]["id"] for one in states}


def test_points_stand_in_the_order_of_the_plan_with_who_answers(college: Ask) -> None:
    lines = [one["line"] for one in college("points")["points"]]
    ranks = [one["rank"] for one in lines]
    assert (ranks.count("item"), ranks.count("element"), ranks.count("point")) == (5, 15, 37)
    items = [one["point"]["name"][0] for one in lines if one["rank"] == "item"]
    assert items == ["1", "2", "3", "4", "5"]
    points = [one for one in lines if one["rank"] == "point"]
    assert len([one for one in points if not one["responsible"]]) == len(examined("RSP506"))
    without = [one for one in points if not any(proof["current"] for proof in one["evidence"])]
    assert len(without) == len(examined("EVD805"))
    unanswered = {one["point"]["id"] for one in points if not one["answers"]}
    gaps = college("gaps", params={"rule": "EVD806"})["gaps"]
    assert unanswered == {gap["subject"] for gap in gaps} and len(unanswered) == 3


def test_objects_tell_what_their_type_must_have_and_what_is_accepted(small: Ask) -> None:
    found = small("objects")
    assert found["types"][-1] == {"type": "研究所", "needs": []}
    by_id = {one["line"]["subject"]["id"]: one for one in found["objects"]}
    assert list(by_id) == ["o", "c", "z"]
    assert (by_id["o"]["lacks"], by_id["o"]["accepted"]) == (["standard"], {})
    assert by_id["o"]["line"]["pilot"] and by_id["o"]["line"]["units"][0]["id"] == "u"
    assert by_id["o"]["line"]["has"][0]["nodes"][0]["name"] == "借阅量"
    assert by_id["c"]["lacks"] == ["standard"] and by_id["c"]["accepted"] == {
        "standard": "明年制定"
    }
    assert by_id["z"]["lacks"] == []


def test_rules_are_listed_on_and_off_with_what_they_find(college: Ask) -> None:
    found = college("rules")
    by_id = {one["id"]: one for one in found["rules"]}
    assert len(by_id) == 94
    assert by_id["CHN102"]["found"] == len(examined("CHN102"))
    assert (by_id["CHN107"]["enabled"], by_id["CHN107"]["found"]) == (False, None)
    assert found["rules"][0]["family"] == found["families"][0]["key"] == "chain"


def test_gaps_are_chosen_by_family_layer_state_and_subject(small: Ask, college: Ask) -> None:
    def rules(ask: Ask, **wanted: str) -> set[str]:
        return {gap["rule"] for gap in ask("gaps", params=wanted)["gaps"]}

    assert rules(small, subject="c") == {"OBJ101"} == rules(small, state="accepted")
    assert "OBJ101" in rules(small, subject="o", state="open")
    assert {rule[:3] for rule in rules(college, family="goals")} == {"GOL"}
    assert college("gaps", params={"family": "none"})["status"] == 404
    taught = college("gaps", params={"layer": "课程", "kind": "Goal"})["gaps"]
    goals = {one["row"]["node"]["id"]: one["row"] for one in college("goals/plan")["goals"]}
    layers = [
        value["values"]
        for gap in taught
        for value in goals[gap["subject"]]["values"]
        if value["property"] == "layer"
    ]
    assert len(taught) == len(layers) > 0 and all(said == ["课程"] for said in layers)
    book = college("gaps.xlsx", params={"family": "goals", "state": "open"})
    sheet = openpyxl.load_workbook(io.BytesIO(book.content)).active
    assert sheet is not None
    assert {str(row[0])[:3] for row in sheet.iter_rows(min_row=2, values_only=True) if row[1]} == {
        "GOL"
    }


def test_every_example_of_every_rule_is_told_in_words(college: Ask) -> None:
    ids = [one["id"] for one in college("rules")["rules"]]
    told = [one for id_ in ids for one in college(f"rules/{id_}/examples")["examples"]]
    assert len(told) > 300
    assert all(one["record"] for one in told)
    found = college("rules/DAT008/examples")["examples"][0]
    assert found["gaps"][0]["zh"] == "职责“学籍注册”没有写进所在部门的表4"
    assert "教务处 —承担→ 学籍注册" in [one["zh"] for one in found["record"]]
    assert college("rules/NO1/examples")["status"] == 404


def test_sheets_are_chosen_by_the_units_above(small: Ask) -> None:
    (post,) = small("sheets", params={"kind": "Post"})["choices"]
    assert (post["id"], post["name"], post["of"]) == ("p", "馆员", ["图书馆", "采编部"])
    units = small("sheets", params={"kind": "Unit"})["choices"]
    assert [(one["name"], one["of"]) for one in units] == [("图书馆", []), ("采编部", ["图书馆"])]
    assert small("sheets", params={"kind": "Planet"})["status"] == 404


def test_a_sheet_says_what_is_missing_where_it_would_stand(small: Ask) -> None:
    (duties, *_) = small("sheets/p/tables")["tables"]
    assert [one["name"]["zh"] for one in duties["columns"]][:3] == ["职责", "角色", "目标"]
    keys = [one["key"] for one in duties["columns"]]
    (row,) = duties["rows"]
    cells = dict(zip(keys, row["cells"], strict=True))
    assert [one["said"]["zh"] for one in cells["posts"]] == ["馆员"]
    assert (cells["posts"][0]["node"], cells["posts"][0]["kind"]) == ("p", "Post")
    (standard,) = cells["standards"]
    assert (standard["said"]["zh"], standard["node"], standard["lacking"]) == ("○ 缺", None, True)
    assert "职责“图书借阅”没有工作标准" in [one["said"]["zh"] for one in cells["gaps"]]


def test_a_sheet_is_a_word_document_with_whole_tables_and_signatures(small: Ask) -> None:
    answer = small("sheets/p/document.docx")
    assert quote("岗位责任清单_馆员.docx") in answer.headers["content-disposition"]
    document = docx.Document(io.BytesIO(answer.content))
    text = "\n".join(one.text for one in document.paragraphs)
    assert "岗位责任清单: 馆员" in text and "任职人员签字" in text and "任职人员: 甲" in text
    table = document.tables[0]
    assert [table.cell(row, 0).text for row in (0, 1)] == ["职责", "图书借阅"]
    assert document.sections[0].footer.paragraphs[0].text.startswith("第 2 版 · 按 2026-11-23")
    english = small("sheets/p/document.docx", params={"language": "en"})
    said = docx.Document(io.BytesIO(english.content))
    assert said.paragraphs[0].text == "Duties of a post: 馆员"


def test_a_table_of_a_page_comes_back_as_a_workbook_of_plain_text(small: Ask) -> None:
    table = {"title": "甲/乙", "header": ["一", "二"], "lines": [["=1+1", "x\x00"]], "foot": "脚"}
    answer = small("workbooks", "POST", json=table)
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    assert sheet is not None
    assert sheet.title == "甲 乙"
    assert [list(row) for row in sheet.iter_rows(max_row=2, values_only=True)] == [
        ["一", "二"],
        ["=1+1", "x"],
    ]
    assert sheet["A2"].data_type == "s" and sheet["A4"].value == "脚"
    wide = {**table, "header": ["一"] * 61}
    assert small("workbooks", "POST", json=wide)["status"] == 422
    ragged = {**table, "lines": [["一"]]}
    assert "应有 2 格" in small("workbooks", "POST", json=ragged)["detail"]
