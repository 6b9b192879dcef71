"""Files of every format become the same tables, or are refused with what to do."""

from datetime import date
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from openpyxl import Workbook

from graph_model.claims import NodeClaim
from graph_model.errors import WrongInput
from loaders.read import read_files
from loaders.readers import read_tables, suffixes
from loaders.tables import Table
from tests.college import COLLEGE
from tests.sheets import document, xlsx


def shown(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def refusal(path: Path) -> str:
    with pytest.raises(WrongInput) as caught:
        read_files([path])
    (problem,) = caught.value.problems
    assert problem.where.startswith(path.name)
    return problem.message


def test_every_format_has_its_module() -> None:
    assert set(suffixes()) >= {".xlsx", ".docx", ".csv", ".jsonl"}


@pytest.mark.parametrize("path", sorted(COLLEGE.iterdir()), ids=lambda path: path.name)
def test_every_file_of_the_example_can_be_read(path: Path) -> None:
    tables = read_tables(path)
    assert tables
    for table in tables:
        assert len({len(row) for row in table.rows}) == 1


def test_a_merged_block_gives_its_cell_at_every_place_it_covers(tmp_path: Path) -> None:
    rows = [["a", "b"], ["x", "1"], [None, "2"]]
    (table,) = read_tables(xlsx(tmp_path / "m.xlsx", ("s", rows), merge=["A2:A3"]))
    first, second = table.rows[1][0], table.rows[2][0]
    assert first is second
    assert (first.text, first.row, first.column, first.merged) == ("x", 2, 1, True)
    assert not table.rows[1][1].merged


def test_excel_rows_are_counted_as_excel_does_also_below_empty_ones(tmp_path: Path) -> None:
    (table,) = read_tables(xlsx(tmp_path / "m.xlsx", ("s", [["a"], [], ["b"]])))
    assert [row[0].row for row in table.rows] == [1, 2, 3]
    assert shown(table) == [["a"], [""], ["b"]]


def test_excel_values_are_shown_as_people_see_them(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row, value in enumerate([date(2026, 7, 10), 4.0, 0.95, " 教务处 "], start=1):
        sheet.cell(row, 1, value)
    sheet["A3"].number_format = "0%"
    book.save(tmp_path / "v.xlsx")
    (table,) = read_tables(tmp_path / "v.xlsx")
    assert shown(table) == [["2026-07-10"], ["4"], ["95%"], ["教务处"]]


def test_a_far_away_blank_cell_makes_no_million_rows(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = "a"
    sheet["A1048576"].number_format = "0%"
    book.save(tmp_path / "far.xlsx")
    (table,) = read_tables(tmp_path / "far.xlsx")
    assert len(table.rows) == 1


def test_word_tables_come_in_order_with_the_lines_above_each(tmp_path: Path) -> None:
    path = document(
        tmp_path / "d.docx", "表3 部门", "部门名称：教务处", [["a"]], "别的", [["b"]], [["c"]]
    )
    tables = read_tables(path)
    assert [table.name for table in tables] == ["表3 部门", "第2个表", "第3个表"]
    assert [table.lines_above for table in tables] == [
        ("表3 部门", "部门名称：教务处"),
        ("别的",),
        (),
    ]


def test_word_cells_merged_down_and_across_are_one_cell(tmp_path: Path) -> None:
    made = docx.Document()
    table = made.add_table(3, 3)
    for row in range(3):
        for column in range(3):
            table.cell(row, column).text = f"{row}{column}"
    table.cell(0, 0).merge(table.cell(1, 0)).text = "down"
    table.cell(2, 1).merge(table.cell(2, 2)).text = "across"
    made.save(str(tmp_path / "m.docx"))
    (read,) = read_tables(tmp_path / "m.docx")
    assert shown(read) == [["down", "01", "02"], ["down", "11", "12"], ["20", "across", "across"]]
    assert read.rows[1][0].row == 1
    assert read.rows[2][2].column == 2


def test_word_numbers_that_are_not_in_the_text_are_written_out(tmp_path: Path) -> None:
    made = docx.Document()
    cell = made.add_table(1, 1).cell(0, 0)
    cell.paragraphs[0].text = "课表编排"
    cell.add_paragraph("调停课")
    number = made.styles["List Number"].element.pPr.numPr
    for paragraph in cell.paragraphs:
        paragraph._p.get_or_add_pPr().append(_copied(number))
    made.save(str(tmp_path / "n.docx"))
    (table,) = read_tables(tmp_path / "n.docx")
    assert table.rows[0][0].text == "1.课表编排\n2.调停课"


def _copied(element: object) -> object:
    from copy import deepcopy

    return deepcopy(element)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_csv_is_read_in_every_encoding_that_office_programs_write(
    tmp_path: Path, encoding: str
) -> None:
    path = tmp_path / "c.csv"
    path.write_bytes('部门,类型\r\n教务处\r\n\r\n"多\n行",x\r\n'.encode(encoding))
    (table,) = read_tables(path)
    assert table.flat
    assert shown(table) == [["部门", "类型"], ["教务处", ""], ["", ""], ["多\n行", "x"]]
    assert [row[0].row for row in table.rows] == [1, 2, 3, 4]


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "空.xlsx"
    path.touch()
    assert "空" in refusal(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    assert "找不到" in refusal(tmp_path / "没有.xlsx")


@pytest.mark.parametrize("suffix", [".doc", ".pdf", ".wps"])
def test_an_old_format_is_refused_with_the_way_to_save_it(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"旧{suffix}"
    path.write_bytes(b"x")
    assert "另存为" in refusal(path)


def test_an_unknown_suffix_is_refused_with_those_that_are_known(tmp_path: Path) -> None:
    path = tmp_path / "表.txt"
    path.write_text("x")
    assert ".xlsx" in refusal(path)


@pytest.mark.parametrize("suffix", [".xlsx", ".docx"])
def test_an_encrypted_file_is_refused_as_such(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"密{suffix}"
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    path.write_bytes(ole + bytes(500) + "EncryptedPackage".encode("utf-16-le"))
    assert "密码" in refusal(path)
    path.write_bytes(ole + bytes(500))
    assert "旧版" in refusal(path)


@pytest.mark.parametrize("suffix", [".xlsx", ".docx"])
def test_a_file_that_is_no_office_file_is_refused(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"假{suffix}"
    path.write_text("部门,类型\n", encoding="utf-8")
    assert "扩展名" in refusal(path)


def test_an_office_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    path = document(tmp_path / "d.docx", [["a"]]).rename(tmp_path / "d.xlsx")
    assert "别的文件" in refusal(path)


def test_a_damaged_office_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "坏.xlsx"
    with ZipFile(path, "w") as package:
        package.writestr("xl/workbook.xml", "<broken")
    assert "损坏" in refusal(path)


def test_csv_that_is_really_an_office_file_is_refused(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", ("s", [["a"]])).rename(tmp_path / "a.csv")
    assert "不是 CSV" in refusal(path)


def test_csv_in_no_known_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "u.csv"
    path.write_bytes(b"\x81\xff,\x00\xfe")
    assert "UTF-8" in refusal(path)


def test_csv_in_utf_16_with_its_mark_is_read(tmp_path: Path) -> None:
    path = tmp_path / "u.csv"
    path.write_bytes("部门,上级部门,别名,类型\n教务处,,,行政部门\n".encode("utf-16"))
    assert read_files([path])[0].source.form == "部门目录"


def test_a_json_lines_file_is_one_batch_of_the_named_source(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text('{"node": "Duty", "id": "d1", "name": "学籍注册"}\n', encoding="utf-8")
    (batch,) = read_files([path])
    assert batch.source.name == "x.jsonl"
    assert len(batch.claims) == 1


def test_all_problems_of_all_files_are_told_together(tmp_path: Path) -> None:
    with pytest.raises(WrongInput) as caught:
        read_files([tmp_path / "a.xlsx", tmp_path / "b.doc"])
    assert len(caught.value.problems) == 2


def test_a_row_that_only_begins_like_a_note_is_read(tmp_path: Path) -> None:
    path = tmp_path / "教务处_表3.csv"
    path.write_text(
        "部门名称：教务处,,\n部门职责,具体化工作,工作归属岗位\n"
        "一、审核,审核：各类合同与票据,处长\n合计,1项,1个岗位\n注：略,,\n",
        encoding="utf-8",
    )
    (batch,) = read_files([path])
    duties = {
        claim.ref.name
        for claim in batch.claims
        if isinstance(claim, NodeClaim) and claim.ref.kind == "Duty"
    }
    assert duties == {"审核", "审核：各类合同与票据"}


def test_whole_numbers_keep_all_their_digits(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["编号", "标准名称", "级别", "目标值", "归口部门"])
    sheet.append([202411230001001, "标准甲", "校", 1234567890123, None])
    sheet.append([202411230001002, "标准乙", "校", 1e20, None])
    path = tmp_path / "标准目录.xlsx"
    book.save(path)
    (batch,) = read_files([path])
    said = {
        claim.properties["code"]: claim
        for claim in batch.claims
        if isinstance(claim, NodeClaim) and "code" in claim.properties
    }
    assert set(said) == {"202411230001001", "202411230001002"}
    assert said["202411230001001"].properties["target"] == 1234567890123
    assert "target" not in said["202411230001002"].properties
    assert "数字太大" in said["202411230001002"].doubts[0].reason


def test_a_merge_over_the_whole_sheet_is_refused_at_once(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["部门职责", "具体化工作", "工作归属岗位"])
    sheet.merge_cells("A5:C6")
    book.save(tmp_path / "small.xlsx")
    path = tmp_path / "教务处_表3.xlsx"
    with ZipFile(tmp_path / "small.xlsx") as small, ZipFile(path, "w") as huge:
        for name in small.namelist():
            huge.writestr(name, small.read(name).replace(b"A5:C6", b"A5:XFD1048576"))
    assert "A5:XFD1048576 范围过大" in refusal(path)


def test_control_characters_in_csv_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "教务处_表3.csv"
    path.write_text(
        "部门职责,具体化工作,工作归属岗位\n一、教学,排\x01课\x1b[31m,处长\n", encoding="utf-8"
    )
    (batch,) = read_files([path])
    names = {claim.ref.name for claim in batch.claims if isinstance(claim, NodeClaim)}
    assert "排课[31m" in names
