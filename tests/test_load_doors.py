"""Loading over HTTP: real files through real multipart bodies, in process."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI

from api.app import make_app
from api.service import Service
from api.settings import Settings, read_settings
from tests.asking import Ask, asking
from tests.loading import applied, drafted, part, uploaded

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
