"""Entry of the pages: language, navigation, and the page that was asked for."""

import streamlit as st

from ui.navigation import pages
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

st.navigation(pages()).run()
