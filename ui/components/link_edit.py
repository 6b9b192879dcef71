"""Linking a node to others, saying whether a link fits, and taking one away."""

from typing import Any

import streamlit as st

from ui.asking import send
from ui.components.fields import fill, filled
from ui.components.found import one_found
from ui.components.kinds import Kinds
from ui.components.link_past import identity, one_link
from ui.components.outcome import attempt
from ui.components.repaired import stored
from ui.words import say

Json = dict[str, Any]
VERBS = ("confirm", "suspect", "reset")


def new_link(node: Json, words: Kinds) -> None:
    """Which kind of link, to which node; only what the kinds allow is offered."""
    ways = {(one["kind"], one["outward"]): one for one in words.ways(node["kind"])}
    way = ways[
        st.selectbox(
            say("link_kind"),
            list(ways),
            format_func=lambda key: words.way(ways[key]),
            key=f"link-way-{node['kind']}",
        )
    ]
    other = one_found(say("link_other"), way["others"], words, f"link-{node['id']}")
    if other is None:
        return
    fields, key = words.fields(way["kind"]), f"link-{way['kind']}-{node['id']}-{other['id']}"
    with st.form(key, enter_to_submit=False, border=False):
        if words.roles(way["kind"]):
            st.selectbox(
                say("link_role"),
                words.roles(way["kind"]),
                format_func=words.role,
                key=f"{key}-role",
            )
        fill(fields, {}, key)
        st.form_submit_button(
            say("link_make"), type="primary", on_click=_make, args=(node, way, other, fields, key)
        )


def _make(node: Json, way: Json, other: Json, fields: list[Json], key: str) -> None:
    ends = (node, other) if way["outward"] else (other, node)
    said = {name: value for name, value in filled(fields, key).items() if value is not None}
    wanted = {
        "kind": way["kind"],
        "source": ends[0]["id"],
        "target": ends[1]["id"],
        "role": st.session_state.get(f"{key}-role"),
        "properties": said,
    }
    attempt(lambda: stored(node, send("POST", "links", wanted)["revision"]))


def judge_links(node: Json, words: Kinds) -> None:
    """One of the links: does it fit, or should it go?"""
    one = one_link(node, words, "judge")
    key = "\t".join(("judge", str(node["revision"]), *filter(None, identity(node, one).values())))
    with st.form(key, enter_to_submit=False, border=False):
        st.text_input(say("link_finding"), key=f"{key}-finding", max_chars=2000)
        for verb, column in zip((*VERBS, "remove"), st.columns(4), strict=True):
            with column:
                st.form_submit_button(
                    say(f"link_{verb}"), on_click=_judge, args=(node, one, verb, key)
                )


def _judge(node: Json, one: Json, verb: str, key: str) -> None:
    which = identity(node, one)
    finding = st.session_state[f"{key}-finding"].strip()
    seen = {"If-Match": f'"{node["revision"]}"'}

    def work() -> str:
        if verb == "remove":
            done = send("DELETE", "links", params=which | {"message": finding}, headers=seen)
        else:
            said = {"judgement": verb, "finding": finding or None}
            done = send("PATCH", "links", said, params=which, headers=seen)
        return stored(node, done["revision"])

    attempt(work)
