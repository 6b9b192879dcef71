"""Which parts of a table are forms, and whose report is each?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from graph_model.text import folded, one_line
from loaders.above import SECTION, below, continued, said_over
from loaders.beside import apart
from loaders.choices import Choices, Shape
from loaders.form import Form
from loaders.headers import Header, headers, heading
from loaders.names_of_units import NAMES_DEPARTMENT, NAMES_SECTION
from loaders.tables import Cell, Cells, Table, row_number, texts, visible

_TITLE = re.compile(r"表\s*[\d一二三四]|一览表|目录|名册|分解表|(?:单位|日期|科室\S{0,2})\s*[:：]")
_SPACED_NAME = (
    r"[ _＿]*(?P<name>(?:[\u4e00-\u9fff]\s){1,8}[\u4e00-\u9fff](?![\u4e00-\u9fff])"
    r"|\S?.*?)[_＿]*(?=\s{2,}|\u3000|\s+[^\s:：]{2,8}\s*[:：]|$)"
)
_DEPARTMENT = re.compile(
    r"(?<![\u4e00-\u9fff])(?:部\s*门\s*(?:名\s*称)?|单位名称|(?:填报|填表|所在)(?:部门|单位))\s*[:：]"
    + _SPACED_NAME
)
_SECTION = re.compile(r"(?<![\u4e00-\u9fff])科\s*室\s*(?:名\s*称)?\s*[:：]" + _SPACED_NAME)
_SHEET_NOISE = re.compile(
    r"附?表\s*[\d一二三四]+|(?:岗位)?(?:工作)?(?:职责|标准|一览表|明细表?|职责表)|[-_—–·.、\s\d]|[（(]\s*[）)]"
)
_OWN_DEPARTMENT = ("部门", "部门名称", "所属部门", "所在部门", "填报部门")


@dataclass(frozen=True, slots=True)
class Line:
    """A line above the header and where it stands (row 0: a paragraph)."""

    text: str
    row: int


@dataclass(frozen=True)
class Recognised:
    """A form in a table: `header` names the columns of `rows`; `columns` maps keys to places.

    given: cells that hold for every row because the table says them once.
    over: the column that lines over groups of rows say instead.
    """

    form: Form
    table: Table
    lines: tuple[Line, ...]
    header: Cells
    columns: dict[str, int]
    rows: tuple[Cells, ...]
    said: str = ""
    given: dict[str, Cell] = field(default_factory=dict)
    over: str = ""

    @cached_property
    def headings(self) -> dict[str, str]:
        """The columns' names as the file writes them."""
        return {key: one_line(self.header[at].text) for key, at in self.columns.items()}

    def unknown(self) -> list[Cell]:
        """Header cells of columns that the form does not know."""
        known = set(self.columns.values())
        left = [cell for place, cell in enumerate(self.header) if place not in known and cell.text]
        return [cell for cell in left if not (self.form.reports and _is_department(cell))]

    @property
    def shape(self) -> Shape:
        return frozenset(heading(cell.text) for cell in self.header if cell.text)


def recognised(table: Table, choices: Choices) -> list[Recognised]:
    """Every form in a table, in order; a header that repeats is no new one."""
    shown = table if choices.hidden else visible(table)
    return [one for side in apart(shown, choices) for one in _recognised(side, choices)]


def _recognised(table: Table, choices: Choices) -> list[Recognised]:
    listed = list(headers(table, choices))
    found: list[Recognised] = []
    begin = 0
    for place, header in enumerate(listed):
        following = listed[place + 1].first if place + 1 < len(listed) else None
        end = len(table.rows)
        if following is not None:
            end = _title_start(table, header.last + 1, following)
        part = _part(table, header, range(begin, end))
        if found and not found[-1].rows and found[-1].form is header.form:
            found[-1] = replace(part, lines=found[-1].lines + part.lines)  # named twice over
        elif found and _continues(found[-1], part):
            before = found[-1].rows
            rows = continued(part.form, part.columns, before, part.rows)
            found[-1] = replace(found[-1], rows=before + rows)
        else:
            found.append(part)
        begin = end
    return [_with_given(one) for part in found for one in _by_department(part)]


def _continues(one: Recognised, other: Recognised) -> bool:
    """The same header once more, as on every page of a long table."""
    headings = [[heading(cell.text) for cell in found.header] for found in (one, other)]
    other_unit, unit = department(other), department(one)
    same_unit = other_unit is None or (
        unit is not None and folded(unit.text) == folded(other_unit.text)
    )
    return one.form is other.form and headings[0] == headings[1] and same_unit


def _title_start(table: Table, first: int, header: int) -> int:
    """Rows right above a later header that are blank or read like a title are its own."""
    start = header
    while start > first and _is_title(texts(table.rows[start - 1])):
        start -= 1
    return start


def _is_title(row: list[str]) -> bool:
    return not row or (len(row) == 1 and bool(_TITLE.search(row[0]) or _DEPARTMENT.search(row[0])))


def _part(table: Table, header: Header, rows: range) -> Recognised:
    above = tuple(
        Line(text, row_number(cells))
        for cells in table.rows[rows.start : header.first]
        for text in _labels_joined(texts(cells))
    )
    lines = (*(Line(text, 0) for text in table.lines_above), *above)
    body = below(table.rows[header.last + 1 : rows.stop], row_number(header.cells))
    return Recognised(header.form, table, lines, header.cells, header.columns, body, header.said)


def _labels_joined(row: list[str]) -> list[str]:
    """部门名称： in one cell and the name in the next are one line."""
    joined: list[str] = []
    for text in row:
        if joined and joined[-1].endswith((":", "：")):
            joined[-1] += text
        else:
            joined.append(text)
    return joined


def _is_department(cell: Cell) -> bool:
    return heading(cell.text) in _OWN_DEPARTMENT


def _by_department(found: Recognised) -> Iterator[Recognised]:
    """A list of several departments under one header is one report of each."""
    known = set(found.columns.values())
    places = [
        at for at, cell in enumerate(found.header) if at not in known and _is_department(cell)
    ]
    if not found.form.reports or not places or not found.rows:
        yield found
        return
    named: dict[str, Line] = {}
    rows: dict[str, list[Cells]] = {}
    latest = ""
    for cells in found.rows:
        cell = cells[places[0]]
        latest = folded(cell.text) if cell.text and len(texts(cells)) > 1 else latest
        named.setdefault(latest, Line(f"部门名称：{one_line(cell.text)}", cell.row))
        rows.setdefault(latest, []).append(cells)
    for name, part in rows.items():
        lines = (named[name], *found.lines) if name else found.lines
        yield replace(found, lines=lines, rows=tuple(part))


def _with_given(found: Recognised) -> Recognised:
    """With what the lines above, the sheet's name or lines between the rows say."""
    wanted = any(column.key == SECTION for column in found.form.column)
    if wanted and SECTION not in found.columns:
        said = _said(found.lines, _SECTION) or Line(_of_sheet(found.table, NAMES_SECTION), 0)
        if said.text:
            return replace(found, given={SECTION: Cell(said.text, said.text, said.row, 0)})
    return replace(found, over=said_over(found.form, found.columns, found.rows))


def department(found: Recognised) -> Line | None:
    """The department's name and the row it stands in, from the lines above the header."""
    return _said(found.lines, _DEPARTMENT)


def _said(lines: tuple[Line, ...], pattern: re.Pattern[str]) -> Line | None:
    for line in lines:
        for text in _unbroken(line.text):
            match = pattern.search(text)
            if match and match["name"].strip():
                return Line(_unspaced(one_line(match["name"])), line.row)
    return None


def _unbroken(text: str) -> list[str]:
    """The lines of a text; a department's name that was broken (教/务处) is whole again."""
    lines: list[str] = []
    for line in text.splitlines():
        name = lines[-1].rpartition("：")[2].rpartition(":")[2].strip() if lines else ""
        broken = name and not NAMES_DEPARTMENT.fullmatch(name)
        if broken and NAMES_DEPARTMENT.fullmatch(name + line.strip()):
            lines[-1] += line.strip()
        else:
            lines.append(line)
    return lines


def _unspaced(name: str) -> str:
    """学 生 处 → 学生处: characters set apart to fill the line."""
    parts = name.split()
    return "".join(parts) if parts and all(len(part) == 1 for part in parts) else name


def department_of_sheet(table: Table) -> str:
    """表3-教务处 → 教务处; empty where the name is not that of a department."""
    return _of_sheet(table, NAMES_DEPARTMENT)


def _of_sheet(table: Table, pattern: re.Pattern[str]) -> str:
    name = _SHEET_NOISE.sub("", table.name)
    return name if pattern.fullmatch(name) else ""


def department_of_file(path: Path) -> str:
    """教务处_表3.xlsx → 教务处; empty where the name has no _."""
    return path.stem.partition("_")[0].strip() if "_" in path.stem else ""


def department_of_folder(path: Path) -> str:
    """教务处/表3.xlsx → 教务处; empty where the folder's name is not that of a department."""
    return path.parent.name if NAMES_DEPARTMENT.fullmatch(path.parent.name) else ""
