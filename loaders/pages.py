"""Which forms do the tables of a file hold, where a page may go on without its header?"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from loaders.above import continued
from loaders.choices import Choices
from loaders.headers import nearest
from loaders.recognise import Recognised, recognised
from loaders.tables import Cells, Table, texts


def forms_of(tables: Iterable[Table], choices: Choices) -> list[Recognised]:
    """Every form of every table, in order."""
    found: list[Recognised] = []
    for table in tables:
        parts = recognised(table, choices)
        if not parts and found and _goes_on(found[-1], table):
            parts = [_next_page(found[-1], table)]
        found += parts
    return found


def _goes_on(before: Recognised, table: Table) -> bool:
    """Right below the other, as wide, without headings, and filled at least half as much."""
    return (
        table.follows
        and table.number == before.table.number + 1
        and not before.over
        and len(table.rows[0] if table.rows else ()) == len(before.header)
        and not any(_is_beyond(before, cells) for cells in table.rows)
        and 2 * _filled(before, table.rows) >= _filled(before, before.rows) > 0
        and nearest(table) is None
    )


def _is_beyond(before: Recognised, cells: Cells) -> bool:
    """The row says something where the other table has no column."""
    return any(cell.text for cell, head in zip(cells, before.header, strict=True) if not head.text)


def _filled(before: Recognised, rows: Sequence[Cells]) -> float:
    """The part of the cells that rows of the form should fill which is filled."""
    required = [one.key for one in before.form.required() if not one.as_above]
    places = [before.columns[key] for key in required if key in before.columns]
    said = [cells for cells in rows if len(texts(cells)) > 1]
    filled = sum(bool(cells[at].text) for cells in said for at in places)
    return filled / max(1, len(said) * len(places))


def _next_page(before: Recognised, table: Table) -> Recognised:
    rows = continued(before.form, before.columns, before.rows, table.rows)
    name = before.table.name or f"第{before.table.number}个表"
    said = f"接着“{name}”: 没有表头, 列数和内容与它相符"
    return replace(before, table=table, rows=rows, said=said)
