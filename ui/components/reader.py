"""Who reads the pages, and the way out."""

import streamlit as st

from ui.asking import ask
from ui.client import Refused
from ui.words import explain, language, say


def show_reader() -> None:
    """Name and role in the side bar, with a link to sign in or out; nothing where there are
    no accounts. What the service refuses is told by the page itself."""
    try:
        session = ask("session")
    except Refused as problem:
        st.sidebar.caption(explain(problem))
        return
    if not session["accounts"]:
        return
    if session["signed_in"]:
        role = session["role_name"][language()]
        st.sidebar.caption(say("signed_in_as", name=session["shown_as"], role=role))
    word = "sign_out" if session["signed_in"] else "must_sign_in"
    st.sidebar.html(f'<a href="/sign-in" target="_self">{say(word)}</a>')
