"""Tables as every reader hands them on: plain cells with the place they stand at."""

from dataclasses import dataclass, replace
from typing import NamedTuple


class Cell(NamedTuple):
    """One cell; a merged block is one Cell with its top left place, repeated where it covers.

    text: as the office program shows it, trimmed. value: str, number, date or None.
    row, column: counted from 1. struck: what stood there and was struck out.
    """

    text: str
    value: object
    row: int
    column: int
    merged: bool = False
    struck: str = ""


Cells = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet or a table of a document. `number`: from 1 within the file.

    flat: the format has no merged cells, so that an empty cell may mean "as above".
    follows: nothing stands between it and the table before in the document.
    hidden: the office program does not show the sheet; hidden_rows, hidden_columns: nor these.
    """

    name: str
    number: int
    lines_above: tuple[str, ...]
    rows: tuple[Cells, ...]
    flat: bool = False
    follows: bool = False
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()


def row_number(cells: Cells) -> int:
    """The row of the office program; merged cells may begin further up."""
    return max((cell.row for cell in cells), default=0)


def texts(cells: Cells) -> list[str]:
    """The texts of a row, each merged block once, without empty ones."""
    seen = {(cell.row, cell.column): cell.text for cell in cells if cell.text}
    return list(seen.values())


def visible(table: Table) -> Table:
    """The table without what the office program hides."""
    if table.hidden:
        return replace(table, rows=())
    return replace(
        table,
        rows=tuple(
            tuple(cell for at, cell in enumerate(row, start=1) if at not in table.hidden_columns)
            for number, row in enumerate(table.rows, start=1)
            if number not in table.hidden_rows
        ),
    )
