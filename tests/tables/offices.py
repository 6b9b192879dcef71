"""What people do to their files with an office program: frames, strokes, notes, formats."""

from collections.abc import Callable, Sequence
from datetime import datetime, time
from pathlib import Path
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font

from tests.tables.shapes import Make, Rows

Change = Callable[[Any], None]


def fill(table: Any, rows: Rows) -> None:
    for row, cells in enumerate(rows):
        for column, said in enumerate(cells):
            table.cell(row, column).text = str(said or "")


def framed_word(lines: Sequence[str], *tables: Rows) -> Make:
    """A landscape page with one row of frames; in the first the lines, in each a table."""

    def make(folder: Path) -> Path:
        made = docx.Document()
        made.sections[0].orientation = WD_ORIENT.LANDSCAPE
        frame = made.add_table(1, len(tables))
        for line in lines:
            frame.cell(0, 0).add_paragraph(line)
        for at, rows in enumerate(tables):
            fill(frame.cell(0, at).add_table(len(rows), len(rows[0])), rows)
        made.save(str(folder / "a.docx"))
        return folder / "a.docx"

    return make


def word_with_page_head(head: str, rows: Rows) -> Make:
    def make(folder: Path) -> Path:
        made = docx.Document()
        made.sections[0].header.paragraphs[0].text = head
        fill(made.add_table(len(rows), len(rows[0])), rows)
        made.save(str(folder / "a.docx"))
        return folder / "a.docx"

    return make


def word_merged_over_a_page_break(rows: Rows) -> Make:
    """The first column was merged once; then somebody put a header into the middle."""

    def make(folder: Path) -> Path:
        made = docx.Document()
        made.add_paragraph("部门名称：教务处")
        table = made.add_table(len(rows), len(rows[0]))
        fill(table, rows)
        table.cell(3, 0)._tc.get_or_add_tcPr()._add_vMerge()
        made.save(str(folder / "a.docx"))
        return folder / "a.docx"

    return make


def strike_in_word(made: Any) -> None:
    """排课 with the word 表 struck out behind it."""
    run = made.tables[0].cell(1, 1).paragraphs[0].add_run("表")
    run.font.strike = True


def strike(place: str) -> Change:
    def change(made: Any) -> None:
        made.active[place].font = Font(strike=True)

    return change


def partly_struck(made: Any) -> None:
    made.active["B3"] = CellRichText("排课", TextBlock(InlineFont(strike=True), "与公布"))


def of_two_fonts(made: Any) -> None:
    made.active["B4"] = CellRichText(TextBlock(InlineFont(b=True), "调"), "课")


def with_trimmings(made: Any) -> None:
    sheet = made.active
    sheet.freeze_panes = "B3"
    sheet["B3"].comment = Comment("请核对", "校办")
    sheet.auto_filter.ref = "A2:C4"
    sheet.row_dimensions[4].hidden = True


def hide_column_c(made: Any) -> None:
    made.active.column_dimensions["C"].hidden = True


def second_sheet(*rows: Sequence[object]) -> Change:
    def change(made: Any) -> None:
        sheet = made.create_sheet("续表")
        for row in rows:
            sheet.append(list(row))

    return change


def percent(place: str) -> Change:
    def change(made: Any) -> None:
        made.active[place].number_format = "0%"

    return change


def as_chinese_days(made: Any) -> None:
    for place, day in (("G2", datetime(2026, 1, 1)), ("H2", datetime(2026, 12, 31))):
        made.active[place] = day
        made.active[place].number_format = '[$-804]yyyy"年"m"月"d"日";@'


def as_clock(hour: int, minute: int) -> Change:
    def change(made: Any) -> None:
        made.active["D2"] = time(hour, minute)
        made.active["D2"].number_format = "h:mm"

    return change
