"""How far is the work on a load?"""

import streamlit as st

from ui.asking import ask, send
from ui.client import Json, Refused
from ui.components.plain import plain
from ui.words import language, say

SECONDS = 0.7  # between two looks at the work
OPEN = ("waiting", "running")


@st.fragment(run_every=SECONDS)
def waiting(job: str) -> None:
    """A bar that moves until the work has ended; then the page shows what came of it."""
    try:
        told = ask(f"jobs/{job}")
    except Refused:
        st.rerun()
    if told["state"] not in OPEN:
        st.rerun()
    st.progress(told["progress"], text=plain(told["words"][language()]))
    if st.button(say("load_cancel")):
        _cancel(job)


def _cancel(job: str) -> None:
    try:
        send("DELETE", f"jobs/{job}")
    except Refused:
        st.rerun()


def failure(job: Json | None) -> None:
    """Why the work came to nothing."""
    if job is None or job["state"] not in ("failed", "cancelled"):
        return
    if job["state"] == "cancelled":
        st.warning(say("load_cancelled"))
    elif job["problem"]:
        st.error(say("load_failed", why=plain(job["problem"]["detail"])))
