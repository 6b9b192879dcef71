"""Tables for people: right column widths for Chinese, colours only on a terminal."""

import json
from collections.abc import Iterable, Sequence
from enum import StrEnum

from pydantic import BaseModel
from rich.console import Console
from rich.table import Table
from rich.text import Text

from api.names import SEVERITY_NAMES
from api.service import Asked
from graph_model.profile import Severity
from queries.stages import StageMark

SEVERITY_STYLES = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
WIDE = 200


def print_answer(asked: Asked, answer: BaseModel) -> None:
    """An answer as JSON, with the revision and the day that it is for."""
    about = {"revision": asked.stamp.revision, "today": asked.stamp.day}
    print(json.dumps({**about, **answer.model_dump(mode="json")}, ensure_ascii=False, indent=1))


class ListFormat(StrEnum):
    TABLE = "table"
    JSON = "json"


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


def severity(value: Severity) -> Text:
    return Text(SEVERITY_NAMES[value], style=SEVERITY_STYLES[value])


def stage_row(marks: Iterable[StageMark]) -> str:
    """●○ for each stage, in the profile's order."""
    return "".join("●" if mark.covered else "○" for mark in marks)
