"""Excel workbooks: one table a sheet, values as shown, merged blocks as one cell."""

import re
import warnings
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.worksheet.cell_range import CellRange

from graph_model.errors import Problem, WrongInput
from loaders.readers.office import opened
from loaders.tables import Cell, Table

suffixes = (".xlsx", ".xlsm")

_MERGE = re.compile(rb'<mergeCell\s[^>]*?ref="([A-Z]+\d+:[A-Z]+\d+)"')
_LARGEST_MERGE = 200_000
_Grid = dict[tuple[int, int], Cell]


def read(path: Path) -> list[Table]:
    return opened(path, "xl/workbook.xml", _tables)


def _tables(path: Path) -> list[Table]:
    _refuse_huge_merges(path)
    book = _load(path)
    formulas = _load(path, data_only=False) if _has_formulas(path) else book
    return [
        _table(sheet, formulas[sheet.title], number)
        for number, sheet in enumerate(book.worksheets, start=1)
    ]


def _load(path: Path, data_only: bool = True) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # extensions that openpyxl does not keep
        return load_workbook(path, data_only=data_only)


def _sheets(path: Path) -> Iterator[bytes]:
    """The XML of each sheet."""
    with ZipFile(path) as package:
        for name in package.namelist():
            if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                yield package.read(name)


def _has_formulas(path: Path) -> bool:
    return any(b"<f" in sheet for sheet in _sheets(path))


def _refuse_huge_merges(path: Path) -> None:
    """openpyxl makes every cell of a merged block; one over all rows would never end."""
    for sheet in _sheets(path):
        for found in _MERGE.findall(sheet):
            size = CellRange(found.decode()).size
            if size["rows"] * size["columns"] > _LARGEST_MERGE:
                reason = f"合并单元格 {found.decode()} 范围过大,请取消多余的合并后再导入"
                raise WrongInput([Problem(path.name, reason)])


def _table(sheet: Any, formulas: Any, number: int) -> Table:
    grid = _cells(sheet, formulas)
    _spread_merged(sheet, grid)
    height = max((row for (row, _), cell in grid.items() if cell.text), default=0)
    width = max((column for (_, column), cell in grid.items() if cell.text), default=0)
    rows = tuple(
        tuple(
            grid.get((row, column)) or Cell("", None, row, column) for column in range(1, width + 1)
        )
        for row in range(1, height + 1)
    )
    return Table(sheet.title, number, (), rows, hidden=sheet.sheet_state != "visible")


def _cells(sheet: Any, formulas: Any) -> _Grid:
    """Cells that hold something; a formula without a stored result shows the formula."""
    grid: _Grid = {}
    for place, raw in sheet._cells.items():  # iter_rows would make a cell of every blank one
        source = formulas._cells[place]
        value = raw.value
        if value is None and source.data_type == "f":
            value = f"={getattr(source.value, 'text', source.value)}".replace("==", "=", 1)
        if value is not None:
            grid[place] = Cell(_shown(value, raw.number_format), value, *place)
    return grid


def _spread_merged(sheet: Any, grid: _Grid) -> None:
    """Merged blocks as far as the sheet holds anything at all."""
    last_row = max((row for row, _ in grid), default=0)
    last_column = max((column for _, column in grid), default=0)
    for block in sheet.merged_cells.ranges:
        place = (block.min_row, block.min_col)
        first = grid.get(place) or Cell("", None, *place)
        cell = Cell(first.text, first.value, *place, merged=True)
        for row in range(block.min_row, min(block.max_row, last_row) + 1):
            for column in range(block.min_col, min(block.max_col, last_column) + 1):
                grid[row, column] = cell


def _shown(value: object, number_format: str) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int) or (isinstance(value, float) and value.is_integer()):
        return str(int(value)) if "%" not in number_format else f"{int(value) * 100}%"
    if isinstance(value, float):
        percent = "%" in number_format
        return f"{value * 100 if percent else value:.12g}" + ("%" if percent else "")
    if isinstance(value, datetime) and value.time() == datetime.min.time():
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return str(value).replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n").strip()
