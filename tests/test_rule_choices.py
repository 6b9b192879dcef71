"""What the college sets for one rule, over HTTP: kept in the text of its profile, of which
everything else stays; shown, answered by, in the history, and taken back."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from api.app import make_app
from api.auth.rights import Role
from graph_model.profile import DEFAULT
from tests.desks import changed, college, refused, staff
from tests.people import Asker

OWN = """# 学校设定, 由质量办起草
[rules.CHN101]
enabled = false  # 岗位另行核定

# 以下由教务处提出
[rules.CHN103]
severity = "error"
"""
People = dict[str, Asker]
Json = dict[str, Any]


@pytest.fixture
def people(tmp_path: Path) -> Iterator[People]:
    service = college(tmp_path)
    yield staff(make_app(service, with_pages=False))
    service.close()


def choice(people: People, rule: str = "CHN102") -> Json:
    shown = people["读者"](f"rules/{rule}/choice")
    assert shown.headers["etag"] == f'"{shown.json()["version"]}"'
    found: Json = shown.json()
    return found


def text(people: People) -> str:
    return str(people["读者"]("profile").json()["text"])


def seen(people: People) -> dict[str, dict[str, str]]:
    return {"headers": {"If-Match": f'"{choice(people)["version"]}"'}}


def put(people: People, rule: str = "CHN102", **wanted: object) -> int:
    path = f"rules/{rule}/choice"
    return changed(people["管理员"](path, "PUT", json=wanted, **seen(people)))


def write(people: People, written: str) -> None:
    """Set the whole profile, as the page of settings does."""
    whole = DEFAULT.read_text(encoding="utf-8").replace("[rules]\n", written)
    assert people["管理员"]("profile", "PUT", json={"text": whole}, **seen(people)).is_success


def rules_of(people: People) -> set[str]:
    return {gap["rule"] for gap in people["读者"]("gaps").json()["gaps"]}


def line(people: People, rule: str) -> Json:
    listed = people["读者"]("rules").json()["rules"]
    return next(one for one in listed if one["id"] == rule)


def test_a_rule_is_switched_off_and_made_lighter_and_gaps_follow(people: People) -> None:
    assert choice(people) == {
        "id": "CHN102",
        "severity": "error",
        "enabled": True,
        "severity_by_default": "error",
        "enabled_by_default": True,
        "version": 0,
    }
    assert "CHN102" in rules_of(people)
    put(people, severity="info")
    gaps = people["读者"]("gaps", params={"rule": "CHN102"}).json()["gaps"]
    assert {gap["severity"] for gap in gaps} == {"info"}
    revision = put(people, enabled=False)
    assert "CHN102" not in rules_of(people)
    now = line(people, "CHN102")
    assert (now["enabled"], now["severity"], now["found"]) == (False, "error", None)
    assert choice(people)["version"] == revision
    put(people, enabled=True)
    assert "CHN102" in rules_of(people)


def test_every_other_line_and_every_comment_of_the_profile_stays(people: People) -> None:
    write(people, OWN)
    before = text(people)
    put(people, enabled=False, severity="warning")
    assert text(people) == before + '\n\n[rules.CHN102]\nseverity = "warning"\nenabled = false'
    put(people, "CHN101", severity="info")
    after = text(people)
    assert after.splitlines()[0] == DEFAULT.read_text(encoding="utf-8").splitlines()[0]
    assert '[rules.CHN101]\nseverity = "info"\n# 岗位另行核定\n\n# 以下由教务处提出' in after
    assert "# 学校设定, 由质量办起草\n" in after


def test_what_is_as_the_rule_comes_is_taken_out_of_the_profile(people: People) -> None:
    before = text(people)
    put(people, enabled=False, severity="error")
    assert text(people).removeprefix(before.strip()) == "\n\n[rules.CHN102]\nenabled = false"
    put(people, enabled=True, severity="error")
    assert text(people) == before.strip()
    put(people, "CHN107", enabled=True)
    assert choice(people, "CHN107")["enabled"]
    chief = people["管理员"]
    changed(chief("rules/CHN107/choice", "DELETE", **seen(people)))
    assert (text(people), choice(people, "CHN107")["enabled"]) == (before.strip(), False)
    again = chief("rules/CHN107/choice", "DELETE", **seen(people)).json()
    assert not again["changed"]


def test_a_rule_that_is_set_as_it_comes_leaves_the_plans_profile_alone(people: People) -> None:
    wanted = {"json": {"enabled": True}, **seen(people)}
    answer = people["管理员"]("rules/CHN102/choice", "PUT", **wanted).json()
    assert not answer["changed"]
    assert not people["读者"]("profile").json()["own"]


def test_only_an_administrator_who_saw_it_sets_a_rule_that_there_is(people: People) -> None:
    path, off = "rules/CHN102/choice", {"json": {"enabled": False}}
    for who in ("填报员", "质量办", "审计员", "读者"):
        assert "设置" in refused(people[who](path, "PUT", **off, **seen(people)), 403)
        refused(people[who](path, "DELETE", **seen(people)), 403)
    chief = people["管理员"]
    assert "If-Match" in refused(chief(path, "PUT", **off), 428)
    refused(chief(path, "DELETE"), 428)
    assert "没有“CHN999”" in refused(chief("rules/CHN999/choice"), 404)
    for method, more in (("PUT", off), ("DELETE", {})):
        refused(chief("rules/CHN999/choice", method, **more, **seen(people)), 404)
    wrong = {"json": {"severity": "grave"}, **seen(people)}
    refused(chief(path, "PUT", **wrong), 422)
    assert not people["读者"]("profile").json()["own"]


def test_who_saw_the_profile_before_somebody_changed_it_is_told_and_nothing_is_lost(
    people: People,
) -> None:
    before, chief = seen(people), people["管理员"]
    theirs = put(people, "CHN101", enabled=False)
    mine = chief("rules/CHN102/choice", "PUT", json={"enabled": False}, **before)
    assert "已被改动" in refused(mine, 412)
    (conflict,) = mine.json()["conflicts"]
    assert (conflict["author"], conflict["revision"]) == ("管理员", theirs)
    refused(chief("rules/CHN101/choice", "DELETE", **before), 412)
    assert (choice(people)["enabled"], choice(people, "CHN101")["enabled"]) == (True, False)
    put(people, enabled=False)
    assert (choice(people)["enabled"], choice(people, "CHN101")["enabled"]) == (False, False)


def test_a_retry_is_stored_once_also_after_somebody_else_has_set_the_profile(
    people: People,
) -> None:
    said = {"If-Match": '"0"', "Idempotency-Key": "once"}
    wanted = {"json": {"enabled": False}, "headers": said}
    first = changed(people["管理员"]("rules/CHN102/choice", "PUT", **wanted))
    put(people, "CHN101", enabled=False)
    assert changed(people["管理员"]("rules/CHN102/choice", "PUT", **wanted)) == first


def test_a_rule_written_so_that_it_cannot_be_set_alone_is_left_to_the_text(
    people: People,
) -> None:
    whole = DEFAULT.read_text(encoding="utf-8").replace("[rules]\n", "")
    odd = 'rules = {CHN102.enabled = false, CHN102.severity = "info"}\n'
    answer = people["管理员"]("profile", "PUT", json={"text": odd + whole}, **seen(people))
    changed(answer)
    wanted = {"json": {"severity": "info"}, **seen(people)}
    said = refused(people["管理员"]("rules/CHN102/choice", "PUT", **wanted), 422)
    assert "rules.CHN102" in said and "请在“设置”页的“学校设定”中修改文本" in said
    assert choice(people)["enabled"] is False


def test_the_history_says_who_and_why_and_takes_it_back(people: People) -> None:
    write(people, OWN)
    put(people, "CHN103", enabled=False, message="教务处提出")
    before = text(people)
    revision = put(people, severity="info")
    last, former = people["读者"]("revisions").json()["revisions"][:2]
    told = "规则 CHN103 标准无规范: 停用(教务处提出)"
    assert (former["author"], former["message"]) == ("管理员", told)
    assert last["message"] == "规则 CHN102 职责无标准: 程度改为提示"
    undo = f"revisions/{revision}/undo"
    dry = people["管理员"](undo, "POST", params={"dry_run": True}, json={}).json()
    assert (dry["changed"], dry["statements"], dry["left"]) == (False, 1, [])
    changed(people["管理员"](undo, "POST", json={}))
    assert (text(people), choice(people)["severity"]) == (before, "error")


def test_the_profile_is_taken_back_by_the_administrator_who_set_it_and_nodes_by_none(
    people: People,
) -> None:
    undo = f"revisions/{put(people, enabled=False)}/undo"
    refused(people["质量办"](undo, "POST", json={}), 403)
    refused(people["填报员"](undo, "POST", json={}), 403)
    note = {"json": {"properties": {"note": "改"}}, **seen(people)}
    edited = changed(people["填报员"]("nodes/d", "PATCH", **note))
    accounts = people["管理员"].app.state.service.door.accounts
    accounts.change("填报员", role=Role.ADMIN)
    for dry_run in (True, False):
        asked = {"params": {"dry_run": dry_run}, "json": {}}
        answer = people["填报员"](f"revisions/{edited}/undo", "POST", **asked)
        assert "修改本部门负责的内容" in refused(answer, 403)
    assert "由 管理员 存入" in refused(people["填报员"](undo, "POST", json={}), 403)
    changed(people["管理员"](undo, "POST", json={}))
    assert choice(people)["enabled"]
