"""How a node came to be what it is: every word on it, by whom, when, from which file."""

from typing import Any

import streamlit as st

from ui.asking import ask, at
from ui.components.drawn import Markup, element, text
from ui.components.frame import place_text
from ui.components.kinds import Kinds
from ui.components.lines import stacked
from ui.components.linked import linked
from ui.components.moments import local
from ui.components.undoing import undoing
from ui.navigation import link
from ui.words import say

Json = dict[str, Any]


def node_past(node: Json, words: Kinds) -> None:
    """The latest first."""
    found = ask(at("nodes", node["id"], "history"))
    undoing(found["said"][-1]["changeset"])
    st.subheader(say("history_changes"))
    linked([_change(one, node, words) for one in reversed(found["changes"])], "changes")
    st.subheader(say("history_words"))
    linked([word(one, node["kind"], words) for one in reversed(found["said"])], "words")


def made(changeset: Json) -> dict[str, Markup]:
    """When, by whom and why; the revision leads to all that it changed."""
    number = changeset["revision"]
    return {
        say("history_when"): text(local(changeset["at"])),
        say("history_revision"): element(
            "a", text(number), href=link("history", revision=str(number))
        ),
        say("history_who"): text(changeset["author"]),
        say("history_why"): text(changeset["message"]),
    }


def _change(one: Json, node: Json, words: Kinds) -> dict[str, Markup]:
    """The property without a name is the node itself."""
    name, kind = one["property"], node["kind"]
    if name:
        label = words.label(kind, name)
        before, after = (words.value(kind, name, one[side]) for side in ("before", "after"))
    else:
        label, before = words.name(kind), ""
        after = say("history_there" if one["after"] else "history_gone")
    return {
        **made(one["changeset"]),
        say("node_property"): text(label),
        say("history_before"): text(before),
        say("history_after"): text(after),
    }


def word(one: Json, kind: str, words: Kinds) -> dict[str, Markup]:
    """One source's word; of a link a person may only say that it fits, or that there is none."""
    did = one["op"] if one["op"] == "withdraw" else one["stance"] or one["op"]
    return {
        **made(one["changeset"]),
        say("history_source"): text(one["source"]),
        say("history_did"): text(say(f"history_{did}")),
        say("places"): text(place_text(one["places"])),
        say("history_said"): stacked(map(text, words.said(kind, one["properties"]))),
    }
