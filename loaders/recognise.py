"""Which table is which form, where its header is, and whose report it is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from graph_model.claims import Place
from graph_model.errors import Problem, WrongInput
from graph_model.text import folded, one_line
from loaders.form import Column, Form, forms, headings
from loaders.tables import Cell, Cells, Table, row_number, texts

_NOISE = re.compile(r"[*＊★]|[:：]$")
_BRACKETS = re.compile(r"\([^()]*\)$")
_TITLE = re.compile(r"表\s*[\d一二三四]|一览表|目录|名册|分解表|(?:单位|日期|科室\S{0,2})\s*[:：]")
_DEPARTMENT = re.compile(
    r"(?<![\u4e00-\u9fff])(?:部\s*门\s*(?:名\s*称)?|单位名称|(?:填报|填表|所在)(?:部门|单位))\s*[:：]"
    r"[ _＿]*(?P<name>(?:[\u4e00-\u9fff]\s){1,8}[\u4e00-\u9fff](?![\u4e00-\u9fff])"
    r"|\S?.*?)[_＿]*(?=\s{2,}|\u3000|\s+[^\s:：]{2,8}\s*[:：]|$)"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line above the header and where it stands (row 0: a paragraph)."""

    text: str
    row: int


@dataclass(frozen=True, slots=True)
class Recognised:
    """A form in a table: `header` names the columns of `rows`; `columns` maps keys to places."""

    form: Form
    table: Table
    lines: tuple[Line, ...]
    header: Cells
    columns: dict[str, int]
    rows: tuple[Cells, ...]

    def heading(self, key: str) -> str:
        """The column's name as the file writes it."""
        return one_line(self.header[self.columns[key]].text)

    def unknown(self) -> list[Cell]:
        """Header cells of columns that the form does not know."""
        known = set(self.columns.values())
        return [cell for place, cell in enumerate(self.header) if place not in known and cell.text]


def recognised(table: Table) -> list[Recognised]:
    """Every form in a table, in order; a header that repeats is no new one."""
    headers = list(_headers(table))
    found: list[Recognised] = []
    begin = 0
    for place, (row, form) in enumerate(headers):
        following = headers[place + 1][0] if place + 1 < len(headers) else None
        end = len(table.rows) if following is None else _title_start(table, row + 1, following)
        part = _part(table, form, range(begin, end), row)
        if found and not found[-1].rows and found[-1].form is form:
            found[-1] = replace(part, lines=found[-1].lines + part.lines)  # a header of two rows
        elif found and _continues(found[-1], part):
            found[-1] = replace(found[-1], rows=found[-1].rows + part.rows)
        else:
            found.append(part)
        begin = end
    return found


def _headers(table: Table) -> Iterator[tuple[int, Form]]:
    for row, cells in enumerate(table.rows):
        form = _form_of(cells)
        if form:
            yield row, form


def _form_of(cells: Cells) -> Form | None:
    """The form that most of the row's cells name columns of."""
    names = {_heading(text) for text in texts(cells)}
    if sum(name in headings() or _BRACKETS.sub("", name) in headings() for name in names) < 2:
        return None
    ranked = [(_score(form, cells), form) for form in forms()]
    score, form = max(ranked, key=lambda pair: pair[0], default=((0, 0.0), None))
    if form is None or score[0] < 2:
        return None
    known = len(_columns(form, cells))
    return form if 2 * known >= len(form.required()) and 2 * known >= len(names) else None


def _score(form: Form, cells: Cells) -> tuple[int, float]:
    columns = _columns(form, cells)
    required = form.required()
    return len(columns), sum(column.key in columns for column in required) / len(required)


def _columns(form: Form, cells: Cells) -> dict[str, int]:
    """Column key → place in the row; the first cell that bears one of its names."""
    headings = [_heading(cell.text) for cell in cells]
    found: dict[str, int] = {}
    for column in form.column:
        place = _place(column, headings)
        if place is not None and place not in found.values():
            found[column.key] = place
    return found


def _place(column: Column, headings: Sequence[str]) -> int | None:
    names = [folded(name) for name in column.names]
    for wanted in (headings, [_BRACKETS.sub("", heading) for heading in headings]):
        places = [wanted.index(name) for name in names if name in wanted]
        if places:
            return min(places)
    return None


def _heading(text: str) -> str:
    return _NOISE.sub("", folded(text))


def _continues(one: Recognised, other: Recognised) -> bool:
    """The same header once more, as on every page of a long table."""
    headings = [[_heading(cell.text) for cell in found.header] for found in (one, other)]
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


def _part(table: Table, form: Form, rows: range, header: int) -> Recognised:
    above = tuple(
        Line(text, row_number(cells))
        for cells in table.rows[rows.start : header]
        for text in _labels_joined(texts(cells))
    )
    lines = (*(Line(text, 0) for text in table.lines_above), *above)
    cells = table.rows[header]
    return Recognised(
        form, table, lines, cells, _columns(form, cells), table.rows[header + 1 : rows.stop]
    )


def _labels_joined(row: list[str]) -> list[str]:
    """部门名称： in one cell and the name in the next are one line."""
    joined: list[str] = []
    for text in row:
        if joined and joined[-1].endswith((":", "：")):
            joined[-1] += text
        else:
            joined.append(text)
    return joined


def department(found: Recognised) -> Line | None:
    """The department's name and the row it stands in, from the lines above the header."""
    for line in found.lines:
        for text in line.text.splitlines():
            match = _DEPARTMENT.search(text)
            if match and match["name"].strip():
                return Line(_unspaced(one_line(match["name"])), line.row)
    return None


def _unspaced(name: str) -> str:
    """学 生 处 → 学生处: characters set apart to fill the line."""
    parts = name.split()
    return "".join(parts) if parts and all(len(part) == 1 for part in parts) else name


def department_of_file(path: Path) -> str:
    """教务处_表3.xlsx → 教务处; empty where the name has no _."""
    return path.stem.partition("_")[0].strip() if "_" in path.stem else ""


def check_columns(path: Path, found: Recognised) -> list[Problem]:
    """Required columns that the table lacks."""
    place = Place(path.name, found.table.name, row_number(found.header))
    return [
        Problem(
            str(Place(place.file, place.sheet, place.row, column.names[0])),
            f"缺少{found.form.zh}必需的“{column.names[0]}”列"
            f"(也可写作 {'、'.join(column.names[1:]) or '同名'}),请补上这一列或改正列名",
        )
        for column in found.form.required()
        if column.key not in found.columns
    ]


def nothing_recognised(path: Path) -> WrongInput:
    """No table of the file is a form: say what was looked for."""
    wanted = ";".join(
        f"{form.zh}({'、'.join(column.names[0] for column in form.required())})" for form in forms()
    )
    message = f"没有找到能识别的表头。请检查列名;能识别的表及其必需的列:{wanted}"
    return WrongInput([Problem(path.name, message)])
