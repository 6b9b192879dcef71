"""What rests on a node: all that would lose its footing were it gone."""

from typing import Any

import streamlit as st

from ui.asking import ask, at
from ui.components.drawn import Markup, element, text
from ui.components.kinds import Kinds
from ui.components.linked import called, linked
from ui.navigation import link
from ui.words import language, say

Json = dict[str, Any]


def node_rests(node: Json, words: Kinds) -> None:
    """By kind, the nearest first, each with the link that it rests by."""
    found = ask(at("impact", node["id"]))["impact"]
    if not found["total"]:
        st.info(say("rests_none"))
        return
    st.markdown(say("rests_found", n=found["total"], direct=found["direct"]))
    for group in found["kinds"]:
        st.subheader(say("rests_kind", kind=words.name(group["kind"]), n=group["total"]))
        linked([_line(one) for one in group["nodes"]], f"rests-{group['kind']}")


def _line(one: Json) -> dict[str, Markup]:
    node = one["node"]
    return {
        say("found_name"): element("a", text(called(node)), href=link("node", id=node["id"])),
        say("rests_depth"): text(one["depth"]),
        say("rests_by"): text(one["said"][language()]),
    }
