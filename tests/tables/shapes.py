"""Awkward files, made with the libraries that office programs are imitated with: by name."""

from collections.abc import Callable, Sequence
from copy import deepcopy
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from openpyxl import Workbook

Rows = Sequence[Sequence[object]]
Make = Callable[[Path], Path]
T3 = ["部门职责", "具体化工作", "工作归属岗位"]
T4 = ["科室", "岗位", "具体化工作", "工作目标", "工作标准", "管理制度"]
UNIT = ["部门名称：教务处"]
A, B = ["教学", "排课", "处长"], ["教学", "调课", "科长"]
WORK = ["教务科", "科长", "排课", "零差错", "当场办理", None]
GOALS = ["编号", "目标", "上级目标编号", "目标值", "运算", "单位", "起始", "截止"]


def book(
    *rows: Sequence[object],
    title: str = "表",
    merge: Sequence[str] = (),
    name: str = "a.xlsx",
    change: Callable[[Any], None] | None = None,
) -> Make:
    """A workbook of one sheet; `change` does to it what people do."""

    def make(folder: Path) -> Path:
        made = Workbook()
        sheet: Any = made.active
        sheet.title = title
        for row in rows:
            sheet.append(list(row))
        for block in merge:
            sheet.merge_cells(block)
        if change:
            change(made)
        made.save(folder / name)
        return folder / name

    return make


def text(content: str, name: str, encoding: str = "utf-8") -> Make:
    def make(folder: Path) -> Path:
        (folder / name).write_bytes(content.encode(encoding))
        return folder / name

    return make


def word(*parts: str | Rows, change: Callable[[Any], None] | None = None) -> Make:
    """A document of paragraphs and tables."""

    def make(folder: Path) -> Path:
        made = docx.Document()
        for part in parts:
            if isinstance(part, str):
                made.add_paragraph(part)
                continue
            table = made.add_table(len(part), max(map(len, part)))
            for row, cells in enumerate(part):
                for column, said in enumerate(cells):
                    table.cell(row, column).text = str(said or "")
        if change:
            change(made)
        made.save(str(folder / "a.docx"))
        return folder / "a.docx"

    return make


def table3(*rows: Sequence[object], **more: Any) -> Make:
    return book(UNIT, T3, *rows, **more)


def table4(*rows: Sequence[object], **more: Any) -> Make:
    return book(UNIT, T4, *rows, **more)


def goals(*rows: Sequence[object], **more: Any) -> Make:
    return book(GOALS, *rows, **more)


def hide_a_row(made: Any) -> None:
    made.active.row_dimensions[4].hidden = True


def add_other_sheets(made: Any) -> None:
    notes = made.create_sheet("填表说明", 0)
    notes.append(["一、本表由各部门填写。"])
    notes.append(["二、岗位写全称。"])
    figures = made.create_sheet("统计")
    figures.append(["月份", "人数"])
    figures.append([1, 30])


def as_a_ratio_that_excel_took_for_a_time(made: Any) -> None:
    made.active["D2"] = time(14, 1)
    made.active["D2"].number_format = "h:mm"


def as_percent(made: Any) -> None:
    made.active["D2"] = 0.955
    made.active["D2"].number_format = "0.0%"


def as_dates(made: Any) -> None:
    made.active["G2"] = datetime(2026, 1, 1)
    made.active["H2"] = date(2026, 12, 31)


def merge_in_word(made: Any) -> None:
    table = made.tables[0]
    table.cell(2, 0).text = ""
    table.cell(1, 0).merge(table.cell(2, 0))
    table.cell(1, 0).text = "教学"


def number_in_word(made: Any) -> None:
    """排课 and 调课 as paragraphs of an automatic list: the numbers are not in the text."""
    cell = made.tables[0].cell(1, 1)
    cell.paragraphs[0].text = "排课"
    cell.add_paragraph("调课")
    number = made.styles["List Number"].element.pPr.numPr
    for paragraph in cell.paragraphs:
        paragraph._p.get_or_add_pPr().append(deepcopy(number))


def number_by_style_in_word(made: Any) -> None:
    cell = made.tables[0].cell(1, 1)
    cell.paragraphs[0].text = "排课"
    cell.add_paragraph("调课")
    for paragraph in cell.paragraphs:
        paragraph.style = made.styles["List Number"]


def revise_in_word(made: Any) -> None:
    """A tracked change: 排课表 was struck out, 排课 was put in its place."""
    paragraph = made.tables[0].cell(1, 1).paragraphs[0]
    run = paragraph.runs[0]._r
    gone, new = OxmlElement("w:del"), OxmlElement("w:ins")
    old = deepcopy(run)
    old.find(qn("w:t")).tag = qn("w:delText")
    gone.append(old)
    paragraph._p.replace(run, gone)
    fresh = deepcopy(run)
    fresh.find(qn("w:t")).text = "排课"
    new.append(fresh)
    paragraph._p.append(new)
