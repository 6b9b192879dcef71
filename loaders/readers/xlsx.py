"""Excel workbooks: one table a sheet, values as shown, merged blocks as one cell."""

import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock

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
    holds = _scanned(path)
    book = _load(path, rich_text=holds.strokes)
    formulas = _load(path, data_only=False) if holds.formulas else None
    return [
        _table(path, sheet, formulas[sheet.title] if formulas else None, number)
        for number, sheet in enumerate(book.worksheets, start=1)
    ]


def _load(path: Path, data_only: bool = True, rich_text: bool = False) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # extensions that openpyxl does not keep
        return load_workbook(path, data_only=data_only, keep_links=False, rich_text=rich_text)


def _pieces(path: Path, begins: str) -> Iterator[bytes]:
    """XML of the package, piece by piece; pieces overlap by more than a tag."""
    with ZipFile(path) as package:
        for name in package.namelist():
            if name.startswith(begins) and name.endswith(".xml"):
                with package.open(name) as part:
                    rest = b""
                    while piece := part.read(_CHUNK):
                        yield rest + piece
                        rest = piece[-_OVERLAP:]


class _Holds(NamedTuple):
    """strokes: some letters may be struck out and others of the same cell not."""

    formulas: bool
    strokes: bool


def _scanned(path: Path) -> _Holds:
    """What must be read with more care, as it is dear. openpyxl makes every cell of a merged
    block, so that one over all rows would never end: such a block is refused before."""
    formulas = False
    strokes = any(b"strike" in piece for piece in _pieces(path, "xl/sharedStrings"))
    for piece in _pieces(path, "xl/worksheets/"):
        formulas = formulas or b"<f" in piece or b":f>" in piece
        strokes = strokes or b"strike" in piece
        _refuse_vast_merges(path, piece)
    return _Holds(formulas, strokes)


def _refuse_vast_merges(path: Path, piece: bytes) -> None:
    for found in _MERGE.finditer(piece):
        left, top, right, bottom = (part.decode() for part in found.groups())
        block = Block(int(top), _column(left), int(bottom), _column(right))
        if block.size > MERGED_CELLS:
            named = f"{left}{top}:{right}{bottom}"
            raise refuse(path.name, f"合并单元格 {named} 范围过大,请取消多余的合并后再导入")


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
    strokes = any(font.strike for font in sheet.parent._fonts)
    held = sheet._cells  # iter_rows would make a cell of every blank one
    while held:  # taken out one by one, so that a long sheet is never held twice
        place, raw = held.popitem()
        value, struck = raw.value, ""
        if value is not None and (strokes or isinstance(value, CellRichText)):
            value, struck = _without_strokes(raw)
        if value is None and formulas is not None:
            source = formulas._cells[place]
            if source.data_type == "f":
                value = f"={getattr(source.value, 'text', source.value)}".replace("==", "=", 1)
        if value is not None:
            text = shown(value, "" if type(value) is str else raw.number_format)
            grid[place] = Cell(text, value, place[0], place[1], struck=struck)
        elif struck:
            grid[place] = Cell("", None, place[0], place[1], struck=struck)
    return grid


def _without_strokes(cell: Any) -> tuple[object, str]:
    """What of a cell stands, and what of it is struck out."""
    if cell.font.strike:
        return None, shown(cell.value, cell.number_format)
    if not isinstance(cell.value, CellRichText):
        return cell.value, ""
    parts = [(str(part), _is_struck(part)) for part in cell.value]
    stands = "".join(text for text, gone in parts if not gone)
    return stands, "".join(text for text, gone in parts if gone)


def _is_struck(part: str | TextBlock) -> bool:
    return isinstance(part, TextBlock) and bool(part.font.strike)
