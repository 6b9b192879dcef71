"""What every page has: its title, its foot, and what it says when nothing can be shown."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import streamlit as st

from ui.client import Refused
from ui.components.door import must_sign_in
from ui.components.plain import plain
from ui.words import explain, say

SIGNED_OUT = 401
STYLE = (Path(__file__).parent / "page.css").read_text(encoding="utf-8")


@contextmanager
def page(title: str) -> Iterator[None]:
    """A page with its title; a refused question is told in the user's words."""
    st.html(f"<style>{STYLE}</style>")
    st.title(say(title))
    try:
        yield
    except Refused as problem:
        tell(problem)


def tell(problem: Refused) -> None:
    """Why the service refused; whose session has ended is shown the way in."""
    if problem.status == SIGNED_OUT:
        must_sign_in()
    else:
        st.error(plain(explain(problem)))


def foot(answer: dict[str, Any]) -> None:
    """Which revision and day the numbers on the page are for."""
    st.caption(foot_words(answer))


def foot_words(answer: dict[str, Any]) -> str:
    """The foot where it goes with a file."""
    return say("foot", revision=answer["revision"], today=answer["today"])


def choose(label: str, options: list[str], named: Callable[[str], str], key: str) -> str:
    """A choice that stands in the address, so that it can be sent to a colleague."""
    wanted = st.query_params.get(key, options[0])
    index = options.index(wanted) if wanted in options else 0
    chosen = st.selectbox(say(label), options, index=index, format_func=named)
    if chosen != options[0]:
        st.query_params[key] = chosen
    elif key in st.query_params:
        del st.query_params[key]
    return str(chosen)


def stage_row(stages: dict[str, bool]) -> str:
    """●○ for each stage, in order."""
    return " ".join(f"{'●' if yes else '○'}{say(stage)}" for stage, yes in stages.items())


def place_text(places: list[dict[str, Any]]) -> str:
    """Where it was said: file, sheet and row, each row once."""
    rows = {
        " › ".join(filter(None, (one["file"], one["sheet"], _row(one["row"])))) for one in places
    }
    return "; ".join(sorted(rows))


def _row(row: int) -> str:
    """The row in words; 0 stands for no row of a table."""
    return say("row", row=row) if row else ""
