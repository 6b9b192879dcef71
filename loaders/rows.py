"""The rows of a recognised table that say something, with their cells by column."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import NamedTuple

from graph_model.claims import Doubt, Place
from graph_model.profile import default_profile
from graph_model.text import folded, one_line
from loaders.above import line_over
from loaders.recognise import Recognised
from loaders.tables import Cell, Cells, row_number, texts

_FOOT = re.compile(
    r"(?:附?注|备注|说明)\s*\d*\s*[:：.、]|(?:合计|总计|小计)\s*(?:$|[:：\d])"
    r"|(?:填表人?|填报人?|制表人?|编制人|经办人|审核人?|审定人?|审批人?|负责人|填表日期|日期"
    r"|(?:部门|单位|分管|主管|学校)\S{0,3}(?:负责人|领导)|签字|盖章)\s*(?:[（(][^）)]*[）)])?\s*[:：]"
)
_STAMP = re.compile(
    r"\S{0,12}[（(](?:签字|签名|盖章|签章|公章)[^）)]*[）)]|(?:\d{4}|_*)\s*年\s*\d*\s*月\s*\d*\s*日"
)
_FIGURES = re.compile(r"合计|总计|小计")
_COUNT = re.compile(r"[\d.,]+\D{0,3}|\d+\s*[个项人条次]\S{0,4}|[/—-]*")
_ERROR = re.compile(r"#(?:REF!|N/A|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|SPILL!|CALC!|#+)")
_SHORT = 24  # a placeholder set apart by blanks is no longer
EXAMPLE = "例："
_EMPTY = Cell("", None, 0, 0)
_NOTHING = ("无", "-", "--", "—", "——", "－", "\\", "、")


class Row(NamedTuple):
    """One row: cells by column key, without those that are errors; and the doubts of these."""

    found: Recognised
    file: str
    number: int
    cells: Mapping[str, Cell]
    doubts: tuple[Doubt, ...] = ()

    def cell(self, key: str) -> Cell:
        return self.cells.get(key, _EMPTY)

    def place(self, key: str = "") -> Place:
        """Where the cell of a column stands; without a column, the row."""
        row = self.cells[key].row if key in self.cells else self.number
        return _place(self.file, self.found.table.name, row, self.found.headings.get(key, ""))

    def text(self) -> str:
        """The row on one line, to be shown with a doubt."""
        return " | ".join(one_line(text) for text in texts(tuple(self.cells.values())))


@lru_cache(maxsize=256)
def _place(file: str, sheet: str, row: int, heading: str) -> Place:
    """All that is said of one cell shares one place: a long table has millions of mentions."""
    return Place(file, sheet, row, heading)


@dataclass(slots=True)
class Body:
    """The rows of a table, and what was found odd while they were gathered."""

    rows: list[Row] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def body(found: Recognised, file: str) -> Body:
    """Rows below the header, without empty rows, notes, sums and signatures."""
    gathered = Body(remarks=[*_about_columns(found, file), *_struck(found, file)])
    above: Mapping[str, Cell] = {}
    given, waiting = dict(found.given), list[Row]()
    for cells in found.rows:
        said = texts(cells)
        if not said or _is_foot(found, cells) or _is_example(said):
            continue
        line = line_over(found.over, found.columns, cells) if found.over else None
        if line:
            gathered.rows += waiting
            given[found.over] = line
            waiting = [Row(found, file, line.row, {found.over: line})]
        elif _runs_across(found, cells):
            place = Place(file, found.table.name, row_number(cells))
            gathered.remarks.append(f"{place}: 整行是一格说明,未读入: {one_line(said[0])}")
        else:
            row, waiting = _row(found, file, cells, given, above), []
            above = row.cells
            gathered.rows.append(_without_errors(row))
    gathered.rows += waiting  # a line over no rows stands for itself
    if not gathered.rows:
        gathered.remarks.append(f"{_table(found, file)}: 表头下没有内容")
    return gathered


def _struck(found: Recognised, file: str) -> Iterator[str]:
    """What somebody struck out is not read, and said."""
    for cells in found.rows:
        if any(cell.struck for cell in cells):
            for cell in dict.fromkeys(cell for cell in cells if cell.struck):
                place = Place(file, found.table.name, cell.row, f"第{cell.column}列")
                yield f"{place}: 划去的“{one_line(cell.struck)}”未读入"


def _is_foot(found: Recognised, cells: Cells) -> bool:
    """A note, sum or signature: its words begin like one, and the row says no work."""
    said = texts(cells)
    if len(said) == 1 and _STAMP.fullmatch(said[0]):
        return True
    begins = _FOOT.match(said[0]) if said else None
    if begins is None:
        return False
    if begins.end() == len(said[0]) and said[0].endswith((":", "：")):
        return True
    if _FIGURES.match(said[0]):
        return all(_COUNT.fullmatch(folded(text)) for text in said[1:])
    required = [found.columns[one.key] for one in found.form.required() if one.key in found.columns]
    named = {(cells[at].row, cells[at].column) for at in required if cells[at].text}
    return len(named) < 2


def _is_example(said: list[str]) -> bool:
    """The row of a template that shows how to fill it."""
    return all(text.startswith(EXAMPLE) for text in said)


def _table(found: Recognised, file: str) -> Place:
    return Place(file, found.table.name)


def _about_columns(found: Recognised, file: str) -> list[str]:
    names = [one_line(cell.text) for cell in found.unknown()]
    remarks = [f"{_table(found, file)}: {found.form.zh}用不到“{name}”列,未读入" for name in names]
    known = set(found.columns.values())
    nameless = {
        place
        for cells in found.rows
        for place, cell in enumerate(cells)
        if place not in known
        and not found.header[place].text
        and cell.text
        and not cell.merged
        and not _is_foot(found, cells)
    }
    for place in sorted(nameless):
        remarks.append(f"{_table(found, file)}: 第{place + 1}列没有列名,未读入")
    return remarks


def _runs_across(found: Recognised, cells: Cells) -> bool:
    """One merged cell fills every column of the form: a subtitle, not a row."""
    places = {(cells[at].row, cells[at].column) for at in found.columns.values()}
    first = cells[next(iter(found.columns.values()))]
    return len(found.columns) > 1 and len(places) == 1 and first.row == row_number(cells)


def _row(
    found: Recognised,
    file: str,
    cells: Cells,
    given: Mapping[str, Cell],
    above: Mapping[str, Cell],
) -> Row:
    named = {key: cells[place] for key, place in found.columns.items() if cells[place].text}
    here = {**given, **named}
    repeated = {column.key for column in found.form.column if column.as_above}
    if found.table.flat:
        here |= {key: above[key] for key in repeated - set(here) if key in above}
    return Row(found, file, row_number(cells), here)


def _without_errors(row: Row) -> Row:
    """Leave out cells that Excel could not compute, with a doubt each."""
    odd = {key: reason for key, cell in row.cells.items() if (reason := _why_unusable(cell))}
    if not odd:
        return row
    kept = {key: cell for key, cell in row.cells.items() if key not in odd}
    doubts = (Doubt(row.place(key), why, row.cell(key).text) for key, why in odd.items())
    return row._replace(cells=kept, doubts=tuple(doubts))


def _why_unusable(cell: Cell) -> str:
    if _ERROR.fullmatch(cell.text.strip()):
        return "单元格是公式错误,请改正公式或直接填写"
    if cell.text.startswith("=") and len(cell.text) > 1:
        return "公式没有保存计算结果,请用 Office 打开并保存一次"
    return ""


def is_placeholder(cell: Cell) -> bool:
    """待定, 暂无, / and the like: a cell that was filled to say nothing."""
    if len(cell.text) > _SHORT:
        return False
    return cell.text in _NOTHING or folded(cell.text) in _placeholders()


@cache
def _placeholders() -> frozenset[str]:
    return frozenset(folded(word) for word in default_profile().placeholders)
