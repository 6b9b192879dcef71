"""Edit forms come from the kinds: nothing else knows what there is to fill in."""

from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import Field

from api.app import make_app
from api.forms import node_forms
from api.service import Service
from api.settings import read_settings
from graph_model.kinds import LINK_KINDS, NODE_KINDS, own_fields
from graph_model.kinds.nodes import Node
from graph_model.profile import default_profile
from tests.people import Asker


@pytest.fixture(scope="module")
def kinds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    folder = tmp_path_factory.mktemp("forms")
    service = Service(read_settings(ledger=f"sqlite:///{folder / 'l.db'}"))
    yield Asker(make_app(service, with_pages=False))("kinds").json()
    service.close()


def form(kinds: dict[str, Any], kind: str, name: str) -> dict[str, Any]:
    (node,) = [one for one in kinds["nodes"] if one["kind"] == kind]
    (found,) = [one for one in node["properties"] if one["property"] == name]
    return dict(found)


def test_every_kind_has_a_form_with_all_its_properties_in_both_languages(
    kinds: dict[str, Any],
) -> None:
    nodes = {one["kind"]: one for one in kinds["nodes"]}
    assert nodes.keys() == NODE_KINDS.keys() and len(nodes) == 14
    for label, one in nodes.items():
        assert {p["property"] for p in one["properties"]} == own_fields(label).keys()
        assert all(p["zh"] and p["en"] for p in one["properties"])
        assert one["properties"][0]["property"] == "name" and one["properties"][0]["required"]
    links = {one["kind"]: one for one in kinds["links"]}
    assert links.keys() == LINK_KINDS.keys() and len(links) == 23
    assert {"source": "Unit", "target": "Duty"} in links["HOLDS"]["ends"]
    assert [one["zh"] for one in links["HOLDS"]["roles"]][:2] == ["牵头", "配合"]
    assert links["MEETS"]["roles"] == [] and links["HOLDS"]["decides_ownership"]
    assert [p["property"] for p in links["MEETS"]["properties"]] == [
        "requirement",
        "operator",
        "value",
        "unit",
    ]


@pytest.mark.parametrize(
    "kind, name, type_",
    [
        ("Standard", "level", "choice"),
        ("Standard", "text", "text"),
        ("Standard", "target", "number"),
        ("Standard", "issued", "date"),
        ("Standard", "status", "choice"),
        ("Regulation", "aspects", "choices"),
        ("Post", "holders", "list"),
        ("Goal", "terminal", "flag"),
        ("Goal", "operator", "choice"),
    ],
)
def test_the_type_of_an_input_follows_from_the_field(
    kinds: dict[str, Any], kind: str, name: str, type_: str
) -> None:
    assert form(kinds, kind, name)["type"] == type_


def test_choices_come_from_the_profile_or_from_the_model(kinds: dict[str, Any]) -> None:
    level, status = form(kinds, "Standard", "level"), form(kinds, "Standard", "status")
    assert [one["value"] for one in level["choices"]] == list(default_profile().levels)
    assert level["open"] and not status["open"]
    assert {one["value"]: one["zh"] for one in status["choices"]}["retired"] == "已停用"
    assert status["help_zh"] and form(kinds, "Standard", "text")["multiline"]
    assert form(kinds, "QualityObject", "type")["choices"][0]["value"] == "专业"


def test_a_form_says_how_such_a_node_becomes_ones_own(kinds: dict[str, Any]) -> None:
    ways = {one["kind"]: {way["link"] for way in one["ownership"]} for one in kinds["nodes"]}
    assert ways["Duty"] == {"HOLDS", "DECOMPOSES_INTO"}
    assert ways["Goal"] == {"OWNED_BY", "ASSIGNED_TO"}
    assert ways["Unit"] == set()


def test_a_new_kind_has_a_form_by_itself() -> None:
    class Prize(Node):
        zh = "奖项"
        rank: int = Field(title="名次", ge=1, le=9)

    try:
        (prize,) = [one for one in node_forms(default_profile()) if one.kind == "Prize"]
    finally:
        NODE_KINDS.pop("Prize")
    rank = next(one for one in prize.properties if one.property == "rank")
    assert (prize.zh, rank.zh, rank.type, rank.required) == ("奖项", "名次", "number", True)
    assert (rank.limits.minimum, rank.limits.maximum) == (1, 9)
