"""What a file may do to harm: each is refused by name, or does nothing; the next one is read."""

import os
import resource
import signal
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from api.cli.load import expanded
from api.lines import csv_bytes
from graph_model.errors import WrongInput
from loaders import guard
from loaders.limits import FILE_BYTES
from loaders.read import read_all, read_files
from tests.readers import only_reader
from tests.sheets import NAMED, TABLE3, document, nodes, table3

ROW = ["教学", "排课", "处长"]


def refused(path: Path, word: str) -> None:
    """Refused by its name, while the file beside it is read."""
    good = table3(path.parent / "好.xlsx", ROW)
    reading = read_all([path, good])
    (problem,) = reading.problems
    assert word in problem.message
    assert [file.name for file in reading.files if file.batches] == ["好.xlsx"]


def test_a_file_that_is_too_big_is_not_even_opened(tmp_path: Path) -> None:
    path = table3(tmp_path / "大.xlsx", ROW)
    os.truncate(path, FILE_BYTES + 1)
    refused(path, "上限")


def test_a_string_of_fifty_megabytes_in_a_small_workbook_is_refused(tmp_path: Path) -> None:
    path, bad = table3(tmp_path / "a.xlsx", ["教学", "排课X", "处长"]), tmp_path / "b.xlsx"
    with ZipFile(path) as package, ZipFile(bad, "w", ZIP_DEFLATED) as changed:
        for name in package.namelist():
            data = package.read(name)
            changed.writestr(name, data.replace(b"X</t>", b"x" * 50_000_000 + b"</t>"))
    assert bad.stat().st_size < 60_000
    refused(bad, "不能完整读入")


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_external_entities_are_refused_before_anything_is_parsed(tmp_path: Path, kind: str) -> None:
    if kind == "xlsx":
        path, part, root = (
            table3(tmp_path / "a.xlsx", ROW),
            "xl/worksheets/sheet1.xml",
            b"<worksheet",
        )
    else:
        path = document(tmp_path / "a.docx", NAMED[0], [TABLE3, ROW])
        part, root = "word/document.xml", b"<w:document"
    bad = tmp_path / f"b.{kind}"
    evil = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + root
    with ZipFile(path) as package, ZipFile(bad, "w") as changed:
        for name in package.namelist():
            data = package.read(name)
            changed.writestr(name, data.replace(root, evil, 1) if name == part else data)
    refused(bad, "DOCTYPE")


@pytest.mark.parametrize(
    "name", ["教务处\n_a.xlsx", "教务处\x1b[31m_a.xlsx", "教务处\u202e_xslx.xlsx"]
)
def test_a_name_that_would_fool_a_reader_is_refused(tmp_path: Path, name: str) -> None:
    refused(table3(tmp_path / name, ROW), "控制字符")


def test_a_name_that_no_disk_can_hold_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WrongInput, match="没有这个文件"):
        expanded([tmp_path / ("长" * 300 + ".xlsx"), tmp_path / "\0.xlsx"])
    refused(tmp_path / ("长" * 300 + ".xlsx"), "找不到")


def test_a_name_that_climbs_out_of_its_folder_names_nothing_else(tmp_path: Path) -> None:
    """The path is opened as it is given; what it is called is the file's own name."""
    (tmp_path / "b").mkdir()
    table3(tmp_path / "教务处.xlsx", ROW)
    reading = read_all([tmp_path / "b" / ".." / "教务处.xlsx"])
    assert [one.file for one in reading.seen] == ["教务处.xlsx"]


def test_macros_are_never_looked_at(tmp_path: Path) -> None:
    path = table3(tmp_path / "a.xlsx", ROW).rename(tmp_path / "a.xlsm")
    with ZipFile(path, "a") as package:
        package.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0 Sub Auto_Open()")
    (batch,) = read_files([path])
    assert "排课" in nodes(batch, "Duty")


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
@pytest.mark.parametrize("part", [0.1, 0.5, 0.95])
def test_a_file_that_was_cut_off_is_refused(tmp_path: Path, kind: str, part: float) -> None:
    path = tmp_path / f"a.{kind}"
    table3(path, ROW) if kind == "xlsx" else document(path, NAMED[0], [TABLE3, ROW])
    os.truncate(path, int(path.stat().st_size * part))
    refused(path, "损坏")


@pytest.mark.parametrize("error", ["#REF!", "#N/A", "#DIV/0!", "#NAME?", "#VALUE!", "####"])
def test_an_error_of_the_office_program_is_a_doubt_and_not_empty(
    tmp_path: Path, error: str
) -> None:
    for path in (
        table3(tmp_path / "a.xlsx", ["教学", "排课", error]),
        document(tmp_path / "a.docx", NAMED[0], [TABLE3, ["教学", "排课", error]]),
    ):
        (batch,) = read_files([path])
        assert [doubt.raw for doubt in batch.doubts] == [error]
        assert "公式错误" in batch.doubts[0].reason


def test_a_file_that_computes_for_too_long_is_refused(tmp_path: Path) -> None:
    """The limit is lowered from outside, as a system administrator would."""
    rows = [[f"职责{n // 10}", f"工作{n}", f"岗位{n % 7}"] for n in range(20_000)]
    long = table3(tmp_path / "慢.xlsx", *rows)
    pid = only_reader(table3(tmp_path / "小.xlsx", ROW)).pid
    user, system = Path(f"/proc/{pid}/stat").read_text().split()[13:15]
    used = (int(user) + int(system)) // os.sysconf("SC_CLK_TCK")
    resource.prlimit(pid, resource.RLIMIT_CPU, (used + 1, used + 1))
    refused(long, "时间上限")


def test_a_reader_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    process = only_reader(table3(tmp_path / "小.xlsx", ROW))
    os.kill(process.pid, signal.SIGSTOP)
    with monkeypatch.context() as patience:
        patience.setattr(guard, "SECONDS", 1)
        (problem,) = read_all([table3(tmp_path / "挂.xlsx", ROW)]).problems
    assert "还没有读完" in problem.message
    assert process.poll() is not None
    assert read_files([tmp_path / "小.xlsx"])


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_what_a_spreadsheet_would_compute_is_text_in_exported_csv(start: str) -> None:
    written = csv_bytes([[f"{start}cmd|' /C calc'!A0"]], "").decode("utf-8-sig")
    assert f"'{start}cmd" in written
