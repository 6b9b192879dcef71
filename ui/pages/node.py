"""详情: all that is known of one node; from here it is corrected, linked and taken out of use."""

from typing import Any

import streamlit as st

from ui.asking import ask, at
from ui.components.drawn import Markup, element, text
from ui.components.frame import foot, page
from ui.components.kinds import Kinds, kinds
from ui.components.linked import called, linked, traced
from ui.components.new_node import new_node
from ui.components.node_edit import node_edit
from ui.components.node_past import node_past
from ui.components.node_rests import node_rests
from ui.components.node_view import node_head, node_view
from ui.components.onward import onward
from ui.components.outcome import outcome
from ui.components.plain import plain
from ui.navigation import link
from ui.session import may
from ui.words import say

Json = dict[str, Any]
MOST = 20
PARTS = ("known", "change", "rests", "history")


def show() -> None:
    with page("page_node"):
        outcome()
        if st.query_params.get("new"):
            new_node(kinds())
        elif id_ := st.query_params.get("id"):
            _node(ask(at("nodes", id_)), kinds())
        else:
            _find(kinds())


def _find(words: Kinds) -> None:
    """A box for a name or a number; what was found leads to its page."""
    said = st.text_input(say("find"), key="find", bind="query-params", placeholder=say("find_hint"))
    onward("new", node_new=link("node", new="1") if may("edit") else "")
    if not said.strip():
        return
    found = ask("search", text=said, limit=MOST)
    if not found["total"]:
        st.info(say("found_nothing", text=plain(said)))
    linked([_line(one["node"], words) for one in found["found"]], "found")
    if found["total"] > MOST:
        st.caption(say("found_more", n=found["total"], shown=MOST))
    foot(found)


def _line(node: Json, words: Kinds) -> dict[str, Markup]:
    return {
        say("kind"): text(words.name(node["kind"])),
        say("found_name"): element("a", text(called(node)), href=link("node", id=node["id"])),
        say("page_trace"): traced(node),
    }


def _node(node: Json, words: Kinds) -> None:
    node_head(node, words)
    part = _part()
    if part == "change":
        node_edit(node, words)
    elif part == "rests":
        node_rests(node, words)
    elif part == "history":
        node_past(node, words)
    else:
        node_view(node, words)
    foot(node)


def _part() -> str:
    """Which part is shown stands in the address; correcting only for those who may at all."""
    parts = [one for one in PARTS if one != "change" or may("edit")]
    wanted = st.query_params.get("part")
    chosen = st.segmented_control(
        say("node_part"),
        parts,
        default=wanted if wanted in parts else PARTS[0],
        format_func=lambda one: say(f"node_{one}"),
        label_visibility="collapsed",
        required=True,
        key="part",
    )
    st.query_params["part"] = str(chosen)
    return str(chosen)


show()
