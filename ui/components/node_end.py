"""Taking a node out of use, or letting it be one with another."""

from typing import Any

import streamlit as st

from ui.asking import at, send
from ui.components.found import one_found
from ui.components.kinds import Kinds
from ui.components.outcome import attempt
from ui.components.plain import plain
from ui.components.repaired import stored
from ui.components.saving import reopen
from ui.words import say

Json = dict[str, Any]


def retire(node: Json) -> None:
    """It stays on record with its history, and counts for nothing."""
    st.caption(say("retire_help"))
    key = f"retire-{node['id']}-{node['version']}"
    with st.form(key, enter_to_submit=False, border=False):
        st.text_input(say("retire_until"), key=f"{key}-until", placeholder=say("hint_date"))
        st.text_input(say("edit_why"), key=f"{key}-why", max_chars=500)
        st.form_submit_button(say("retire_do"), on_click=_retire, args=(node, key))


def _retire(node: Json, key: str) -> None:
    until = st.session_state[f"{key}-until"].strip() or None
    wanted = {"valid_to": until, "message": st.session_state[f"{key}-why"]}
    seen = {"If-Match": f'"{node["version"]}"'}

    def work() -> str:
        done = send("POST", at("nodes", node["id"], "retire"), wanted, headers=seen)
        reopen()
        return stored(node, done["revision"])

    attempt(work)


def merge(node: Json, words: Kinds) -> None:
    """What is said of this one is said of the other from then on; its address leads there."""
    st.caption(say("merge_help"))
    other = one_found(say("merge_into"), [node["kind"]], words, f"merge-{node['id']}")
    if other is None or other["id"] == node["id"]:
        return
    st.warning(say("merge_sure", gone=plain(node["name"]), kept=plain(other["name"])))
    st.button(say("merge_do"), key="merge-do", on_click=_merge, args=(node, other))


def _merge(node: Json, other: Json) -> None:
    def work() -> str:
        done = send("POST", at("nodes", node["id"], "merge"), {"into": other["id"]})
        reopen()
        st.query_params["id"] = other["id"]
        return say("merge_done", kept=other["name"], revision=done["revision"])

    attempt(work)
