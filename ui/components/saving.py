"""Storing what somebody changed of a node that they had before their eyes."""

from typing import Any

import streamlit as st

from ui.asking import at, send
from ui.client import Refused
from ui.components.repaired import stored
from ui.words import say

Json = dict[str, Any]
OPENED, CLASH = "opened-node", "clash"
CLASHED = 412


def opened(node: Json) -> Json:
    """The node as it was when the reader opened it: others may change it meanwhile."""
    found: Json | None = st.session_state.get(OPENED)
    if found is None or found["id"] != node["id"]:
        found = st.session_state[OPENED] = node
    return found


def reopen() -> None:
    """Begin again with the node as it is now."""
    st.session_state.pop(OPENED, None)
    st.session_state.pop(CLASH, None)


def differing(before: Json, now: Json) -> Json:
    """What of all that is said now was not said before."""
    return {name: one for name, one in now.items() if said(one) != said(before.get(name))}


def said(value: Any) -> Any:
    """A value, None for every kind of empty one."""
    return None if value in ("", []) or value is False else value


def save(node: Json, changes: Json, why: str) -> str:
    """Store changes to what was seen of a node; the words that tell it, none where somebody
    else was quicker: then both versions are shown."""
    if not changes:
        return say("edit_nothing")
    body = {"properties": changes, "message": why}
    seen = {"If-Match": f'"{node["version"]}"'}
    try:
        done = send("PATCH", at("nodes", node["id"]), body, headers=seen)
    except Refused as problem:
        if problem.status != CLASHED:
            raise
        st.session_state[CLASH] = {"node": node, "changes": changes, "why": why}
        return ""
    reopen()
    return stored(node, done["revision"])
