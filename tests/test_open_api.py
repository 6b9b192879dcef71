"""The OpenAPI document is true: whatever is asked, by whomever, the answer is one it names.

Each operation is asked by one caller after the other in turn; for the long proof by all:
GANGMU_TEST_CASES=30 GANGMU_TEST_CALLERS=all.
"""

import os
import tempfile
from collections.abc import Iterator

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis.config import SchemathesisConfig

from api.app import make_app
from api.auth.accounts import Account
from api.auth.rights import Role
from api.service import Service
from api.settings import read_settings
from loaders.read import read_file
from tests.people import ADDRESS
from tests.routes import Door, doors
from tests.test_api import GRAPH

CASES = int(os.environ.get("GANGMU_TEST_CASES", "4"))
NOBODY = "nobody"
CALLERS = [*map(str, Role), NOBODY]
SLOW = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]
# What a schema cannot say: names that do not exist, and edits of what has changed.
SEMANTIC = [404, 409, 410, 412, 422, 428, 429]
ANSWERED = ["2xx", 401, 403, *SEMANTIC]
CHECKS = {"checks": {"positive_data_acceptance": {"expected-statuses": ANSWERED}}}


def operations() -> list[Door]:
    """Every operation that the service has, whatever its ledger holds."""
    with tempfile.TemporaryDirectory() as folder:
        service = Service(read_settings(ledger=f"sqlite:///{folder}/l.db"))
        try:
            return doors(make_app(service, with_pages=False))
        finally:
            service.close()


OPERATIONS = operations()


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FastAPI]:
    folder = tmp_path_factory.mktemp("document")
    (folder / "small.jsonl").write_text(GRAPH.strip() + "\n", encoding="utf-8")
    service = Service(read_settings(ledger=f"sqlite:///{folder / 'l.db'}"))
    service.load(service.plan(read_file(folder / "small.jsonl", "测试")), "测试", "导入")
    yield make_app(service, with_pages=False)
    service.close()


@pytest.fixture(scope="module")
def headers(app: FastAPI) -> dict[str, dict[str, str]]:
    """Caller → what the caller sends along."""
    door = app.state.service.door
    for role in sorted(Role, key=lambda one: one is not Role.ADMIN):
        door.accounts.add(Account(str(role), role, "u"))
    given_ = {str(role): door.tokens.give(str(role), "试", 1)[1] for role in Role}
    signed = {role: {"Authorization": f"Bearer {secret}"} for role, secret in given_.items()}
    return {**signed, NOBODY: {}}


def asking() -> list[tuple[Door, str]]:
    """Each operation with who asks."""
    if os.environ.get("GANGMU_TEST_CALLERS") == "all":
        return [(door, caller) for door in OPERATIONS for caller in CALLERS]
    return [(door, CALLERS[n % len(CALLERS)]) for n, door in enumerate(OPERATIONS)]


@pytest.mark.parametrize("door, caller", asking(), ids=str)
def test_every_answer_is_as_the_document_says(
    app: FastAPI, headers: dict[str, dict[str, str]], door: Door, caller: str
) -> None:
    here = {"Host": ADDRESS.removeprefix("http://"), "Origin": ADDRESS, **headers[caller]}
    document = schemathesis.openapi.from_asgi(
        "/api/v1/openapi.json", app, headers=here, config=SchemathesisConfig.from_dict(CHECKS)
    )
    operation = document[door.path][door.method]
    may = caller != NOBODY and door.lets(Role(caller))

    @given(st.data())
    @settings(max_examples=CASES, deadline=None, derandomize=True, suppress_health_check=SLOW)
    def asked(data: st.DataObject) -> None:
        answer = data.draw(operation.as_strategy()).call_and_validate(headers=here)
        assert may or not door.needs or answer.status_code >= 400

    asked()


def test_there_are_operations_to_ask() -> None:
    assert len(OPERATIONS) > 60
