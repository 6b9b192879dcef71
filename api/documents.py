"""A sheet as a Word document: what a post or a department signs, on A4 across."""

import io
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from queries.details import Value
from queries.sheets import Sheet
from queries.sheets.tables import Entry, SheetTable, TableRow, gap_entry, sheet_tables
from queries.wording import Sentence

Say = Callable[[Sentence], str]
FONT, SONG = "Times New Roman", "宋体"
SMALL, WIDE, HIGH, MARGIN = Pt(9), Cm(29.7), Cm(21), Cm(1.8)
LACKING, HEADER = RGBColor(0xB4, 0x23, 0x18), "E8EEF5"
SIGNED = {
    "Post": Sentence(
        zh="任职人员签字: ____________　　部门负责人签字: ____________　　日期: ____________",
        en="Holder: ____________    Head of unit: ____________    Date: ____________",
    ),
    "Unit": Sentence(
        zh="部门负责人签字: ____________　　日期: ____________",
        en="Head of unit: ____________    Date: ____________",
    ),
}
IN_CHARGE = Sentence(zh="责任部门", en="Unit in charge")
NOTHING = Sentence(zh="无", en="none")
GAPS = Sentence(zh="缺漏", en="Gaps")
NO_GAPS = Sentence(zh="没有缺漏。", en="No gaps.")
NOT_TODAY = Sentence(
    zh="今天不计入: 草稿、已停用或不在有效期内。",
    en="Does not count today: draft, retired or out of date.",
)


def sheet_document(sheet: Sheet, english: bool, foot: str) -> bytes:
    """The sheet as .docx; foot: for which revision and day it is."""

    def say(said: Sentence) -> str:
        return said.en if english else said.zh

    document = _page(foot)
    document.add_heading(f"{say(sheet.name)}: {sheet.subject.name}", level=0)
    _about(document, sheet, say)
    for table in sheet_tables(sheet):
        _section(document, table, say)
    _gaps(document, sheet, say)
    if sheet.subject.kind in SIGNED:
        document.add_paragraph()
        document.add_paragraph(say(SIGNED[sheet.subject.kind]))
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _page(foot: str) -> Document:
    document = docx.Document()
    for name in ("Normal", "Title", "Heading 1", "Table Grid"):
        style: Any = document.styles[name]
        style.font.name = FONT
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), SONG)
    section = document.sections[0]
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, WIDE, HIGH
    section.left_margin = section.right_margin = MARGIN
    section.top_margin = section.bottom_margin = MARGIN
    section.footer.paragraphs[0].text = foot
    return document


def _about(document: Document, sheet: Sheet, say: Say) -> None:
    if not sheet.counts:
        document.add_paragraph(say(NOT_TODAY))
    lines = [_value(one, say) for one in (*sheet.values, *sheet.notes) if one.values]
    if sheet.units:
        names = "、".join(unit.name for unit in sheet.units)
        lines.append(f"{say(IN_CHARGE)}: {names}")
    if lines:
        document.add_paragraph("　".join(lines))


def _value(value: Value, say: Say) -> str:
    return f"{say(value.name)}: {say(value.said)}"


def _section(document: Document, table: SheetTable, say: Say) -> None:
    document.add_heading(f"{say(table.name)} ({len(table.rows)})", level=1)
    if not table.rows:
        document.add_paragraph(say(NOTHING))
        return
    drawn: Any = document.add_table(1, len(table.columns), style="Table Grid")
    for cell, column in zip(drawn.rows[0].cells, table.columns, strict=True):
        _write(cell, [(say(column.name), False)], bold=True)
        _shade(cell)
    _repeat(drawn.rows[0])
    for row in table.rows:
        _row(drawn.add_row().cells, row, say)


def _row(cells: Sequence[Any], row: TableRow, say: Say) -> None:
    for place, (cell, entries) in enumerate(zip(cells, row.cells, strict=True)):
        indent = "　" * row.depth if place == 0 else ""
        _write(cell, [(indent + say(one.said), one.lacking) for one in entries])


def _gaps(document: Document, sheet: Sheet, say: Say) -> None:
    document.add_heading(f"{say(GAPS)} ({len(sheet.gaps)})", level=1)
    if not sheet.gaps:
        document.add_paragraph(say(NO_GAPS))
    for gap in sheet.gaps:
        entry: Entry = gap_entry(gap)
        fix = Sentence(zh=gap.fix, en=gap.fix_en)
        document.add_paragraph(f"{say(entry.said)} — {say(fix)}", style="List Bullet")


def _write(cell: Any, lines: Iterable[tuple[str, bool]], bold: bool = False) -> None:
    """Lines of text, those that say what is lacking in red."""
    for number, (text, lacking) in enumerate(lines):
        paragraph = cell.add_paragraph() if number else cell.paragraphs[0]
        run = paragraph.add_run(text)
        run.bold, run.font.size = bold, SMALL
        if lacking:
            run.font.color.rgb = LACKING


def _shade(cell: Any) -> None:
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), HEADER)
    cell._tc.get_or_add_tcPr().append(shade)


def _repeat(row: Any) -> None:
    """The header stands on every page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
