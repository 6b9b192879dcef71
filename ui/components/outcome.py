"""What somebody did, and what came of it: told once, when the page runs again."""

from collections.abc import Callable

import streamlit as st

from ui.client import Refused
from ui.components.frame import tell
from ui.components.plain import plain

OUTCOME = "outcome"


def attempt(work: Callable[[], str]) -> bool:
    """Do something that may be refused; the words that it returns are told, or why not."""
    try:
        st.session_state[OUTCOME] = work()
    except Refused as problem:
        st.session_state[OUTCOME] = problem
        return False
    return True


def outcome() -> None:
    """What came of the last attempt; it stays in sight of who pressed a button far below."""
    told = st.session_state.pop(OUTCOME, None)
    if told is None:
        return
    with st.container(key="outcome"):
        if isinstance(told, Refused):
            tell(told)
        else:
            st.success("  \n".join(map(plain, told.splitlines())))
