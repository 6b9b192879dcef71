"""Cells of tables, and a table as it is shown, printed whole and exported as it is shown."""

import re
from collections.abc import Iterable, Mapping, Sequence
from html import unescape
from typing import Any

import streamlit as st

from ui.asking import made
from ui.components.drawn import Markup, Taken, drawn, element, joined, text
from ui.components.linked import table
from ui.words import say

Json = dict[str, Any]
Lines = Sequence[Mapping[str, Markup]]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LINE_ENDS = re.compile(r"</(?:div|p|li)>")
TAGS = re.compile(r"<[^>]*>")
INDENT = "1.4em"


def worded(line: Mapping[str, object]) -> dict[str, Markup]:
    """A line whose cells are words alone."""
    return {name: text(words) for name, words in line.items()}


def stacked(parts: Iterable[Markup]) -> Markup:
    """Parts below each other in one cell."""
    return joined(element("div", part) for part in parts)


def indented(part: Markup, depth: int) -> Markup:
    """A part below others of its kind; on paper and in a workbook as well."""
    return element("div", part, style=f"padding-left: calc({INDENT} * {depth})") if depth else part


def unbroken(words: str) -> Markup:
    """Words that stay on one line."""
    return element("span", text(words), style="white-space: nowrap")


def lacking(words: str) -> Markup:
    """Words that say that something is missing."""
    return element("span", text(words), class_="lacking")


def whole(lines: Lines, key: str, taken: Taken | None = None) -> None:
    """A table with all its lines on one page, as it is printed."""
    if lines:
        drawn(table(lines), key, taken)


def back(words: str, address: str) -> None:
    """The way back to a whole list, above a part of it."""
    drawn(element("nav", element("a", text(words), href=address), class_="list"), "back")


def export(title: str, lines: Lines, foot: str) -> None:
    """A button that gives the lines, all of them, as a workbook."""
    if not lines:
        return
    # A callable: the workbook is made when somebody wants it.
    wanted = made("workbooks", _as_shown(title, lines, foot))
    st.download_button(say("download"), wanted, f"{title}.xlsx", mime=XLSX, key=f"export-{title}")


def _as_shown(title: str, lines: Lines, foot: str) -> Json:
    rows = [[plain(cell) for cell in line.values()] for line in lines]
    return {"title": title, "header": list(lines[0]), "lines": rows, "foot": foot}


def plain(cell: Markup) -> str:
    """The words of a cell, a line for each part of it."""
    words = unescape(TAGS.sub("", LINE_ENDS.sub("\n", cell)))
    return "\n".join(filter(None, (line.strip() for line in words.split("\n"))))
