"""Every route, for every role and for strangers, of one's own unit, another and none."""

import asyncio
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from api.app import make_app
from api.auth.accounts import Account
from api.auth.rights import Action, Role
from api.routes.callers import refusal
from api.service import Service
from api.settings import read_settings
from loaders.read import read_file
from tests.people import ADDRESS
from tests.routes import Door, doors

GRAPH = """{"node": "Unit", "id": "u", "name": "图书馆"}
{"node": "Unit", "id": "v", "name": "校医院"}
{"node": "Duty", "id": "d", "name": "登记借书"}
{"link": "HOLDS", "source": "u", "target": "d"}
"""
FOR_EVERYBODY = {
    "GET /api/v1/health",
    "GET /api/v1/ready",
    "GET /api/v1/session",
    "POST /api/v1/session",
    "DELETE /api/v1/session",
}
AT_LEAST = 34
UNITS = {"own": "u", "other": "v", "none": None}
CALLERS = [f"{role}-{unit}" for role, unit in product(Role, UNITS)]
# Nothing is called so: whoever may do something finds nothing to do it to.
NOTHING = "999999"
Answers = list[tuple[Door, httpx.Response]]


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    folder: Path = tmp_path_factory.mktemp("rights")
    (folder / "small.jsonl").write_text(GRAPH, encoding="utf-8")
    opened = Service(read_settings(ledger=f"sqlite:///{folder / 'l.db'}"))
    opened.load(opened.plan(read_file(folder / "small.jsonl", "测试")), "测试", "导入")
    opened.door.accounts.add(Account("first", Role.ADMIN))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def app(service: Service) -> FastAPI:
    return make_app(service, with_pages=False)


def token_of(service: Service, caller: str) -> dict[str, str]:
    """Headers of a caller; accounts are made as they come."""
    role, unit = caller.split("-")
    service.door.accounts.add(Account(caller, Role(role), UNITS[unit]))
    _, secret = service.door.tokens.give(caller, "试", 1)
    return {"Authorization": f"Bearer {secret}"}


def asked(app: FastAPI, headers: dict[str, str]) -> Answers:
    """What every route answers to somebody."""

    async def answers() -> Answers:
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        async with httpx.AsyncClient(
            transport=transport, base_url=ADDRESS, headers=headers
        ) as client:
            return [(door, await client.request(**_request(door))) for door in doors(app)]

    return asyncio.run(answers())


def _request(door: Door) -> dict[str, object]:
    url = re.sub(r"{\w+(:\w+)?}", NOTHING, door.path)
    body = {} if door.method in ("GET", "HEAD", "DELETE") else {"json": {}}
    return {"method": door.method, "url": url, **body}


def refused(answer: httpx.Response, door: Door) -> bool:
    """Whether it is refused to the caller's role; a scope refuses in other words."""
    if answer.status_code != 403:
        return False
    return answer.json()["detail"] in {refusal(any_of[0]) for any_of in door.needs}


def test_every_route_asks_for_an_action_or_is_known_to_be_for_everybody(app: FastAPI) -> None:
    listed = doors(app)
    assert len(listed) >= AT_LEAST
    assert {str(door) for door in listed if not door.needs} == FOR_EVERYBODY
    assert all((Action.SEE,) in door.needs for door in listed if door.needs)


@pytest.mark.parametrize("caller", CALLERS)
def test_a_route_lets_pass_just_who_may(service: Service, app: FastAPI, caller: str) -> None:
    headers = token_of(service, caller)
    role = Role(caller.split("-")[0])
    wrong = []
    for door, answer in asked(app, headers):
        may = door.lets(role)
        as_wanted = answer.status_code != 401 and refused(answer, door) != may
        if not as_wanted:
            wrong.append((str(door), answer.status_code))
    assert wrong == []


def test_a_stranger_is_told_to_sign_in_wherever_anything_is_to_be_seen(app: FastAPI) -> None:
    answers = [(door, one.status_code) for door, one in asked(app, {}) if door.needs]
    assert [str(door) for door, status in answers if status != 401] == []
