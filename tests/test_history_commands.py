"""gangmu history and diff, as typed: for people in Chinese, for machines in JSON."""

import json
from pathlib import Path

import pytest

from tests.commands import Run, runner

FIRST = """{"node": "Unit", "id": "u", "name": "教务处[red]"}
{"node": "Duty", "id": "d", "name": "学籍[注册]", "status": "draft"}
{"link": "HOLDS", "source": "u", "target": "d", "role": "support"}
"""
SECOND = FIRST.replace("draft", "retired")


@pytest.fixture
def gangmu(tmp_path: Path) -> Run:
    run = runner(tmp_path / "ledger.db")
    for text in (FIRST, SECOND):
        (tmp_path / "a.jsonl").write_text(text, encoding="utf-8")
        done = run("load", str(tmp_path / "a.jsonl"), "--yes", "--author", "甲")
        assert done.returncode == 0, done.stderr
    return run


def test_what_people_read_has_names_as_they_are_and_values_in_chinese(gangmu: Run) -> None:
    told = gangmu("history", "d").stdout
    assert "草稿" in told and "已停用" in told and "学籍[注册]" in told
    listed = gangmu("history").stdout
    assert "共 2 版, 最新在前, 列出 2 版" in listed
    compared = gangmu("diff", "1", "2", "--today", "2026-06-30").stdout
    assert compared.startswith("第 1 版(按 2026-06-30 计算) 与 第 2 版(按 2026-06-30 计算)")
    assert "草稿" in compared and "提醒" not in compared
    near = gangmu("near", "u").stdout
    assert "“教务处[red]”" in near


def test_a_difference_of_two_days_says_so(gangmu: Run) -> None:
    assert gangmu("baseline", "年初", "--today", "2026-01-01").returncode == 0
    told = gangmu("diff", "年初", "2").stdout
    assert "第 2 版(按 2026-01-01 计算)" in told
    assert "提醒: 两版按不同的日期计算" in told


def test_machines_read_the_same(gangmu: Run) -> None:
    shown = json.loads(gangmu("diff", "1", "2", "--format", "json").stdout)
    assert (shown["first"], shown["last"], len(set(shown["days"]))) == (1, 2, 1)
    assert shown["changed"][0]["after"]["status"] == "retired"
    assert json.loads(gangmu("history", "d", "--format", "json").stdout)["changes"]
    assert [
        one["revision"] for one in json.loads(gangmu("history", "--format", "json").stdout)
    ] == [
        2,
        1,
    ]
