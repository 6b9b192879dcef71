"""Who may change what over HTTP: real accounts at the doors for nodes, links and decisions."""

from collections.abc import Iterator

import pytest

from api.app import make_app
from tests.desks import MEETS, changed, college, refused, staff
from tests.people import Asker

SEEN = {"headers": {"If-Match": "1000000"}}
NOTE = {"json": {"properties": {"note": "改"}}, **SEEN}
DUTY = {"kind": "Duty", "properties": {"name": "新职责"}}
People = dict[str, Asker]


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Iterator[People]:
    service = college(tmp_path_factory.mktemp("desks"))
    yield staff(make_app(service, with_pages=False))
    service.close()


def test_an_editor_changes_what_the_own_unit_answers_for_and_nothing_else(people: People) -> None:
    editor = people["填报员"]
    assert editor("nodes/d").json()["mine"] and not editor("nodes/e").json()["mine"]
    changed(editor("nodes/d", "PATCH", **NOTE))
    said = editor("nodes/d/history").json()["said"][-1]
    assert said["changeset"]["author"] == said["source"] == "填报员"
    assert "“门卫”由保卫处负责" in refused(editor("nodes/e", "PATCH", **NOTE), 403)
    assert "没有部门对“教务处”负责" in refused(editor("nodes/u", "PATCH", **NOTE), 403)
    changed(people["保卫员"]("nodes/e", "PATCH", **NOTE))
    refusals = people["管理员"]("refusals").json()["refusals"]
    assert {(one["account"], one["route"]) for one in refusals} == {
        ("填报员", "/api/v1/nodes/{id_}")
    }


def test_what_an_editor_makes_is_the_own_units_from_the_start(people: People) -> None:
    editor = people["填报员"]
    assert "新建时请同时写明" in refused(editor("nodes", "POST", json=DUTY), 403)
    foreign = {**DUTY, "links": [{"kind": "HOLDS", "source": "v"}]}
    refused(editor("nodes", "POST", json=foreign), 403)
    own = editor("nodes", "POST", json={**DUTY, "links": [{"kind": "HOLDS", "source": "u"}]})
    changed(own, 201)
    changed(editor(f"nodes/{own.json()['id']}/retire", "POST", json={}))


def test_who_answers_for_what_and_mergers_are_for_reviewers(people: People) -> None:
    take = {"kind": "HOLDS", "source": "u", "target": "e"}
    assert "决定由哪个部门负责" in refused(people["填报员"]("links", "POST", json=take), 403)
    changed(people["审核员"]("links", "POST", json=take), 201)
    changed(people["审核员"]("links", "DELETE", params=take))
    merging = {"json": {"into": "d"}}
    assert "合并" in refused(people["填报员"]("nodes/e/merge", "POST", **merging), 403)
    changed(people["质量办"]("nodes/e/merge", "POST", **merging))
    changed(people["质量办"](f"revisions/{_latest(people)}/undo", "POST", json={}))


def _latest(people: People) -> int:
    return int(people["读者"]("revisions").json()["total"])


def test_a_suspect_link_is_settled_by_a_reviewer(people: People) -> None:
    def judge(who: str, judgement: str) -> int:
        body = {"judgement": judgement}
        answer = people[who]("links", "PATCH", params=MEETS, json=body, **SEEN)
        return answer.status_code

    assert judge("保卫员", "suspect") == 403
    assert judge("填报员", "suspect") == 200
    assert judge("填报员", "confirm") == 403
    assert judge("质量办", "confirm") == 200
    assert judge("填报员", "confirm") == 200


@pytest.mark.parametrize("who", ["读者", "审计员", "管理员"])
def test_others_see_everything_and_change_nothing(people: People, who: str) -> None:
    asker = people[who]
    assert asker("nodes/d").json()["mine"] is False
    refused(asker("nodes/d", "PATCH", **NOTE), 403)
    refused(asker("nodes", "POST", json=DUTY), 403)
    refused(asker("links", "DELETE", params=MEETS), 403)
    refused(asker("revisions/1/undo", "POST", json={}), 403)


def test_an_editor_takes_back_what_was_their_own_and_a_reviewer_anything(people: People) -> None:
    revision = changed(people["填报员"]("nodes/d", "PATCH", json=_note("甲"), **SEEN))
    undo = f"revisions/{revision}/undo"
    assert "由 填报员 存入" in refused(people["保卫员"](undo, "POST", json={}), 403)
    dry = people["填报员"](undo, "POST", params={"dry_run": True}, json={}).json()
    assert (dry["changed"], dry["statements"], dry["left"]) == (False, 1, [])
    assert dry["touched"] == [{"key": "d", "name": "学籍注册"}]
    changed(people["填报员"](undo, "POST", json={}))
    other = changed(people["填报员"]("nodes/d", "PATCH", json=_note("乙"), **SEEN))
    later = changed(people["填报员"]("nodes/d", "PATCH", json=_note("丙"), **SEEN))
    told = people["质量办"](f"revisions/{other}/undo", "POST", json={}).json()
    assert not told["changed"] and told["left"][0]["by"]["revision"] == later
    also = {"also": [told["left"][0]["claim"]]}
    changed(people["质量办"](f"revisions/{other}/undo", "POST", json=also))
    assert "没有第 99999 版" in refused(
        people["质量办"]("revisions/99999/undo", "POST", json={}), 404
    )


def _note(text: str) -> dict[str, object]:
    return {"properties": {"note": text}}


def test_a_gap_is_accepted_by_others_than_the_unit_that_is_to_close_it(people: People) -> None:
    gap = {"rule": "CHN103", "subject": "门卫", "reason": "明年再定", "until": "2027-01-31"}
    rules = {one["rule"] for one in people["读者"]("nodes/e").json()["gaps"]}
    gap["rule"] = sorted(rules)[0]
    refused(people["填报员"]("waivers", "POST", json=gap), 403)
    refused(people["管理员"]("waivers", "POST", json=gap), 403)
    changed(people["审核员"]("waivers", "POST", json=gap), 201)
    shown = people["读者"]("nodes/e").json()["gaps"]
    assert [one["accepted"] for one in shown if one["rule"] == gap["rule"]] == [
        "明年再定(至 2027-01-31)"
    ]
    (waiver,) = people["读者"]("waivers").json()["waivers"]
    assert (waiver["subject"], waiver["subject_name"], waiver["key"]) == ("e", "门卫", "")
    mine = people["读者"]("nodes/d").json()["gaps"][0]
    own = {**gap, "subject": "学籍注册", "rule": mine["rule"], "key": mine["key"]}
    assert "本部门的缺漏" in refused(people["审核员"]("waivers", "POST", json=own), 403)
    there = {"rule": gap["rule"], "subject": "e"}
    changed(people["审计员"]("waivers", "DELETE", params=there))
    assert refused(people["审计员"]("waivers", "DELETE", params=there), 404)
    assert people["读者"]("waivers").json() == {"waivers": []}
    refused(people["审计员"]("waivers", "POST", json={**gap, "reason": "  "}), 422)
    assert "没有 CHN110" in refused(
        people["审计员"]("waivers", "POST", json={**gap, "rule": "CHN110"}), 404
    )


def test_baselines_are_named_by_who_accepts_gaps(people: People) -> None:
    new = {"name": "秋季自查"}
    refused(people["填报员"]("baselines", "POST", json=new), 403)
    revision = _latest(people)
    key = {"headers": {"Idempotency-Key": "1"}}
    for _ in range(2):
        changed(people["审计员"]("baselines", "POST", json=new, **key), 201)
    assert people["读者"]("baselines").json()["baselines"] == [
        {"name": "秋季自查", "revision": revision, "day": "2026-11-23"}
    ]
    assert "已有存档点" in refused(people["审计员"]("baselines", "POST", json=new), 422)
    assert refused(people["审计员"]("baselines", "POST", json={"name": "12"}), 422)
    assert people["读者"]("gaps", params={"since_baseline": True}).json()["total"] == 0
    changed(people["质量办"]("baselines/秋季自查", "DELETE"))
    assert refused(people["质量办"]("baselines/秋季自查", "DELETE"), 404)
    missing = people["读者"]("gaps", params={"since_baseline": True})
    assert "还没有存档点" in refused(missing, 404)


def test_the_profile_is_set_by_an_administrator_who_saw_it(people: People) -> None:
    chief, shown = people["管理员"], people["读者"]("profile")
    profile = shown.json()
    assert (profile["own"], profile["version"], shown.headers["etag"]) == (False, 0, '"0"')
    text = profile["text"].replace("overload_duties = 25", "overload_duties = 20")
    refused(people["质量办"]("profile", "PUT", json={"text": text}), 403)
    refused(chief("profile", "PUT", json={"text": text}), 428)
    zero = {"headers": {"If-Match": '"0"'}}
    revision = changed(chief("profile", "PUT", json={"text": text}, **zero))
    again = people["读者"]("profile").json()
    assert (again["own"], again["version"], again["text"]) == (True, revision, text.strip())
    refused(chief("profile", "PUT", json={"text": profile["text"]}, **zero), 412)
    assert "TOML" in refused(chief("profile", "PUT", json={"text": "= 1"}, **SEEN), 422)


def test_a_name_is_taken_out_of_the_record_by_an_administrator(people: People) -> None:
    holders = {"properties": {"holders": ["赵某某"], "note": "赵某某兼任"}}
    changed(people["填报员"]("nodes/p", "PATCH", json=holders, **SEEN))
    hide = {"name": "赵某某", "reason": "本人要求"}
    refused(people["质量办"]("redactions", "POST", json=hide), 403)
    chief = people["管理员"]
    dry = chief("redactions", "POST", params={"dry_run": True}, json=hide).json()
    assert dry["alone"] >= 1 and dry["inside"] == ["赵某某兼任"] and not dry["changed"]
    assert "赵某某" in people["读者"]("nodes/p/history").text
    changed(chief("redactions", "POST", json={**hide, "everywhere": True}))
    assert "赵某某" not in people["读者"]("nodes/p/history").text
    assert refused(chief("redactions", "POST", json=hide), 404)
    told = {**hide, "reason": "赵某某要求"}
    assert "不要写这个姓名" in refused(chief("redactions", "POST", json=told), 422)
