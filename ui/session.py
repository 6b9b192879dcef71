"""Who reads the pages, and what may they do there?"""

import streamlit as st

from ui.asking import ask
from ui.client import Json, Refused

READER = "reader"


def meet() -> Json:
    """Who reads, asked at every run: a session may have ended meanwhile. Where the service
    does not answer nothing is known, and the page that asks it next says so."""
    try:
        found = ask("session")
    except Refused:
        found = {}
    st.session_state[READER] = found
    return found


def reader() -> Json:
    """Who reads, as they were met in this run."""
    found: Json = st.session_state.get(READER, {})
    return found


def may(action: str) -> bool:
    """Whether the reader's role allows an action; whose things are theirs the service says."""
    return action in reader().get("actions", ())


def is_stranger(who: Json) -> bool:
    """Whether somebody must sign in first."""
    return who.get("signed_in") is False
