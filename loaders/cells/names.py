"""Names that stand alone in a cell, and works of which a cell may hold several."""

import re

from graph_model.text import one_line, without_number
from loaders.cells.found import Found, Odd, finder

_STYLES = (
    ("bracketed", re.compile(r"[（(]\s*\d{1,3}\s*[)）]")),
    ("chinese bracketed", re.compile(r"[（(]\s*[一二三四五六七八九十]{1,3}\s*[)）]")),
    ("chinese", re.compile(r"[一二三四五六七八九十]{1,3}\s*[、.．]")),
    ("circled", re.compile(r"[\u2460-\u2473]")),
    ("half bracket", re.compile(r"\d{1,3}[)）]")),
    ("plain", re.compile(r"\d{1,3}\s*[、．]|\d{1,3}\.(?=\D|\d\s*\+|\d{4})")),
    ("bare", re.compile(r"\d{1,2}\s+(?=\D)")),
)


@finder
def name(text: str) -> list[Found | Odd]:
    return [Found(one_line(text))]


@finder
def duty(text: str) -> list[Found | Odd]:
    """A 部门职责: its list number is no part of it."""
    return [Found(one_line(without_number(text)))]


@finder
def works(text: str) -> list[Found | Odd]:
    """One work for each line numbered in the style of the first line.

    Lines in another style, or in none, are steps of the work above and belong to its text.
    """
    return [Found(one_line(without_number(part))) for part in numbered(text)]


def numbered(text: str) -> list[str]:
    """Cut a text where its lines are numbered; a text whose first line is not stays whole."""
    lines = [line.strip() for line in text.strip().splitlines() if line.strip()]
    style = _style(lines[0]) if lines else ""
    parts: list[str] = []
    for line in lines:
        if parts and (not style or _style(line) != style):
            parts[-1] += f"\n{line}"
        else:
            parts.append(line)
    return parts


def _style(line: str) -> str:
    return next((style for style, pattern in _STYLES if pattern.match(line)), "")
