"""Do several tables stand beside each other, with their headers in one row?"""

from collections.abc import Iterator
from dataclasses import replace

from loaders.choices import Choices
from loaders.form import headings
from loaders.headers import Header, headers, heading
from loaders.tables import Table


def apart(table: Table, choices: Choices) -> Iterator[Table]:
    """The table itself, or the tables that stand beside each other in it."""
    first = next(headers(table, choices), None)
    at = _cut(table, first, choices) if first else 0
    if not at:
        yield table
        return
    yield _columns(table, 0, at)
    yield from apart(_columns(table, at, len(table.rows[0])), choices)


def _columns(table: Table, begin: int, end: int) -> Table:
    hidden = frozenset(at - begin for at in table.hidden_columns if begin < at <= end)
    rows = tuple(cells[begin:end] for cells in table.rows)
    return replace(table, rows=rows, hidden_columns=hidden)


def _cut(table: Table, first: Header, choices: Choices) -> int:
    """Where the right table begins: both sides are whole forms and lose no column; else 0."""
    unread = set(range(len(first.cells))) - set(first.columns.values())
    if sum(heading(first.cells[at].text) in headings() for at in unread) < 2:
        return 0
    header = replace(table, rows=table.rows[first.first : first.last + 1])
    width = len(first.cells)
    scores = {at: _read_apart(header, at, width, choices) for at in range(2, width - 1)}
    return max(scores, key=lambda at: (scores[at], -at)) if any(scores.values()) else 0


def _read_apart(header: Table, at: int, width: int, choices: Choices) -> int:
    """How many columns are read if the tables are cut here; 0 where one of them is none."""
    sides = [_columns(header, 0, at), _columns(header, at, width)]
    found = [next(headers(side, choices), None) for side in sides]
    whole = [one for one in found if one and _is_whole(one)]
    return sum(len(one.columns) for one in whole) if len(whole) == len(sides) else 0


def _is_whole(found: Header) -> bool:
    return all(column.key in found.columns for column in found.form.required())
