"""The record over HTTP: revisions, what they changed, two of them compared; lists in pages."""

from collections.abc import Iterator
from typing import Any

import pytest

from api.app import make_app
from tests.desks import changed, college, refused
from tests.people import Asker


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    """After the load: 2 gives the gate duty a standard, 3 retires that of the other."""
    service = college(tmp_path_factory.mktemp("history"))
    asker = Asker(make_app(service, with_pages=False))
    link = {"kind": "MEETS", "source": "e", "target": "t", "message": "补标准"}
    changed(asker("links", "POST", json=link), 201)
    changed(asker("nodes/s/retire", "POST", json={}))
    changed(asker("baselines", "POST", json={"name": "期末"}), 201)
    yield asker
    service.close()


def pages(ask: Asker, path: str, listed: str, **params: Any) -> Iterator[list[Any]]:
    """Every page of a list."""
    cursor = None
    while True:
        answer = ask(path, params={**params, **({"cursor": cursor} if cursor else {})}).json()
        yield answer[listed]
        if (cursor := answer["next"]) is None:
            return


def test_revisions_are_listed_from_the_latest_and_in_pages(ask: Asker) -> None:
    whole = ask("revisions").json()
    assert [one["revision"] for one in whole["revisions"]] == [4, 3, 2, 1]
    assert (whole["total"], whole["next"]) == (4, None)
    assert whole["revisions"][2]["message"] == "补标准"
    parts = list(pages(ask, "revisions", "revisions", limit=3))
    assert [[one["revision"] for one in part] for part in parts] == [[4, 3, 2], [1]]


def test_a_revision_tells_what_it_changed(ask: Asker) -> None:
    third = ask("revisions/3").json()
    (changed_node,) = third["changed"]
    assert (changed_node["key"], changed_node["was"], changed_node["will"]) == ("s", True, True)
    (status,) = changed_node["properties"]
    assert (status["label"], status["said_before"], status["said_after"]) == ("状态", "", "已停用")
    (link,) = ask("revisions/2").json()["changed"]
    assert (link["is_link"], link["was"], link["name"]) == (True, False, "门卫 → 登记标准")
    first = [one for part in pages(ask, "revisions/1", "changed", limit=5) for one in part]
    assert len(first) == ask("revisions/1").json()["total"] == 14
    assert "现在有第 1 至 4 版" in refused(ask("revisions/9"), 404)


def test_two_revisions_are_compared_with_their_gaps(ask: Asker) -> None:
    found = ask("comparison", params={"from": "1", "to": "期末"}).json()
    assert (found["first"]["revision"], found["last"]["revision"]) == (1, 3)
    assert found["same_day"] and found["total"] == 2
    fixed = {(gap["rule"], gap["subject"]) for gap in found["gaps"]["fixed"]}
    new = {(gap["rule"], gap["subject"]) for gap in found["gaps"]["new"]}
    assert ("CHN102", "e") in fixed and ("CHN102", "d") in new and found["gaps"]["still"] > 0
    back = ask("comparison", params={"from": "期末", "to": "1"}).json()
    assert {(gap["rule"], gap["subject"]) for gap in back["gaps"]["new"]} == fixed
    assert "没有版本“x”" in refused(ask("comparison", params={"from": "x", "to": "1"}), 404)


def test_gaps_come_in_pages_that_together_are_the_whole_list(ask: Asker) -> None:
    whole = ask("gaps").json()
    assert whole["total"] == len(whole["gaps"]) > 10 and whole["next"] is None
    parts = list(pages(ask, "gaps", "gaps", limit=4))
    assert [one for part in parts for one in part] == whole["gaps"]
    assert {len(part) for part in parts[:-1]} == {4}


def test_a_cursor_of_another_list_is_refused_and_says_what_to_do(ask: Asker) -> None:
    cursor = ask("gaps", params={"limit": 2}).json()["next"]
    for other in ({"severity": "error"}, {"today": "2026-01-01"}, {"revision": "1"}):
        gone = ask("gaps", params={"limit": 2, "cursor": cursor, **other})
        assert "从头再取" in refused(gone, 410)
    assert "cursor" in refused(ask("gaps", params={"cursor": "x"}), 422)
    assert refused(ask("gaps", params={"limit": 0}), 422)


def test_gaps_are_grouped_by_subject_the_gravest_first(ask: Asker) -> None:
    found = ask("gaps/by-subject").json()
    whole = ask("gaps").json()
    assert found["gaps"] == whole["total"] == sum(len(one["gaps"]) for one in found["subjects"])
    assert found["total"] == len({gap["subject"] for gap in whole["gaps"]})
    errors = [one["counts"]["open"].get("error", 0) for one in found["subjects"]]
    assert errors == sorted(errors, reverse=True) and errors[0] > 0
    parts = list(pages(ask, "gaps/by-subject", "subjects", limit=3))
    assert [one for part in parts for one in part] == found["subjects"]


def test_gaps_are_counted_by_unit_and_accepted_ones_apart(ask: Asker) -> None:
    def of_unit(id_: str) -> dict[str, Any]:
        units = ask("gaps/by-unit").json()["units"]
        return dict(next(one for one in units if one["unit"] == id_))

    before = of_unit("v")
    assert before["name"] == "保卫处" and before["counts"]["accepted"] == 0
    gap = ask("nodes/e").json()["gaps"][0]
    waiver = {**{name: gap[name] for name in ("rule", "subject", "key")}, "reason": "明年"}
    changed(ask("waivers", "POST", json=waiver), 201)
    after = of_unit("v")["counts"]
    assert after["accepted"] == 1
    assert after["open"][gap["severity"]] == before["counts"]["open"][gap["severity"]] - 1
    changed(ask("waivers", "DELETE", params={k: waiver[k] for k in ("rule", "subject", "key")}))


def test_gaps_since_the_last_baseline_are_those_that_came_after_it(ask: Asker) -> None:
    assert ask("gaps", params={"since_baseline": True}).json()["total"] == 0
    changed(ask("links", "DELETE", params={"kind": "MEETS", "source": "e", "target": "t"}))
    new = ask("gaps", params={"since_baseline": True}).json()["gaps"]
    assert ("CHN102", "e") in {(gap["rule"], gap["subject"]) for gap in new}


def test_search_comes_in_pages(ask: Asker) -> None:
    parts = list(pages(ask, "search", "found", text="标准", limit=1))
    assert [[one["node"]["id"] for one in part] for part in parts] == [["t"], ["s"]]
