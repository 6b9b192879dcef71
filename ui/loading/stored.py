"""What came of a load: its revision, the gaps that moved, and taking it back."""

import streamlit as st

from ui.asking import ask
from ui.client import Json
from ui.components.lines import worded
from ui.components.linked import linked
from ui.components.undoing import undoing
from ui.navigation import link
from ui.words import language, say


def stored(load: Json) -> None:
    """A load that is on record."""
    revision = load["revision"]
    st.success(say("load_stored", revision=revision))
    if revision > 1:
        both = {"from": revision - 1, "to": revision}
        _gaps(ask("comparison", today=ask("status")["today"], **both))
    left, middle, right, _ = st.columns([2, 2, 2, 4])
    left.link_button(say("load_history"), link("history", revision=str(revision)), width="stretch")
    middle.link_button(say("load_to_gaps"), link("gaps"), width="stretch")
    right.link_button(say("load_again"), link("load"), width="stretch")
    undoing(ask(f"revisions/{revision}")["changeset"])


def _gaps(compared: Json) -> None:
    gone, new = compared["gaps"]["fixed"], compared["gaps"]["new"]
    if not gone and not new:
        st.caption(say("load_no_gaps_moved"))
    for word, gaps in (("load_gaps_gone", gone), ("load_gaps_new", new)):
        if gaps:
            with st.expander(say(word, n=len(gaps)), expanded=True):
                linked([worded(_gap(one)) for one in gaps], word)


def _gap(one: Json) -> Json:
    return {
        say("severity"): say(one["severity"]),
        say("rule"): one["rule"],
        say("message"): one["message"][language()],
        say("unit"): one["unit"] or "",
    }
