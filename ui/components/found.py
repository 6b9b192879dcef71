"""One node that a person looks for by its name, among kinds that may stand there."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from ui.asking import ask
from ui.components.kinds import Kinds
from ui.components.linked import called
from ui.components.plain import plain
from ui.words import say

Json = dict[str, Any]
MOST = 50


def one_found(label: str, kinds: Sequence[str], words: Kinds, key: str) -> Json | None:
    """The node that was looked for and chosen; None until there is one."""
    said = st.text_input(label, key=f"{key}-text", placeholder=say("find_hint")).strip()
    if not said:
        return None
    found = ask("search", text=said, kind=list(kinds), limit=MOST)
    nodes: dict[str, Json] = {one["node"]["id"]: one["node"] for one in found["found"]}
    if not nodes:
        st.info(say("found_nothing", text=plain(said)))
        return None
    chosen = st.selectbox(
        say("found_which", n=found["total"]),
        list(nodes),
        format_func=lambda id_: _name(nodes[id_], words),
        key=f"{key}-node",
    )
    return nodes[chosen]


def _name(node: Json, words: Kinds) -> str:
    return f"{words.name(node['kind'])}: {called(node)}"
