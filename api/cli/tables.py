"""Tables for people: right column widths for Chinese, colours only on a terminal."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from queries.stages import StageMark

SEVERITY_NAMES = {"error": "严重", "warning": "一般", "info": "提示"}
SEVERITY_STYLES = {"error": "red", "warning": "yellow", "info": "cyan"}
WIDE = 200


def console(error: bool = False) -> Console:
    """A console; where output is not a terminal, lines are not cut to 80 columns."""
    plain = Console(stderr=error, highlight=False)
    return plain if plain.is_terminal else Console(stderr=error, highlight=False, width=WIDE)


def table(title: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Table:
    """A table; cells are shown as they are, markup in names means nothing."""
    made = Table(title=title or None, title_justify="left", header_style="bold")
    for column in columns:
        made.add_column(column, overflow="fold")
    for row in rows:
        made.add_row(*(cell if isinstance(cell, Text) else Text(str(cell)) for cell in row))
    return made


def severity(value: str) -> Text:
    return Text(SEVERITY_NAMES[value], style=SEVERITY_STYLES[value])


def stage_row(marks: Iterable[StageMark]) -> str:
    """●○ for each stage, in the profile's order."""
    return "".join("●" if mark.covered else "○" for mark in marks)
