"""The API over HTTP, in process, on a small real ledger."""

import asyncio
import io
import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import httpx
import openpyxl
import pytest
from fastapi import FastAPI

from api.app import make_app
from api.service import Service
from api.settings import read_settings
from loaders.read import combined, read_file

Get = Callable[..., httpx.Response]
UNITS = "部门,上级部门,别名,类型\n教务处,,,行政部门\n教材科,教务处,,科室\n保卫处,,,行政部门\n"
STANDARDS = (
    "编号,标准名称,级别,主题,层面,系统,标准内容,目标值,运算,单位,发布日期,修订周期(年),"
    "归口部门,上位标准编号,状态\n"
    "BZ-99,夜间值班标准,校,,,,每晚22时前报到,,,,去年秋天,3,教务处,,现行\n"
)
GRAPH = """
{"node": "Unit", "id": "u", "name": "图书馆"}
{"node": "Unit", "id": "s", "name": "采编部"}
{"node": "Unit", "id": "v", "name": "校医院"}
{"link": "PART_OF", "source": "s", "target": "u"}
{"node": "Post", "id": "p", "name": "馆员"}
{"link": "BELONGS_TO", "source": "p", "target": "u"}
{"node": "Duty", "id": "whole", "name": "图书借阅"}
{"node": "Duty", "id": "leaf", "name": "=1+1 登记借书"}
{"node": "Duty", "id": "other", "name": "门诊"}
{"link": "DECOMPOSES_INTO", "source": "whole", "target": "leaf"}
{"link": "HOLDS", "source": "s", "target": "whole"}
{"link": "HOLDS", "source": "v", "target": "other"}
{"link": "CARRIES", "source": "p", "target": "leaf"}
"""
OFF = """// id = "OFF001"
// severity = "error"
// enabled = false
// [zh]
// name = "未启用的规则"
// message = "{subject}"
// why = "试"
// fix = "试"
// [en]
// name = "A rule that is off"
// message = "{subject}"
// why = "a test"
// fix = "none"
MATCH (u:Unit)
RETURN u.id AS subject, '' AS key, [] AS with_nodes
"""
DAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FastAPI]:
    folder = tmp_path_factory.mktemp("api")
    (folder / "gaps").mkdir()
    (folder / "gaps" / "OFF001.cypher").write_text(OFF, encoding="utf-8")
    ledger = f"sqlite:///{folder / 'l.db'}"
    service = Service(read_settings(ledger=ledger, today=DAY, rules=(folder,)))
    texts = {"units.csv": UNITS, "标准目录.csv": STANDARDS, "small.jsonl": GRAPH}
    for name, text in texts.items():
        (folder / name).write_text(text.strip() + "\n", encoding="utf-8")
    batches = combined([one for name in texts for one in read_file(folder / name, "测试")])
    service.load(service.plan(batches), "测试", "导入")
    yield make_app(service, with_pages=False)
    service.close()


@pytest.fixture
def get(app: FastAPI) -> Get:
    """Ask for a path below /api/v1/, or for a whole path."""

    def ask(path: str, method: str = "GET", **more: Any) -> httpx.Response:
        async def answer() -> httpx.Response:
            transport = httpx.ASGITransport(app, raise_app_exceptions=False)
            async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as asker:
                whole = path if path.startswith("/") else f"/api/v1/{path}"
                return await asker.request(method, whole, **more)

        return asyncio.run(answer())

    return ask


def problem(answer: httpx.Response, status: int) -> str:
    """The detail of a problem document with this status."""
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    body = answer.json()
    assert body["status"] == status and body["title"]
    return str(body["detail"])


def test_a_trace_can_be_asked_for_by_name_in_both_directions(get: Get) -> None:
    down = get("trace/图书借阅").json()
    assert (down["revision"], down["today"]) == (1, "2026-11-23")
    chains = {chain["duty"]["id"]: chain for chain in down["trace"]["duties"]}
    assert chains["whole"]["marks"] == []
    assert chains["leaf"]["first_missing"] == "standard"
    up = get("trace/leaf", params={"direction": "up"}).json()["trace"]
    assert [one["id"] for one in up["above"]] == ["whole"]


@pytest.mark.parametrize(
    "path, words",
    [
        ("gaps?rule=XXX999", "没有“XXX999”这个规则"),
        ("gaps?unit=没有处", "没有找到“没有处”"),
        ("trace/没有", "没有找到“没有”"),
        ("coverage/没有图", "没有“没有图”这个覆盖图"),
        ("coverage/unit-stage/cell?row=没有&column=goal", "没有行“没有”"),
        ("nothing", "接口 /api/v1/nothing 不存在"),
        ("/api/v2/gaps", "接口 /api/v2/gaps 不存在"),
        ("/nowhere", "没有这个地址"),
    ],
)
def test_what_is_not_there_is_a_404_that_says_so(get: Get, path: str, words: str) -> None:
    assert words in problem(get(path), 404)


@pytest.mark.parametrize(
    "path, where, words",
    [
        ("gaps?severity=terrible", "参数 › severity › 0", "只能是 error, warning, info"),
        ("gaps?today=gestern", "参数 › today", "不是日期"),
        ("status?today=2026-11-23T10:00", "参数 › today", "只写日期"),
        ("coverage/unit-stage/cell?row=u", "参数 › column", "缺少必填项"),
    ],
)
def test_a_wrong_parameter_is_named_in_chinese(get: Get, path: str, where: str, words: str) -> None:
    answer = get(path)
    assert f"{where}: {words}" in problem(answer, 422)
    assert answer.json()["problems"][0]["where"] == where


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_a_wrong_method_says_which_is_allowed(get: Get, method: str) -> None:
    answer = get("gaps", method)
    assert "不接受这种请求方法" in problem(answer, 405)
    assert answer.headers["allow"] == "GET"
    assert problem(get("nothing", method), 404)


def test_what_nobody_foresaw_is_logged_and_told_without_its_inside(
    app: FastAPI, get: Get, caplog: pytest.LogCaptureFixture
) -> None:
    def broken() -> None:
        raise ZeroDivisionError("inside")

    app.add_api_route("/broken", broken, include_in_schema=False)
    assert problem(get("/broken"), 500).startswith("服务出错了, 数据没有改变, 请重试")
    assert "inside" not in get("/broken").text
    assert "GET /broken failed" in caplog.text and "ZeroDivisionError" in caplog.text


TAGGED = [
    "status",
    "units",
    "gaps",
    "gaps/summary",
    "gaps.xlsx",
    "gaps/by-subject",
    "gaps/by-unit",
    "goals",
    "coverage/unit-stage",
    "coverage/unit-stage.xlsx",
    "coverage/unit-stage/cell?row=u&column=goal",
    "trace/leaf",
    "trace/leaf/posts",
    "doubts",
    "catalogue",
    "causes",
    "impact/leaf",
    "neighbourhood/leaf?hops=2",
    "path?start=u&end=leaf",
    "sheets/u",
    "search?text=图书",
    "networks/keystones",
    "networks/cycles",
    "networks/clusters",
    "networks/repair",
    "filing",
    "goals/plan",
    "points",
    "objects",
    "rules",
    "rules/CHN102/examples",
    "sheets?kind=Post",
    "sheets/u/tables",
    "sheets/u/document.docx",
    "templates/表4",
    "exports/jsonl",
]


# Tagged by their own last change, which an edit is based on; and a comparison of two stamps.
VERSIONED = {"nodes/{id_}", "comparison"}


@pytest.mark.parametrize("path", TAGGED)
def test_an_answer_is_sent_again_only_where_it_changed(get: Get, path: str) -> None:
    first = get(path)
    assert first.status_code == 200
    tag = first.headers["etag"]
    for known in (tag, f'"old", W/{tag}'):
        again = get(path, headers={"If-None-Match": known})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == tag
    assert get(path, headers={"If-None-Match": '"old"'}).status_code == 200
    other_day = get(path, params={**httpx.URL(path).params, "today": "2026-01-01"})
    assert other_day.headers["etag"] != tag


def test_every_question_about_the_record_carries_a_tag(get: Get) -> None:
    paths = get("openapi.json").json()["paths"]
    asked = {
        path.removeprefix("/api/v1/")
        for path, ways in paths.items()
        if any(one["name"] == "today" for one in ways.get("get", {}).get("parameters", ()))
    }
    tagged = {httpx.URL(path).path for path in TAGGED}
    for template in asked - VERSIONED:
        meant = re.compile(re.sub(r"\\{\w+\\}", "[^/]+", re.escape(template)))
        assert any(meant.fullmatch(path) for path in tagged), template
    assert len(tagged) == len(asked - VERSIONED)


@pytest.mark.parametrize("host", ["127.0.0.1:8501", "localhost", "[::1]:8501"])
def test_the_names_of_this_machine_are_answered(get: Get, host: str) -> None:
    answer = get("health", headers={"Host": host})
    assert answer.json() == {"status": "ok"}
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("host", ["example.org", "127.0.0.1.example.org", "evil@127.0.0.1", "::1"])
def test_a_forged_host_is_refused(get: Get, host: str) -> None:
    answer = get("gaps", headers={"Host": host})
    assert answer.status_code == 400
    assert "图书" not in answer.text


def test_filters_keep_what_they_name_and_a_unit_has_its_sections(get: Get) -> None:
    def subjects(**filters: str) -> set[str]:
        return {gap["subject"] for gap in get("gaps", params=filters).json()["gaps"]}

    everything = get("gaps").json()
    assert everything["total"] == len(everything["gaps"])
    assert {"leaf", "other"} <= subjects()
    assert "leaf" in subjects(unit="图书馆") and "other" not in subjects(unit="图书馆")
    assert subjects(rule="CHN102") == {"leaf", "other"}
    assert subjects(kind="Unit").isdisjoint(subjects(kind="Duty"))
    graded = get("gaps", params={"severity": "warning"}).json()["gaps"]
    assert {gap["severity"] for gap in graded} == {"warning"}


def test_text_is_looked_for_in_subject_message_and_unit_in_both_languages(get: Get) -> None:
    def found(text: str) -> list[dict[str, Any]]:
        listed: list[dict[str, Any]] = get("gaps", params={"text": text}).json()["gaps"]
        return listed

    assert {gap["subject"] for gap in found(" 登记借书 ")} == {"leaf"}
    assert {gap["unit"] for gap in found("校医院")} >= {"校医院"}
    assert found("MEETS NO STANDARD") == found("meets no standard") != []
    assert found("没有这样的文字") == []


def test_the_workbook_holds_the_chosen_gaps_and_no_formula(get: Get) -> None:
    filters = {"text": "登记借书"}
    answer = get("gaps.xlsx", params=filters)
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    assert sheet is not None
    lines = [row for row in sheet.iter_rows(min_row=2) if row[2].value]
    assert len(lines) == get("gaps", params=filters).json()["total"] > 0
    assert {(row[2].value, row[2].data_type) for row in lines} == {("=1+1 登记借书", "s")}
    foot = str(sheet.cell(sheet.max_row, 1).value)
    assert foot.startswith("第 1 版 · 按 2026-11-23 计算")


def test_a_rule_that_is_off_is_not_asked_and_said_so_everywhere(get: Get) -> None:
    listed, counted = get("gaps").json(), get("gaps/summary").json()
    assert "OFF001" not in {gap["rule"] for gap in listed["gaps"]}
    assert listed["switched_off"] == counted["switched_off"]
    name = {"zh": "未启用的规则", "en": "A rule that is off"}
    assert {"id": "OFF001", "name": name} in listed["switched_off"]
    sheet = openpyxl.load_workbook(io.BytesIO(get("gaps.xlsx").content)).active
    assert sheet is not None
    foot = str(sheet.cell(sheet.max_row, 1).value)
    assert f"另有 {len(listed['switched_off'])} 条规则未启用: " in foot
    assert "OFF001 未启用的规则" in foot


def test_doubts_name_their_cell_and_what_was_written_there(get: Get) -> None:
    answer = get("doubts").json()
    assert answer["total"] == len(answer["doubts"]) == 1
    (doubt,) = answer["doubts"]
    assert doubt["raw"] == "去年秋天"
    assert doubt["place"]["text"] == "标准目录.csv › 第2行 › 发布日期"
    assert doubt["place"]["row"] == 2
    assert doubt["reason"]


def test_the_catalogue_says_every_rule_in_both_languages(get: Get) -> None:
    rules = get("catalogue").json()["rules"]
    assert len(rules) >= 92  # two are off
    assert all(rule[language]["fix"] for rule in rules for language in ("zh", "en"))
