"""Departments in a cell, plain or with the part that each takes."""

import re

from graph_model.text import one_line
from loaders.cells.cuts import brackets, items, lines, without_tail
from loaders.cells.found import Found, Odd, finder

_LEAD = ("共同牵头", "牵头", "主办", "主责")
_SUPPORT = ("协助", "配合", "协办", "参与", "协同")
_WORDS = "|".join(_LEAD + _SUPPORT)
_SAID_BEFORE = re.compile(rf"(?:由)?({_WORDS})(?:部门|单位|处室)?[:：]\s*(.+)", re.DOTALL)
_SAID_AFTER = re.compile(rf"由?(.+?)({_WORDS})", re.DOTALL)


@finder
def units(text: str) -> list[Found | Odd]:
    return [Found(one_line(item)) for item in items(text)]


@finder
def units_with_roles(text: str) -> list[Found | Odd]:
    """The first named leads, the others support; 共同牵头 and 协助 are said in words."""
    said = [pair for line in lines(_brackets_as_lines(text)) for pair in _line(line)]
    joint = any(role == "lead" for _, role in said)
    found: list[Found | Odd] = []
    for name, role in said:
        first = not found and not joint
        found.append(Found(name, role=role or ("lead" if first else "support")))
    return found


def with_role(text: str) -> tuple[str, str] | None:
    """The names and the role of 配合：甲、乙 or 甲、乙共同牵头; None where no role is said."""
    before, after = _SAID_BEFORE.fullmatch(text.strip()), _SAID_AFTER.fullmatch(text.strip())
    if before:
        return before[2], role_of(before[1])
    return (after[1], role_of(after[2])) if after else None


def role_of(word: str) -> str:
    return "lead" if word in _LEAD else "support"


def _brackets_as_lines(text: str) -> str:
    """Brackets that say a role become lines of their own; others belong to a name."""
    for bracket in reversed(list(brackets(text))):
        if with_role(bracket.inside):
            text = f"{text[: bracket.start]}\n{bracket.inside}\n{text[bracket.end :]}"
    return text


def _line(line: str) -> list[tuple[str, str]]:
    said = with_role(line)
    if said:
        return [(one_line(name), said[1]) for name in items(said[0])]
    return [_item(item) for item in items(line)]


def _item(item: str) -> tuple[str, str]:
    """甲处（牵头）, 甲处协助, or a plain name without a role."""
    name, inside = without_tail(item)
    if inside and inside[-1] in _LEAD + _SUPPORT:
        return one_line(name), role_of(inside[-1])
    return with_role(item) or (one_line(item), "")
