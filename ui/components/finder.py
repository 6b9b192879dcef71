"""Find a node by what people call it, and go along its chain."""

from typing import Any

import streamlit as st

from ui.asking import ask
from ui.components.drawn import Markup, element, text
from ui.components.linked import kind_of, linked, named, traced
from ui.components.plain import plain
from ui.navigation import link
from ui.words import say

Json = dict[str, Any]
MOST = 20


def finder(page: str = "trace") -> None:
    """A box for a name or a number; what was found leads to its chain, or to another page of
    that key, and to its own page."""
    words = st.text_input(
        say("find"), key="find", bind="query-params", placeholder=say("find_hint")
    )
    if not words.strip():
        return
    found = ask("search", text=words, limit=MOST)
    if not found["total"]:
        st.info(say("found_nothing", text=plain(words)))
        return
    linked([_line(one["node"], page) for one in found["found"]], "found")
    if found["total"] > MOST:
        st.caption(say("found_more", n=found["total"], shown=MOST))


def _line(node: Json, page: str) -> dict[str, Markup]:
    there = element("a", text(say(f"page_{page}")), href=link(page, id=node["id"]))
    return {
        say("kind"): text(kind_of(node)),
        say("found_name"): named(node),
        say(f"page_{page}"): traced(node) if page == "trace" else there,
    }
