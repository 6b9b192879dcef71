"""A new node: its kind, what it says, and the link by which somebody answers for it."""

from typing import Any

import streamlit as st

from ui.asking import ask, send
from ui.components.fields import fill, filled, with_defaults
from ui.components.found import one_found
from ui.components.kinds import Kinds
from ui.components.onward import onward
from ui.components.outcome import attempt
from ui.navigation import link
from ui.session import may, reader
from ui.words import say

Json = dict[str, Any]


def new_node(words: Kinds) -> None:
    """Kinds that nobody can come to answer for are for reviewers."""
    st.header(say("node_new"))
    onward("new-leave", new_leave=link("node"))
    forms = {kind: form for kind, form in words.nodes.items() if form["ownership"] or may("review")}
    kind = st.selectbox(
        say("new_kind"), list(forms), None, words.name, key="new-kind", placeholder=say("choose")
    )
    if kind is None:
        return
    owner = _owner(forms[kind], words)
    fields, key = words.fields(kind), f"new-{kind}"
    with st.form(key, enter_to_submit=False):
        fill(fields, with_defaults(fields, {}), key)
        st.form_submit_button(
            say("new_make"), type="primary", on_click=_make, args=(kind, owner, fields, key)
        )


def _owner(form: Json, words: Kinds) -> Json | None:
    """The link that makes it somebody's: one's own department is offered first."""
    if not form["ownership"]:
        return None
    kind = form["kind"]
    ways = form["ownership"]
    chosen = st.selectbox(
        say("new_owned_by"),
        range(len(ways)),
        format_func=lambda place: _way(ways[place], words),
        key=f"new-way-{kind}",
    )
    way, unit = ways[chosen], reader().get("unit")
    if "Unit" in way["others"] and unit:
        other: Json | None = _unit(unit, kind)
    else:
        other = one_found(say("new_owner"), way["others"], words, f"new-owner-{kind}-{chosen}")
    if other is None:
        return None
    return {"kind": way["link"], "target" if way["node_is"] == "source" else "source": other["id"]}


def _way(way: Json, words: Kinds) -> str:
    others = say("comma").join(map(words.name, way["others"]))
    return f"{words.name(way['link'])} · {others}"


def _unit(own: Json, kind: str) -> Json:
    """One's own department, or one of all: whose it may be the service says."""
    units: list[Json] = ask("units")["units"]
    known = [one["id"] for one in units]
    return units[
        st.selectbox(
            say("new_owner"),
            range(len(units)),
            known.index(own["id"]) if own["id"] in known else 0,
            format_func=lambda place: str(units[place]["name"]),
            key=f"new-unit-{kind}",
        )
    ]


def _make(kind: str, owner: Json | None, fields: list[Json], key: str) -> None:
    said = {name: value for name, value in filled(fields, key).items() if value is not None}
    wanted = {"kind": kind, "properties": said, "links": [owner] if owner else []}

    def work() -> str:
        made = send("POST", "nodes", wanted)
        st.query_params.pop("new", None)
        st.query_params["id"] = made["id"]
        return say("new_made", name=said["name"], revision=made["revision"])

    attempt(work)
