"""Taking a revision back: first what that would do, then the deed."""

from typing import Any

import streamlit as st

from ui.asking import at, send
from ui.client import Refused
from ui.components.drawn import Markup, text
from ui.components.frame import tell
from ui.components.linked import linked
from ui.components.moments import local
from ui.components.outcome import attempt
from ui.session import may, reader
from ui.words import say

Json = dict[str, Any]
UNDOING = "undoing"


def undoing(changeset: Json) -> None:
    """A button for those who may, and behind it the preview."""
    its_own = changeset["author"] == reader()["name"] and (may("edit") or may("administer"))
    if not (its_own or may("review")):
        return
    number = changeset["revision"]
    if st.session_state.get(UNDOING) != number:
        st.button(say("undo_ask", n=number), key="undo-ask", on_click=_ask, args=(number,))
        return
    try:
        found = send("POST", _path(number), {}, params={"dry_run": True})
    except Refused as problem:
        tell(problem)
        return
    _preview(found)


def _ask(number: int | None) -> None:
    st.session_state[UNDOING] = number


def _path(number: int) -> str:
    return at("revisions", str(number), "undo")


def _preview(found: Json) -> None:
    number = found["undone"]["revision"]
    if not found["statements"]:
        st.info(say("undo_nothing", n=number))
    else:
        st.markdown(say("undo_would", n=number, statements=found["statements"]))
        linked([{say("undo_what"): text(one["name"])} for one in found["touched"]], "touched")
    if found["left"]:
        st.markdown(say("undo_left", n=len(found["left"])))
        linked([_left(one) for one in found["left"]], "left")
        st.checkbox(say("undo_also"), key=f"undo-also-{number}")
    left, right, _ = st.columns([1, 1, 3])
    with left:
        st.button(say("undo_do"), type="primary", key="undo-do", on_click=_undo, args=(found,))
    with right:
        st.button(say("undo_leave"), key="undo-leave", on_click=_ask, args=(None,))


def _left(one: Json) -> dict[str, Markup]:
    by = one["by"]
    return {
        say("undo_what"): text(one["name"]),
        say("history_source"): text(one["source"]),
        say("history_who"): text(by["author"]),
        say("history_revision"): text(by["revision"]),
        say("history_when"): text(local(by["at"])),
    }


def _undo(found: Json) -> None:
    number = found["undone"]["revision"]
    every = st.session_state.get(f"undo-also-{number}", False)
    also = [one["claim"] for one in found["left"]] if every else []

    def work() -> str:
        done = send("POST", _path(number), {"also": also})
        _ask(None)
        told = "undo_done" if done["changed"] else "undo_nothing"
        return say(told, n=number, revision=done["revision"])

    attempt(work)
