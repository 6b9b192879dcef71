"""The result of looking into a cell, and the register of the functions that look."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from loaders.tables import Cell


@dataclass(frozen=True, slots=True)
class Found:
    """A thing that a cell names. `above`: the number or name of the element of a point.

    kind: where the text itself tells the kind. node: properties of the thing;
    link: properties of the link to it.
    """

    name: str = ""
    code: str = ""
    kind: str = ""
    role: str | None = None
    above: str = ""
    node: Mapping[str, object] = field(default_factory=dict)
    link: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Odd:
    """What could not be taken as it stands. raw: empty where it is the whole cell."""

    reason: str
    raw: str = ""
    proposal: str = ""


Finder = Callable[[str], list[Found | Odd]]
Value = Callable[[Cell], object]

_KEPT = 4096

FINDERS: dict[str, Finder] = {}
VALUES: dict[str, Value] = {}


def finder(function: Finder) -> Finder:
    """Let forms name this function in `find`: text of a cell → what it names.

    Posts, sections and regulations stand in row after row, so the latest answers are kept.
    """
    kept = lru_cache(maxsize=_KEPT)(lambda text: tuple(function(text)))

    def found(text: str) -> list[Found | Odd]:
        return list(kept(text))

    FINDERS[function.__name__] = found
    return function


def value(function: Value) -> Value:
    """Let forms name this function in `as`: cell → value of a property, Odd or None."""
    VALUES[function.__name__] = function
    return function
