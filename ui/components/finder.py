"""Find a node by what people call it, and go along its chain."""

from typing import Any

import streamlit as st

from ui.asking import ask
from ui.components.drawn import Markup, text
from ui.components.linked import linked, named, traced
from ui.words import say

Json = dict[str, Any]
MOST = 20


def finder() -> None:
    """A box for a name or a number; what was found leads to its chain and its page."""
    words = st.text_input(
        say("find"), key="find", bind="query-params", placeholder=say("find_hint")
    )
    if not words.strip():
        return
    found = ask("search", text=words, limit=MOST)
    if not found["total"]:
        st.info(say("found_nothing", text=words))
        return
    linked([_line(one["node"]) for one in found["found"]], "found")
    if found["total"] > MOST:
        st.caption(say("found_more", n=found["total"], shown=MOST))


def _line(node: Json) -> dict[str, Markup]:
    return {
        say("kind"): text(say(f"kind_{node['kind']}")),
        say("found_name"): named(node),
        say("page_trace"): traced(node),
    }
