"""Formats beside the usual ones, and what a workbook shows: the same tables come out."""

from datetime import time, timedelta
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from graph_model.errors import WrongInput
from loaders.read import read_files
from loaders.readers import read_tables
from tests.sheets import ends, nodes, table3

OLD = Path(__file__).parent / "tables" / "教务处_旧版.xls"


def texts(path: Path, table: int = 0) -> list[list[str]]:
    return [[cell.text for cell in row] for row in read_tables(path)[table].rows]


def refusal(path: Path) -> str:
    with pytest.raises(WrongInput) as caught:
        read_files([path])
    return str(caught.value)


def rezipped(source: Path, target: Path, part: str, old: bytes, new: bytes) -> Path:
    """The same package with one part changed."""
    with ZipFile(source) as package, ZipFile(target, "w", ZIP_DEFLATED) as changed:
        for name in package.namelist():
            data = package.read(name)
            changed.writestr(name, data.replace(old, new) if name == part else data)
    return target


def test_a_workbook_of_excel_97_gives_what_its_cells_show() -> None:
    jobs, goals = read_tables(OLD)
    assert jobs.rows[4][1] is jobs.rows[3][1]
    assert jobs.rows[3][1].merged
    assert [row[4].text for row in goals.rows] == ["目标值", "95%", "14:01", "80"]
    assert [cell.text for cell in goals.rows[1][6:]] == ["2026-01-01", "2026-12-31"]
    assert goals.hidden_rows == {4}


def test_a_workbook_of_excel_97_is_read_by_its_forms() -> None:
    batches = {batch.source.form: batch for batch in read_files([OLD])}
    assert ends(batches["表4"], "CARRIES") == {
        ("教务科科长", "编排课表", "lead"),
        ("教务科科长", "调停课", "lead"),
    }
    assert nodes(batches["目标分解表"], "Goal")["毕业生就业率"]["target"] == 95


def test_a_broken_old_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "坏.xls"
    path.write_bytes(OLD.read_bytes()[:3000])
    assert "损坏" in refusal(path)
    path.write_text("部门,类型\n", encoding="utf-8")
    assert "内容不是 .xls" in refusal(path)


def test_tab_separated_values_are_a_table_and_their_commas_are_text(tmp_path: Path) -> None:
    path = tmp_path / "教务处_表3.tsv"
    path.write_text(
        "部门职责\t具体化工作\t工作归属岗位\n教学,管理\t排课\t处长\n", encoding="gb18030"
    )
    assert texts(path)[1] == ["教学,管理", "排课", "处长"]


def test_a_csv_file_cut_by_semicolons_is_a_table(tmp_path: Path) -> None:
    path = tmp_path / "教务处_表3.csv"
    path.write_text("部门职责;具体化工作;工作归属岗位\n教学;排课;处长\n", encoding="utf-8")
    assert texts(path)[1] == ["教学", "排课", "处长"]


def test_a_quote_that_is_never_closed_is_refused_with_its_row(tmp_path: Path) -> None:
    path = tmp_path / "教务处_表3.csv"
    path.write_text('部门职责,具体化工作,工作归属岗位\n教学,"排课,处长\n', encoding="utf-8")
    assert "第2行" in refusal(path)


def test_a_time_counts_its_hours_on_beyond_a_day(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([time(14, 1), timedelta(hours=25, minutes=1), 25 / 24 + 1 / 1440])
    sheet["C1"].number_format = "h:mm"
    book.save(tmp_path / "t.xlsx")
    assert texts(tmp_path / "t.xlsx") == [["14:01", "25:01", "25:01"]]


def test_rows_and_columns_that_excel_hides_are_known(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["a", "b", "c", "d"])
    sheet.append(["e"])
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions.group("B", "C", hidden=True)
    book.save(tmp_path / "h.xlsx")
    (table,) = read_tables(tmp_path / "h.xlsx")
    assert (table.hidden_rows, table.hidden_columns) == ({2}, {2, 3})


def test_characters_that_xml_forbids_are_left_out_of_names(tmp_path: Path) -> None:
    path = table3(tmp_path / "a.xlsx", ["教学", "排_x0007_课_x000D_", "处长"])
    (batch,) = read_files([path])
    assert "排课" in nodes(batch, "Duty")


def test_a_file_that_unpacks_to_far_too_much_is_refused(tmp_path: Path) -> None:
    path = table3(tmp_path / "a.xlsx", ["教学", "排课", "处长"])
    with ZipFile(path, "a", ZIP_DEFLATED) as package, package.open("xl/media/a.bin", "w") as part:
        for _ in range(810):
            part.write(bytes(1_000_000))
    assert path.stat().st_size < 2_000_000
    assert "超出上限" in refusal(path)


def test_a_cell_longer_than_excel_allows_is_refused_with_its_place(tmp_path: Path) -> None:
    path = table3(tmp_path / "a.xlsx", ["教学", "排课X", "处长"])
    part = "xl/worksheets/sheet1.xml"
    bad = rezipped(path, tmp_path / "b.xlsx", part, b"X</t>", b"x" * 5_000_000 + b"</t>")
    assert bad.stat().st_size < 60_000
    said = refusal(bad)
    assert "32767个字" in said
    assert "第3行" in said


def test_cells_scattered_over_the_whole_sheet_are_refused(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"], sheet["XFD1048576"] = "a", "b"
    book.save(tmp_path / "far.xlsx")
    assert "1048576" in refusal(tmp_path / "far.xlsx")
