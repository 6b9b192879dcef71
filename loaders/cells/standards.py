"""The columns 工作目标 and 工作标准 of 表4: references among the department's own words."""

import re
from dataclasses import dataclass

from graph_model.exchange import LARGEST
from graph_model.text import folded, one_line
from loaders.cells.codes import CODE, Mark, clean_words, marks
from loaders.cells.found import Found, Odd, finder
from loaders.cells.names import numbered, without_number
from loaders.cells.values import SIGNS, as_number

_FIGURE = re.compile(
    r"(?P<sign>>=|<=|=>|=<|≥|≧|≤|≦|[<>＜＞=＝])\s*"
    r"(?P<number>-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?)"
    r"\s*(?P<unit>[%％‰]|[^\s\d，,、；;。()（）<>≥≤=]*)"
)
_NO_TITLE = "(?P<name>(?!))"  # 《》 in a goal is a part of its words


@dataclass(frozen=True, slots=True)
class Figure:
    operator: str
    value: int | float
    unit: str

    @property
    def properties(self) -> dict[str, object]:
        said = {"operator": self.operator, "value": self.value, "unit": self.unit}
        return {key: part for key, part in said.items() if part != ""}


def figure(text: str) -> Figure | None:
    """The first figure behind an explicit comparison sign: 差错率≤1% → <=, 1, %. One that is
    too large to be kept exactly stays in the words."""
    found = _FIGURE.search(text)
    if found is None or abs(number := as_number(found["number"])) > LARGEST:
        return None
    return Figure(SIGNS[folded(found["sign"])], number, folded(found["unit"]))


@finder
def goals(text: str) -> list[Found | Odd]:
    """A code, a name（code）, or names in words: one for each numbered line."""
    found = list(marks(text, CODE, _NO_TITLE))
    if found:
        tail = clean_words(text[found[-1].end :])
        return [_goal(mark, tail if len(found) == 1 else "") for mark in found]
    return [Found(one_line(without_number(part))) for part in numbered(text)]


def _goal(mark: Mark, tail: str) -> Found:
    return Found(one_line(without_number(mark.name or mark.before or tail)), mark.code)


@finder
def standards(text: str) -> list[Found | Odd]:
    """Every standard of the register that the cell names, with the requirement in words.

    The words in front of a reference are its requirement; a reference without words of
    its own shares those before it; words behind the last one belong to that one.
    """
    found = list(marks(text, CODE))
    if not found:
        return []
    tail = clean_words(text[found[-1].end :])
    words = [mark.before for mark in found]
    if tail:
        words[-1] = "，".join(part for part in (words[-1], tail) if part)
    for place in range(1, len(words)):
        words[place] = words[place] or words[place - 1]
    return [
        Found(mark.name, mark.code, link=_requirement(said))
        for mark, said in zip(found, words, strict=True)
    ]


def _requirement(words: str) -> dict[str, object]:
    if not words:
        return {}
    said = figure(words)
    return {"requirement": words} | (said.properties if said else {})


@finder
def local_standard(text: str) -> list[Found | Odd]:
    """A cell without code and without 《》 is a standard of its own."""
    if next(marks(text, CODE), None):
        return []
    return [Found(one_line(text))]
