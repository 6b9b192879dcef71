"""Tables to fill: empty, or with what is known of a department and its gaps in yellow."""

from collections.abc import Callable

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ui.asking import ask, at, later
from ui.session import reader
from ui.words import say

FORMATS = ("xlsx", "docx")


def templates() -> None:
    """Every form, empty; of a department's reports, one's own first, with what is known."""
    with st.expander(say("load_templates")):
        listed = sorted(ask("templates")["forms"], key=lambda one: not one["reports"])
        forms = {one["form"]: one for one in listed}
        left, right = st.columns(2)
        form = str(left.selectbox(say("load_template_form"), list(forms)))
        unit = _unit(right) if forms[form]["reports"] else ""
        for column, format in zip(st.columns([1, 1, 4]), FORMATS, strict=False):
            column.download_button(
                say(f"load_template_{format}"),
                _file(form, format, unit),
                f"{unit}_{form}.{format}" if unit else f"{form}.{format}",
                key=f"template-{format}",
                width="stretch",
            )


def _unit(column: DeltaGenerator) -> str:
    units = ["", *(one["name"] for one in ask("units")["units"])]
    own = (reader().get("unit") or {"name": ""})["name"]
    return str(
        column.selectbox(
            say("load_template_unit"),
            units,
            units.index(own) if own in units else 0,
            format_func=lambda name: name or say("load_template_empty"),
        )
    )


def _file(form: str, format: str, unit: str) -> Callable[[], bytes]:
    return later(at("templates", form), format=format, unit=unit, filled=bool(unit) or None)
