"""Which lines are beyond doubt as their kind declares them, at one cheap look?

Such a line says just what the kind itself would make of it. Of any other line nothing is
known yet: the kind validates it, and finds the words for what is wrong.
"""

import re
import types
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any, Union, get_args, get_origin

import orjson
from annotated_types import MaxLen, MinLen
from pydantic.fields import FieldInfo

from graph_model.kinds import Kind

Look = Callable[[Any], bool]
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MOST = 10**15


def plain_object(line: str) -> dict[str, Any] | None:
    """What a line of printable characters, without escapes, holds; None where it is not
    plainly one object of texts, numbers and lists of texts, each key once.

    Without escapes every text has two quotation marks: were there more of them than the
    object that was read can have, a key stood there twice.
    """
    if not line.isprintable() or "\\" in line:
        return None
    try:
        found = orjson.loads(line)
    except orjson.JSONDecodeError:
        return None
    if type(found) is not dict:
        return None
    texts = len(found)
    for value in found.values():
        if type(value) is str:
            texts += 1
        elif type(value) is list:
            texts += len(value)
    return found if line.count('"') == 2 * texts else None


def is_plain(kinds: Mapping[str, type[Kind]], label: Any, said: Mapping[str, Any]) -> bool:
    """There is such a kind, all that is said is beyond doubt, and nothing is missing."""
    if type(label) is not str or label not in kinds:
        return False
    looks, required = _looks(kinds[label])
    for name, value in said.items():
        look = looks.get(name)
        if look is None or not look(value):
            return False
    return required <= said.keys()


@cache
def _looks(kind: type[Kind]) -> tuple[dict[str, Look], frozenset[str]]:
    fields = kind.model_fields
    looks = {name: _bounded(_look(field.annotation), field) for name, field in fields.items()}
    required = frozenset(name for name, field in fields.items() if field.is_required())
    return {name: look for name, look in looks.items() if look}, required


def _bounded(look: Look | None, field: FieldInfo) -> Look | None:
    """The look, and whether the value keeps within the bounds of its field; None where
    there are others than of length."""
    bounds = [one for one in field.metadata if one != MinLen(1)]  # no text is empty
    if look is None or not bounds:
        return look
    if not all(isinstance(one, MaxLen) for one in bounds):
        return None
    most = min(one.max_length for one in bounds)
    return lambda value: look(value) and len(value) <= most


def _look(annotation: Any) -> Look | None:
    """How to look at values of a type; None for types of which nothing is sure."""
    if get_origin(annotation) in (Union, types.UnionType):
        looks = [_look(one) for one in get_args(annotation) if one is not types.NoneType]
        sure = [look for look in looks if look]
        return (sure[0] if len(set(sure)) == 1 else None) if len(sure) == len(looks) else None
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        values = frozenset(annotation)
        return lambda value: type(value) is str and value in values
    if get_origin(annotation) is tuple and get_args(annotation) == (str, ...):
        return _is_texts
    return _LOOKS.get(annotation)


def _is_text(value: Any) -> bool:
    return type(value) is str and value != "" and value[0] != " " and value[-1] != " "


def _is_texts(value: Any) -> bool:
    return type(value) is list and all(map(_is_text, value))


def _is_day(value: Any) -> bool:
    return type(value) is str and _is_known_day(value)


@lru_cache(maxsize=100_000)
def _is_known_day(text: str) -> bool:
    try:
        return _DAY.fullmatch(text) is not None and bool(date.fromisoformat(text))
    except ValueError:
        return False


def _is_number(value: Any) -> bool:
    if type(value) is float:
        return -_MOST < value < _MOST and not value.is_integer()
    return type(value) is int and -_MOST < value < _MOST


_LOOKS: dict[Any, Look] = {
    str: _is_text,
    date: _is_day,
    bool: lambda value: type(value) is bool,
    int: _is_number,
    float: _is_number,
}
