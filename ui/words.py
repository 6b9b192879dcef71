"""In which language is a page read, and how is a word said in it?"""

import tomllib
from functools import cache
from pathlib import Path

import streamlit as st

from ui.client import Refused

LANGUAGES = {"zh": "中文", "en": "English"}
VOCABULARY = Path(__file__).parent / "vocabulary"


@cache
def words() -> dict[str, tuple[str, str]]:
    """Every word of the pages, from the files of the folder: key → Chinese, English."""
    found: dict[str, tuple[str, str]] = {}
    for path in sorted(VOCABULARY.glob("*.toml")):
        said = tomllib.loads(path.read_text(encoding="utf-8"))
        if twice := found.keys() & said.keys():
            raise ValueError(f"{path.name}: said elsewhere already: {sorted(twice)}")
        found |= {key: (zh, en) for key, (zh, en) in said.items()}
    return found


def language() -> str:
    """The language of this visit: from the address, else as chosen before, else Chinese."""
    named = st.query_params.get("lang")
    chosen = named if named in LANGUAGES else st.session_state.get("language", "zh")
    st.session_state["language"] = chosen
    return str(chosen)


def say(word: str, **values: object) -> str:
    """A word or sentence of the pages in the chosen language."""
    zh, en = words()[word]
    return (zh if language() == "zh" else en).format(**values)


def explain(problem: Refused) -> str:
    """Why the service refused, in the user's words."""
    return say("service_unreachable") if problem.status == 0 else str(problem)
