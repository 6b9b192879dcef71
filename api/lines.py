"""Lists as lines of text, and as CSV; text stays text, never a formula."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

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


def headings_of(columns: Columns) -> Line:
    return [heading for heading, _ in columns]


def csv_bytes(lines: Iterable[Line], foot: str) -> bytes:
    """CSV with a header and, last, the foot, marked as UTF-8 so that Excel reads Chinese;
    a cell that a spreadsheet would compute gets an apostrophe."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    listed = ([plain(cell) for cell in line] for line in lines)
    writer.writerows([headings_of(GAP_COLUMNS), *listed, [foot]])
    return written.getvalue().encode("utf-8-sig")


def plain(cell: Any) -> Any:
    """Of a text that a spreadsheet would compute, one that it shows."""
    computed = isinstance(cell, str) and cell.startswith(FORMULA_STARTS)
    return f"'{cell}" if computed else cell
