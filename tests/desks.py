"""A small college that people edit over HTTP: its service, and who asks of it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import httpx
from fastapi import FastAPI

from api.auth.accounts import Account
from api.auth.rights import Role
from api.service import Service
from api.settings import read_settings
from graph_model.exchange import read_lines
from tests.people import Asker, with_token

Ask = Callable[..., httpx.Response]
DAY = date(2026, 11, 23)
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
{"node": "Standard", "id": "t", "name": "登记标准", "level": "校", "code": "BZ-2"}
{"link": "OWNED_BY", "source": "t", "target": "u"}
{"link": "MEETS", "source": "d", "target": "s", "requirement": "当日办结"}
"""
MEETS = {"kind": "MEETS", "source": "d", "target": "s"}
STAFF = {
    "管理员": (Role.ADMIN, None),
    "填报员": (Role.EDITOR, "u"),
    "保卫员": (Role.EDITOR, "v"),
    "质量办": (Role.REVIEWER, None),
    "审核员": (Role.REVIEWER, "u"),
    "审计员": (Role.AUDITOR, None),
    "读者": (Role.READER, None),
}


def college(folder: Path, more: str = "", today: date = DAY) -> Service:
    """A service on a ledger with the small college, said by one table; more: further lines."""
    service = Service(read_settings(ledger=f"sqlite:///{folder / 'l.db'}", today=today))
    batch = read_lines(f"{GRAPH.strip()}\n{more}".strip(), "small.jsonl", "表")
    service.load(service.plan([batch]), "测试", "导入")
    return service


def staff(app: FastAPI) -> dict[str, Asker]:
    """People with accounts by name, each with a token; 管理员 is the first."""
    door = app.state.service.door
    people = {}
    for name, (role, unit) in STAFF.items():
        door.accounts.add(Account(name, role, unit, subject=name))
        _, secret = door.tokens.give(name, "测试", 1)
        people[name] = with_token(app, secret)
    return people


def changed(answer: httpx.Response, status: int = 200) -> int:
    """The revision of a write that changed something."""
    assert answer.status_code == status, answer.text
    body = answer.json()
    assert body["changed"]
    return int(body["revision"])


def refused(answer: httpx.Response, status: int) -> str:
    """What a problem document with this status says."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    return str(answer.json()["detail"])
