"""Nodes and links over HTTP: seen, made, changed, taken away, on a small real ledger."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI

from api.app import make_app
from tests.desks import MEETS, Ask, changed, college, refused
from tests.people import Asker


@pytest.fixture
def app(tmp_path: Path) -> Iterator[FastAPI]:
    service = college(tmp_path)
    yield make_app(service, with_pages=False)
    service.close()


@pytest.fixture
def ask(app: FastAPI) -> Ask:
    """Ask for a path below /api/v1/ as the one person at the machine."""
    owner = Asker(app)
    return lambda method, path, **more: owner(path, method, **more)


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


def test_a_node_is_made_with_its_links_in_one_request(ask: Ask) -> None:
    new = {
        "kind": "Duty",
        "properties": {"name": "学籍异动"},
        "links": [{"kind": "HOLDS", "source": "u"}, {"kind": "MEETS", "target": "s"}],
    }
    answer = ask("POST", "nodes", json=new)
    assert changed(answer, 201) == 2
    id_ = answer.json()["id"]
    assert answer.headers["location"] == f"/api/v1/nodes/{id_}"
    node = ask("GET", f"nodes/{id_}").json()
    assert {one["other"]["id"] for one in node["links"]} == {"u", "s"}
    assert [one["node"]["id"] for one in ask("GET", "search?text=学籍异动").json()["found"]] == [
        id_
    ]
    assert ask("GET", "revisions/2").json()["changeset"]["message"] == "新建职责 学籍异动"


@pytest.mark.parametrize(
    "new, words",
    [
        ({"kind": "Thing", "properties": {"name": "x"}}, "没有“Thing”这种节点"),
        ({"kind": "Duty", "properties": {}}, "name: 缺少必填项"),
        (
            {
                "kind": "Duty",
                "properties": {"name": "x"},
                "links": [{"kind": "HOLDS", "source": "nobody"}],
            },
            "找不到节点“nobody”",
        ),
        (
            {
                "kind": "Duty",
                "properties": {"name": "x"},
                "links": [{"kind": "OWNED_BY", "target": "u"}],
            },
            "职责不能以“归口部门”连到部门",
        ),
    ],
)
def test_of_a_node_that_cannot_be_made_nothing_is_stored(
    ask: Ask, new: dict[str, Any], words: str
) -> None:
    assert words in refused(ask("POST", "nodes", json=new), 422)
    assert ask("GET", "revisions").json()["total"] == 1


def test_the_same_request_made_again_is_stored_once(ask: Ask) -> None:
    new = {"kind": "Standard", "properties": {"name": "新标准"}}
    key = {"Idempotency-Key": "7c3f"}
    first = ask("POST", "nodes", json=new, headers=key).json()
    assert ask("POST", "nodes", json=new, headers=key).json() == first
    other = ask("POST", "nodes", json={**new, "message": "另一个"}, headers=key).json()
    assert other["id"] != first["id"] and other["revision"] == 3
    merged = {"into": "t"}
    again = [ask("POST", "nodes/s/merge", json=merged, headers=key).json() for _ in range(2)]
    assert again[0] == again[1] == {"revision": 4, "changed": True}


def test_a_link_is_made_and_taken_away_and_what_a_table_says_stays_in_the_record(
    ask: Ask,
) -> None:
    link = {"kind": "MEETS", "source": "d", "target": "t", "properties": {"requirement": "快"}}
    changed(ask("POST", "links", json=link), 201)
    ours = {"kind": "MEETS", "source": "d", "target": "t"}
    changed(ask("DELETE", "links", params=ours))
    assert "没有这条关联" in refused(ask("DELETE", "links", params=ours), 404)
    assert ask("GET", "links/history", params=ours).json()["now"] == []
    changed(ask("DELETE", "links", params=MEETS))
    assert all(one["kind"] != "MEETS" for one in ask("GET", "nodes/d").json()["links"])
    now = ask("GET", "links/history", params=MEETS).json()["now"]
    assert [(one["source"] == "表", one["stance"]) for one in now] == [
        (True, None),
        (False, "denied"),
    ]
    assert any(gap["rule"] == "CHN102" for gap in ask("GET", "nodes/d").json()["gaps"])


@pytest.mark.parametrize(
    "link, status, words",
    [
        ({"kind": "LIKES"}, 404, "没有“LIKES”这种关联"),
        ({"role": "lead"}, 422, "不分角色"),
        ({"target": "nobody"}, 422, "找不到节点“nobody”"),
        ({"target": "p"}, 422, "职责不能以“执行标准”连到岗位"),
        ({"properties": {"confirmed_by": "校长"}}, 422, "confirmed_by: 不能填写"),
        ({"properties": {"value": "many"}}, 422, "须为数字"),
        ({"colour": "red"}, 422, "没有这一项"),
    ],
)
def test_a_link_that_cannot_be_is_refused_with_the_reason(
    ask: Ask, link: dict[str, Any], status: int, words: str
) -> None:
    assert words in refused(ask("POST", "links", json={**MEETS, **link}), status)


def test_a_link_is_confirmed_suspected_and_looked_at_by_nobody(ask: Ask) -> None:
    def judge(judgement: str, seen: int, **more: str) -> dict[str, Any]:
        body = {"judgement": judgement, **more}
        seen_at = {"If-Match": f'"{seen}"'}
        changed(ask("PATCH", "links", params=MEETS, json=body, headers=seen_at))
        links = ask("GET", "nodes/d").json()["links"]
        return dict(next(one for one in links if one["kind"] == "MEETS")["properties"])

    confirmed = judge("confirm", 1)
    assert confirmed["confirmed_on"] == "2026-11-23" and confirmed["confirmed_by"]
    suspected = judge("suspect", 2, finding="不是这项标准")
    assert "confirmed_by" not in suspected
    assert (suspected["finding"], suspected["suspected_on"]) == ("不是这项标准", "2026-11-23")
    assert judge("reset", 3) == {"requirement": "当日办结"}
    refused(ask("PATCH", "links", params=MEETS, json={"judgement": "confirm"}), 428)
    stale = {"If-Match": "1"}
    refused(ask("PATCH", "links", params=MEETS, json={"judgement": "confirm"}, headers=stale), 412)


def test_what_a_link_says_is_changed_beside_what_its_table_says(ask: Ask) -> None:
    body = {"properties": {"requirement": "三日内", "value": 3, "operator": "<=", "unit": "日"}}
    changed(ask("PATCH", "links", params=MEETS, json=body, headers={"If-Match": "1"}))
    (link,) = [one for one in ask("GET", "nodes/d").json()["links"] if one["kind"] == "MEETS"]
    assert link["properties"] == body["properties"]


def test_a_retired_node_counts_for_nothing_until_that_is_taken_back(ask: Ask) -> None:
    changed(ask("POST", "nodes/s/retire", json={"valid_to": "2026-12-31"}))
    node = ask("GET", "nodes/s").json()
    assert not node["counts"] and node["properties"]["valid_to"] == "2026-12-31"
    assert any(gap["rule"] == "CHN102" for gap in ask("GET", "nodes/d").json()["gaps"])
    back = {"properties": {"status": "approved", "valid_to": None}}
    changed(ask("PATCH", "nodes/s", json=back, headers={"If-Match": "2"}))
    assert ask("GET", "nodes/s").json()["counts"]


def test_nodes_are_renamed_and_merged_and_the_old_id_leads_to_the_kept_one(ask: Ask) -> None:
    changed(ask("POST", "nodes/s/rename", json={"name": "学籍注册标准"}))
    assert ask("GET", "nodes/s").json()["name"] == "学籍注册标准"
    changed(ask("POST", "nodes/s/merge", json={"into": "t"}))
    assert ask("GET", "nodes/s").json()["id"] == "t"
    kept = ask("GET", "nodes/t").json()["links"]
    assert {one["other"]["id"] for one in kept if one["kind"] == "MEETS"} == {"d"}
    assert "不能合并" in refused(ask("POST", "nodes/t/merge", json={"into": "d"}), 422)
    assert refused(ask("POST", "nodes/nobody/merge", json={"into": "d"}), 404)


def test_what_is_not_there_is_said_so(ask: Ask) -> None:
    assert "search" in refused(ask("GET", "nodes/nobody"), 404)
    assert refused(ask("GET", "nodes/nobody/history"), 404)
    patch = {"json": {"properties": {"note": "x"}}, "headers": {"If-Match": "1"}}
    assert "没有节点“nobody”" in refused(ask("PATCH", "nodes/nobody", **patch), 404)
    odd = {"json": {"properties": {}, "message": "a\u0000b"}, "headers": {"If-Match": "1"}}
    assert "无法存储" in refused(ask("PATCH", "nodes/d", **odd), 422)
