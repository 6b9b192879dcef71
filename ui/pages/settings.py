"""设置: the college's vocabulary, baselines and backup; one's own tokens and password."""

from collections.abc import Callable

import streamlit as st

from ui.components.frame import page
from ui.components.outcome import outcome
from ui.session import may, reader
from ui.setting.baselines import baselines
from ui.setting.password import password
from ui.setting.profile import profile
from ui.setting.tokens import tokens
from ui.words import say

TABS = ("profile", "baselines", "tokens", "password", "backup")


def show() -> None:
    with page("page_settings"):
        with st.container():  # what stands below keeps its place, and its open tab
            outcome()
        first, second, third, fourth, fifth = st.tabs([say(f"settings_{one}") for one in TABS])
        with first:
            profile(may("administer"))
        with second:
            baselines(may("accept"))
        with third:
            _ones_own(tokens)
        with fourth:
            _ones_own(password)
        with fifth:
            st.markdown(say("settings_backup_help"))
            st.code(say("settings_backup_command"), language="sh")


def _ones_own(part: Callable[[], None]) -> None:
    """What only somebody with an account has."""
    if reader()["accounts"]:
        part()
    else:
        st.caption(say("settings_no_accounts"))


show()
