"""A coverage map as lines of text: on a terminal and in a workbook."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from queries.covered import Cell, Coverage, MapRow

ROW, READING = "行", "口径"
FILLED, CONFIRMED = "填报", "核实"
WIDE, NARROW = 36, 18


def columns(found: Coverage) -> list[tuple[str, int]]:
    """A workbook's headings with widths."""
    return [(ROW, WIDE), (READING, 8), *((column.zh, NARROW) for column in found.columns)]


def map_lines(found: Coverage) -> list[list[str]]:
    """Row by row, as filled in and, where the map has it, as confirmed; the whole map last."""
    readings = [False, True] if found.has_confirmed else [False]
    named = [(f"{'　' * depth}{row.name}", row.id) for row, depth in outline(found.rows)]
    cells = {(cell.row, cell.column): cell for cell in (*found.cells, *found.totals)}
    return [
        [
            name,
            CONFIRMED if confirmed else FILLED,
            *(_with_share(cells.get((id_, one.id)), confirmed) for one in found.columns),
        ]
        for confirmed in readings
        for name, id_ in (*named, ("全部", ""))
    ]


def outline(rows: Sequence[MapRow]) -> Iterator[tuple[MapRow, int]]:
    """Each row with its depth, below the row that it rolls up into; in the order given."""
    known, below = {row.id for row in rows}, defaultdict(list)
    for row in rows:
        below[row.parent if row.parent in known else None].append(row)
    listed: set[str] = set()
    for first in (*below[None], *rows):  # the rest stand in circles
        stack = [(first, 0)]
        while stack:
            row, depth = stack.pop()
            if row.id not in listed:
                listed.add(row.id)
                yield row, depth
                stack += [(one, depth + 1) for one in reversed(below[row.id])]


def figures(cell: Cell | None, confirmed: bool, share: str = "") -> str:
    """covered/total, what somebody accepted apart; – where there is nothing to cover."""
    if cell is None or not cell.total:
        return "–"
    shown = f"{cell.confirmed if confirmed else cell.covered}/{cell.total}{share}"
    return f"{shown} 接受{cell.accepted}" if cell.accepted else shown


def _with_share(cell: Cell | None, confirmed: bool) -> str:
    if cell is None or not cell.total:
        return figures(cell, confirmed)
    covered = (cell.confirmed or 0) if confirmed else cell.covered
    return figures(cell, confirmed, f"({100 * covered // cell.total}%)")
