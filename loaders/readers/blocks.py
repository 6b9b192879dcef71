"""How do the cells of a sheet become a table: merged blocks, width and height?"""

from collections.abc import Iterable
from typing import NamedTuple

from loaders.tables import Cell, Cells

Grid = dict[tuple[int, int], Cell]


class Block(NamedTuple):
    """A merged block by its corners, counted from 1, both included."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def size(self) -> int:
        return (self.bottom - self.top + 1) * (self.right - self.left + 1)

    def __str__(self) -> str:
        return f"第{self.top}行第{self.left}列至第{self.bottom}行第{self.right}列"


def spread(blocks: Iterable[Block], grid: Grid) -> None:
    """Put the cell of each block wherever it covers, as far as the sheet holds anything."""
    last_row = max((row for row, _ in grid), default=0)
    last_column = max((column for _, column in grid), default=0)
    for block in blocks:
        place = (block.top, block.left)
        first = grid.get(place) or Cell("", None, *place)
        cell = first._replace(merged=True)
        for row in range(block.top, min(block.bottom, last_row) + 1):
            for column in range(block.left, min(block.right, last_column) + 1):
                grid[row, column] = cell


def extent(grid: Grid) -> tuple[int, int]:
    """Last row and last column that hold text."""
    held = [place for place, cell in grid.items() if cell.text]
    return max((row for row, _ in held), default=0), max((at for _, at in held), default=0)


def rows_of(grid: Grid) -> tuple[Cells, ...]:
    """Rows of one width, as far as there is text; blanks between are empty cells."""
    height, width = extent(grid)
    return tuple(
        tuple(grid.get((row, at)) or Cell("", None, row, at) for at in range(1, width + 1))
        for row in range(1, height + 1)
    )
