"""Codes, document numbers and 《titles》 in running text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph_model.text import folded, one_line

DASH = "-‐‑–—－"
LETTER, DIGIT = "A-Za-zＡ-Ｚａ-ｚ", "0-9０-９"
CODE = (
    f"(?<![{LETTER}{DIGIT}])(?:[{LETTER}]{{1,8}}(?:[{DASH}][{LETTER}{DIGIT}]{{1,8}})*"
    f"[{DASH}][{DIGIT}]{{1,6}}|(?<=[（(])[{LETTER}]{{1,8}}[{DIGIT}]{{1,6}}(?=[）)、,，]))"
    f"(?![{LETTER}{DIGIT}])"
)
DOCUMENT = (
    rf"[^\s《》（()）、，,；;]*[〔［\[（(【]\s*[{DIGIT}]{{4}}\s*[〕］\]）)】]"
    rf"\s*第?\s*[{DIGIT}]+\s*号"
)
_BETWEEN = re.compile(r"[\s（()）]*")
_HEAD = re.compile(r"^[\s）)、，,；;。:：]+")
_LIST = re.compile(r"^(?:\d{1,2}\s*[、．.]|[（(]\d{1,2}[）)]|[\u2460-\u2473])\s*(?=\D|$)")
_TAIL = re.compile(
    r"(?:[\s（(、，,；;。:：]|并?执行|(?:按照|按|参照|依照|依据|遵照|对照|详见)(?=[\s（(]*$))+$"
)
_JOINING = ("和", "及", "与", "以及", "并", "见", "同时")


@dataclass(frozen=True, slots=True)
class Mark:
    """A code and/or a 《name》 in a text: one thing. before: the words in front of it."""

    name: str
    code: str
    before: str
    end: int


def clean_code(text: str) -> str:
    """A code as it is compared: half width, one kind of dash, no blanks."""
    return re.sub(f"[{DASH}]", "-", folded(text))


def clean_words(text: str) -> str:
    """Words around a reference without the brackets, commas and 执行 that tie them to it."""
    words = one_line(_TAIL.sub("", _LIST.sub("", _HEAD.sub("", text))))
    return "" if words in _JOINING else words


def marks(text: str, code: str, name: str = "《(?P<name>[^》]+)》") -> Iterator[Mark]:
    """Every code (a pattern) and 《name》; a code right beside a 《name》 is of the same thing."""
    pattern = re.compile(f"{name}|(?P<code>{code})")
    start, held = 0, ("", "", "")
    for hit in pattern.finditer(text):
        between = text[start : hit.start()]
        title, number = one_line(hit["name"] or ""), clean_code(hit["code"] or "")
        if _same(held, between, title, number):
            held = (held[0] or title, held[1] or number, held[2])
        else:
            if start:
                yield Mark(*held, end=start)
            held = (title, number, clean_words(between))
        start = hit.end()
    if start:
        yield Mark(*held, end=start)


def _same(held: tuple[str, str, str], between: str, name: str, code: str) -> bool:
    apart = bool(held[0] and name) or bool(held[1] and code)
    return bool(held[0] or held[1]) and not apart and bool(_BETWEEN.fullmatch(between))
