"""Loading over HTTP: real files through real multipart bodies, in process."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from api.app import make_app
from api.service import Service
from api.settings import Settings, read_settings
from tests.asking import Ask, asking, finished
from tests.college import COLLEGE

UNITS = "units.csv"
STANDARDS = "标准目录.xlsx"


def settings(folder: Path, **more: object) -> Settings:
    ledger = f"sqlite:///{folder / 'l.db'}"
    return read_settings(ledger=ledger, corrections=folder / "corrections", **more)


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    opened = Service(settings(tmp_path))
    yield opened
    opened.close()


@pytest.fixture
def app(service: Service) -> FastAPI:
    return make_app(service, with_pages=False)


@pytest.fixture
def ask(app: FastAPI) -> Ask:
    return asking(app)


def part(name: str, content: bytes | None = None) -> tuple[str, tuple[str, bytes]]:
    """A file of a multipart body; by default that of the example college."""
    return "files", (name, (COLLEGE / name).read_bytes() if content is None else content)


def uploaded(ask: Ask, *parts: Any, **fields: str) -> dict[str, Any]:
    """A draft of files, once they are read."""
    answer = ask("POST", "loads", files=list(parts), data=fields)
    assert answer.status_code == 202, answer.text
    finished(ask, answer.json()["job"]["id"])
    return drafted(ask, answer.json()["id"])


def drafted(ask: Ask, id_: str) -> dict[str, Any]:
    found: dict[str, Any] = ask("GET", f"loads/{id_}").json()
    return found


def applied(ask: Ask, draft: dict[str, Any]) -> httpx.Response:
    """The draft as it was previewed is asked to be stored, and waited for."""
    tag = f'"{draft["preview"]["tag"]}"'
    answer = ask("POST", f"loads/{draft['id']}/apply", json={}, headers={"If-Match": tag})
    if answer.status_code == 202:
        finished(ask, answer.json()["job"]["id"])
    return answer


def test_a_workbook_is_uploaded_previewed_and_stored(ask: Ask, service: Service) -> None:
    draft = uploaded(ask, part(STANDARDS))
    assert draft["stage"] == "ready"
    (table,) = [one for part in draft["preview"]["departments"] for one in part["tables"]]
    assert (table["file"], table["form"]) == (STANDARDS, "标准目录")
    assert service.ledger.revision() == 0
    assert applied(ask, draft).status_code == 202
    after = drafted(ask, draft["id"])
    assert (after["stage"], after["revision"]) == ("stored", 1)
    assert any(one.kind == "Standard" for one in service.ledger.entities())
