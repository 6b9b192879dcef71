"""The same as the picture of a chain, in lines: duties, nodes, and the posts that answer."""

from collections.abc import Iterable
from typing import Any

import streamlit as st

from ui.components.drawn import Markup, element, text
from ui.components.linked import EMPTY, all_named, linked, named
from ui.components.shares import fraction
from ui.words import say

Json = dict[str, Any]
OF_STAGE = {
    "post": "carriers",
    "standard": "standards",
    "norm": "norms",
    "check": "checks",
    "regulation": "regulations",
}
SHOWN = 4


def duty_table(duties: list[Json]) -> None:
    """Duty by duty, what it has at each stage or that it lacks it."""
    st.subheader(say("trace_duties"))
    linked([_duty(one) for one in duties], "duties")


def _duty(chain: Json) -> dict[str, Markup]:
    lacking = {mark["stage"] for mark in chain["marks"] if not mark["covered"]}
    stages = [mark["stage"] for mark in chain["marks"]] or list(OF_STAGE)
    cells = {say(f"layer_{stage}"): _stage(chain, stage, lacking) for stage in stages}
    return {
        say("layer_duty"): named(chain["duty"]),
        say("unit"): all_named(chain["units"]),
        **cells,
        say("layer_evidence"): several(chain["evidence"]),
    }


def _stage(chain: Json, stage: str, lacking: set[str]) -> Markup:
    if stage in lacking:
        said = say("lacks", stage=say(f"layer_{stage}"))
        return element("span", text(said), class_="lacking")
    if stage not in OF_STAGE:
        return text("●")
    return several([one.get("node", one) for one in chain[OF_STAGE[stage]]])


def several(nodes: list[Json]) -> Markup:
    """The first few by name, and that there are more."""
    shown = all_named(nodes[:SHOWN])
    more = f" {say('and_so_on')} {len(nodes)}" if len(nodes) > SHOWN else ""
    return Markup(shown + text(more))


def node_table(layers: Iterable[Json]) -> None:
    """Stage by stage, the nodes of the chain."""
    st.subheader(say("trace_nodes"))
    lines = [
        {say("stage"): text(say(f"layer_{layer['name']}")), say("found_name"): named(node)}
        for layer in layers
        for node in layer["nodes"]
    ]
    linked(lines, "nodes")


def post_table(posts: list[Json]) -> None:
    """Who answers, and which of their duties have no standard."""
    st.subheader(say("trace_posts"))
    if not posts:
        st.warning(say("posts_none"))
        return
    st.caption(say("trace_posts_help"))
    linked([_post(one) for one in posts], "posts")


def _post(work: Json) -> dict[str, Markup]:
    here = [one for one in work["duties"] if one["here"]]
    return {
        say("post"): named(work["post"]),
        say("unit"): all_named(work["units"]),
        say("posts_here"): text(_share(here)),
        say("posts_here_lacking"): _without(here),
        say("posts_all"): text(_share(work["duties"])),
        say("posts_all_lacking"): _without(work["duties"]),
    }


def _without(duties: list[Json]) -> Markup:
    found = [one["duty"] for one in duties if not _has_standard(one)]
    return element("span", all_named(found), class_="lacking") if found else EMPTY


def _share(duties: list[Json]) -> str:
    return fraction(sum(map(_has_standard, duties)), len(duties))


def _has_standard(duty: Json) -> bool:
    return any(mark["stage"] == "standard" and mark["covered"] for mark in duty["marks"])
