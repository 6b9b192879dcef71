"""Lists as Excel workbooks and CSV; text stays text, never a formula."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from api.names import SEVERITY_NAMES
from queries.gaps import Gap

HEADER = ("规则", "程度", "对象", "部门", "缺漏说明", "怎样修补", "出处", "已接受的理由")
NARROWEST, WIDEST = 8, 60
LONGEST_TITLE, NOT_IN_TITLE = 31, re.compile(r"[\[\]:*?/\\]")
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


def workbook(title: str, lines: Iterable[Line], foot: str, header: Line = HEADER) -> bytes:
    """An .xlsx file with one sheet, its header fixed, its revision and day below."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = NOT_IN_TITLE.sub(" ", title)[:LONGEST_TITLE]
    widths = [NARROWEST] * len(header)
    for row, line in enumerate((header, *lines, (), (foot,)), start=1):
        for column, value in enumerate(line, start=1):
            cell = sheet.cell(row, column, ILLEGAL_CHARACTERS_RE.sub("", value))
            cell.data_type = "s"
            cell.alignment = Alignment(vertical="top", wrap_text=len(line) > 1)
            cell.font = Font(bold=row == 1)
        widths = [max(*pair) for pair in zip(widths, _widths(line, len(header)), strict=True)]
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "A2"
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _widths(line: Line, columns: int) -> list[int]:
    """How wide each cell would like to be, a Chinese character being two wide; a line with
    other cells than the header has no say."""
    if len(line) != columns:
        return [NARROWEST] * columns
    return [
        min(WIDEST, 2 + max(len(part.encode("gb18030", "replace")) for part in cell.split("\n")))
        for cell in line
    ]


def csv_bytes(lines: Iterable[Line], foot: str) -> bytes:
    """CSV with a header and, last, the foot, marked as UTF-8 so that Excel reads Chinese;
    a cell that a spreadsheet would compute gets an apostrophe."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    plain = ([_plain(cell) for cell in line] for line in lines)
    writer.writerows([HEADER, *plain, [foot]])
    return written.getvalue().encode("utf-8-sig")


def _plain(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell
