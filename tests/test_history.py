"""Nothing is lost: who said what and when, any past revision, what changed, and undo."""

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from edits import Editor
from test_projection import Counted, Story, held, said, shown

from graph_model.claims import Batch, Find, LinkClaim, NodeClaim, Place, Ref, Source
from graph_model.errors import Clash, DamagedRecord, Outdated, UnknownName, WrongInput
from graph_model.exchange import read_lines
from graph_model.kinds.records import Baseline, Vocabulary, Waiver
from graph_model.ledger import Entity, Ledger, person
from graph_model.profile import DEFAULT, default_profile
from graph_model.projection import Projection
from graph_model.projection.compare import differences
from graph_model.store.opening import open_graph
from loaders.read import read_files

ONE = """{"node": "Duty", "id": "d", "name": "学籍注册"}
{"node": "Post", "id": "p", "name": "学籍管理员", "holders": ["张三"]}
{"link": "CARRIES", "source": "p", "target": "d"}"""
TWO = """{"node": "Duty", "id": "d", "name": "学籍注册与管理"}
{"node": "Post", "id": "q", "name": "科员"}
{"link": "CARRIES", "source": "q", "target": "d"}"""
HELD = """{"node": "Unit", "id": "u", "name": "教务处"}
{"link": "HOLDS", "source": "u", "target": "e"}"""
DEPARTMENT = Source("表4", unit="教务处", order=20, reports=True)


def entities(ledger: Ledger, revision: int | None = None) -> dict[str, Entity]:
    return {one.key: one for one in ledger.entities(revision=revision)}


def edit(ledger: Ledger, id_: str, who: str = "丙", **properties: object) -> int:
    change = NodeClaim(Ref("Duty", id=id_, find=Find.MAKE), properties)
    return ledger.commit(ledger.edit([change], who), who, "改动").revision


def decide_profile(ledger: Ledger, line: str, instead: str) -> None:
    text = DEFAULT.read_text(encoding="utf-8").replace(line, instead)
    ledger.commit(ledger.decide([Vocabulary(text=text)]), "甲", "设置")


def table(*duties: str, post: str = "科员") -> Batch:
    """A table of 教务处 that names its duties and the post that carries them."""
    unit = Ref("Unit", name="教务处", find=Find.MAKE)
    carrier = Ref("Post", name=post, scope=unit, find=Find.MAKE)
    claims: list[NodeClaim | LinkClaim] = [
        NodeClaim(unit, {"name": "教务处"}),
        NodeClaim(carrier, {"name": post}),
        LinkClaim("BELONGS_TO", carrier, unit),
    ]
    for row, name in enumerate(duties, start=5):
        place = (Place("教务处.xlsx", "表4", row, "具体化工作"),)
        duty = Ref("Duty", name=name, scope=unit, within=unit, find=Find.MAKE)
        claims += [
            NodeClaim(duty, {"name": name}, place),
            LinkClaim("CARRIES", carrier, duty, "lead", places=place),
        ]
    return Batch(DEPARTMENT, tuple(claims))


def id_of(ledger: Ledger, name: str) -> str:
    (found,) = [one.key for one in ledger.entities() if one.body.get("name") == name]
    return found


def test_any_past_revision_reads_as_it_did_then(ledger: Ledger) -> None:
    story, then = Story(ledger, Editor(3)), {}
    while story.done < 40:
        story.go_on()
        then[ledger.revision()] = entities(ledger)
    assert len(then) > 30
    for revision, found in then.items():
        assert entities(ledger, revision) == found
    assert entities(ledger, 0) == {}


@pytest.mark.parametrize("seed", range(4))
def test_a_graph_goes_back_and_forth_between_revisions(
    ledger: Ledger, today: date, seed: int
) -> None:
    story, graph = Story(ledger, Editor(seed)), Counted(open_graph("kglite:"))
    while story.done < 25:
        story.go_on()
    projection = Projection(ledger, graph, default_profile())
    for _ in range(12):
        revision = story.editor.random.randint(0, ledger.revision())
        day = today + timedelta(days=story.editor.random.choice([0, 0, 1, -1]))
        assert projection.show_past(revision, day).revision == revision
        fresh = open_graph("kglite:")
        Projection(ledger, fresh, default_profile()).rebuild(day, revision)
        assert differences(held(fresh), held(graph)) == []
    assert projection.show(today).revision == ledger.revision()
    assert said(ledger).keys() == shown(graph).keys()
    assert graph.rebuilds < 6  # it went most of the ways


def test_history_names_who_when_why_and_the_row(ledger: Ledger) -> None:
    ledger.commit([table("学籍注册")], "甲", "导入教务处.xlsx")
    duty = id_of(ledger, "学籍注册")
    edit(ledger, duty, who="乙", note="每学期一次")
    first, second = ledger.said_of(duty)
    assert (first.changeset.revision, first.changeset.author) == (1, "甲")
    assert first.changeset.message == "导入教务处.xlsx"
    assert (first.source, first.op) == ("教务处 › 表4", "say")
    assert str(first.places[0]) == "教务处.xlsx › 表4 › 第5行 › 具体化工作"
    assert (second.source, second.body) == ("乙", {"note": "每学期一次"})
    assert second.changeset.at.endswith("+00:00")
    changes = [
        (c.changeset.author, c.name, c.before, c.after) for c in ledger.property_changes(duty)
    ]
    assert changes == [
        ("甲", "", None, True),
        ("甲", "name", None, "学籍注册"),
        ("乙", "note", None, "每学期一次"),
    ]
    assert [one.source for one in ledger.statements([duty])[duty]] == ["教务处 › 表4", "乙"]


def test_history_tells_what_is_gone(ledger: Ledger) -> None:
    ledger.commit([read_lines(ONE, "one.jsonl")], "甲", "one")
    ledger.commit([read_lines(TWO, "one.jsonl")], "甲", "two")
    assert [one.op for one in ledger.said_of("p")] == ["say", "withdraw"]
    assert [(c.name, c.after) for c in ledger.property_changes("p")][-1] == ("name", None)
    assert [one.op for one in ledger.said_of("CARRIES\tp\td\tlead")] == ["say", "withdraw"]
    assert ledger.said_of("nobody") == [] and ledger.property_changes("nobody") == []


def test_a_difference_names_nodes_links_and_properties(ledger: Ledger) -> None:
    ledger.commit([read_lines(ONE, "one.jsonl")], "甲", "one")
    ledger.commit([read_lines(TWO, "one.jsonl")], "甲", "two")
    forward = [(c.name, c.before is None, c.after is None) for c in ledger.difference(1, 2)]
    assert forward == [
        ("学籍注册与管理", False, False),
        ("学籍管理员", False, True),
        ("科员", True, False),
        ("学籍管理员 → 学籍注册与管理", False, True),
        ("科员 → 学籍注册与管理", True, False),
    ]
    assert ledger.difference(1, 2)[0].properties() == [("name", "学籍注册", "学籍注册与管理")]
    back = ledger.difference(2, 1)[0]
    assert back.properties() == [("name", "学籍注册与管理", "学籍注册")]
    assert ledger.difference(2, 2) == []


def test_a_load_is_taken_back_and_taken_back_again(ledger: Ledger) -> None:
    ledger.commit([table("学籍注册", "考务")], "甲", "one")
    before = entities(ledger)
    ledger.commit([table("学籍注册", "排课", post="干事")], "甲", "two")
    after = entities(ledger)
    ledger.commit(ledger.undo(2).plan, "乙", "撤销")
    assert entities(ledger) == before
    places = ledger.origins([id_of(ledger, "考务")])
    assert [str(place) for said_ in places.values() for _, place in said_] == [
        "教务处.xlsx › 表4 › 第6行 › 具体化工作"
    ]
    ledger.commit(ledger.undo(3).plan, "乙", "撤销撤销")
    assert entities(ledger) == after
    assert ledger.verify() == 4


def test_what_was_changed_since_is_listed_and_left_unless_asked_for(ledger: Ledger) -> None:
    ledger.commit([read_lines(ONE, "one.jsonl")], "甲", "one")
    ledger.commit([read_lines(TWO, "one.jsonl")], "甲", "two")
    ledger.commit([read_lines(TWO.replace("与管理", ""), "one.jsonl")], "丁", "three")
    found = ledger.undo(2)
    assert found.overtaken == ()  # the duty is called again what it was called before
    ledger.commit([read_lines(TWO.replace("与管理", "与变更"), "one.jsonl")], "丁", "four")
    found = ledger.undo(2)
    (since,) = found.overtaken
    assert (since.key, since.by.author, since.by.revision) == ("d", "丁", 4)
    ledger.commit(found.plan, "乙", "撤销")
    assert sorted(entities(ledger)) == ["CARRIES\tp\td\tlead", "d", "p"]
    assert entities(ledger)["d"].body["name"] == "学籍注册与变更"
    ledger.commit(ledger.undo(2, {since.claim_id}).plan, "乙", "撤销")
    assert entities(ledger)["d"].body["name"] == "学籍注册"
    with pytest.raises(UnknownName, match="没有第 9 版"):
        ledger.undo(9)


def test_merging_joins_what_is_said_and_is_undone(ledger: Ledger) -> None:
    ledger.commit([read_lines(ONE, "one.jsonl")], "甲", "one")
    ledger.commit([read_lines(TWO.replace('"d"', '"e"'), "two.jsonl")], "乙", "two")
    before = entities(ledger)
    ledger.commit(ledger.merge("e", "d"), "丙", "合并")
    merged = entities(ledger)
    assert sorted(merged) == ["CARRIES\tp\td\tlead", "CARRIES\tq\td\tlead", "d", "p", "q"]
    assert merged["d"].body == {"name": "学籍注册"}  # the one that was kept keeps its name
    # what is said of the merged one later is meant for the kept one, also by id
    ledger.commit([read_lines(HELD, "three.jsonl")], "丁", "three")
    assert "HOLDS\tu\td\tlead" in entities(ledger)
    assert [one.key for one in ledger.said_of("d")] == ["d", "e", "e"]
    ledger.commit(ledger.undo(4).plan, "丁", "")
    ledger.commit(ledger.undo(3).plan, "丙", "撤销合并")
    assert entities(ledger) == before


def test_what_cannot_be_merged_is_refused(ledger: Ledger) -> None:
    ledger.commit([read_lines(ONE, "one.jsonl")], "甲", "one")
    with pytest.raises(WrongInput, match="分别是职责与岗位, 不能合并"):
        ledger.merge("d", "p")
    with pytest.raises(WrongInput, match="是同一个节点"):
        ledger.merge("d", "d")
    with pytest.raises(UnknownName, match="没有节点“x”"):
        ledger.merge("d", "x")


def test_a_renamed_thing_is_known_by_its_new_name_in_later_tables(ledger: Ledger) -> None:
    ledger.commit([table("学籍注册")], "甲", "one")
    duty = id_of(ledger, "学籍注册")
    ledger.commit(ledger.rename(duty, "学籍注册与变更", "乙"), "乙", "改名")
    ledger.commit([table("学籍注册")], "甲", "again, the old name")
    assert entities(ledger)[duty].body["name"] == "学籍注册与变更"
    ledger.commit([table("学籍注册与变更")], "甲", "the new name")
    assert id_of(ledger, "学籍注册与变更") == duty
    assert len([key for key in entities(ledger) if key.startswith("duty-")]) == 1
    ledger.commit([table("学籍注册与变更", "考务")], "甲", "another")
    with pytest.raises(WrongInput, match="如是同一个, 请合并"):
        ledger.rename(duty, "考务", "乙")


def test_an_edit_over_somebody_elses_is_refused_with_both_versions(ledger: Ledger) -> None:
    ledger.commit([read_lines(ONE, "one.jsonl")], "甲", "one")
    mine = ledger.edit([NodeClaim(Ref("Duty", id="d", find=Find.MAKE), {"note": "我的"})], "丙")
    ledger.commit(mine, "丙", "first", based_on=1)
    other = ledger.edit([NodeClaim(Ref("Duty", id="d", find=Find.MAKE), {"note": "他的"})], "丁")
    with pytest.raises(Clash, match="已由 丙 在第 2 版") as refused:
        ledger.commit(other, "丁", "second", based_on=1)
    (one,) = refused.value.conflicts
    assert one.base == {"name": "学籍注册"}
    assert one.theirs == {"name": "学籍注册", "note": "我的"}
    assert one.mine == {"note": "他的"}
    assert ledger.revision() == 2
    assert ledger.commit(other, "丁", "second", based_on=2).revision == 3


def test_edits_of_different_things_do_not_clash(ledger: Ledger) -> None:
    ledger.commit([read_lines(ONE + "\n" + TWO.split("\n")[1], "one.jsonl")], "甲", "one")
    edit(ledger, "d", note="一")
    post = NodeClaim(Ref("Post", id="q", find=Find.MAKE), {"note": "二"})
    assert ledger.commit(ledger.edit([post], "丁"), "丁", "", based_on=1).revision == 3


def test_a_persons_second_edit_keeps_the_first(ledger: Ledger) -> None:
    ledger.commit([read_lines(ONE, "one.jsonl")], "甲", "one")
    edit(ledger, "d", note="一")
    edit(ledger, "d", layer="学生")
    assert entities(ledger)["d"].body == {"name": "学籍注册", "note": "一", "layer": "学生"}


def test_decisions_have_a_history_like_everything_else(ledger: Ledger) -> None:
    ledger.commit([read_lines(ONE, "one.jsonl")], "甲", "one")
    decide_profile(ledger, "overload_duties = 25", "overload_duties = 7")
    mark = Baseline(name="秋季", revision=2, day=date(2026, 11, 23))
    waiver = Waiver(rule="RSP502", subject="p", reason="待招聘")
    ledger.commit(ledger.decide([mark, waiver]), "乙", "")
    assert ledger.profile().parameters.overload_duties == 7
    assert ledger.profile(1) == default_profile()
    assert ledger.records(Baseline) == [mark] and ledger.records(Baseline, 2) == []
    ledger.commit(ledger.decide([], [waiver]), "乙", "")
    assert ledger.records(Waiver) == [] and ledger.records(Waiver, 3) == [waiver]
    ledger.commit(ledger.undo(2).plan, "甲", "")
    assert ledger.profile() == default_profile()
    assert [one.key for one in ledger.entities()] == ["d", "p", "CARRIES\tp\td\tlead"]


def test_a_graph_shows_a_revision_with_the_profile_of_its_time(ledger: Ledger, today: date) -> None:
    draft = ONE.replace('"name": "学籍注册"', '"name": "学籍注册", "status": "draft"')
    ledger.commit([read_lines(draft, "one.jsonl")], "甲", "one")
    decide_profile(ledger, "count_drafts = false", "count_drafts = true")
    graph = open_graph("kglite:")
    projection = Projection(ledger, graph)

    def counts() -> bool:
        with graph.reading() as reader:
            return bool(reader.read("MATCH (d:Duty) RETURN d.counts AS counts")[0]["counts"])

    projection.show(today)
    assert counts()
    projection.show_past(1, today)
    assert not counts()
    projection.show(today)
    assert counts()


def test_the_revision_of_an_instant_is_the_last_one_before_it(ledger: Ledger) -> None:
    ledger.commit([read_lines(ONE, "one.jsonl")], "甲", "one")
    made = datetime.fromisoformat(ledger.changesets()[0].at)
    assert ledger.revision_before(made) == 0
    assert ledger.revision_before(made + timedelta(seconds=1)) == 1
    assert ledger.revision_before(datetime(2100, 1, 1, tzinfo=UTC)) == 1


def test_changesets_come_latest_first_and_page_by_page(ledger: Ledger) -> None:
    ledger.commit([read_lines(ONE, "one.jsonl")], "甲", "one")
    for n in range(4):
        edit(ledger, "d", note=str(n))
    assert [one.revision for one in ledger.changesets(limit=2)] == [5, 4]
    assert [one.revision for one in ledger.changesets(before=4, limit=2)] == [3, 2]


def test_two_persons_say_who_is_right_by_the_latest_word(ledger: Ledger) -> None:
    ledger.commit([read_lines(ONE, "one.jsonl")], "甲", "one")
    for who, note in (("丙", "一"), ("丁", "二"), ("丙", "三")):
        said_ = NodeClaim(Ref("Duty", id="d", find=Find.MAKE), {"note": note})
        ledger.commit([Batch(person(who), (said_,), partial=True)], who, "")
    assert entities(ledger)["d"].body["note"] == "三"
    assert [c.after for c in ledger.property_changes("d") if c.name == "note"] == ["一", "二", "三"]


def test_a_later_word_stays_the_later_one_when_both_come_to_mean_another_node(
    ledger: Ledger,
) -> None:
    ledger.commit([read_lines(ONE + "\n" + TWO.replace('"d"', '"e"'), "one.jsonl")], "甲", "one")
    edit(ledger, "d", who="丁", note="先")
    edit(ledger, "d", who="丙", note="后")
    ledger.commit(ledger.merge("d", "e"), "丙", "合并")
    assert entities(ledger)["e"].body == {"name": "学籍注册与管理", "note": "后"}


def test_undoing_does_not_fail_over_a_link_whose_end_is_gone_by_now(ledger: Ledger) -> None:
    ledger.commit([read_lines(ONE, "one.jsonl")], "甲", "one")
    held = LinkClaim("HOLDS", Ref("", id="u"), Ref("", id="d"), "lead")
    unit = read_lines('{"node": "Unit", "id": "u", "name": "教务处"}', "units.jsonl")
    ledger.commit([unit], "甲", "units")
    ledger.commit([Batch(person("丙"), (held,), partial=True)], "丙", "link")
    gone = Batch(person("丙"), (), partial=True, withdrawn=frozenset(["HOLDS\tu\td\tlead"]))
    ledger.commit([gone], "丙", "unlink")
    other = read_lines('{"node": "Unit", "id": "v", "name": "学生处"}', "units.jsonl")
    ledger.commit([other], "甲", "units again")
    plan = ledger.undo(4).plan
    assert [doubt.reason for doubt in plan.doubts] == ["找不到节点“u”"]
    ledger.commit(plan, "丙", "undo")
    assert "HOLDS\tu\td\tlead" not in entities(ledger)
    ledger.commit([unit], "甲", "units once more")
    assert "HOLDS\tu\td\tlead" in entities(ledger)


@pytest.mark.parametrize("everywhere", [False, True])
def test_a_redacted_name_can_be_read_nowhere_any_more(
    ledger: Ledger, tmp_path: Path, everywhere: bool, today: date
) -> None:
    text = ONE.replace('"张三"]', '"张三", "李四"]').replace("学籍注册", "张三负责的学籍注册")
    ledger.commit([read_lines(text, "one.jsonl")], "甲", "one")
    edit(ledger, "d", who="张三", note="每学期")
    ledger.commit([read_lines(text.replace(', "李四"', ""), "one.jsonl")], "甲", "two")
    graph = open_graph("kglite:", tmp_path / "ledger.db.graph")
    projection = Projection(ledger, graph)
    projection.show(today)
    graph.close()
    graph = open_graph("kglite:", tmp_path / "ledger.db.graph")
    projection = Projection(ledger, graph)
    assert ledger.find_name("张三").inside == ("张三负责的学籍注册",)
    assert ledger.redact("张三", "甲", "本人要求", everywhere) == 4
    assert entities(ledger)["p"].body["holders"] == ["（已隐去）"]
    assert entities(ledger, 1)["p"].body["holders"] == ["（已隐去）", "李四"]
    assert "张三" not in [one.author for one in ledger.changesets()]
    assert ledger.verify() == 4
    projection.show(today)
    assert projection.verify(today) == []
    graph.close()
    kept = open_graph("kglite:", tmp_path / "ledger.db.graph")
    assert "'张三'" not in repr(held(kept))
    found = [f.name for f in tmp_path.iterdir() if "张三".encode() in f.read_bytes()]
    assert bool(found) is not everywhere  # the longer text stays where it was not asked for
    if everywhere:
        with pytest.raises(UnknownName, match="台账里没有“张三”"):
            ledger.find_name("张三")


@pytest.mark.parametrize("id_", ["张三", "post-张三"])
def test_a_node_with_the_name_in_its_id_stays_one_node_with_its_links(
    ledger: Ledger, id_: str
) -> None:
    ledger.commit([read_lines(ONE.replace('"p"', f'"{id_}"'), "one.jsonl")], "甲", "one")
    post = NodeClaim(Ref("Post", id=id_, find=Find.MAKE), {"note": "长期"})
    ledger.commit(ledger.edit([post], "乙"), "乙", "")
    ledger.redact("张三", "甲", "本人要求", everywhere=id_ != "张三")
    ledger.commit(ledger.plan([], whole=True), "甲", "全部重新对照")
    hidden = id_.replace("张三", "（已隐去）")
    found = entities(ledger)
    assert found[hidden].body["note"] == "长期"
    assert f"CARRIES\t{hidden}\td\tlead" in found
    assert [one.kind for one in found.values()].count("Post") == 1
    ledger.verify()


def test_a_change_beside_a_redaction_is_still_noticed(ledger: Ledger, tmp_path: Path) -> None:
    ledger.commit([read_lines(ONE, "one.jsonl")], "甲", "one")
    ledger.redact("张三", "甲", "本人要求")
    assert ledger.verify() == 2
    with closing(sqlite3.connect(tmp_path / "ledger.db")) as file, file:
        file.execute("DROP TRIGGER change_no_update")
        file.execute("UPDATE change SET body = replace(body, '学籍管理员', '处长')")
    with pytest.raises(DamagedRecord, match="第 1 版"):
        ledger.verify()


def test_a_redaction_is_undone_by_nothing(ledger: Ledger) -> None:
    ledger.commit([read_lines(ONE, "one.jsonl")], "甲", "one")
    ledger.redact("张三", "甲", "本人要求")
    ledger.commit(ledger.undo(2).plan, "甲", "")
    assert entities(ledger)["p"].body["holders"] == ["（已隐去）"]
    assert ledger.verify() == 3
    with pytest.raises(WrongInput, match="至少 2 个字"):
        ledger.redact("张", "甲", "太短")


def test_redactions_leave_a_record_that_verifies_whatever_is_undone_after_them(
    ledger: Ledger,
) -> None:
    text = ONE.replace('"张三"]', '"张三", "李四", "王五"]')
    ledger.commit([read_lines(text, "one.jsonl")], "甲", "one")
    for name, reason in (("张三", "本人要求"), ("李四", "如王五所请"), ("王五", "本人要求")):
        ledger.redact(name, "甲", reason, everywhere=True)
    assert ledger.verify() == 4
    for revision in (2, 5):
        ledger.commit(ledger.undo(revision).plan, "甲", "")
    assert ledger.verify() == 6


def test_what_tables_name_after_a_person_keeps_its_id_without_the_name(
    ledger: Ledger, tmp_path: Path
) -> None:
    units = tmp_path / "units.csv"
    units.write_text("部门,上级部门,别名,类型\n王小明工作室,,,行政部门\n", encoding="utf-8")
    duties = tmp_path / "王小明工作室_表3.csv"
    duties.write_text(
        "部门名称：王小明工作室\n部门职责,具体化工作,岗位\n王小明负责的借阅,登记借书,馆员\n",
        encoding="utf-8",
    )
    ledger.commit(read_files([units, duties]), "甲", "导入")
    before = {one.key for one in ledger.entities()}
    ledger.redact("王小明", "甲", "本人要求", everywhere=True)
    assert ledger.plan([], whole=True).is_empty
    after = {one.key: one.body.get("name") for one in ledger.entities()}
    assert after.keys() == before
    assert {"（已隐去）工作室", "（已隐去）负责的借阅"} <= set(after.values())
    ledger.close()
    assert not [f.name for f in tmp_path.glob("*.db*") if "王小明".encode() in f.read_bytes()]


def test_an_undo_that_was_shown_is_stored_as_it_was_shown_or_not_at_all(ledger: Ledger) -> None:
    ledger.commit([read_lines(ONE, "one.jsonl")], "甲", "one")
    ledger.commit([read_lines(ONE.replace("学籍管理员", "科员"), "one.jsonl")], "甲", "two")
    shown = ledger.undo(2).plan
    ledger.commit([read_lines(ONE.replace("学籍管理员", "科长"), "one.jsonl")], "乙", "three")
    with pytest.raises(Outdated):
        ledger.commit(shown, "甲", "undo")
    assert entities(ledger)["p"].body["name"] == "科长"


def test_the_age_of_words_cannot_be_changed_unnoticed(ledger: Ledger, tmp_path: Path) -> None:
    ledger.commit([read_lines(ONE + "\n" + TWO.replace('"d"', '"e"'), "one.jsonl")], "甲", "one")
    edit(ledger, "d", who="丁", note="先")
    ledger.commit(ledger.merge("d", "e"), "丙", "合并")
    assert ledger.verify() == 3
    with closing(sqlite3.connect(tmp_path / "ledger.db")) as file, file:
        file.execute("DROP TRIGGER change_no_update")
        file.execute("UPDATE change SET said_in = 1 WHERE said_in = 2")
    with pytest.raises(DamagedRecord, match="第 3 版"):
        ledger.verify()
