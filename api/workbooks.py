"""Lists as Excel workbooks and CSV; text stays text, never a formula."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from api.names import SEVERITY_NAMES
from queries.gaps import Gap

GAP_COLUMNS = (
    ("规则", 10),
    ("程度", 8),
    ("对象", 36),
    ("部门", 18),
    ("缺漏说明", 50),
    ("怎样修补", 44),
    ("出处", 60),
    ("已接受的理由", 30),
)
NARROWEST, WIDEST = 8, 60
LONGEST_TITLE, NOT_IN_TITLE = 31, re.compile(r"[\[\]:*?/\\]")
FORMULA_STARTS = tuple("=+-@＝＋－＠\t\r\n")
Line = Sequence[str]
Columns = Sequence[tuple[str, int]]


def gap_lines(gaps: Iterable[Gap], places: dict[str, str]) -> list[Line]:
    """One line a gap, in the order of GAP_COLUMNS; places: subject → where it was said."""
    return [
        (
            gap.rule,
            SEVERITY_NAMES[gap.severity],
            gap.subject_name,
            gap.unit or "",
            gap.message,
            gap.fix,
            places.get(gap.subject, ""),
            gap.accepted or "",
        )
        for gap in gaps
    ]


def workbook(title: str, lines: Iterable[Line], foot: str, columns: Columns = GAP_COLUMNS) -> bytes:
    """An .xlsx file with one sheet, its header fixed, its revision and day below. columns:
    headings with widths."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = NOT_IN_TITLE.sub(" ", title)[:LONGEST_TITLE]
    for row, line in enumerate((_headings(columns), *lines, (), (foot,)), start=1):
        for column, value in enumerate(line, start=1):
            cell = sheet.cell(row, column, ILLEGAL_CHARACTERS_RE.sub("", value))
            cell.data_type = "s"
            cell.alignment = Alignment(vertical="top", wrap_text=column > 2 and len(line) > 1)
            cell.font = Font(bold=row == 1)
    for column, (_, width) in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "A2"
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def as_wide_as_said(headings: Line, lines: Iterable[Line]) -> Columns:
    """The headings with widths that fit what stands below them; a Chinese character is two
    wide."""
    widths = [0] * len(headings)
    for line in (headings, *lines):
        widths = [max(pair) for pair in zip(widths, map(_width, line), strict=True)]
    return [
        (heading, max(NARROWEST, min(WIDEST, 2 + width)))
        for heading, width in zip(headings, widths, strict=True)
    ]


def _width(cell: str) -> int:
    return max(len(part.encode("gb18030", "replace")) for part in cell.split("\n"))


def _headings(columns: Columns) -> Line:
    return [heading for heading, _ in columns]


def csv_bytes(lines: Iterable[Line], foot: str) -> bytes:
    """CSV with a header and, last, the foot, marked as UTF-8 so that Excel reads Chinese;
    a cell that a spreadsheet would compute gets an apostrophe."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    listed = ([plain(cell) for cell in line] for line in lines)
    writer.writerows([_headings(GAP_COLUMNS), *listed, [foot]])
    return written.getvalue().encode("utf-8-sig")


def plain(cell: Any) -> Any:
    """Of a text that a spreadsheet would compute, one that it shows."""
    computed = isinstance(cell, str) and cell.startswith(FORMULA_STARTS)
    return f"'{cell}" if computed else cell


def write_sheets(path: Path, sheets: Iterable[tuple[str, Iterable[Sequence[Any]]]]) -> None:
    """An .xlsx file of any length: for each sheet its title and its lines, header first."""
    book = Workbook(write_only=True)
    for title, lines in sheets:
        sheet = book.create_sheet(title)
        sheet.freeze_panes = "A2"
        for line in lines:
            sheet.append([_as_said(sheet, cell) for cell in line])
    if not book.worksheets:
        book.create_sheet("空")
    book.save(path)


def _as_said(sheet: Any, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", value))
    cell.data_type = "s"
    return cell
