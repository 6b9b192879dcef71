"""Excel workbooks: one table a sheet, values as shown, merged blocks as one cell."""

import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from openpyxl import load_workbook

from loaders.limits import MERGED_CELLS, check_extent, refuse
from loaders.readers.blocks import Block, Grid, extent, rows_of, spread
from loaders.readers.office import opened
from loaders.readers.shown import shown
from loaders.tables import Cell, Table

suffixes = (".xlsx", ".xlsm")

_MERGE = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref\s*=\s*[\"']([A-Z]+)(\d+):([A-Z]+)(\d+)[\"']")
_CHUNK, _OVERLAP = 1_000_000, 200


def read(path: Path) -> list[Table]:
    return opened(path, "xl/workbook.xml", _tables)


def _tables(path: Path) -> list[Table]:
    formulas_there = _scanned(path)
    book = _load(path)
    formulas = _load(path, data_only=False) if formulas_there else None
    return [
        _table(path, sheet, formulas[sheet.title] if formulas else None, number)
        for number, sheet in enumerate(book.worksheets, start=1)
    ]


def _load(path: Path, data_only: bool = True) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # extensions that openpyxl does not keep
        return load_workbook(path, data_only=data_only, keep_links=False)


def _sheets(path: Path) -> Iterator[bytes]:
    """The XML of the sheets, piece by piece; pieces overlap by more than a tag."""
    with ZipFile(path) as package:
        for name in package.namelist():
            if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                with package.open(name) as part:
                    rest = b""
                    while piece := part.read(_CHUNK):
                        yield rest + piece
                        rest = piece[-_OVERLAP:]


def _scanned(path: Path) -> bool:
    """Whether there are formulas. openpyxl makes every cell of a merged block, so that one
    over all rows would never end: such a block is refused before."""
    formulas = False
    for piece in _sheets(path):
        formulas = formulas or b"<f" in piece or b":f>" in piece
        for found in _MERGE.finditer(piece):
            left, top, right, bottom = (part.decode() for part in found.groups())
            block = Block(int(top), _column(left), int(bottom), _column(right))
            if block.size > MERGED_CELLS:
                named = f"{left}{top}:{right}{bottom}"
                raise refuse(path.name, f"合并单元格 {named} 范围过大,请取消多余的合并后再导入")
    return formulas


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _table(path: Path, sheet: Any, formulas: Any, number: int) -> Table:
    grid = _cells(sheet, formulas)
    spread((Block(b.min_row, b.min_col, b.max_row, b.max_col) for b in _blocks(sheet)), grid)
    check_extent(f"{path.name} › {sheet.title}", *extent(grid))
    return Table(
        sheet.title,
        number,
        (),
        rows_of(grid),
        hidden=sheet.sheet_state != "visible",
        hidden_rows=frozenset(at for at, row in sheet.row_dimensions.items() if row.hidden),
        hidden_columns=frozenset(_hidden_columns(sheet)),
    )


def _blocks(sheet: Any) -> list[Any]:
    return list(sheet.merged_cells.ranges)


def _hidden_columns(sheet: Any) -> Iterator[int]:
    """Columns that are not shown; one entry may stand for a run of them."""
    for column in sheet.column_dimensions.values():
        if column.hidden:
            first = column.min or _column(column.index)
            yield from range(first, (column.max or first) + 1)


def _cells(sheet: Any, formulas: Any) -> Grid:
    """Cells that hold something; a formula without a stored result shows the formula."""
    grid: Grid = {}
    held = sheet._cells  # iter_rows would make a cell of every blank one
    while held:  # taken out one by one, so that a long sheet is never held twice
        place, raw = held.popitem()
        value = raw.value
        if value is None and formulas is not None:
            source = formulas._cells[place]
            if source.data_type == "f":
                value = f"={getattr(source.value, 'text', source.value)}".replace("==", "=", 1)
        if value is not None:
            grid[place] = Cell(shown(value, raw.number_format), value, *place)
    return grid
