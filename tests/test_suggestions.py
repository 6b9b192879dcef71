"""What a load says about what others answer for becomes suggestions to them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI

from api.app import make_app
from api.auth.accounts import Account
from api.auth.rights import Role
from api.service import Service
from api.settings import read_settings
from tests.asking import Ask, asking
from tests.loading import applied, part, uploaded

UNITS = "部门,上级部门,别名,类型\n教务处,,,行政部门\n教材科,教务处,,科室\n保卫处,,安保处,行政部门\n"
HEADER = "编号,标准名称,级别,标准内容,归口部门,状态\n"
OURS, THEIRS = "BZ-1,排课标准,校,{},教务处,现行\n", "BZ-2,值班标准,校,{},保卫处,现行\n"
NOBODYS = "BZ-3,无主标准,校,{},,现行\n"
REGISTER = "标准目录.csv"
TABLE3 = "部门名称：{}\n部门职责,具体化工作,岗位\n{}"
ROSTER = "部门,岗位,姓名\n保卫处,干事,某甲\n"
OUR_TABLE = "教务处_表3.csv"
ROWS = "教学管理,排课,教学科长\n教学管理,调课,保卫处干事（协办）\n"


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    ledger = f"sqlite:///{tmp_path / 'l.db'}"
    opened = Service(read_settings(ledger=ledger, corrections=tmp_path / "corrections"))
    yield opened
    opened.close()


class People:
    """Asks as one of several people with accounts, each by a token of their own."""

    def __init__(self, service: Service) -> None:
        self.app: FastAPI = make_app(service, with_pages=False)
        self.service = service
        self._tokens: dict[str, str] = {}

    def __call__(self, who: str, role: Role, unit: str | None = None) -> Ask:
        door = self.service.door
        if not self._tokens:
            door.accounts.add(Account("chief", Role.ADMIN))
        if who not in self._tokens:
            door.accounts.add(Account(who, role, self.id_of(unit) if unit else None))
            self._tokens[who] = door.tokens.give(who, "test", 1)[1]
        return asking(self.app, Authorization=f"Bearer {self._tokens[who]}")

    def of_college(self) -> Ask:
        """A reviewer of no unit, for whom everything is their own."""
        return self("审核员", Role.REVIEWER)

    def id_of(self, name: str) -> str:
        return next(
            one.key for one in self.service.ledger.entities() if one.body.get("name") == name
        )


@pytest.fixture
def people(service: Service) -> People:
    found = People(service)
    owner = asking(found.app)
    draft = uploaded(owner, part("units.csv", UNITS.encode()))
    assert applied(owner, draft).status_code == 202
    return found


def register(*rows: str) -> Any:
    return part(REGISTER, (HEADER + "".join(rows)).encode())


def names(service: Service, kind: str) -> set[str]:
    return {str(one.body["name"]) for one in service.ledger.entities() if one.kind == kind}


def texts(service: Service) -> dict[str, str]:
    return {
        str(one.body["name"]): str(one.body.get("text"))
        for one in service.ledger.entities()
        if one.kind == "Standard"
    }


def open_ones(ask: Ask) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = ask("GET", "suggestions", params={"answer": "open"}).json()[
        "suggestions"
    ]
    return listed


def test_of_a_register_the_rows_of_others_become_suggestions_to_them(
    people: People, service: Service
) -> None:
    editor = people("李编辑", Role.EDITOR, "教务处")
    draft = uploaded(editor, register(OURS.format("一"), THEIRS.format("二"), NOBODYS.format("三")))
    told = {one["name"]: one["unit_name"] for one in draft["preview"]["suggestions"]}
    assert told == {"值班标准": "保卫处", "无主标准": ""}
    assert applied(editor, draft).status_code == 202
    assert texts(service) == {"排课标准": "一"}
    security = people("王保卫", Role.EDITOR, "保卫处")
    found = {one["name"]: one for one in open_ones(security)}
    assert {name: one["mine"] for name, one in found.items()} == {
        "值班标准": True,
        "无主标准": False,
    }
    rows = {(one["file"], one["row"]) for one in found["值班标准"]["places"]}
    assert rows == {(REGISTER, 3)}


def test_whoever_accepts_a_suggestion_is_its_author_and_names_who_made_it(
    people: People, service: Service
) -> None:
    editor = people("李编辑", Role.EDITOR, "教务处")
    assert applied(editor, uploaded(editor, register(THEIRS.format("二")))).status_code == 202
    (one,) = open_ones(editor)
    refused = editor("POST", f"suggestions/{one['id']}/accept", json={})
    assert refused.status_code == 403 and "责任部门" in refused.json()["detail"]
    security = people("王保卫", Role.EDITOR, "保卫处")
    done = security("POST", f"suggestions/{one['id']}/accept", json={"reason": "属实"})
    assert done.status_code == 200, done.text
    assert texts(service) == {"值班标准": "二"}
    latest = service.ledger.changesets(limit=1)[0]
    assert (latest.author, latest.revision) == ("王保卫", done.json()["revision"])
    assert "李编辑" in latest.message and "值班标准" in latest.message
    again = security("POST", f"suggestions/{one['id']}/accept", json={})
    assert again.status_code == 422 and "已接受" in again.json()["detail"]


def test_what_others_answer_for_is_not_withdrawn_by_a_file_without_it(
    people: People, service: Service
) -> None:
    college = people.of_college()
    assert applied(college, uploaded(college, register(OURS.format("一"), THEIRS.format("二"))))
    editor = people("李编辑", Role.EDITOR, "教务处")
    draft = uploaded(editor, register("BZ-4,调课标准,校,四,教务处,现行\n"))
    assert draft["preview"]["suggestions"] == [] and draft["preview"]["left"] > 0
    assert applied(editor, draft).status_code == 202
    assert texts(service) == {"调课标准": "四", "值班标准": "二"}


def test_a_changed_row_of_others_stays_as_it_was_until_they_accept(
    people: People, service: Service
) -> None:
    college = people.of_college()
    assert applied(college, uploaded(college, register(OURS.format("一"), THEIRS.format("二"))))
    editor = people("李编辑", Role.EDITOR, "教务处")
    draft = uploaded(editor, register(OURS.format("一"), THEIRS.format("三")))
    assert applied(editor, draft).status_code == 202
    assert texts(service) == {"排课标准": "一", "值班标准": "二"}
    (one,) = open_ones(editor)
    security = people("王保卫", Role.EDITOR, "保卫处")
    assert security("POST", f"suggestions/{one['id']}/accept", json={}).status_code == 200
    assert texts(service) == {"排课标准": "一", "值班标准": "三"}


def test_a_suggestion_that_was_overtaken_is_not_stored(people: People, service: Service) -> None:
    college = people.of_college()
    assert applied(college, uploaded(college, register(THEIRS.format("二"))))
    editor = people("李编辑", Role.EDITOR, "教务处")
    assert applied(editor, uploaded(editor, register(THEIRS.format("三"))))
    college = people.of_college()
    assert applied(college, uploaded(college, register(THEIRS.format("四"))))
    (one,) = open_ones(college)
    security = people("王保卫", Role.EDITOR, "保卫处")
    answer = security("POST", f"suggestions/{one['id']}/accept", json={})
    assert answer.status_code == 412 and texts(service) == {"值班标准": "四"}


def test_what_was_rejected_is_not_suggested_again_unless_it_says_something_else(
    people: People, service: Service
) -> None:
    editor = people("李编辑", Role.EDITOR, "教务处")
    assert applied(editor, uploaded(editor, register(THEIRS.format("二"))))
    (one,) = open_ones(editor)
    security = people("王保卫", Role.EDITOR, "保卫处")
    address = f"suggestions/{one['id']}/reject"
    assert security("POST", address, json={"reason": " "}).status_code == 422
    assert security("POST", address, json={"reason": "已废止"}).status_code == 200
    editor = people("李编辑", Role.EDITOR, "教务处")
    draft = uploaded(editor, register(THEIRS.format("二")))
    assert [one["rejected"] for one in draft["preview"]["suggestions"]] == ["已废止"]
    assert applied(editor, draft) and open_ones(editor) == []
    draft = uploaded(editor, register(THEIRS.format("三")))
    assert [one["rejected"] for one in draft["preview"]["suggestions"]] == [None]
    assert applied(editor, draft) and len(open_ones(editor)) == 1
    assert texts(service) == {}


def test_an_own_table_is_ones_own_but_for_the_posts_of_others(
    people: People, service: Service
) -> None:
    college = people.of_college()
    assert applied(college, uploaded(college, part("岗位人员名册.csv", ROSTER.encode())))
    editor = people("李编辑", Role.EDITOR, "教务处")
    draft = uploaded(editor, part(OUR_TABLE, TABLE3.format("教务处", ROWS).encode()))
    assert draft["preview"]["problems"] == []
    assert applied(editor, draft).status_code == 202
    assert names(service, "Duty") == {"教学管理", "排课", "调课"}
    carriers = {one.ends[0] for one in service.ledger.entities() if one.kind == "CARRIES"}
    assert carriers == {people.id_of("教学科长")}
    (one,) = open_ones(editor)
    assert one["unit"]["name"] == "保卫处"
    security = people("王保卫", Role.EDITOR, "保卫处")
    assert security("POST", f"suggestions/{one['id']}/accept", json={}).status_code == 200
    carried = [one.ends for one in service.ledger.entities() if one.kind == "CARRIES"]
    assert (people.id_of("干事"), people.id_of("调课")) in carried


def test_the_table_of_another_unit_is_for_that_unit_to_accept(
    people: People, service: Service
) -> None:
    editor = people("李编辑", Role.EDITOR, "教务处")
    rows = "安全保卫,巡逻,保安队长\n"
    draft = uploaded(editor, part("安保处_表3.csv", TABLE3.format("安保处", rows).encode()))
    assert applied(editor, draft).status_code == 202
    assert names(service, "Duty") == set()
    assert {one["unit"]["name"] for one in open_ones(editor)} == {"保卫处"}
    security = people("王保卫", Role.EDITOR, "保卫处")
    for one in open_ones(security):
        assert security("POST", f"suggestions/{one['id']}/accept", json={}).status_code == 200
    assert names(service, "Duty") == {"安全保卫", "巡逻"}


def test_a_link_to_what_is_only_suggested_waits_with_it(people: People, service: Service) -> None:
    unit = people.id_of("保卫处")
    lines = (
        '{"node": "Standard", "id": "s", "name": "门禁标准"}\n'
        f'{{"link": "OWNED_BY", "source": "s", "target": "{unit}"}}\n'
        '{"node": "Duty", "id": "d", "name": "开门"}\n'
        f'{{"link": "HOLDS", "source": "{people.id_of("教务处")}", "target": "d"}}\n'
        '{"link": "MEETS", "source": "d", "target": "s"}\n'
    )
    editor = people("李编辑", Role.EDITOR, "教务处")
    draft = uploaded(editor, part("a.jsonl", lines.encode()))
    assert applied(editor, draft).status_code == 202
    assert names(service, "Duty") == {"开门"} and names(service, "Standard") == set()
    (one,) = open_ones(editor)
    assert {said["kind"] for said in one["statements"]} == {"Standard", "OWNED_BY", "MEETS"}
    security = people("王保卫", Role.EDITOR, "保卫处")
    assert security("POST", f"suggestions/{one['id']}/accept", json={}).status_code == 200
    assert names(service, "Standard") == {"门禁标准"}


def test_an_editor_cannot_load_a_right_over_what_others_answer_for(
    people: People, service: Service
) -> None:
    college = people.of_college()
    assert applied(college, uploaded(college, register(THEIRS.format("二"))))
    editor = people("李编辑", Role.EDITOR, "教务处")
    draft = uploaded(editor, register("BZ-2,值班标准,校,二,教务处,现行\n"))
    assert draft["preview"]["suggestions"] and applied(editor, draft).status_code == 202
    owners = [one.ends[1] for one in service.ledger.entities() if one.kind == "OWNED_BY"]
    assert owners == [people.id_of("保卫处")]


@pytest.mark.parametrize("role", [Role.READER, Role.AUDITOR, Role.ADMIN])
def test_who_may_not_load_may_not_upload_or_accept(people: People, role: Role) -> None:
    ask = people("某", role, "教务处")
    assert ask("POST", "loads", files=[register(OURS)]).status_code == 403
    assert ask("POST", "suggestions/suggestion-0/accept", json={}).status_code == 403


def test_undoing_a_load_takes_its_suggestions_back(people: People, service: Service) -> None:
    editor = people("李编辑", Role.EDITOR, "教务处")
    draft = uploaded(editor, register(OURS.format("一"), THEIRS.format("二")))
    assert applied(editor, draft).status_code == 202
    service.load(service.ledger.undo(service.ledger.revision()).plan, "李编辑", "撤销")
    assert open_ones(editor) == [] and texts(service) == {}


def test_a_draft_is_seen_by_its_owner_alone(people: People) -> None:
    editor, other = people("李编辑", Role.EDITOR, "教务处"), people("王保卫", Role.EDITOR, "保卫处")
    draft = uploaded(editor, register(OURS.format("一")))
    assert other("GET", "loads").json()["loads"] == []
    address = f"loads/{draft['id']}"
    for method, path in (
        ("GET", address), ("DELETE", address), ("GET", f"jobs/{draft['job']['id']}"),
    ):  # fmt: skip
        assert other(method, path).status_code == 404
    assert other("PUT", f"{address}/decisions", json={}).status_code == 404
    agreed = {"json": {}, "headers": {"If-Match": draft["preview"]["tag"]}}
    assert other("POST", f"{address}/apply", **agreed).status_code == 404
    assert editor("GET", address).status_code == 200
