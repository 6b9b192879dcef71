"""What does a row take from above: from the page before, or from a line over its group?"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from loaders.cells.names import without_number
from loaders.form import Form
from loaders.names_of_units import NAMES_SECTION
from loaders.tables import Cell, Cells, texts

SECTION = "section"


def below(rows: Sequence[Cells], header: int) -> tuple[Cells, ...]:
    """Rows below a header; a block that was merged across a header put in later is empty there."""
    reached = list(takewhile(lambda cells: any(_hangs(cell, header) for cell in cells), rows))
    cut = [
        tuple(
            cell._replace(text="", value=None) if _hangs(cell, header) else cell for cell in cells
        )
        for cells in reached
    ]
    return (*cut, *rows[len(reached) :])


def _hangs(cell: Cell, header: int) -> bool:
    return bool(cell.text) and cell.row <= header


def continued(
    form: Form, columns: Mapping[str, int], before: Sequence[Cells], rows: Sequence[Cells]
) -> tuple[Cells, ...]:
    """Rows of a next page; what these leave empty at first goes on from the page before."""
    last = next((cells for cells in reversed(before) if len(texts(cells)) > 1), ())
    places = [columns[one.key] for one in form.column if one.as_above and one.key in columns]
    filled: list[Cells] = []
    for cells in rows if last else ():
        empty = list(takewhile(lambda at, cells=cells: not cells[at].text, places))  # type: ignore[misc]
        if not empty or not texts(cells):
            break
        filled.append(tuple(last[at] if at in empty else cell for at, cell in enumerate(cells)))
    return (*filled, *rows[len(filled) :])


def said_over(form: Form, columns: Mapping[str, int], rows: Sequence[Cells]) -> str:
    """The column that the table lacks because lines over groups of rows say it; else empty."""
    missing = [one.key for one in form.column if one.as_above and one.key not in columns]
    if not form.reports or len(missing) != 1:
        return ""
    lines = (line_over(missing[0], columns, cells) for cells in rows)
    return missing[0] if any(lines) else ""


def line_over(key: str, columns: Mapping[str, int], cells: Cells) -> Cell | None:
    """一、教学运行 across a row, or where no column of the form is: it holds for rows below."""
    said = texts(cells)
    if len(said) != 1:
        return None
    place, cell = next(_filled(cells))
    if place in columns.values() and not cell.merged:
        return None
    name = without_number(cell.text)
    fits = bool(NAMES_SECTION.fullmatch(name)) if key == SECTION else name != cell.text
    return cell._replace(text=name, value=name) if fits and name else None


def _filled(cells: Cells) -> Iterator[tuple[int, Cell]]:
    return ((at, cell) for at, cell in enumerate(cells) if cell.text)
