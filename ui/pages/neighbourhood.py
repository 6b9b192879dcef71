"""关联图: what is linked with a node, some steps far; grouped where it is much."""

from typing import Any

import streamlit as st

from ui.asking import ask, at
from ui.components.drawn import Markup, drawn, element, joined, text
from ui.components.finder import finder
from ui.components.frame import choose, foot, page
from ui.components.linked import EMPTY, called, kind_of, linked, named, traced
from ui.components.plain import plain
from ui.components.web import Web, web
from ui.navigation import link
from ui.words import language, say, words

Json = dict[str, Any]
HOPS = ["1", "2", "3", "4"]
KIND = "kind_"
MOST = 300


def show() -> None:
    with page("page_neighbourhood"):
        status = ask("status")
        if not status["revision"]:
            st.info(say("empty"))
            return
        finder("neighbourhood")
        subject = st.query_params.get("id", "")
        if subject:
            _around(subject)
        else:
            st.info(say("web_choose"))
        foot(status)


def _around(subject: str) -> None:
    left, right = st.columns([1, 3])
    with left:
        hops = choose("hops", HOPS, lambda one: say("hops_n", n=one), "hops")
    with right:
        kinds = _kinds()
    found = ask(at("neighbourhood", subject), hops=hops, kind=kinds)["neighbourhood"]
    st.header(f"{kind_of(found['subject'])} {called(found['subject'])}")
    st.markdown(say("web_count", n=found["total"], hops=found["hops"]))
    if not found["complete"]:
        st.warning(say("web_incomplete", hops=found["hops"]))
    if found["grouped"]:
        _groups(found)
    elif found["total"]:
        _web(found)
    else:
        st.info(say("web_alone"))


def _kinds() -> list[str]:
    """Kinds of nodes to go through; none chosen: all. They stand in the address."""
    known = [key.removeprefix(KIND) for key in words() if key.startswith(KIND)]
    wanted = [one for one in st.query_params.get("kinds", "").split(",") if one in known]
    chosen = st.multiselect(
        say("web_kinds"), known, wanted, lambda one: say(KIND + one), placeholder=say("all")
    )
    st.query_params.pop("kinds", None)
    if chosen:
        st.query_params["kinds"] = ",".join(chosen)
    return chosen


def _web(found: Json) -> None:
    shown = _opened(found)
    st.caption(say("web_help"))
    drawn(web(shown), "web", _open_or_close)
    lines = sorted(shown.nodes, key=lambda id_: (shown.hops[id_], shown.nodes[id_]["kind"]))
    st.subheader(say("web_nodes"))
    linked([_line(shown.nodes[id_], shown.hops[id_]) for id_ in lines], "web-nodes")
    st.subheader(say("web_links"))
    linked([{say("web_link"): text(one["said"][language()])} for one in shown.links], "web-links")


def _opened(found: Json) -> Web:
    """The neighbourhood, and around each node that was opened its own."""
    subject = found["subject"]
    nodes = {subject["id"]: subject} | {one["node"]["id"]: one["node"] for one in found["nodes"]}
    hops = {subject["id"]: 0} | {one["node"]["id"]: one["hops"] for one in found["nodes"]}
    links = {_identity(one): one for one in found["links"]}
    opened = [one for one in _wanted() if one in nodes]
    for id_ in opened:
        more = ask(at("neighbourhood", id_))["neighbourhood"]
        new = [one["node"] for one in more["nodes"] if one["node"]["id"] not in nodes]
        if len(nodes) + len(new) > MOST or more["grouped"]:
            st.warning(say("web_too_much", name=plain(nodes[id_]["name"]), most=MOST))
            continue
        nodes |= {node["id"]: node for node in new}
        hops |= {node["id"]: hops[id_] + 1 for node in new}
        links |= {_identity(one): one for one in more["links"]}
    listed = tuple(links[key] for key in sorted(links))
    return Web(subject["id"], nodes, hops, listed, frozenset(opened))


def _identity(one: Json) -> tuple[str, str, str, str]:
    link_ = one["link"]
    return link_["kind"], link_["source"], link_["target"], link_["role"] or ""


def _wanted() -> list[str]:
    return [one for one in st.query_params.get("open", "").split(",") if one]


def _open_or_close(id_: str) -> None:
    wanted = _wanted()
    left = [one for one in wanted if one != id_] if id_ in wanted else [*wanted, id_]
    st.query_params.pop("open", None)
    if left:
        st.query_params["open"] = ",".join(left)


def _line(node: Json, hops: int) -> dict[str, Markup]:
    centre = element("a", text(say("web_centre")), href=link("neighbourhood", id=node["id"]))
    return {
        say("hops"): text(hops),
        say("kind"): text(kind_of(node)),
        say("found_name"): named(node),
        say("page_neighbourhood"): centre if hops else EMPTY,
        say("page_trace"): traced(node),
    }


def _groups(found: Json) -> None:
    """How many of each kind so many steps away, and how they are linked."""
    st.info(say("web_grouped", n=found["total"], most=MOST))
    kinds = list(dict.fromkeys(one["kind"] for one in found["groups"]))
    counts = {(one["hops"], one["kind"]): one["count"] for one in found["groups"]}
    head = joined(element("th", text(say(KIND + kind))) for kind in kinds)
    rows = joined(_group_row(hops, kinds, counts) for hops in range(1, found["hops"] + 1))
    table = element("table", element("thead", element("tr", element("th"), head)), rows)
    drawn(element("div", table, class_="map groups"), "web-groups")
    st.subheader(say("web_links"))
    linked([_link_group(one) for one in found["link_groups"]], "web-link-groups")


def _group_row(hops: int, kinds: list[str], counts: dict[tuple[int, str], int]) -> Markup:
    cells = joined(
        element("td", element("span", text(counts.get((hops, kind), "–")))) for kind in kinds
    )
    return element("tr", element("th", text(say("hops_n", n=hops)), scope="row"), cells)


def _link_group(one: Json) -> dict[str, Markup]:
    return {
        say("web_from"): text(say(KIND + one["source_kind"])),
        say("web_link"): text(one["name"][language()]),
        say("web_to"): text(say(KIND + one["target_kind"])),
        say("count"): text(one["count"]),
    }


show()
