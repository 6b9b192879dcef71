"""Two people changed the same: both versions side by side, for the second to choose."""

from typing import Any

import streamlit as st

from ui.components.drawn import Markup, text
from ui.components.kinds import Kinds
from ui.components.lines import whole
from ui.components.moments import local
from ui.components.outcome import attempt
from ui.components.plain import plain
from ui.components.saving import CLASH, differing, reopen, save
from ui.words import say

Json = dict[str, Any]
MINE, THEIRS = "clash_mine", "clash_theirs"


def clashed(node: Json) -> bool:
    """Whether the reader's changes to this node met somebody else's."""
    found = st.session_state.get(CLASH)
    return found is not None and found["node"]["id"] == node["id"]


def clash(node: Json, words: Kinds) -> None:
    """What was there, what is there now, what the reader wrote; nothing is lost unasked."""
    found = st.session_state[CLASH]
    base, mine = found["node"]["properties"], found["changes"]
    last = max(node["sources"], key=lambda one: one["changeset"]["revision"])["changeset"]
    st.subheader(say("clash_title"))
    st.markdown(say("clash_by", who=plain(last["author"]), at=local(last["at"])))
    theirs = differing(base, dict.fromkeys(base) | node["properties"])
    names = [name for name in _declared(node, words) if name in mine or name in theirs]
    whole([_line(node, name, words, found) for name in names], "clash")
    key = f"clash-{node['id']}-{node['version']}"
    with st.form(key, enter_to_submit=False):
        for name in mine:
            st.radio(
                words.label(node["kind"], name),
                [MINE, THEIRS],
                index=1 if name in theirs else 0,
                format_func=say,
                horizontal=True,
                key=f"{key}-{name}",
            )
        left, right, _ = st.columns([1, 1, 3])
        with left:
            st.form_submit_button(
                say("clash_save"), type="primary", on_click=_save, args=(node, found, key)
            )
        with right:
            st.form_submit_button(say("clash_drop"), on_click=reopen)


def _declared(node: Json, words: Kinds) -> list[str]:
    return [field["property"] for field in words.fields(node["kind"])]


def _line(node: Json, name: str, words: Kinds, found: Json) -> dict[str, Markup]:
    versions = {
        "clash_base": found["node"]["properties"],
        "clash_now": node["properties"],
        "clash_yours": {**found["node"]["properties"], **found["changes"]},
    }
    kind = node["kind"]
    said = {say(key): text(words.value(kind, name, v.get(name))) for key, v in versions.items()}
    return {say("node_property"): text(words.label(kind, name)), **said}


def _save(node: Json, found: Json, key: str) -> None:
    chosen = {
        name: value
        for name, value in found["changes"].items()
        if st.session_state[f"{key}-{name}"] == MINE
    }
    if not chosen:
        reopen()
    attempt(lambda: save(node, chosen, found["why"]))
