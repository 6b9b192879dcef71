"""Before anything is stored: what would change, what is doubtful, and what a person decides."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from graph_model.errors import WrongInput
from graph_model.ledger import Ledger
from loaders.decisions import Accepted, Decisions, Renamed, decided, remember, remembered
from loaders.preview import Preview, preview
from loaders.read import read_all, read_files
from tests.commands import runner
from tests.sheets import TABLE3, table3, table4, xlsx
from tests.tables.shapes import GOALS


def goal(path: Path, target: object, due: object) -> Path:
    row = ["XD-01", "毕业生就业率", None, target, None, None, None, due]
    return xlsx(path, ("目标", [GOALS, row]))


def shown(ledger: Ledger, *paths: Path, decisions: Decisions | None = None) -> Preview:
    reading = read_all(paths)
    plan = ledger.plan(decided(reading, decisions or Decisions()))
    return preview(reading, plan, ledger.entities())


def commit(
    ledger: Ledger, path: Path, decisions: Decisions | None = None, offered: Sequence[Renamed] = ()
) -> None:
    ledger.commit(decided(read_all([path]), decisions or Decisions(), offered), "测试", "导入")


def ids(ledger: Ledger, kind: str) -> dict[str, str]:
    return {str(one.body["name"]): one.key for one in ledger.entities() if one.kind == kind}


def test_a_folder_is_shown_by_department_with_what_was_not_recognised(
    ledger: Ledger, tmp_path: Path
) -> None:
    files = [
        table3(tmp_path / "三.xlsx", ["教学", "排课", "处长"]),
        table4(tmp_path / "四.xlsx", ["教务科", "处长", "排课", "零差错", "当场", None]),
        xlsx(
            tmp_path / "学生处_三.xlsx",
            ("三", [TABLE3, ["管理", "查寝", "干事"]]),
            ("说明", [["略"]]),
        ),
        goal(tmp_path / "目标.xlsx", 95, "2026-12-31"),
        tmp_path / "坏.xlsx",
    ]
    files[-1].write_text("x")
    told = shown(ledger, *files)
    departments = {one.unit: one for one in told.departments}
    assert list(departments) == ["", "学生处", "教务处"]
    assert [table.form for table in departments["教务处"].tables] == ["表3", "表4"]
    (part,) = departments["学生处"].parts
    assert (part.source, part.counts) == ("学生处 › 表3", (("new", 8),))
    assert ("职责", "查寝") in {(one.kind, one.name) for one in part.items}
    named = " ".join(item.name for part in departments["教务处"].parts for item in part.items)
    assert "排课" in named and "duty-" not in named
    assert [(one.file, one.sheet) for one in told.unrecognised] == [("学生处_三.xlsx", "说明")]
    assert [one.where for one in told.problems] == ["坏.xlsx"]
    again = TypeAdapter(Preview).validate_json(TypeAdapter(Preview).dump_json(told))
    assert again == told


def test_what_changes_and_what_goes_is_named(ledger: Ledger, tmp_path: Path) -> None:
    path = goal(tmp_path / "a.xlsx", 90, None)
    commit(ledger, path)
    goal(path, 95, None)
    (part,) = shown(ledger, path).departments[0].parts
    (item,) = part.items
    assert (item.op, item.kind, item.name) == ("changed", "目标", "毕业生就业率")
    assert (item.was, item.now) == ((("target", "90"),), (("target", "95"),))
    report = table3(tmp_path / "三.xlsx", ["教学", "排课", "处长"], ["教学", "收费", "处长"])
    commit(ledger, report)
    table3(report, ["教学", "排课", "处长"])
    told = shown(ledger, report)
    gone = {item.name for one in told.departments for part in one.parts for item in part.items}
    assert gone == {"收费", "教学 → 收费", "处长 → 收费 牵头"}
    table3(report, ["教学", "收费", "处长"], ["教学", "排课", "处长"])
    assert shown(ledger, report).moved > 0


def test_an_accepted_proposal_is_read_and_holds_when_the_table_comes_again(
    ledger: Ledger, tmp_path: Path
) -> None:
    path = goal(tmp_path / "a.xlsx", "约95", "2017年11月底前")
    offers = [one.accepted for one in shown(ledger, path).doubts if one.accepted]
    assert [one.text for one in offers] == ["95", "2017-11-30"]
    remember(tmp_path / "corrections", offers)
    for _ in range(2):
        kept = remembered(tmp_path / "corrections")
        commit(ledger, path, Decisions(accepted=kept))
        (known,) = ledger.entities()
        assert (known.body["target"], known.body["due"]) == (95, "2017-11-30")
        assert ledger.doubts() == []
    commit(ledger, path)
    assert len(ledger.doubts()) == 2


def test_what_was_accepted_holds_for_no_other_words_column_or_source(
    ledger: Ledger, tmp_path: Path
) -> None:
    for wrong in (
        Accepted("目标分解表", "目标值", "约96", "95"),
        Accepted("目标分解表", "截止", "约95", "95"),
        Accepted("标准目录", "目标值", "约95", "95"),
    ):
        told = shown(
            ledger,
            goal(tmp_path / "a.xlsx", "约95", None),
            decisions=Decisions(accepted=(wrong,)),
        )
        assert len(told.doubts) == 1


def test_a_decision_that_cannot_be_carried_out_is_refused(tmp_path: Path) -> None:
    reading = read_all([goal(tmp_path / "a.xlsx", "约95", None)])
    said = Accepted("目标分解表", "目标值", "约95", "很多")
    with pytest.raises(WrongInput, match="“很多”也不能读入"):
        decided(reading, Decisions(accepted=(said,)))
    with pytest.raises(WrongInput, match=r"b\.xlsx: 没有读过"):
        decided(reading, Decisions(skip=frozenset({"b.xlsx"})))
    assert decided(reading, Decisions(skip=frozenset({"a.xlsx"}))) == []


def test_a_renamed_work_keeps_its_id_and_goes_on_by_the_new_name(
    ledger: Ledger, tmp_path: Path
) -> None:
    path = table3(tmp_path / "a.xlsx", ["教学", "课表编排", "处长"])
    commit(ledger, path)
    before = ids(ledger, "Duty")
    table3(path, ["教学", "课表编排与发布", "处长"])
    (likely,) = shown(ledger, path).likely
    offer = Renamed(likely.new_id, likely.old_id)
    renamed = Decisions(renamed=(offer,))
    with pytest.raises(WrongInput, match="预览没有提出它就是"):
        commit(ledger, path, renamed)
    other = replace(offer, kept=before["教学"])
    with pytest.raises(WrongInput, match=f"{offer.new}: 预览没有提出"):
        commit(ledger, path, renamed, [other])
    commit(ledger, path, renamed, [offer])
    after = ids(ledger, "Duty")
    assert after == {"教学": before["教学"], "课表编排与发布": before["课表编排"]}
    commit(ledger, path)
    assert ids(ledger, "Duty") == after


def test_a_post_that_is_nearly_known_may_be_the_same_but_a_deputy_is_not(
    ledger: Ledger, tmp_path: Path
) -> None:
    commit(ledger, table3(tmp_path / "a.xlsx", ["教学", "排课", "教务科科长、处长"]))
    other = table4(
        tmp_path / "b.xlsx",
        [None, "教务科长", "排课", "零差错", "当场", None],
        [None, "副处长", "巡课", "零差错", "当场", None],
    )
    likely = [one for one in shown(ledger, other).likely if one.kind == "岗位"]
    assert [(one.old, one.new, one.gone) for one in likely] == [("教务科科长", "教务科长", False)]


def test_files_of_one_name_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    paths = []
    for unit in ("教务处", "学生处"):
        (tmp_path / unit).mkdir()
        rows = [TABLE3, ["教学", "排课", "处长"], [None, "监考", "处长"]]
        paths.append(xlsx(tmp_path / unit / "表3.xlsx", ("表", rows)))
    (tmp_path / "学生处" / "坏.xlsx").write_text("x")
    reading = read_all([*paths, tmp_path / "学生处" / "坏.xlsx"])
    assert {batch.source.name for batch in reading.batches} == {"教务处 › 表3", "学生处 › 表3"}
    assert [one.file for one in reading.seen] == ["教务处/表3.xlsx", "学生处/表3.xlsx"]
    places = {doubt.place.file for batch in reading.batches for doubt in batch.doubts}
    assert places == {"教务处/表3.xlsx", "学生处/表3.xlsx"}
    assert [one.where for one in reading.problems] == ["坏.xlsx"]


def test_what_a_person_said_outlives_every_load(ledger: Ledger, tmp_path: Path) -> None:
    path = goal(tmp_path / "a.xlsx", 90, None)
    commit(ledger, path)
    (key,) = ids(ledger, "Goal").values()
    ledger.commit(ledger.rename(key, "就业率", "张老师"), "张老师", "改名")
    commit(ledger, path)
    commit(ledger, goal(path, 95, None))
    (known,) = ledger.entities()
    assert (known.key, known.body["name"], known.body["target"]) == (key, "就业率", 95)
    empty = xlsx(tmp_path / "a.xlsx", ("目标", [GOALS, ["XD-02", "另一目标"]]))
    ledger.commit(read_files([empty]), "测试", "导入")
    assert ids(ledger, "Goal")["就业率"] == key


def test_the_terminal_takes_the_numbers_that_the_preview_shows(tmp_path: Path) -> None:
    run = runner(tmp_path / "ledger.db", corrections=tmp_path / "corrections")
    path = str(goal(tmp_path / "a.xlsx", "约95", "2017年11月底前"))
    wrong = run("load", path, "--accept", "3")
    assert wrong.returncode == 2
    assert "预览中有 1 至 2" in wrong.stderr
    done = run("load", path, "--accept", "2", "--yes")
    assert done.returncode == 0, done.stderr
    assert "“2017年11月底前”读作“2017-11-30”" in done.stdout
    left = json.loads(run("doubts", "--format", "json").stdout)
    assert [one["raw"] for one in left] == ["约95"]
    again = run("load", path, "--yes")
    assert "没有变化" in again.stdout
