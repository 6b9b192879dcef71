"""Nodes and links over HTTP: seen, made, changed, taken away, on a small real ledger."""

import asyncio
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from api.app import make_app
from api.service import Service
from api.settings import read_settings
from graph_model.exchange import read_lines

Ask = Callable[..., httpx.Response]
GRAPH = """
{"node": "Unit", "id": "u", "name": "教务处"}
{"node": "Unit", "id": "v", "name": "保卫处"}
{"node": "Post", "id": "p", "name": "科员"}
{"link": "BELONGS_TO", "source": "p", "target": "u"}
{"node": "Duty", "id": "d", "name": "学籍注册", "note": "旧"}
{"link": "HOLDS", "source": "u", "target": "d"}
{"link": "CARRIES", "source": "p", "target": "d"}
{"node": "Duty", "id": "e", "name": "门卫"}
{"link": "HOLDS", "source": "v", "target": "e"}
{"node": "Standard", "id": "s", "name": "注册标准", "level": "校", "code": "BZ-1"}
{"link": "OWNED_BY", "source": "s", "target": "u"}
{"link": "MEETS", "source": "d", "target": "s", "requirement": "当日办结"}
"""


@pytest.fixture
def app(tmp_path: Path) -> Iterator[FastAPI]:
    service = Service(
        read_settings(ledger=f"sqlite:///{tmp_path / 'l.db'}", today=date(2026, 11, 23))
    )
    batch = read_lines(GRAPH.strip(), "small.jsonl", "表")
    service.load(service.plan([batch]), "测试", "导入")
    yield make_app(service, with_pages=False)
    service.close()


@pytest.fixture
def ask(app: FastAPI) -> Ask:
    """Ask for a path below /api/v1/."""

    def asked(method: str, path: str, **more: Any) -> httpx.Response:
        async def answer() -> httpx.Response:
            transport = httpx.ASGITransport(app, raise_app_exceptions=False)
            async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as asker:
                return await asker.request(method, f"/api/v1/{path}", **more)

        return asyncio.run(answer())

    return asked


def changed(answer: httpx.Response, status: int = 200) -> int:
    assert answer.status_code == status, answer.text
    body = answer.json()
    assert body["changed"]
    return int(body["revision"])


def test_a_node_shows_its_links_gaps_and_what_each_source_says(ask: Ask) -> None:
    answer = ask("GET", "nodes/d")
    node = answer.json()
    assert answer.headers["etag"] == '"1"' and node["version"] == 1
    assert node["properties"] == {"name": "学籍注册", "note": "旧"}
    assert node["kind_name"] == "职责" and node["mine"] and node["counts"]
    assert [unit["name"] for unit in node["responsible"]] == ["教务处"]
    links = {(one["kind"], one["outward"], one["other"]["id"]): one for one in node["links"]}
    assert set(links) == {("MEETS", True, "s"), ("HOLDS", False, "u"), ("CARRIES", False, "p")}
    assert links["MEETS", True, "s"]["properties"] == {"requirement": "当日办结"}
    assert links["CARRIES", False, "p"]["role_name"] == "牵头"
    assert node["gaps"] and all(gap["message"]["zh"] for gap in node["gaps"])
    assert [one["source"] for one in node["sources"]] == ["表"]


def test_a_change_is_seen_by_the_next_question_and_names_who_said_it(ask: Ask) -> None:
    body = {"properties": {"note": None, "layer": "学生"}, "message": "补层面"}
    revision = changed(ask("PATCH", "nodes/d", json=body, headers={"If-Match": '"1"'}))
    node = ask("GET", "nodes/d").json()
    assert node["revision"] == node["version"] == revision == 2
    assert node["properties"] == {"name": "学籍注册", "layer": "学生"}
    history = ask("GET", "nodes/d/history").json()
    assert [one["property"] for one in history["changes"] if one["changeset"]["revision"] == 2] == [
        "layer",
        "note",
    ]
    assert history["said"][-1]["changeset"]["message"] == "补层面"


def test_a_change_needs_to_say_what_was_seen_and_a_clash_shows_both_versions(ask: Ask) -> None:
    mine = {"properties": {"note": "我的"}}
    refused = ask("PATCH", "nodes/d", json=mine)
    assert refused.status_code == 428 and "If-Match" in refused.json()["detail"]
    assert ask("PATCH", "nodes/d", json=mine, headers={"If-Match": "x"}).status_code == 422
    changed(
        ask("PATCH", "nodes/d", json={"properties": {"note": "他的"}}, headers={"If-Match": "1"})
    )
    clash = ask("PATCH", "nodes/d", json=mine, headers={"If-Match": "1"})
    assert clash.status_code == 412
    (conflict,) = clash.json()["conflicts"]
    assert (conflict["key"], conflict["revision"]) == ("d", 2)
    notes = [conflict[version]["note"] for version in ("base", "theirs", "mine")]
    assert notes == ["旧", "他的", "我的"]
    assert ask("GET", "nodes/d").json()["properties"]["note"] == "他的"


def test_saying_what_is_so_already_changes_nothing(ask: Ask) -> None:
    same = {"properties": {"note": "旧", "name": "学籍注册"}}
    answer = ask("PATCH", "nodes/d", json=same, headers={"If-Match": "1"}).json()
    assert answer == {"revision": 1, "changed": False}


@pytest.mark.parametrize(
    "properties, words",
    [
        ({"colour": "red"}, "colour: 不能填写"),
        ({"status": "gone"}, "status: 不在允许的取值之内"),
        ({"valid_to": "morgen"}, "不是有效的日期"),
        ({"name": "  "}, "name: "),
        ({"id": "x"}, "id: 不能填写"),
    ],
)
def test_what_a_node_cannot_say_is_refused_with_the_reason(
    ask: Ask, properties: dict[str, Any], words: str
) -> None:
    answer = ask("PATCH", "nodes/d", json={"properties": properties}, headers={"If-Match": "1"})
    assert answer.status_code == 422 and words in answer.json()["detail"], answer.text
