"""Where is the header of a table, which form does it belong to, which column is which?"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from graph_model.text import folded, one_line
from loaders.choices import Choices, Shape
from loaders.form import Column, Form, headings
from loaders.tables import Cell, Cells, Table, row_number, texts

_NOISE = re.compile(r"[*＊★]|[:：]$")
_BRACKETS = re.compile(r"\([^()]*\)$")
_LONGEST = 40  # characters that a heading may have
_TALLEST = 3  # rows that a header may have


@dataclass(frozen=True, slots=True)
class Header:
    """Rows first…last of a table that name its columns. cells: one heading a column.

    said: what speaks for the form where a person decided ("按指定").
    """

    form: Form
    first: int
    last: int
    cells: Cells
    columns: dict[str, int]
    said: str = ""

    @property
    def shape(self) -> Shape:
        return frozenset(heading(cell.text) for cell in self.cells if cell.text)


@dataclass(frozen=True, slots=True)
class _Block:
    """Rows that may be a header: for each column the texts from top to bottom."""

    first: int
    rows: Sequence[Cells]
    stacks: tuple[tuple[str, ...], ...]
    hidden: frozenset[int]

    @property
    def last(self) -> int:
        return self.first + len(self.rows) - 1

    @property
    def labels(self) -> tuple[tuple[str, ...], ...]:
        """What a column may be called: its lowest heading, all together, the highest."""
        bottom = tuple(stack[-1] if stack else "" for stack in self.stacks)
        if len(self.rows) == 1:
            return (bottom,)
        top = tuple(stack[0] if stack else "" for stack in self.stacks)
        return bottom, tuple("".join(stack) for stack in self.stacks), top


def headers(table: Table, choices: Choices) -> Iterator[Header]:
    """Every header of the table, in order."""
    row = 0
    while row < len(table.rows):
        found = _header_at(table, row, choices)
        if found:
            yield found
        row = found.last + 1 if found else row + 1


@lru_cache(maxsize=4096)
def heading(text: str) -> str:
    """A heading as it is compared: folded, without marks of required columns and colons."""
    return _NOISE.sub("", folded(text))


def _header_at(table: Table, row: int, choices: Choices) -> Header | None:
    """The header that begins in a row: as few rows as name the most columns."""
    if not _may_begin(table.rows[row], choices):
        return None
    best: Header | None = None
    for height in range(1, _TALLEST + 1):
        block = _block(table, row, height)
        if block is None:
            break
        found = _recognised(block, choices)
        if found and (best is None or len(found.columns) > len(best.columns)):
            best = found
    return None if best is None or _better_below(table, best, choices) else best


def _may_begin(cells: Cells, choices: Choices) -> bool:
    """A cheap look first: a long table has many rows that are none."""
    short = [text for text in texts(cells) if len(text) <= _LONGEST]
    if choices.form or choices.columns or choices.corrections:
        return len(short) > 1
    return any(
        name in headings() or _BRACKETS.sub("", name) in headings() for name in map(heading, short)
    )


def _better_below(table: Table, found: Header, choices: Choices) -> bool:
    """A row of its own names as much: what stands above it is a title, no part of it."""
    for row in range(found.first + 1, found.last + 1):
        block = _block(table, row, 1)
        below = _recognised(block, choices) if block else None
        if below and len(below.columns) >= len(found.columns):
            return True
    return False


def _block(table: Table, row: int, height: int) -> _Block | None:
    """Rows as one header; None where the table ends or the rows below read like a body."""
    rows = table.rows[row : row + height]
    if len(rows) < height or any(_reads_like_body(cells) for cells in rows[1:]):
        return None
    columns = range(len(rows[0]))
    return _Block(row, rows, tuple(_stack(rows, at) for at in columns), table.hidden_columns)


def _reads_like_body(cells: Cells) -> bool:
    said = texts(cells)
    return not said or any(len(text) > _LONGEST for text in said)


def _stack(rows: Sequence[Cells], at: int) -> tuple[str, ...]:
    """The texts over one column from top to bottom, a merged block once."""
    seen = {(cell.row, cell.column): one_line(cell.text) for cells in rows if (cell := cells[at])}
    return tuple(text for text in seen.values() if text)


def _recognised(block: _Block, choices: Choices) -> Header | None:
    """The form that most of the block's columns belong to."""
    labels = [tuple(map(heading, level)) for level in block.labels]
    shape = frozenset(name for name in labels[0] if name)
    allowed = choices.forms(shape)
    said = allowed[0][1]
    if not said and _known_names(shape | frozenset(labels[-1])) < 2:
        return None
    ranked = [(_columns(form, labels, block.hidden), form) for form, _ in allowed]
    columns, form = max(ranked, key=lambda pair: _score(pair[1], pair[0]))
    if len(columns) < 2 or (not said and not _fits(form, columns, labels[0])):
        return None
    cells = tuple(_heading_cell(block, at) for at in range(len(block.stacks)))
    return Header(form, block.first, block.last, cells, columns, said)


def _known_names(names: Shape) -> int:
    return sum(name in headings() or _BRACKETS.sub("", name) in headings() for name in names)


def _fits(form: Form, columns: dict[str, int], names: Sequence[str]) -> bool:
    known, named = len(columns), len({name for name in names if name})
    return 2 * known >= len(form.required()) and 2 * known >= named


def _score(form: Form, columns: dict[str, int]) -> tuple[int, float]:
    required = form.required()
    return len(columns), sum(column.key in columns for column in required) / len(required)


def _columns(
    form: Form, labels: Sequence[Sequence[str]], hidden: frozenset[int] = frozenset()
) -> dict[str, int]:
    """Column key → place in the row: the first cell that bears one of its names and is shown."""
    found: dict[str, int] = {}
    for level in labels:
        for wanted in (level, [_BRACKETS.sub("", name) for name in level]):
            for column in form.column:
                free = _places(column, wanted, found) if column.key not in found else []
                place = min(free, key=lambda at: (at + 1 in hidden, at), default=None)
                if place is not None:
                    found[column.key] = place
    return {column.key: found[column.key] for column in form.column if column.key in found}


def _places(column: Column, wanted: Sequence[str], taken: dict[str, int]) -> list[int]:
    names = {folded(name) for name in column.names}
    return [at for at, name in enumerate(wanted) if name in names and at not in taken.values()]


def _heading_cell(block: _Block, at: int) -> Cell:
    """One heading for a column; its number is that of the lowest row of the header."""
    stack = block.stacks[at]
    lowest = block.rows[-1][at]
    return Cell(stack[-1] if stack else "", None, row_number(block.rows[-1]), at + 1, lowest.merged)


def nearest(table: Table) -> tuple[Form, list[str]] | None:
    """The form that a table without a header comes closest to, and the columns it has."""
    choices = Choices()
    best: tuple[Form, list[str]] | None = None
    for cells in table.rows[:50]:
        names = [heading(cell.text) for cell in cells]
        for form, _ in choices.forms(frozenset()):
            columns = [one_line(cells[at].text) for at in _columns(form, [names]).values()]
            if columns and (best is None or len(columns) > len(best[1])):
                best = form, columns
    return best
