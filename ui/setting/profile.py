"""The college's own vocabulary as text, checked before it is kept."""

import streamlit as st

from ui.asking import ask, send
from ui.client import Json, Refused
from ui.components.lines import whole, worded
from ui.components.outcome import OUTCOME
from ui.components.plain import plain
from ui.words import explain, say

HEIGHT = 520
CHANGED = 412
BODY = "text › "
SHOWN = "profile-shown"  # the text that is being changed, and its version


def profile(may_change: bool) -> None:
    """The text; for those who may, saving it as another."""
    st.caption(say("settings_profile_help"))
    now = ask("profile")
    if not may_change:
        st.caption(say("settings_profile_read_only"))
        st.code(now["text"], language="toml", height=HEIGHT)
        return
    shown: Json = st.session_state.setdefault(SHOWN, now)
    with st.form("profile", enter_to_submit=False):
        text = str(st.text_area(say("settings_profile_text"), shown["text"], height=HEIGHT))
        wanted = st.form_submit_button(say("settings_profile_save"), type="primary")
    if wanted:
        _save(text, shown["version"])
    elif shown["version"] != now["version"]:
        st.session_state[SHOWN] = now
        st.rerun()


def _save(text: str, seen: int) -> None:
    try:
        done = send("PUT", "profile", {"text": text}, headers={"If-Match": f'"{seen}"'})
    except Refused as problem:
        if problem.status == CHANGED:
            _clash(text)
        else:
            _wrong(problem, text)
        return
    del st.session_state[SHOWN]
    st.session_state[OUTCOME] = say("settings_profile_saved", revision=done["revision"])
    st.rerun()


def _wrong(problem: Refused, text: str) -> None:
    """Each place, and the text with the numbers of its lines."""
    st.error(say("settings_profile_wrong"))
    if lines := [_place(one) for one in problem.body.get("problems", ())]:
        whole([worded(one) for one in lines], "profile-problems")
        st.code(text, language="toml", line_numbers=True, height=HEIGHT)
    else:
        st.error(plain(explain(problem)))


def _place(one: Json) -> Json:
    """The body of the request is the text that stands there."""
    return {
        say("settings_where"): one["where"].removeprefix(BODY),
        say("settings_wrong"): one["message"],
    }


def _clash(mine: str) -> None:
    """Both texts side by side; saving again is then based on the one that is there now."""
    st.warning(say("settings_profile_clash"))
    now = ask("profile")
    st.session_state[SHOWN] = {**st.session_state[SHOWN], "version": now["version"]}
    left, right = st.columns(2)
    left.caption(say("settings_profile_theirs"))
    left.code(now["text"], language="toml", height=HEIGHT)
    right.caption(say("settings_profile_mine"))
    right.code(mine, language="toml", height=HEIGHT)
