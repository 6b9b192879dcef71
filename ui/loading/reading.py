"""Saying which table the files hold, where they were not recognised, or wrongly."""

from itertools import count

import streamlit as st

from ui.asking import ask
from ui.client import Json
from ui.words import say


def read_as(load: Json, opened: bool) -> Json | None:
    """How the files are to be read, once the person asks for it; else None."""
    said = load["read_as"]
    with st.expander(say("load_read_as"), expanded=opened):
        st.caption(say("load_read_as_help"))
        forms = {one["form"]: one for one in ask("templates")["forms"]}
        names = ["", *forms]
        form = st.selectbox(
            say("load_form_wanted"),
            names,
            names.index(said["form"]) if said["form"] in names else 0,
            format_func=lambda name: name or say("load_by_itself"),
        )
        columns = _columns(said["columns"], forms[form]["columns"]) if form else said["columns"]
        department = _department(said["department"])
        hidden = st.checkbox(say("load_hidden"), said["hidden"])
        if not st.button(say("load_read_again")):
            return None
    return {**said, "form": form, "columns": columns, "department": department, "hidden": hidden}


def _columns(said: dict[str, str], columns: list[Json]) -> dict[str, str]:
    """Heading of the file → column of the form, a row each; the last row is for another."""
    known = ["", *(one["name"] for one in columns)]
    listed, named = list(said.items()), dict[str, str]()
    for number in count(1):
        heading, column = listed[number - 1] if number <= len(listed) else ("", "")
        left, right = st.columns(2)
        heading = left.text_input(say("load_heading", n=number), heading, key=f"heading-{number}")
        at = known.index(column) if column in known else 0
        column = right.selectbox(
            say("load_column", n=number),
            known,
            at,
            key=f"column-{number}",
            format_func=lambda name: name or say("choose"),
        )
        if heading.strip() and column:
            named[heading.strip()] = column
        elif number > len(listed):
            return named
    return named


def _department(said: str) -> str:
    units = ["", *(one["name"] for one in ask("units")["units"])]
    options = units if said in units else [said, *units]
    return str(
        st.selectbox(
            say("load_department"),
            options,
            options.index(said),
            format_func=lambda name: name or say("load_by_itself"),
            help=say("load_department_help"),
        )
    )
