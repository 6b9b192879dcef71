"""Markup of our own: maps, chains and lists that are clicked, tabbed through and printed."""

from collections.abc import Callable, Iterable
from html import escape
from pathlib import Path
from typing import NewType

import streamlit as st

HERE = Path(__file__).parent
Markup = NewType("Markup", str)
Taken = Callable[[str], None]

_mount = st.components.v2.component(
    "gangmu.drawn",
    css=(HERE / "drawn.css").read_text(encoding="utf-8"),
    js=(HERE / "drawn.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)


def drawn(markup: Markup, key: str, taken: Taken | None = None) -> None:
    """Show markup; `taken` is called with the `data-pick` of what somebody picks, before the
    page runs again. What the markup is made of is escaped by `text` and `element`."""

    def take() -> None:
        if taken and (picked := st.session_state[key].get("picked")):
            taken(picked)

    _mount(data={"markup": markup}, key=key, on_picked_change=take)


def element(tag: str, *inside: Markup, **attributes: object) -> Markup:
    """An element. `class_` and `data_pick` are written class and data-pick; attributes that
    are None are left out."""
    said = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(str(value))}"'
        for name, value in attributes.items()
        if value is not None
    )
    return Markup(f"<{tag}{said}>{''.join(inside)}</{tag}>")


def text(words: object) -> Markup:
    """Words as they stand: whatever a file or a person wrote stays text."""
    return Markup(escape(str(words)))


def joined(parts: Iterable[Markup], between: str = "") -> Markup:
    """Parts one after the other; between them words."""
    return Markup(escape(between).join(parts))
