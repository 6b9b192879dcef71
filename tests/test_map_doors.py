"""Every coverage map through the command line and the API, on the example college."""

import asyncio
import json
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import httpx
import pytest

from api.app import make_app
from api.cli.main import main
from api.service import Service
from api.settings import read_settings
from graph_model.kinds.records import Waiver
from graph_model.projection import Projection
from graph_model.store import Graph
from queries.catalogue import built_in
from queries.coverage import read_coverage
from queries.gaps import find_gaps
from queries.scope import Scope
from tests.college import COLLEGE, College, loaded

MAPS = sorted(built_in().maps)
DAY = date(2026, 11, 23)
Ask = Callable[..., httpx.Response]
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A ledger that holds the example college."""
    address = f"sqlite:///{tmp_path_factory.mktemp('doors') / 'ledger.db'}"
    loaded(address, sorted(COLLEGE.iterdir())).ledger.close()
    return address


@pytest.fixture(scope="module")
def ask(url: str) -> Iterator[Ask]:
    service = Service(read_settings(ledger=url, today=DAY))
    app = make_app(service, with_pages=False)

    def asked(path: str, **parameters: str) -> httpx.Response:
        async def answer() -> httpx.Response:
            transport = httpx.ASGITransport(app, raise_app_exceptions=False)
            async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as asker:
                return await asker.get(f"/api/v1/{path}", params=parameters)

        return asyncio.run(answer())

    yield asked
    service.close()


@pytest.fixture
def run(url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """The command in this process: code, what it prints, what it complains of."""
    monkeypatch.setenv("GANGMU_LEDGER", url)
    monkeypatch.setenv("GANGMU_TODAY", DAY.isoformat())

    def done(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["gangmu", *words])
        with pytest.raises(SystemExit) as ended:
            main()
        return int(ended.value.code or 0), *capsys.readouterr()

    return done


def cells(shown: dict[str, Any]) -> dict[tuple[str, str], dict[str, Any]]:
    return {(cell["row"], cell["column"]): cell for cell in shown["cells"]}


def test_there_are_ten_maps() -> None:
    assert len(MAPS) >= 10


@pytest.mark.parametrize("map_id", MAPS)
def test_a_map_over_http_says_who_has_filed_and_lists_the_subjects_of_its_cells(
    ask: Ask, map_id: str
) -> None:
    shown = ask(f"coverage/{map_id}").json()
    filing = shown["filing"]
    assert (filing["filed"], filing["required"], len(filing["missing"])) == (12, 15, 3)
    assert list(shown["column_names"]) == shown["columns"]
    filled = [cell for cell in shown["cells"] if cell["total"]]
    for cell in (*filled[:2], *filled[-1:]):
        place = {"row": cell["row"], "column": cell["column"]}
        subjects = ask(f"coverage/{map_id}/cell", **place).json()["subjects"]
        covered = [one for one in subjects if one["covered"]]
        assert (len(subjects), len(covered)) == (cell["total"], cell["covered"])
        assert subjects == sorted(subjects, key=lambda one: (one["covered"], one["name"]))
        assert all(one["marks"][cell["column"]] == one["covered"] for one in subjects)


@pytest.mark.parametrize("map_id", MAPS)
def test_a_map_on_the_command_line_has_the_cells_of_the_api(
    run: Run, ask: Ask, map_id: str
) -> None:
    code, printed, complaint = run("coverage", map_id, "--format", "json")
    assert (code, complaint) == (0, "")
    shown = json.loads(printed)
    assert list(shown) == ["map", "revision", "today", "rows", "columns", "cells"]
    assert cells(shown) == cells(ask(f"coverage/{map_id}").json())
    code, table, _ = run("coverage", map_id)
    assert code == 0
    assert table.startswith("已报送表3或表4: 12/15; 尚未报送: ")
    assert built_in().map(map_id).zh.name in table
    filled = next((cell for cell in shown["cells"] if cell["total"]), None)
    if filled is not None:
        code, listed, _ = run("coverage", map_id, "--cell", filled["row"], filled["column"])
        assert f"应覆盖 {filled['total']} 项, 缺 {filled['total'] - filled['covered']} 项" in listed


def test_goals_of_another_tier_can_be_asked_for(run: Run, ask: Ask) -> None:
    first = ask("coverage/goal-stage").json()
    assert (first["tier"], len(first["tiers"])) == ("学校总体规划", 6)
    other = ask("coverage/goal-stage", tier="年度任务").json()
    assert other["tier"] == "年度任务"
    assert {row["id"] for row in other["rows"]}.isdisjoint(row["id"] for row in first["rows"])
    _, printed, _ = run("coverage", "goal-stage", "--tier", "年度任务", "--format", "json")
    assert cells(json.loads(printed)) == cells(other)


def test_the_goals_say_where_they_break(run: Run, ask: Ask) -> None:
    shown = ask("goals", tier="年度任务").json()["goals"]
    assert len(shown) > 20
    broken = {one["goal"]["code"]: one["first_missing"] for one in shown}
    assert broken["ND-02"] == "norm"
    _, printed, _ = run("goals", "--tier", "年度任务", "--format", "json")
    listed = json.loads(printed)
    assert {one["goal"]["code"]: one["first_missing"] for one in listed} == broken
    code, table, _ = run("goals")
    assert code == 0 and "最先缺少" in table and "第 1 版" in table


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["unit-stage", "--tier", "年度任务"], "覆盖图 unit-stage 不分目标层级"),
        (["goal-stage", "--tier", "十年规划"], "没有“十年规划”这个目标层级; 可用: 学校总体规划"),
        (["layer-kind", "--confirmed"], "覆盖图 layer-kind 没有核实的读法"),
        (["unit-stage", "--cell", "没有的处", "标准"], "中没有行“没有的处”"),
        (["unit-stage", "--cell", "教务处", "职责"], "中没有列“职责”; 可用: 目标、岗位、标准"),
        (["没有图"], "没有“没有图”这个覆盖图"),
    ],
)
def test_what_a_map_does_not_have_is_told_with_what_it_has(
    run: Run, words: list[str], message: str
) -> None:
    code, _, complaint = run("coverage", *words)
    assert code == 2
    assert message in complaint


@pytest.mark.parametrize(
    ("path", "status", "message"),
    [
        ("unit-stage?tier=年度任务", 422, "不分目标层级"),
        ("goal-stage?tier=十年规划", 404, "没有“十年规划”这个目标层级"),
        ("tier-link/cell?row=没有&column=higher", 404, "中没有行“没有”"),
        ("tier-link/cell?row=年度任务&column=没有", 404, "中没有列“没有”; 可用: 有上级、已分解"),
    ],
)
def test_the_api_tells_what_a_map_does_not_have(
    ask: Ask, path: str, status: int, message: str
) -> None:
    answer = ask(f"coverage/{path.split('?')[0]}", **dict(httpx.URL(f"/{path}").params))
    assert answer.status_code == status
    assert message in answer.json()["detail"]


def test_the_confirmed_reading_is_printed_where_there_is_one(run: Run) -> None:
    code, printed, _ = run("coverage", "tier-link", "--confirmed")
    assert code == 0
    assert "规划层级衔接(核实)" in printed


def test_a_cell_is_read_as_its_map_is(run: Run) -> None:
    _, printed, _ = run("coverage", "tier-link", "--format", "json")
    cell = max(json.loads(printed)["cells"], key=lambda one: one["covered"] - one["confirmed"])
    assert cell["covered"] > cell["confirmed"]
    words = ("coverage", "tier-link", "--cell", cell["row"], cell["column"])
    for option, covered in (((), cell["covered"]), (("--confirmed",), cell["confirmed"])):
        _, listed, _ = run(*words, *option)
        assert f"缺 {cell['total'] - covered} 项" in listed
        assert ("(核实)" in listed) == bool(option)
        assert sum(line.startswith("│ ●") for line in listed.splitlines()) == covered
        assert "第 1 版 · 按 2026-11-23 计算" in listed


def test_an_accepted_gap_is_shown_apart_in_its_cell(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'ledger.db'}"
    loaded(address, sorted(COLLEGE.iterdir())).ledger.close()
    service = Service(read_settings(ledger=address, today=DAY))
    with service.asking() as asked:
        gap = next(one for one in service.gaps(asked) if one.rule == "RSP506")
    waiver = Waiver(rule=gap.rule, subject=gap.subject, reason="另有安排")
    service.load(service.ledger.decide([waiver]), "测试", "接受")
    with service.asking() as asked:
        found = service.coverage(asked, "point-facet")
    shown = {(cell.row, cell.column): cell for cell in found.cells}
    cell = shown[gap.subject, "responsible"]
    assert (cell.covered, cell.total, cell.accepted) == (0, 1, 1)
    service.close()


SAME = [
    ("point-facet", "responsible", "RSP506"),
    ("point-facet", "answered", "EVD806"),
    ("point-facet", "evidence", "EVD805"),
    ("tier-link", "higher", "VER301"),
]


@pytest.mark.parametrize(("map_id", "column", "rule"), SAME)
def test_what_a_map_shows_as_not_covered_is_what_the_rule_finds(
    college: College, engine: Graph, map_id: str, column: str, rule: str
) -> None:
    scope = Scope(DAY, college.ledger.profile())
    Projection(college.ledger, engine).rebuild(DAY)
    with engine.reading() as reader:
        found = read_coverage(reader, built_in(), map_id, scope)
        gaps = {gap.subject for gap in find_gaps(reader, built_in(), scope) if gap.rule == rule}
    below_the_top = found.rows[1:] if map_id == "tier-link" else found.rows
    open_ = {
        one.id
        for row in below_the_top
        for one in found.cell_subjects(row.id, column)
        if not one.covered
    }
    assert open_ == gaps != set()
