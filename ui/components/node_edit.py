"""Correcting a node: its properties, its links, and taking it out of use."""

from typing import Any

import streamlit as st

from ui.components.clash import clash, clashed
from ui.components.fields import fill, filled, with_defaults
from ui.components.kinds import Kinds
from ui.components.link_edit import judge_links, new_link
from ui.components.node_end import merge, retire
from ui.components.outcome import attempt
from ui.components.saving import differing, opened, save
from ui.session import may
from ui.words import say

Json = dict[str, Any]


def node_edit(node: Json, words: Kinds) -> None:
    """What the reader may do to this node; what they may not is not offered."""
    if clashed(node):
        clash(node, words)
        return
    if node["mine"]:
        _properties(opened(node), words)
    else:
        st.info(say("edit_not_yours"))
    with st.expander(say("edit_new_link"), key="edit-new-link"):
        new_link(node, words)
    if node["links"]:
        with st.expander(say("edit_links"), key="edit-links"):
            judge_links(node, words)
    if node["mine"]:
        with st.expander(say("edit_retire"), key="edit-retire"):
            retire(node)
    if may("review"):
        with st.expander(say("edit_merge"), key="edit-merge"):
            merge(node, words)


def _properties(node: Json, words: Kinds) -> None:
    fields, key = words.fields(node["kind"]), f"edit-{node['id']}-{node['version']}"
    with st.form(key, enter_to_submit=False):
        fill(fields, with_defaults(fields, node["properties"]), key)
        st.text_input(say("edit_why"), key=f"{key}-why", max_chars=500)
        st.form_submit_button(
            say("edit_save"), type="primary", on_click=_save, args=(node, fields, key)
        )


def _save(node: Json, fields: list[Json], key: str) -> None:
    before = with_defaults(fields, node["properties"])
    changes = differing(before, filled(fields, key))
    attempt(lambda: save(node, changes, st.session_state[f"{key}-why"]))
