"""What a kind can say, as boxes to fill in: made from its declaration alone."""

from typing import Any

import streamlit as st

from ui.components.kinds import worded
from ui.words import language, say

Json = dict[str, Any]


def with_defaults(fields: list[Json], said: Json) -> Json:
    """What is said; where nothing is, what is meant by that."""
    return {field["property"]: field["default"] for field in fields} | said


def fill(fields: list[Json], said: Json, key: str) -> None:
    """A box for each field, two beside each other, with what is said now."""
    for place in range(0, len(fields), 2):
        for field, column in zip(fields[place : place + 2], st.columns(2), strict=False):
            with column:
                _box(field, said.get(field["property"]), _key(key, field))


def filled(fields: list[Json], key: str) -> Json:
    """What stands in the boxes; None where one is empty."""
    return {
        field["property"]: _meant(field, st.session_state.get(_key(key, field))) for field in fields
    }


def _key(key: str, field: Json) -> str:
    return f"{key}-{field['property']}"


def _box(field: Json, value: Any, key: str) -> None:
    """Dates and numbers are written; the service says where one is none."""
    some: Json = {"format_func": _named(field), "placeholder": say("choose")}
    label = worded(field) + (" *" if field["required"] else "")
    shared: Json = {"key": key, "help": field[f"help_{language()}"] or None}
    match field["type"]:
        case "flag":
            st.checkbox(label, bool(value), **shared)
        case "choices":
            chosen = list(value or ())
            st.multiselect(
                label, _options(field, chosen), chosen, select_all=False, **some, **shared
            )
        case "choice":
            options = _options(field, [value] if value else [])
            st.selectbox(label, options, options.index(value) if value else None, **some, **shared)
        case "list":
            st.text_area(label, "\n".join(value or ()), placeholder=say("hint_list"), **shared)
        case _:
            _text(label, field, "" if value is None else str(value), shared)


def _text(label: str, field: Json, words: str, shared: Json) -> None:
    hint = say(f"hint_{field['type']}") if field["type"] in ("date", "number") else None
    longest = field["limits"]["max_length"]
    box = st.text_area if field["multiline"] else st.text_input
    box(label, words, max_chars=longest, placeholder=hint, **shared)


def _options(field: Json, said: list[str]) -> list[str]:
    """What may be chosen, and what is said though the college does not list it."""
    listed = [one["value"] for one in field["choices"]]
    return [*listed, *(one for one in said if one not in listed)]


def _named(field: Json) -> Any:
    names = {one["value"]: worded(one) for one in field["choices"]}
    return lambda value: names.get(value, value)


def _meant(field: Json, value: Any) -> Any:
    if field["type"] == "number":
        return _number(value)
    if field["type"] == "list":
        lines = [line.strip() for line in (value or "").splitlines()]
        return [line for line in lines if line] or None
    if isinstance(value, str):
        return value.strip() or None
    return value or (False if field["type"] == "flag" else None)


def _number(value: str | None) -> int | float | str | None:
    """The number, or the words as they are where they are none."""
    words = (value or "").strip()
    for number in (int, float):
        try:
            return number(words)
        except ValueError:
            continue
    return words or None
