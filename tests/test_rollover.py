"""Goals of a year go over into the next one over HTTP, on a small real ledger."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import httpx
import pytest

from api.app import make_app
from api.service import Service
from graph_model.kinds import LINK_KINDS
from loaders.read import read_file
from queries.rollover import RESULTS, Along
from tests.desks import changed, college, refused, staff
from tests.maps import YEAR, links, node
from tests.people import Asker
from ui.words import words

Json = dict[str, Any]
SPAN = {"start": "2026-01-01", "due": "2030-12-31"}
THIS = {"start": "2026-01-01", "due": "2026-12-31"}
FIGURE = {"operator": ">=", "target": 32, "unit": "份", "tier": YEAR, "layer": "专业"}
PLAN = "\n".join(
    (
        node("Goal", "top", name="教学规划", code="BM-1", **SPAN),
        node("Goal", "mid", name="教学年度工作", code="ND-1", **THIS, **FIGURE, note="旧"),
        node("Goal", "low", name="修订2026级方案", code="ND-2", **THIS, valid_from="2026-01-01"),
        node("Goal", "gate", name="门卫有序", code="ND-3", start="2026-01-01", due="2026-06-30"),
        node("Post", "q", name="停用岗位", status="retired"),
        node("Evidence", "x", name="总结"),
        node("Indicator", "i", name="份数", value=30),
        node("Problem", "b", name="缺方案"),
        links("""
            top OWNED_BY u
            mid OWNED_BY u
            low OWNED_BY u
            gate OWNED_BY v
            top DECOMPOSES_INTO mid
            mid DECOMPOSES_INTO low
            top DECOMPOSES_INTO gate
            mid ASSIGNED_TO p !
            mid ASSIGNED_TO q support
            mid APPLIES_TO v
            low ALIGNS_WITH gate
            gate ALIGNS_WITH low
            d SERVES low
            e SERVES gate
            mid MEETS t
            x SUPPORTS mid
            i MEASURES mid
            b CONCERNS mid
        """),
        json.dumps({"link": "MEETS", "source": "low", "target": "s", "requirement": "当日"}),
    )
)
MORE = "\n".join(
    (
        node("Goal", "later", name="五年", **SPAN),
        node("Goal", "before", name="去年", due="2025-12-31"),
        node("Goal", "open", name="长期"),
        node("Goal", "off", name="停用", due="2026-12-31", status="retired"),
        node("Goal", "idea", name="设想", due="2026-12-31", status="draft"),
        node("Goal", "cut", name="提前结束", due="2026-12-31", valid_to="2026-05-01"),
    )
)


class Scene:
    """A college with people, and how they make goals go over."""

    def __init__(self, service: Service) -> None:
        self.service, self.app = service, make_app(service, with_pages=False)
        self.people = staff(self.app)

    def shown(self, who: str = "质量办", **wish: Any) -> Json:
        answer = self.people[who](
            "goals/rollover", "POST", params={"dry_run": "true"}, json={"year": 2026, **wish}
        )
        assert answer.status_code == 200, answer.text
        found: Json = answer.json()
        return found

    def stored(
        self, who: str = "质量办", seen: int | None = None, key: str = "", **wish: Any
    ) -> httpx.Response:
        seen = self.service.ledger.revision() if seen is None else seen
        headers = {"If-Match": f'"{seen}"', **({"Idempotency-Key": key} if key else {})}
        body = {"year": 2026, **wish}
        return self.people[who]("goals/rollover", "POST", json=body, headers=headers)

    def node(self, id_: str) -> Json:
        answer = self.people["读者"](f"nodes/{id_}")
        assert answer.status_code == 200, answer.text
        found: Json = answer.json()
        return found

    def known(self) -> set[str]:
        return {one.key for one in self.service.ledger.entities()}

    def links(self, id_: str) -> set[tuple[str, bool, str]]:
        joined = self.node(id_)["links"]
        return {(one["kind"], one["outward"], one["other"]["id"]) for one in joined}

    def say(self, id_: str, **properties: Any) -> None:
        """A reviewer changes a node."""
        seen = {"If-Match": str(self.service.ledger.revision())}
        body = {"properties": properties}
        changed(self.people["质量办"](f"nodes/{id_}", "PATCH", json=body, headers=seen))


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    service = college(tmp_path, PLAN)
    yield Scene(service)
    service.close()


def scene_of(folder: Path, lines: str, today: date = date(2026, 11, 23)) -> Scene:
    return Scene(college(folder, lines, today))


def by_goal(answer: Json) -> dict[str, Json]:
    return {one["goal"]["id"]: one for one in answer["following"]}


def next_of(answer: Json) -> dict[str, str]:
    return {one["goal"]["id"]: one["next"]["id"] for one in answer["following"]}


def counted(listed: list[Json]) -> dict[tuple[str, bool], int]:
    return {(one["kind"], one["outward"]): one["n"] for one in listed}


def test_the_preview_tells_of_each_goal_what_follows_and_stores_nothing(scene: Scene) -> None:
    before = scene.known()
    answer = scene.shown(goal="top")
    assert (answer["year"], answer["years"], answer["changed"]) == (2026, [2026, 2030], False)
    found = by_goal(answer)
    assert found.keys() == {"mid", "low", "gate"}
    assert [(one["goal"]["id"], one["why"]) for one in answer["staying"]] == [("top", "later")]
    mid, low = found["mid"], found["low"]
    assert (mid["next"]["name"], mid["next"]["code"]) == ("教学年度工作（2027年）", "ND-1-2027")
    assert low["next"]["name"] == "修订2027级方案"
    assert mid["was"] == {"start": "2026-01-01", "due": "2026-12-31"}
    assert mid["will"] == {"start": "2027-01-01", "due": "2027-12-31"}
    assert found["gate"]["will"]["due"] == "2027-06-30"
    assert (mid["operator"], mid["target"], mid["unit"], mid["status"]) == (">=", 32, "份", "draft")
    assert counted(mid["along"]) == {
        ("DECOMPOSES_INTO", True): 1,
        ("DECOMPOSES_INTO", False): 1,
        ("OWNED_BY", True): 1,
        ("ASSIGNED_TO", True): 1,
        ("APPLIES_TO", True): 1,
        ("MEETS", True): 1,
    }
    assert counted(mid["results"]) == dict.fromkeys(((kind, False) for kind in RESULTS), 1)
    assert not mid["there"] and not mid["lost"] and answer["refused"] == []
    assert scene.known() == before and scene.service.ledger.revision() == 1


def test_goals_of_the_next_year_are_drafts_with_all_that_goes_along(scene: Scene) -> None:
    old = {id_: (scene.node(id_)["properties"], scene.links(id_)) for id_ in ("mid", "gate")}
    answer = scene.stored(message="年末")
    assert changed(answer) == 2
    new = next_of(answer.json())
    mid, low = scene.node(new["mid"]), scene.node(new["low"])
    assert mid["properties"] == {
        **FIGURE,
        "name": "教学年度工作（2027年）",
        "code": "ND-1-2027",
        "status": "draft",
        "start": "2027-01-01",
        "due": "2027-12-31",
        "note": "由“ND-1 教学年度工作”转入",
    }
    assert low["properties"]["valid_from"] == "2027-01-01" and not mid["counts"]
    assert scene.links(new["mid"]) == {
        ("DECOMPOSES_INTO", False, "top"),
        ("DECOMPOSES_INTO", True, new["low"]),
        ("OWNED_BY", True, "u"),
        ("ASSIGNED_TO", True, "p"),
        ("APPLIES_TO", True, "v"),
        ("MEETS", True, "t"),
    }
    assert scene.links(new["low"]) >= {
        ("SERVES", False, "d"),
        ("ALIGNS_WITH", True, new["gate"]),
        ("ALIGNS_WITH", False, new["gate"]),
    }
    said = {one["kind"]: one["properties"] for one in low["links"]}
    assert said["MEETS"] == {"requirement": "当日"}
    assert all("confirmed_by" not in one["properties"] for one in mid["links"])
    for id_, (properties, joined) in old.items():
        assert scene.node(id_)["properties"] == properties
        assert scene.links(id_) == joined
    (one, *_) = scene.people["读者"]("revisions").json()["revisions"]
    assert (one["revision"], one["author"], one["message"]) == (2, "质量办", "年末")


def test_a_rollover_is_one_revision_and_is_undone_as_one(scene: Scene) -> None:
    before = scene.known()
    revision = changed(scene.stored("填报员", goal="mid", along=["DECOMPOSES_INTO", "OWNED_BY"]))
    assert len(scene.known() - before) == 2 + 4
    changed(scene.people["填报员"](f"revisions/{revision}/undo", "POST", json={}))
    assert scene.known() == before
    assert changed(scene.stored()) == 4


def test_who_rolls_over_twice_is_told_that_the_goals_are_there(scene: Scene) -> None:
    first = scene.stored().json()
    known = scene.known()
    again = scene.stored()
    assert again.status_code == 200 and again.json()["changed"] is False
    assert all(one["there"] for one in again.json()["following"])
    assert again.json()["staying"] == first["staying"]
    assert next_of(again.json()) == next_of(first) and scene.known() == known
    behind = scene.stored("填报员", seen=1)
    assert behind.json()["changed"] is False and scene.known() == known
    scene.say(next_of(first)["mid"], name="教学工作", code="X-9", status="approved")
    found = by_goal(scene.shown())["mid"]
    assert found["there"] and found["next"]["name"] == "教学工作" and found["status"] == "approved"


def test_the_goals_of_the_next_year_go_over_into_the_year_after(scene: Scene) -> None:
    new = next_of(scene.stored().json())
    for id_ in new.values():
        scene.say(id_, status="approved")
    answer = scene.shown(year=2027)
    found = by_goal(answer)
    assert found.keys() == set(new.values())
    assert found[new["mid"]]["next"]["name"] == "教学年度工作（2028年）"
    assert found[new["mid"]]["next"]["code"] == "ND-1-2028"
    assert found[new["low"]]["next"]["name"] == "修订2028级方案"


def test_a_retry_is_stored_once(scene: Scene) -> None:
    first, again = scene.stored(seen=1, key="k"), scene.stored(seen=1, key="k")
    assert first.json()["revision"] == again.json()["revision"] == 2
    assert scene.service.ledger.revision() == 2
    changed(scene.people["质量办"]("revisions/2/undo", "POST", json={}))
    scene.say("mid", target=40)
    assert scene.stored(seen=1, key="k").json()["revision"] == 2
    assert scene.service.ledger.revision() == 4


def test_a_goal_below_one_that_went_over_before_joins_it_and_else_is_told_to_stand_alone(
    scene: Scene,
) -> None:
    alone = by_goal(scene.shown(goal="low"))["low"]
    assert [one["id"] for one in alone["lost"]] == ["mid"]
    assert ("DECOMPOSES_INTO", False) not in counted(alone["along"])
    low = next_of(scene.stored(goal="low").json())["low"]
    mid = next_of(scene.stored().json())["mid"]
    assert ("DECOMPOSES_INTO", True, low) in scene.links(mid)


def test_whose_goals_they_are_not_sees_which_and_nothing_is_stored(scene: Scene) -> None:
    found = by_goal(scene.shown("填报员", goal="top"))
    assert {id_: one["mine"] for id_, one in found.items()} == {
        "mid": True,
        "low": True,
        "gate": False,
    }
    assert [unit["name"] for unit in found["gate"]["answering"]] == ["保卫处"]
    said = refused(scene.stored("填报员", goal="top"), 403)
    assert "“门卫有序”(由保卫处负责)" in said and "没有存入任何内容" in said
    assert "教学年度工作" not in said and scene.service.ledger.revision() == 1
    for who in ("读者", "管理员", "审计员"):
        refused(scene.stored(who, goal="mid"), 403)


def test_links_that_are_another_departments_hold_it_up_until_they_are_left_out(
    scene: Scene,
) -> None:
    shown = scene.shown("保卫员", goal="gate")
    assert shown["refused"] and "教学规划" in shown["refused"][0]
    refused(scene.stored("保卫员", goal="gate"), 403)
    assert scene.service.ledger.revision() == 1
    without = [one for one in Along if one is not Along.DECOMPOSES_INTO]
    assert scene.shown("保卫员", goal="gate", along=without)["refused"] == []
    new = next_of(scene.stored("保卫员", goal="gate", along=without).json())["gate"]
    assert scene.links(new) == {("OWNED_BY", True, "v"), ("SERVES", False, "e")}


def test_a_goal_that_nobody_would_answer_for_is_not_made_by_a_department(scene: Scene) -> None:
    (reason,) = scene.shown("填报员", goal="low", along=["SERVES"])["refused"]
    assert "没有部门对“修订2027级方案”负责" in reason
    refused(scene.stored("填报员", goal="low", along=["SERVES"]), 403)
    assert changed(scene.stored(goal="low", along=["SERVES"])) == 2


def test_what_was_changed_since_the_preview_is_shown_again_before_it_is_stored(
    scene: Scene,
) -> None:
    refused(scene.people["质量办"]("goals/rollover", "POST", json={}), 428)
    scene.say("e", note="新")
    scene.say("mid", target=40)
    before = scene.known()
    assert "请重新预览" in refused(scene.stored(seen=1, goal="mid"), 412)
    assert scene.known() == before
    assert changed(scene.stored(seen=1, goal="gate")) == 4
    assert by_goal(scene.stored(seen=3, goal="mid").json())["mid"]["target"] == 40


def test_duties_that_name_a_goal_in_words_serve_it_still(scene: Scene, tmp_path: Path) -> None:
    """Two goals of one name could not be told apart by a table."""
    table = tmp_path / "教务处_表4.csv"
    table.write_text(
        "部门名称：教务处\n部门职责,具体化工作,岗位,工作目标,工作标准,管理制度\n"
        "教学,排课,科员,教学年度工作,当日,\n",
        encoding="utf-8",
    )
    service = scene.service
    service.load(service.plan(read_file(table)), "测试", "表4")
    serving = {key for key in scene.known() if key.startswith("SERVES\t") and "\tmid" in key}
    assert len(serving) == 1
    new = next_of(scene.stored(goal="mid").json())["mid"]
    assert serving <= scene.known()
    assert sum(kind == "SERVES" for kind, *_ in scene.links(new)) == 1


def test_goals_of_one_name_are_followed_by_one_each(tmp_path: Path) -> None:
    twins = "\n".join(node("Goal", id_, name="军训", due="2026-12-31") for id_ in ("a", "b"))
    scene = scene_of(tmp_path, twins)
    first = next_of(scene.stored(goal="a").json())
    assert next_of(scene.stored().json()) == {**first, "b": next_of(scene.shown())["b"]}
    assert len(set(next_of(scene.shown()).values())) == 2
    scene.service.close()


def test_a_goal_that_a_table_has_named_for_the_next_year_is_the_one_that_follows(
    tmp_path: Path,
) -> None:
    known = node("Goal", "n", name="下一年的", code="ＮＤ-1-2027", due="2027-12-31")
    scene = scene_of(tmp_path, f"{PLAN}\n{known}")
    mid = by_goal(scene.shown())["mid"]
    assert mid["there"] and mid["next"]["id"] == "n" and mid["status"] == "approved"
    new = next_of(scene.stored().json())
    assert ("DECOMPOSES_INTO", False, "n") in scene.links(new["low"])
    scene.service.close()


def test_suspect_links_and_those_to_what_does_not_count_are_left_out(scene: Scene) -> None:
    which = {"kind": "SERVES", "source": "d", "target": "low"}
    body = {"judgement": "suspect"}
    changed(
        scene.people["质量办"]("links", "PATCH", params=which, json=body, headers={"If-Match": "1"})
    )
    new = next_of(scene.stored(goal="mid").json())
    assert not any(kind == "SERVES" for kind, *_ in scene.links(new["low"]))
    assert ("ASSIGNED_TO", True, "q") not in scene.links(new["mid"])


def test_goals_that_stay_are_told_with_the_reason(tmp_path: Path) -> None:
    scene = scene_of(tmp_path, MORE)
    answer = scene.shown()
    assert answer["following"] == [] and answer["years"] == [2025, 2030]
    assert {one["goal"]["id"]: one["why"] for one in answer["staying"]} == {
        "later": "later",
        "before": "earlier",
        "open": "no_due",
        "off": "retired",
        "idea": "draft",
        "cut": "ended",
    }
    stored = scene.stored()
    assert stored.json()["changed"] is False and scene.service.ledger.revision() == 1
    assert scene.shown(year=None)["year"] == 2025
    scene.service.close()


def test_a_goal_that_is_valid_for_ever_is_followed_by_one_that_is(tmp_path: Path) -> None:
    ever = (
        node("Goal", "a", name="安全", due="2026-12-31", valid_to="9999-12-31"),
        node("Goal", "b", name="永远", due="9999-12-31"),
    )
    scene = scene_of(tmp_path, "\n".join(ever))
    assert scene.shown(year=None)["years"] == [2026]
    new = next_of(scene.stored().json())["a"]
    assert scene.node(new)["properties"]["valid_to"] == "9999-12-31"
    scene.service.close()


def test_a_plan_of_several_years_is_followed_by_one_as_long(tmp_path: Path) -> None:
    lines = "\n".join((node("Goal", "later", name="五年", **SPAN), PLAN))
    scene = scene_of(tmp_path, lines)
    found = by_goal(scene.shown(year=2030))["later"]
    assert found["will"] == {"start": "2031-01-01", "due": "2035-12-31"}
    assert found["next"]["name"] == "五年（2031—2035年）"
    scene.service.close()


def test_goals_that_were_valid_up_to_the_end_of_the_year_go_over_in_january(
    tmp_path: Path,
) -> None:
    lines = PLAN.replace('"due": "2026-12-31"', '"due": "2026-12-31", "valid_to": "2026-12-31"')
    scene = scene_of(tmp_path, lines, date(2027, 1, 10))
    answer = scene.shown(year=None, goal="top")
    assert answer["year"] == 2026 and by_goal(answer).keys() == {"mid", "low", "gate"}
    new = next_of(scene.stored().json())
    assert scene.node(new["mid"])["properties"]["valid_to"] == "2027-12-31"
    scene.service.close()


def test_an_unknown_goal_is_told_and_a_merged_one_is_the_one_that_was_kept(scene: Scene) -> None:
    wish = {"goal": "nothing", "year": 2026}
    answer = scene.people["质量办"]("goals/rollover", "POST", params={"dry_run": "true"}, json=wish)
    assert "没有目标" in refused(answer, 404)
    changed(scene.people["质量办"]("nodes/low/merge", "POST", json={"into": "gate"}))
    assert by_goal(scene.shown(goal="low")).keys() == {"gate"}


def test_a_draft_that_was_merged_into_another_goal_is_not_made_again(scene: Scene) -> None:
    new = next_of(scene.stored(goal="gate").json())["gate"]
    changed(scene.people["质量办"](f"nodes/{new}/merge", "POST", json={"into": "top"}))
    gate = by_goal(scene.shown(goal="gate"))["gate"]
    assert gate["there"] and gate["next"]["id"] == "top"


def test_every_link_of_a_goal_goes_along_or_stays_and_has_a_word_for_it() -> None:
    of_goals = {
        kind for kind, link in LINK_KINDS.items() if any("Goal" in ends for ends in link.ends)
    }
    assert {*Along, *RESULTS} == of_goals
    assert not {*Along} & {*RESULTS}
    assert {f"roll_{kind.lower()}" for kind in of_goals} <= words().keys()


def test_the_owner_of_a_machine_without_accounts_rolls_over(tmp_path: Path) -> None:
    service = college(tmp_path, PLAN)
    owner = Asker(make_app(service, with_pages=False))
    body: Json = {"goal": "top"}
    answer = owner("goals/rollover", "POST", json=body, headers={"If-Match": "1"})
    assert changed(answer) == 2
    service.close()


def test_a_goal_whose_start_was_filled_in_later_is_not_followed_twice(tmp_path: Path) -> None:
    scene = scene_of(tmp_path, node("Goal", "a", name="就业率", due="2026-08-31"))
    new = next_of(scene.stored().json())["a"]
    scene.say("a", start="2025-09-01")
    found = by_goal(scene.shown())["a"]
    assert found["there"] and found["next"]["id"] == new
    scene.service.close()


def test_a_goal_of_the_name_but_of_another_year_is_not_what_follows(tmp_path: Path) -> None:
    known = node("Goal", "n", name="2027年培训计划", due="2030-12-31")
    plan = node("Goal", "a", name="2026年培训计划", due="2026-12-31")
    scene = scene_of(tmp_path, f"{plan}\n{known}")
    assert not by_goal(scene.shown())["a"]["there"]
    scene.service.close()


def test_a_goal_that_dropped_out_since_the_preview_is_shown_again(scene: Scene) -> None:
    seen, known = scene.service.ledger.revision(), scene.known()
    scene.say("mid", status="retired")
    assert "请重新预览" in refused(scene.stored(seen=seen), 412)
    assert scene.known() == known


def test_nothing_is_put_below_a_goal_that_was_retired_again(tmp_path: Path) -> None:
    plan = node("Goal", "a", name="总", due="2026-12-31")
    part = node("Goal", "b", name="分", due="2025-12-31")
    joined = links("a DECOMPOSES_INTO b")
    scene = scene_of(tmp_path, f"{plan}\n{part}\n{joined}")
    above = next_of(scene.stored().json())["a"]
    scene.say(above, status="retired")
    scene.say("b", due="2026-12-31")
    found = by_goal(scene.shown())["b"]
    assert [one["id"] for one in found["lost"]] == ["a"]
    assert ("DECOMPOSES_INTO", False) not in counted(found["along"])
    scene.service.close()


def test_a_sum_that_would_count_both_years_is_told(tmp_path: Path) -> None:
    sums = node("Goal", "a", name="招生", due="2030-12-31", aggregation="sum")
    mean = node("Goal", "m", name="平均", due="2030-12-31", aggregation="mean")
    part = node("Goal", "b", name="2026年招生", due="2026-12-31", measure="2026年录取人数")
    joined = links("a DECOMPOSES_INTO b\nm DECOMPOSES_INTO b")
    scene = scene_of(tmp_path, f"{sums}\n{mean}\n{part}\n{joined}")
    found = by_goal(scene.shown())["b"]
    assert [one["id"] for one in found["summed"]] == ["a"] and found["lost"] == []
    new = next_of(scene.stored().json())["b"]
    assert scene.node(new)["properties"]["measure"] == "2027年录取人数"
    scene.service.close()
