"""An answer that was given before is given again only while nothing has changed."""

import asyncio
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import httpx
import pytest

from api.app import make_app
from api.service import Service
from api.settings import read_settings
from graph_model.claims import NodeClaim, Ref
from loaders.readers.jsonl import batches

GRAPH = (
    '{"node": "Unit", "id": "u", "name": "图书馆"}\n{"node": "Post", "id": "p", "name": "馆员"}\n'
)


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    file = tmp_path / "small.jsonl"
    file.write_text(GRAPH, encoding="utf-8")
    settings = read_settings(ledger=f"sqlite:///{tmp_path / 'l.db'}", today=date(2026, 11, 23))
    made = Service(settings)
    made.load(made.plan(list(batches(file, "测试"))), "测试", "导入")
    yield made
    made.close()


def asked(service: Service, path: str) -> httpx.Response:
    async def answer() -> httpx.Response:
        transport = httpx.ASGITransport(make_app(service, with_pages=False))
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as asker:
            return await asker.get(f"/api/v1/{path}")

    return asyncio.run(answer())


def told(answer: httpx.Response) -> dict[str, str]:
    """The headers, but for the number that each request has of its own."""
    return {key: said for key, said in answer.headers.items() if key != "x-request-id"}


@pytest.mark.parametrize("path", ["search?text=图书", "gaps", "units", "coverage/unit-stage"])
def test_the_same_question_has_the_same_answer(service: Service, path: str) -> None:
    first, second = asked(service, path), asked(service, path)
    assert first.content == second.content
    assert told(first) == told(second)


def test_an_edit_in_between_is_in_the_answer(service: Service) -> None:
    assert asked(service, "search?text=图书馆").json()["total"] == 1
    change = NodeClaim(Ref("Unit", id="u"), {"name": "图文中心"})
    service.load(service.ledger.edit([change], "甲"), "甲", "改名")
    assert asked(service, "search?text=图书馆").json()["total"] == 0
    assert asked(service, "search?text=图文中心").json()["total"] == 1


def test_another_question_has_an_answer_of_its_own(service: Service) -> None:
    asked(service, "search?text=图书馆")
    assert asked(service, "search?text=馆员").json()["total"] == 1
