"""References to things that registers hold: codes, document numbers, 《names》, points."""

import re

from graph_model.text import folded, one_line
from loaders.cells.codes import CODE, DASH, DIGIT, DOCUMENT, LETTER, clean_code, clean_words, marks
from loaders.cells.cuts import items
from loaders.cells.found import Found, Odd, finder

_WHOLE_CODE = re.compile(f"[{LETTER}{DIGIT}{DASH}_./]*[{DIGIT}]")
_POINT = re.compile(r"(\d+(?:[.．]\d+)+)\s*(.*)", re.DOTALL)
_RULE = re.compile(
    r"(?<=办法|规定|条例|细则|制度|预案|章程|规程|方案|意见|规范|守则|通知|标准|要求)[、，,]"
)


@finder
def codes(text: str) -> list[Found | Odd]:
    """A list of codes, document numbers, 《names》 and diagnosis points (2.1 目标与标准)."""
    return [found for item in items(text) for found in _item(item)]


def _item(item: str) -> list[Found]:
    found = list(marks(item, f"{CODE}|{DOCUMENT}"))
    if found:
        return [Found(mark.name or (mark.before if mark.code else ""), mark.code) for mark in found]
    point = _POINT.fullmatch(item)
    if point:
        return [_point(point[1].replace("．", "."), one_line(point[2]))]
    if _WHOLE_CODE.fullmatch(folded(item)):
        return [Found(code=clean_code(item))]
    return [Found(one_line(item))]


def _point(number: str, name: str) -> Found:
    if not name:
        return Found(number, kind="DiagnosisPoint")
    return Found(name, kind="DiagnosisPoint", above=number)


@finder
def regulations(text: str) -> list[Found | Odd]:
    """《name》（文号）, as many as there are; without 《》 the name itself."""
    found = list(marks(text, f"{CODE}|{DOCUMENT}"))
    if found:
        return [Found(mark.name or mark.before, mark.code) for mark in found]
    parts = [part for line in items(text, "；;\n") for part in _RULE.split(line)]
    return [Found(name) for part in parts if (name := clean_words(part))]
