"""Entry of the pages: who reads, language, navigation, and the page that was asked for."""

import streamlit as st

from ui.components.door import badge, must_sign_in
from ui.navigation import pages
from ui.session import is_stranger, meet
from ui.words import LANGUAGES, language

st.set_page_config(page_title="纲目 Gangmu", page_icon="🕸️", layout="wide")

chosen = st.sidebar.selectbox(
    "语言 Language",
    list(LANGUAGES),
    index=list(LANGUAGES).index(language()),
    format_func=LANGUAGES.__getitem__,
)
if chosen != language():
    st.query_params["lang"] = chosen
    st.rerun()
if chosen != "zh":
    st.query_params["lang"] = chosen

who = meet()
stranger = is_stranger(who)
page = st.navigation(pages(), position="hidden" if stranger else "sidebar", expanded=True)
if stranger:
    must_sign_in()
else:
    if who:
        badge(who)
    page.run()
