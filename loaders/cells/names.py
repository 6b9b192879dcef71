"""Names that stand alone in a cell, and works of which a cell may hold several."""

import re

from graph_model.text import one_line
from graph_model.text import without_number as without_plain_number
from loaders.cells.found import Found, Odd, finder

_BULLETS = "•●■◆▪○◇➢➤"
_STYLES = (
    ("bracketed", re.compile(r"[（(]\s*\d{1,3}\s*[)）]")),
    ("chinese bracketed", re.compile(r"[（(]\s*[一二三四五六七八九十]{1,3}\s*[)）]")),
    ("chinese", re.compile(r"[一二三四五六七八九十]{1,3}\s*[、.．]")),
    ("circled", re.compile("[\u2460-\u2473\u3251-\u325f\u2776-\u277f]")),
    ("printed bracketed", re.compile("[\u2474-\u2487]")),
    ("printed", re.compile("[\u2488-\u249b]")),
    ("printed chinese", re.compile("[\u3220-\u3229\u3280-\u3289]")),
    ("roman", re.compile("[\u2160-\u216b]\\s*[、.．)）]")),
    ("letter", re.compile(r"[A-Za-z]\s*[、.．)）](?=\s*[\u4e00-\u9fff])")),
    ("half bracket", re.compile(r"\d{1,3}[)）]")),
    ("plain", re.compile(r"\d{1,3}\s*[、．]|\d{1,3}\.(?=\D|\d\s*\+|\d{4})")),
    ("bullet", re.compile(f"[{_BULLETS}]")),
    ("bare", re.compile(r"\d{1,2}\s+(?=\D)")),
)
_BROKEN = re.compile("(?<=[\u4e00-\u9fff])\\s*\n\\s*(?=[\u4e00-\u9fff])")
_RARE_NUMBER = re.compile(
    f"^\\s*(?:[{_BULLETS}\u2474-\u249b\u3220-\u3229\u3280-\u3289\u3251-\u325f\u2776-\u277f]\\s*[、.．]?"
    "|[\u2160-\u216b]\\s*[、.．)）]|[A-Za-z]\\s*[、.．)）](?=\\s*[\u4e00-\u9fff]))\\s*"
)


def without_number(text: str) -> str:
    """Take one leading list number off, of the printed kinds (⑴ ⒈ ㈠ Ⅰ.) too."""
    return _RARE_NUMBER.sub("", without_plain_number(text), count=1)


@finder
def name(text: str) -> list[Found | Odd]:
    """One name; where a narrow column broke it (教务/科) it is whole again."""
    return [Found(one_line(_BROKEN.sub("", text)))]


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
