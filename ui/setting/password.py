"""One's own password."""

import streamlit as st

from ui.asking import send
from ui.components.outcome import attempt
from ui.words import say


def password() -> None:
    """The present one and, twice, the new one."""
    with st.form("password", enter_to_submit=False):
        old = _secret("old", "current-password")
        new = _secret("new", "new-password")
        again = _secret("again", "new-password")
        if not st.form_submit_button(say("settings_password_change")):
            return
    if new != again:
        st.error(say("settings_password_differs"))
        return
    if attempt(lambda: _changed(old, new)):
        # The session of this page has ended with the old password.
        st.success(say("settings_password_changed"))
    else:
        st.rerun()


def _changed(old: str, new: str) -> str:
    send("PUT", "session/password", {"old": old, "new": new})
    return say("settings_password_changed")


def _secret(which: str, kind: str) -> str:
    label = say(f"settings_password_{which}")
    return st.text_input(label, type="password", autocomplete=kind, max_chars=200)
