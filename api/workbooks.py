"""Lists as Excel workbooks; text stays text, never a formula."""

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

from api.lines import GAP_COLUMNS, Columns, Line, headings_of

LONGEST_TITLE, NOT_IN_TITLE = 31, re.compile(r"[\[\]:*?/\\]")


def workbook(title: str, lines: Iterable[Line], foot: str, columns: Columns = GAP_COLUMNS) -> bytes:
    """An .xlsx file with one sheet, its header fixed, its revision and day below. columns:
    headings with widths."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = NOT_IN_TITLE.sub(" ", title)[:LONGEST_TITLE]
    for row, line in enumerate((headings_of(columns), *lines, (), (foot,)), start=1):
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
