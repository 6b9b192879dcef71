"""Lists as Excel workbooks and CSV; text stays text, never a formula."""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from api.names import SEVERITY_NAMES
from queries.gaps import Gap

HEADER = ("规则", "程度", "对象", "部门", "缺漏说明", "怎样修补", "出处", "已接受的理由")
WIDTHS = (10, 8, 36, 18, 50, 44, 60, 30)
FORMULA_STARTS = tuple("=+-@＝＋－＠\t\r\n")
Line = Sequence[str]


def gap_lines(gaps: Iterable[Gap], places: dict[str, str]) -> list[Line]:
    """One line a gap, in the order of HEADER; places: subject → where it was said."""
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


def workbook(title: str, lines: Iterable[Line], foot: str) -> bytes:
    """An .xlsx file with one sheet, its header fixed, its revision and day below."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row, line in enumerate((HEADER, *lines, (), (foot,)), start=1):
        for column, value in enumerate(line, start=1):
            cell = sheet.cell(row, column, value)
            cell.data_type = "s"
            cell.alignment = Alignment(vertical="top", wrap_text=column > 2 and len(line) > 1)
            cell.font = Font(bold=row == 1)
    for column, width in enumerate(WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "A2"
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def csv_bytes(lines: Iterable[Line], foot: str) -> bytes:
    """CSV with a header and, last, the foot, marked as UTF-8 so that Excel reads Chinese;
    a cell that a spreadsheet would compute gets an apostrophe."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    told = ([plain(cell) for cell in line] for line in lines)
    writer.writerows([HEADER, *told, [foot]])
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
    cell = WriteOnlyCell(sheet, value)
    cell.data_type = "s"
    return cell
