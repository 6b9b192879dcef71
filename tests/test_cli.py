"""The command line as a person meets it: the real command in a process of its own."""

import csv
import io
import json
import os
import re
import socket
import subprocess
import time
from pathlib import Path

import httpx
import openpyxl
import pytest

from tests.college import COLLEGE
from tests.commands import DAY, GANGMU, Run, load_small, runner

STANDARDS = "BZ-99,夜间值班标准,校,,,,每晚22时前报到,,,,2026-01-01,3,教务处,,现行"
HEADER = (
    "编号,标准名称,级别,主题,层面,系统,标准内容,目标值,运算,单位,发布日期,"
    "修订周期(年),归口部门,上位标准编号,状态"
)


@pytest.fixture
def gangmu(tmp_path: Path) -> Run:
    """The command on an empty ledger of its own."""
    return runner(tmp_path / "ledger.db")


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The command on the example college."""
    run = runner(tmp_path_factory.mktemp("example") / "ledger.db")
    done = run("load", str(COLLEGE), "--yes")
    assert done.returncode == 0, done.stderr
    return run


def test_loading_shows_what_is_new_and_what_is_doubtful_with_its_place(gangmu: Run) -> None:
    done = gangmu("load", str(COLLEGE), "--yes")
    assert done.returncode == 0
    assert "教务处 › 表3" in done.stdout
    assert "指标目录.xlsx › 指标目录 › 第32行 › 归口部门" in done.stdout
    assert "找不到部门“现代教育网络中心”" in done.stdout
    assert "现在是第 1 版" in done.stdout
    again = gangmu("load", str(COLLEGE), "--yes")
    assert "没有变化" in again.stdout


def test_without_yes_nothing_is_stored_where_nobody_can_agree(gangmu: Run) -> None:
    done = gangmu("load", str(COLLEGE / "units.csv"))
    assert done.returncode == 2
    assert "--yes" in done.stderr
    assert gangmu("export").stdout == ""


def test_gaps_as_json_are_the_same_bytes_twice_with_the_published_keys(example: Run) -> None:
    first, second = (example("gaps", "--format", "json") for _ in range(2))
    assert first.stdout == second.stdout
    listed = json.loads(first.stdout)
    assert len(listed) > 200
    keys = "rule severity subject subject_kind subject_name key with unit message fix accepted"
    assert list(listed[0]) == keys.split()


def test_gaps_can_be_chosen_by_unit_rule_and_severity(example: Run) -> None:
    chosen = example("gaps", "--unit", "教务处", "--rule", "CHN102", "--format", "json")
    listed = json.loads(chosen.stdout)
    assert {gap["rule"] for gap in listed} == {"CHN102"}
    assert all("教务处" in gap["unit"] for gap in listed)
    hints = example("gaps", "--severity", "info", "--format", "json")
    assert {gap["severity"] for gap in json.loads(hints.stdout)} == {"info"}


def test_gaps_as_csv_and_as_a_workbook_name_their_places(example: Run, tmp_path: Path) -> None:
    printed = example("gaps", "--format", "csv").stdout
    assert printed.startswith("\ufeff规则,程度,对象")
    *rows, last = csv.DictReader(io.StringIO(printed.removeprefix("\ufeff")))
    listed = json.loads(example("gaps", "--format", "json").stdout)
    assert [row["规则"] for row in rows] == [gap["rule"] for gap in listed]
    assert last["规则"].startswith("第 1 版 · 按 2026-11-23 计算")
    assert any("教务处_岗位工作一览表" in row["出处"] for row in rows)
    file = tmp_path / "缺漏.xlsx"
    assert example("gaps", "--format", "xlsx", "--output", str(file)).returncode == 0
    sheet = openpyxl.load_workbook(file).active
    assert sheet is not None and sheet.max_row > len(rows)


def test_the_exit_code_tells_whether_there_are_grave_gaps(example: Run, gangmu: Run) -> None:
    assert example("gaps", "--fail-on", "error").returncode == 1
    assert example("gaps", "--rule", "EVD801", "--fail-on", "error").returncode == 0
    assert gangmu("gaps", "--rule", "CHN101", "--fail-on", "info").returncode == 0


def test_a_past_day_is_answered_for_that_day(example: Run) -> None:
    early = json.loads(example("gaps", "--today", "2025-01-01", "--format", "json").stdout)
    assert "EVD801" not in {gap["rule"] for gap in early}


def test_the_map_is_published_as_documented_and_its_cells_can_be_opened(example: Run) -> None:
    shown = json.loads(example("coverage", "unit-stage", "--format", "json").stdout)
    assert list(shown) == ["map", "revision", "today", "rows", "columns", "cells"]
    assert set(shown["cells"][0]) == {"row", "column", "covered", "total", "confirmed", "accepted"}
    cell = example("coverage", "unit-stage", "--cell", "教务处", "标准")
    assert "应覆盖 49 项, 缺 7 项" in cell.stdout
    assert "教务处_岗位工作一览表（表3、表4）.xlsx › 表3" in cell.stdout
    assert "已报送表3或表4: 12/15" in (told := example("coverage", "unit-stage").stdout)
    assert "部门 × 链条环节" in told and "unit-stage" not in told


def test_a_trace_shows_the_chain_and_what_is_missing_in_it(example: Run) -> None:
    shown = example("trace", "ND-02").stdout
    assert "下达学期教学任务书" in shown
    assert "最先缺少: 规范" in shown
    assert "ND-02" in example("trace", "BZ-JX-12", "--up").stdout


def test_a_trace_calls_missing_only_what_a_leaf_duty_must_have(gangmu: Run, tmp_path: Path) -> None:
    load_small(tmp_path / "ledger.db")
    lines = [line.strip("│├└─ ") for line in gangmu("trace", "图书借阅").stdout.splitlines()]
    whole = lines.index("图书借阅", 1)
    assert lines[whole + 1 : whole + 8] == [
        "登记借书  ●●○○○○",
        "目标: 有",
        "岗位: 馆员",
        "标准: 缺",
        "规范: 缺",
        "质量监控: 可缺",
        "制度: 缺",
    ]


def test_a_trace_of_a_standard_names_its_layers_in_chinese(gangmu: Run, tmp_path: Path) -> None:
    load_small(tmp_path / "ledger.db")
    shown = gangmu("trace", "st").stdout
    for words in ("标准\n", "规范: 缺", "质量监控: 可缺", "佐证: 可缺"):
        assert words in shown
    assert "职责: 缺" in gangmu("trace", "馆员标准", "--up").stdout
    assert not re.search("goal|unit|standard|norm|evidence", shown)


def test_doubts_stay_listed_with_place_and_proposal_until_they_are_resolved(
    example: Run, gangmu: Run
) -> None:
    told = example("doubts").stdout
    assert "指标目录.xlsx › 指标目录 › 第32行 › 归口部门" in told
    listed = json.loads(example("doubts", "--format", "json").stdout)
    assert f"存疑 {len(listed)} 处" in told
    assert set(listed[0]) == {"place", "raw", "reason", "proposal"}
    assert "现代教育网络中心" in {one["raw"] for one in listed}
    assert "存疑 0 处" in gangmu("doubts").stdout


def test_verify_and_rebuild_agree(example: Run) -> None:
    assert "校验链完整" in example("verify").stdout
    assert example("rebuild").returncode == 0


@pytest.mark.parametrize(
    "words, message",
    [
        (["load", "没有.xlsx"], "没有这个文件"),
        (["gaps", "--rule", "XXX999"], "没有“XXX999”这个规则"),
        (["gaps", "--unit", "没有处"], "没有找到“没有处”"),
        (["coverage", "没有图"], "没有“没有图”这个覆盖图"),
        (["trace", "没有"], "没有找到“没有”"),
        (["gaps", "--format", "xlsx"], "--output"),
        (["--ledger", "mysql://x/y", "gaps"], "sqlite:///"),
        (["--graph", "nonsense", "gaps"], "kglite"),
        (["--ledger", "sqlite:////proc/none/l.db", "gaps"], "/proc/none"),
        (["up", "--host", "0.0.0.0", "--no-example"], "只能监听本机地址"),
        (["up", "--port", "99999", "--no-example"], "port"),
    ],
)
def test_wrong_use_ends_with_code_2_and_says_what_to_do(
    gangmu: Run, words: list[str], message: str
) -> None:
    done = gangmu(*words)
    assert done.returncode == 2
    assert message in done.stderr
    assert "Traceback" not in done.stdout + done.stderr


@pytest.mark.parametrize(
    "name, content, message",
    [
        ("空.xlsx", b"", "空.xlsx"),
        ("坏.xlsx", b"PK\x03\x04 not really a workbook", "坏.xlsx"),
        ("文字.docx", "只是文字".encode(), "文字.docx"),
        ("图片.png", b"\x89PNG", "图片.png"),
        ("无表头.csv", "甲,乙\n1,2\n".encode(), "无表头.csv"),
        (
            "缺列_表4.csv",
            "部门名称：教务处,,\n科室,岗位,具体化工作\n处长室,处长,排课\n".encode(),
            "缺列_表4.csv › 第2行 › 工作目标",
        ),
        ("坏行.jsonl", b'{"node": "Duty"}\n{', "坏行.jsonl › 第1行"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_with_its_place_and_nothing_is_stored(
    gangmu: Run, tmp_path: Path, name: str, content: bytes, message: str
) -> None:
    good = tmp_path / "units.csv"
    good.write_bytes((COLLEGE / "units.csv").read_bytes())
    (tmp_path / name).write_bytes(content)
    done = gangmu("load", str(good), str(tmp_path / name), "--yes")
    assert done.returncode == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert gangmu("export").stdout == ""


def test_a_date_that_is_none_is_doubtful_and_the_rest_is_stored(
    gangmu: Run, tmp_path: Path
) -> None:
    file = tmp_path / "标准目录.csv"
    file.write_text(f"{HEADER}\n{STANDARDS.replace('2026-01-01', '去年秋天')}\n", encoding="utf-8")
    done = gangmu("load", str(COLLEGE / "units.csv"), str(file), "--yes")
    assert done.returncode == 0
    assert "标准目录.csv › 第2行 › 发布日期" in done.stdout
    assert "去年秋天" in done.stdout
    assert "夜间值班标准" in gangmu("export").stdout


@pytest.mark.parametrize(
    "host, shown, day, which",
    [
        ("127.0.0.1", r"http://127\.0\.0\.1:\d+", "2026-11-23", "按 2026-11-23(指定日期)计算"),
        ("::1", r"http://\[::1\]:\d+", "", "(今天)计算"),
    ],
)
def test_up_prints_an_address_that_opens_and_which_day_it_is_for(
    tmp_path: Path, host: str, shown: str, day: str, which: str
) -> None:
    if ":" in host and not has_ipv6():
        pytest.skip("no IPv6 on this machine")
    load_small(tmp_path / "ledger.db")
    env = {**os.environ, **DAY, "PYTHONUNBUFFERED": "1", "GANGMU_TODAY": day}
    env |= {"GANGMU_LEDGER": f"sqlite:///{tmp_path / 'ledger.db'}"}
    if not day:
        del env["GANGMU_TODAY"]
    words = [*GANGMU, "up", "--no-example", "--host", host, "--port", "0"]
    told = tmp_path / "told.txt"
    with told.open("w") as out, subprocess.Popen(words, env=env, stdout=out, stderr=out) as process:
        try:
            answer = health(process, told, shown)
        finally:
            process.terminate()
    assert answer.json() == {"status": "ok"}
    assert which in told.read_text(encoding="utf-8")


def has_ipv6() -> bool:
    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError:
        return False
    return True


def health(process: "subprocess.Popen[bytes]", told: Path, shown: str) -> httpx.Response:
    """What the address answers that a starting service prints."""
    for _ in range(300):
        found = re.search(shown, told.read_text(encoding="utf-8"))
        try:
            if found:
                return httpx.get(f"{found.group()}/api/v1/health", trust_env=False)
        except httpx.TransportError:
            pass
        assert process.poll() is None, told.read_text(encoding="utf-8")
        time.sleep(0.2)
    raise AssertionError("the service did not answer")


def test_a_port_in_use_is_said_before_anything_is_loaded(gangmu: Run) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = gangmu("up", "--example", "--port", str(taken.getsockname()[1]))
    assert done.returncode == 2
    assert "换一个端口" in done.stderr
    assert gangmu("export").stdout == ""


def test_a_folder_is_read_with_all_in_it_and_what_is_no_table_is_told(
    gangmu: Run, tmp_path: Path
) -> None:
    inside = tmp_path / "报表" / "2026"
    inside.mkdir(parents=True)
    (inside / "units.csv").write_bytes((COLLEGE / "units.csv").read_bytes())
    (tmp_path / "报表" / "Thumbs.db").write_bytes(b"x")
    done = gangmu("load", str(tmp_path / "报表"), "--yes")
    assert done.returncode == 0
    assert "Thumbs.db 不是可以导入的文件" in done.stdout
    assert "财务处" in gangmu("export").stdout
    (tmp_path / "空").mkdir()
    empty = gangmu("load", str(tmp_path / "空"), "--yes")
    assert (empty.returncode, "没有可以导入的文件" in empty.stderr) == (2, True)


def test_a_place_that_cannot_be_written_is_told(example: Run) -> None:
    done = example("export", "--output", "/proc/none/x.jsonl")
    assert done.returncode == 2
    assert "无法读写 /proc/none/x.jsonl" in done.stderr


def test_a_nonsense_day_kind_or_column_is_refused(example: Run) -> None:
    for words in (
        ["gaps", "--today", "9999-12-31"],
        ["gaps", "--kind", "Nope"],
        ["gaps", "--unit", ""],
        ["coverage", "unit-stage", "--cell", "教务处", "duty"],
        ["--rules", "/nonexist", "catalogue"],
    ):
        done = example(*words)
        assert done.returncode == 2, words
        assert "Traceback" not in done.stderr


def test_the_catalogue_is_printed_as_the_page_of_the_docs(gangmu: Run) -> None:
    printed = gangmu("catalogue", "--format", "markdown").stdout
    assert printed.startswith("# 规则与覆盖图")
    assert "### CHN101 职责无岗位 · Duty without a post" in printed
