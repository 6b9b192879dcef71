"""What is one's own to change, and that nobody comes to answer for more by a link."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from api.auth.caller import Caller
from api.auth.rights import Role
from api.editing import Desk
from api.making import NewLink, make
from api.service import Service
from api.settings import read_settings
from api.touched import SETTLES
from api.wanted import key_of_link, link_claim, node_claim
from graph_model.errors import Forbidden, Outdated, WrongInput
from graph_model.exchange import read_lines
from graph_model.kinds import LINK_KINDS, NODE_KINDS
from graph_model.ledger import Plan
from queries.catalogue import built_in
from tests.owned import OWNED, every_link, mine, owned_lines


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    folder = tmp_path_factory.mktemp("scope")
    made = Service(read_settings(ledger=f"sqlite:///{folder / 'l.db'}", today=date(2026, 11, 23)))
    batch = read_lines(owned_lines(), "small.jsonl", "表")
    made.load(made.plan([batch]), "测试", "导入")
    yield made
    made.close()


EDITOR = Caller("填报员", Role.EDITOR, "a")
REVIEWER = Caller("审核员", Role.REVIEWER, "a")
COLLEGE = Caller("质量办", Role.REVIEWER)
OWNER = Caller("本机")


def undone(service: Service, revision: int) -> None:
    plan = service.ledger.undo(revision).plan
    service.ledger.commit(plan, "测试", "撤销")


def test_own_is_what_the_subtree_answers_for(service: Service) -> None:
    kinds = {kind for kind in NODE_KINDS if kind in (*OWNED, "Post", "Duty")}
    expected = {f"{kind.lower()}-{whose}" for kind in kinds for whose in ("mine", "both")}
    assert mine(service, EDITOR) == expected
    assert mine(service, Caller("科员", Role.EDITOR, "b")) == expected
    assert mine(service, Caller("无部门", Role.EDITOR)) == set()
    assert mine(service, Caller("管理员", Role.ADMIN, "a")) == set()
    orphans = {one for one in mine(service, REVIEWER) - expected}
    assert {"a", "c", "diagnosispoint-mine", "goal-nobody"} <= orphans
    assert not any(one.endswith("foreign") for one in orphans if "point" not in one)
    everything = {one.key for one in service.ledger.entities() if not one.is_link}
    assert mine(service, COLLEGE) == mine(service, OWNER) == everything


def test_no_link_that_an_editor_may_make_widens_what_is_own(service: Service) -> None:
    before, keys = mine(service, EDITOR), every_link(service)
    wanted = {key: link_claim(key, {}) for key in keys}
    plan = service.ledger.edit(list(wanted.values()), EDITOR.name)
    with Desk(service, EDITOR).own() as own:
        refused = {one.key for one in own.refusals(plan)}
    may = [claim for key, claim in wanted.items() if key not in refused]
    assert len(may) > 400 and len(refused) > 600
    assert {key.split("\t")[0] for key in wanted.keys() - refused} >= SETTLES.keys()
    assert not any(
        key.startswith(("RESPONSIBLE_FOR", "PART_OF\tb")) for key in wanted.keys() - refused
    )
    done = service.ledger.commit(service.ledger.edit(may, EDITOR.name), EDITOR.name, "试")
    after = mine(service, EDITOR)
    undone(service, done.revision)
    assert after == before == mine(service, EDITOR)


def test_no_link_that_an_editor_may_take_away_widens_what_is_own(service: Service) -> None:
    before, may = mine(service, EDITOR), []
    links = [one.key for one in service.ledger.entities() if one.is_link]
    for key in links:
        plan = service.ledger.unlink(key, EDITOR.name)
        with Desk(service, EDITOR).own() as own:
            if own.refusals(plan):
                continue
        may.append(key)
        done = service.ledger.commit(plan, EDITOR.name, "试")
        assert mine(service, EDITOR) <= before, key
        undone(service, done.revision)
    assert {key.split("\t")[1] for key in may if key.startswith("OWNED_BY")} == {
        f"{kind.lower()}-mine" for kind in OWNED
    }
    assert not any(key.startswith("PART_OF") for key in may)


@pytest.mark.parametrize("kind", SETTLES)
def test_nobody_takes_what_others_answer_for_by_a_link(service: Service, kind: str) -> None:
    """Each link that decides who answers: from foreign and common nodes to the own unit."""
    own_end = {"Unit": "b", "Post": "post-mine", "Duty": "duty-mine"}
    for source, target in sorted(LINK_KINDS[kind].ends):
        if kind == "DECOMPOSES_INTO" and source == "Goal":
            continue
        node, holder = (source, target) if SETTLES[kind].end == "source" else (target, source)
        for whose in ("foreign", "both", "nobody"):
            ends = {str(SETTLES[kind].end): f"{node.lower()}-{whose}"}
            ends |= {({"source", "target"} - ends.keys()).pop(): own_end[holder]}
            key = key_of_link(kind, ends["source"], ends["target"], None)
            with pytest.raises(Forbidden):
                Desk(service, EDITOR).say([link_claim(key, {})], "")


def test_who_answers_for_what_is_for_reviewers_of_any_unit(service: Service) -> None:
    key = key_of_link("OWNED_BY", "goal-foreign", "a", None)
    done = Desk(service, REVIEWER).say([link_claim(key, {})], "调整归属")
    assert "goal-foreign" in mine(service, EDITOR)
    undone(service, done.revision)
    plain = key_of_link("MEETS", "duty-foreign", "standard-mine", None)
    with pytest.raises(Forbidden, match="由保卫处负责"):
        Desk(service, REVIEWER).say([link_claim(plain, {})], "")
    assert Desk(service, COLLEGE).say([link_claim(plain, {})], "").changed


def test_a_new_node_of_an_editor_comes_with_what_makes_it_own(service: Service) -> None:
    desk = Desk(service, EDITOR)

    def new(kind: str, *links: NewLink) -> str:
        return make(desk, kind, {"name": "新"}, links, "")[0]

    held = new("Duty", NewLink("HOLDS", "b", None, None, {}))
    part = new("Duty", NewLink("DECOMPOSES_INTO", held, None, None, {}))
    owned = new("Standard", NewLink("OWNED_BY", None, "a", None, {}))
    led = new("Goal", NewLink("ASSIGNED_TO", None, "post-mine", "lead", {}))
    assert {held, part, owned, led} <= mine(service, EDITOR)
    for kind, *links in (
        ("Duty",),
        ("Unit", NewLink("PART_OF", None, "a", None, {})),
        ("Standard", NewLink("OWNED_BY", None, "c", None, {})),
        ("Duty", NewLink("HOLDS", "c", None, None, {})),
        ("Goal", NewLink("ASSIGNED_TO", None, "b", "support", {})),
        ("Duty", NewLink("HOLDS", "b", None, None, {}), NewLink("HOLDS", "c", None, None, {})),
        (
            "Duty",
            NewLink("HOLDS", "b", None, None, {}),
            NewLink("DECOMPOSES_INTO", None, "duty-foreign", None, {}),
        ),
    ):
        with pytest.raises(Forbidden):
            new(kind, *links)
    given_away = [
        node_claim("Standard", "given", {"name": "送"}),
        link_claim(key_of_link("OWNED_BY", "given", "c", None), {}),
    ]
    with desk.own() as own:
        refused = own.refusals(service.ledger.edit(given_away, EDITOR.name))
    assert {one.key for one in refused} == {"given", "OWNED_BY\tgiven\tc"}
    with pytest.raises(WrongInput, match="恰好写一个"):
        new("Duty", NewLink("HOLDS", None, None, None, {}))


def test_a_draft_or_retired_duty_stays_with_who_holds_it(service: Service) -> None:
    desk = Desk(service, EDITOR)
    links = [NewLink("HOLDS", "b", None, None, {})]
    held, _ = make(desk, "Duty", {"name": "草稿", "status": "draft"}, links, "")
    below = [NewLink("DECOMPOSES_INTO", held, None, None, {})]
    part, _ = make(desk, "Duty", {"name": "子项", "status": "retired"}, below, "")
    assert {held, part} <= mine(service, EDITOR)
    assert desk.change(part, {"status": "approved"}, "").changed


def test_a_merger_is_for_reviewers_and_a_new_name_is_not(service: Service) -> None:
    desk = Desk(service, EDITOR)
    assert desk.change("standard-mine", {"name": "新名称"}, "").changed
    with pytest.raises(Forbidden):
        desk.change("standard-foreign", {"name": "新名称"}, "")
    merging = service.ledger.merge("standard-mine", "standard-foreign")
    with pytest.raises(Forbidden, match="合并"):
        desk.store(lambda: merging, "")
    assert Desk(service, REVIEWER).store(lambda: merging, "").changed


def test_every_link_that_the_question_of_who_answers_reads_is_guarded() -> None:
    text = built_in().lookup("responsible").text.replace("HELD_BY", "HOLDS")
    read = {kind for kind in LINK_KINDS if f":{kind}" in text}
    assert read == {"OWNED_BY", "HOLDS", "BELONGS_TO", "ASSIGNED_TO"} and read <= SETTLES.keys()


def test_what_was_judged_is_stored_or_judged_again(service: Service) -> None:
    """Somebody gives a node to another unit after an edit of it was planned."""
    desk, raced = Desk(service, EDITOR), []

    def planned() -> Plan:
        claim = node_claim("Regulation", "regulation-mine", {"name": "改名", "note": "新"})
        plan = service.ledger.edit([claim], EDITOR.name)
        away = [
            service.ledger.unlink("OWNED_BY\tregulation-mine\tb", "测试"),
            service.ledger.edit(
                [link_claim(key_of_link("OWNED_BY", "regulation-mine", "c", None), {})], "测试"
            ),
        ]
        raced.extend(service.ledger.commit(one, "测试", "移交").revision for one in away)
        return plan

    with pytest.raises(Forbidden, match="保卫处"):
        desk.store(planned, "")
    for revision in reversed(raced):
        undone(service, revision)


def test_a_plan_that_is_to_be_stored_as_it_is_is_refused_once_it_is_overtaken(
    service: Service,
) -> None:
    claim = node_claim("Regulation", "regulation-mine", {"name": "甲"})
    plan = service.ledger.edit([claim], "测试")
    other = service.ledger.edit([node_claim("Goal", "goal-mine", {"name": "乙"})], "测试")
    done = service.ledger.commit(other, "测试", "先存")
    with pytest.raises(Outdated):
        service.ledger.commit(replace(plan, exact=True), "测试", "后存")
    assert service.ledger.revision() == done.revision
    undone(service, done.revision)


def test_a_unit_that_was_merged_stays_ones_own(tmp_path: Path) -> None:
    lines = (
        '{"node": "Unit", "id": "old", "name": "诊改办"}\n'
        '{"node": "Unit", "id": "new", "name": "质量管理中心"}\n'
        '{"node": "Standard", "id": "s", "name": "质量标准"}\n'
        '{"link": "OWNED_BY", "source": "s", "target": "old"}\n'
    )
    made = Service(read_settings(ledger=f"sqlite:///{tmp_path / 'l.db'}"))
    made.load(made.plan([read_lines(lines, "small.jsonl", "表")]), "测试", "导入")
    editor = Caller("填报员", Role.EDITOR, "old")
    assert "s" in mine(made, editor)
    made.load(made.ledger.merge("old", "new"), "测试", "合并")
    assert "s" in mine(made, editor)
    made.close()
