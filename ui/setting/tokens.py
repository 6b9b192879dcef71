"""Tokens of one's own: given and shown once, and withdrawn."""

from datetime import UTC, datetime

import streamlit as st

from ui.asking import ask, at, send
from ui.client import Json
from ui.components.lines import worded
from ui.components.linked import linked
from ui.components.moments import local
from ui.components.outcome import attempt
from ui.components.plain import plain
from ui.words import say

DAYS, MOST_DAYS = 90, 366
GIVEN = "token-given"


def tokens() -> None:
    """What there is, and a new one."""
    st.caption(say("settings_tokens_help"))
    found = ask("tokens")["tokens"]
    if found:
        linked([worded(_line(one)) for one in found], "tokens")
    else:
        st.caption(say("settings_no_tokens"))
    for one in found:
        if _state(one) == "living":
            withdraw(one)
    _give()
    if GIVEN in st.session_state:
        st.warning(say("settings_token_shown_once"))
        st.code(st.session_state.pop(GIVEN), language=None, wrap_lines=True)


def withdraw(one: Json) -> None:
    """A button that ends a token."""
    label = say("settings_token_withdraw", name=plain(one["name"]))
    if st.button(label, key=f"withdraw-{one['id']}"):
        attempt(lambda: _withdrawn(one))
        st.rerun()


def _withdrawn(one: Json) -> str:
    send("DELETE", at("tokens", str(one["id"])))
    return say("settings_token_is_withdrawn", name=plain(one["name"]))


def _state(one: Json) -> str:
    if one["withdrawn"]:
        return "withdrawn"
    return "expired" if datetime.fromisoformat(one["expires"]) <= datetime.now(UTC) else "living"


def _line(one: Json) -> Json:
    return {
        say("settings_token_name"): one["name"],
        say("settings_token_expires"): local(one["expires"]),
        say("settings_token_used"): local(one["used"]) if one["used"] else "",
        say("settings_token_state"): say(f"settings_token_{_state(one)}"),
    }


def _give() -> None:
    with st.form("give-token", enter_to_submit=False, clear_on_submit=True):
        left, right = st.columns([3, 1])
        name = left.text_input(say("settings_token_name"), max_chars=100)
        days = right.number_input(say("settings_token_days"), 1, MOST_DAYS, DAYS)
        if st.form_submit_button(say("settings_token_give")):
            attempt(lambda: _given(name, int(days)))
            st.rerun()


def _given(name: str, days: int) -> str:
    st.session_state[GIVEN] = send("POST", "tokens", {"name": name, "days": days})["secret"]
    return say("settings_token_is_given")
