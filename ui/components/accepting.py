"""Accept a gap for a reason and a time, or accept it no longer: for those who may."""

from typing import Any

import streamlit as st

from ui.asking import ask, send
from ui.words import language, say

Json = dict[str, Any]
ACCEPT = "accept"


def accepting(gaps: list[Json]) -> None:
    """The forms for the gaps of one subject; nothing for those who may not."""
    if not gaps or ACCEPT not in ask("session")["actions"]:
        return
    standing = [gap for gap in gaps if gap["accepted"] is None]
    if standing:
        _accept(standing)
    for gap in gaps:
        if gap["accepted"] is not None:
            _take_back(gap)


def _accept(gaps: list[Json]) -> None:
    with st.form("accept", clear_on_submit=True):
        st.subheader(say("accept"))
        st.caption(say("accept_help"))
        chosen = st.selectbox(say("accept_which"), gaps, format_func=_said)
        reason = st.text_input(say("accept_reason"), max_chars=1000)
        until = st.text_input(say("accept_until"), placeholder=say("accept_until_as"))
        sure = st.form_submit_button(say("accept"))
    if sure and not reason.strip():
        st.error(say("accept_needs_reason"))
    elif sure:
        body = {"rule": chosen["rule"], "subject": chosen["subject"], "key": chosen["key"]}
        more = {"until": until.strip()} if until.strip() else {}
        send("POST", "waivers", {**body, "reason": reason.strip(), **more})
        st.rerun()


def _take_back(gap: Json) -> None:
    words = say("accept_no_longer", gap=_said(gap))
    if st.button(words, key=f"drop-{gap['rule']}-{gap['key']}"):
        asked = {"rule": gap["rule"], "subject": gap["subject"], "key": gap["key"]}
        send("DELETE", "waivers", params=asked)
        st.rerun()


def _said(gap: Json) -> str:
    return f"{gap['rule']} {gap['message'][language()]}"
