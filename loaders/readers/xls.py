"""Workbooks of Excel 97 to 2003: one table a sheet, as xlsx."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import xlrd
from xlrd.biffh import XLRDError

from graph_model.errors import WrongInput
from loaders.limits import MERGED_CELLS, check_extent, refuse
from loaders.readers.blocks import Block, Grid, extent, rows_of, spread
from loaders.readers.shown import shown
from loaders.tables import Cell, Table

suffixes = (".xls", ".et")

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLDER = (b"\x09\x00", b"\x09\x02", b"\x09\x04", b"\x09\x08")
_DAYS_OF_A_CLOCK = 60  # Excel counts a time beyond a day from 1900-01-01 on


def read(path: Path) -> list[Table]:
    with path.open("rb") as file:
        head = file.read(8)
    if not head.startswith((_OLE, *_OLDER)):
        raise refuse(
            path.name,
            f"内容不是 {path.suffix} 文件(扩展名不符或文件已损坏),请用 Office 另存为 .xlsx",
        )
    try:
        return _tables(path)
    except (WrongInput, MemoryError):
        raise
    except Exception as error:  # xlrd raises whatever the broken records lead to
        raise refuse(path.name, _why(error)) from error


def _why(error: Exception) -> str:
    if isinstance(error, XLRDError) and "encrypt" in str(error).lower():
        return "文件设有打开密码,请去掉密码后重新保存再导入"
    return f"文件已损坏,无法打开({type(error).__name__}),请用 Office 打开并另存为 .xlsx"


def _tables(path: Path) -> list[Table]:
    book = xlrd.open_workbook(str(path), logfile=io.StringIO(), formatting_info=True)
    return [
        _table(path, book, sheet, number) for number, sheet in enumerate(book.sheets(), start=1)
    ]


def _table(path: Path, book: Any, sheet: Any, number: int) -> Table:
    where = f"{path.name} › {sheet.name}"
    blocks = [Block(top + 1, left + 1, low, right) for top, low, left, right in sheet.merged_cells]
    for block in blocks:
        if block.size > MERGED_CELLS:
            raise refuse(where, f"合并单元格({block})范围过大,请取消多余的合并后再导入")
    grid = _cells(book, sheet)
    spread(blocks, grid)
    check_extent(where, *extent(grid))
    return Table(
        sheet.name,
        number,
        (),
        rows_of(grid),
        hidden=sheet.visibility != 0,
        hidden_rows=frozenset(at + 1 for at, row in sheet.rowinfo_map.items() if row.hidden),
        hidden_columns=frozenset(at + 1 for at, one in sheet.colinfo_map.items() if one.hidden),
    )


def _cells(book: Any, sheet: Any) -> Grid:
    grid: Grid = {}
    for row in range(sheet.nrows):
        for column in range(sheet.row_len(row)):
            raw = sheet.cell(row, column)
            value = _VALUES.get(raw.ctype, _nothing)(raw.value, book.datemode)
            if value is not None:
                text, place = shown(value, _number_format(book, raw)), (row + 1, column + 1)
                if _is_struck(book, raw):
                    grid[place] = Cell("", None, place[0], place[1], struck=text)
                else:
                    grid[place] = Cell(text, value, *place)
    return grid


def _is_struck(book: Any, raw: Any) -> bool:
    return raw.xf_index is not None and bool(
        book.font_list[book.xf_list[raw.xf_index].font_index].struck_out
    )


def _number_format(book: Any, raw: Any) -> str:
    if raw.ctype != xlrd.XL_CELL_NUMBER or raw.xf_index is None:
        return ""
    return str(book.format_map[book.xf_list[raw.xf_index].format_key].format_str)


def _nothing(value: Any, datemode: Any) -> object:
    return None


def _day(value: Any, datemode: Any) -> object:
    """A date; a time of its own where no date was meant."""
    moment = xlrd.xldate.xldate_as_datetime(value, datemode)
    if value < _DAYS_OF_A_CLOCK:
        return moment - xlrd.xldate.xldate_as_datetime(0, datemode)
    return moment


_VALUES: dict[int, Callable[[Any, Any], object]] = {
    xlrd.XL_CELL_TEXT: lambda value, _: value or None,
    xlrd.XL_CELL_NUMBER: lambda value, _: value,
    xlrd.XL_CELL_DATE: _day,
    xlrd.XL_CELL_BOOLEAN: lambda value, _: bool(value),
    xlrd.XL_CELL_ERROR: lambda value, _: xlrd.error_text_from_code.get(value, "#N/A"),
}
