"""The description of the API: every route says what it is, may answer, and is tried by."""

from pathlib import Path
from typing import Any

import pytest

from api.app import make_app
from api.problems import EVERYWHERE
from tests.desks import college

WRITES = {"post", "put", "patch", "delete"}


@pytest.fixture(scope="module")
def routes(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, dict[str, Any]]]:
    service = college(Path(tmp_path_factory.mktemp("documented")))
    paths = make_app(service, with_pages=False).openapi()["paths"]
    service.close()
    return [(f"{way} {path}", one) for path, ways in paths.items() for way, one in ways.items()]


def test_every_route_is_described_and_says_which_problems_it_answers_with(
    routes: list[tuple[str, dict[str, Any]]],
) -> None:
    assert len(routes) > 60
    for name, route in routes:
        assert route.get("description"), name
        assert {str(status) for status in EVERYWHERE} <= route["responses"].keys(), name
        assert route["responses"]["422"]["content"].keys() == {"application/problem+json"}, name


def test_a_route_that_changes_the_record_takes_a_key_for_retries(
    routes: list[tuple[str, dict[str, Any]]],
) -> None:
    ours = (
        *("nodes", "links", "revisions", "baselines", "waivers", "profile"),
        *("rules", "goals"),
    )
    tried = [
        route
        for name, route in routes
        if name.split()[0] in WRITES and name.split("/")[3].partition("/")[0] in ours
    ]
    assert len(tried) >= 17
    for route in tried:
        names = {one["name"] for one in route["parameters"]}
        assert {"idempotency-key", "if-match"} <= {name.lower() for name in names}
