"""Which pages are there, and in which order do people look for them?"""

from pathlib import Path
from urllib.parse import urlencode

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from ui.session import may
from ui.words import say

FIRST = "overview"
SECTIONS = {
    "browse": ("overview", "coverage", "gaps", "trace", "neighbourhood", "goals", "points"),
    "work": ("load", "filing", "suggestions", "node", "history"),
    "sheets": ("unit_sheet", "post_sheet", "objects"),
    "rules": ("rules", "settings", "accounts"),
}
NEEDS = {"load": "load", "suggestions": "edit", "accounts": "administer"}
PAGES = Path(__file__).parent / "pages"


def pages() -> dict[str, list[StreamlitPage]]:
    """The pages by section, with their titles in the chosen language."""
    return {
        say(f"section_{section}"): [_page(key) for key in keys]
        for section, keys in SECTIONS.items()
    }


def _page(key: str) -> StreamlitPage:
    """In the menu only for those who can do something there; its address is told why not."""
    needed = NEEDS.get(key)
    return st.Page(
        PAGES / f"{key}.py",
        title=say(f"page_{key}"),
        url_path=key,
        default=key == FIRST,
        visibility="hidden" if needed and not may(needed) else "visible",
    )


def link(key: str, **wanted: str) -> str:
    """The address of a page with what is wanted of it; the language goes along."""
    asked = {key: value for key, value in wanted.items() if value}
    if "lang" in st.query_params:
        asked["lang"] = st.query_params["lang"]
    path = "/" if key == FIRST else f"/{key}"
    return f"{path}?{urlencode(asked)}" if asked else path
