"""Tables for people: right column widths for Chinese, colours only on a terminal."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, is_dataclass
from enum import StrEnum
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from api.names import SEVERITY_NAMES
from graph_model.profile import Severity
from queries.stages import StageMark

SEVERITY_STYLES = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
WIDE = 200


class ListFormat(StrEnum):
    TABLE = "table"
    JSON = "json"


def print_json(value: Any) -> None:
    """JSON for machines; dataclasses as objects, days as ISO strings."""
    print(json.dumps(value, ensure_ascii=False, indent=1, default=_plain))


def _plain(value: Any) -> Any:
    return asdict(value) if is_dataclass(value) and not isinstance(value, type) else str(value)


def console(error: bool = False) -> Console:
    """A console that shows text as it is: brackets in names mean nothing. Where output is
    not a terminal, lines are not cut to 80 columns."""
    made = Console(stderr=error, highlight=False, markup=False)
    if not made.is_terminal:
        made.width = WIDE
    return made


def table(title: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Table:
    """A table whose texts are shown as they are."""
    made = Table(title=title or None, title_justify="left", header_style="bold")
    for column in columns:
        made.add_column(column, overflow="fold")
    for row in rows:
        made.add_row(*(cell if isinstance(cell, Text) else Text(str(cell)) for cell in row))
    return made


def severity(value: Severity) -> Text:
    return Text(SEVERITY_NAMES[value], style=SEVERITY_STYLES[value])


def stage_row(marks: Iterable[StageMark]) -> str:
    """●○ for each stage, in the profile's order."""
    return "".join("●" if mark.covered else "○" for mark in marks)
