"""Lists with links, and where the name of a node leads to."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import streamlit as st

from ui.components.drawn import Markup, drawn, element, joined, text
from ui.navigation import link
from ui.words import say

Json = dict[str, Any]
PAGE = 50
SHEETS = {"Unit": "unit_sheet", "Post": "post_sheet"}
TRACED = ("Goal", "Post", "Duty", "Standard", "Norm", "Check", "Regulation", "Evidence")
EMPTY = text("")


def home(kind: str, id_: str) -> str:
    """The address of the page that shows a node whole."""
    return link(SHEETS.get(kind, "node"), id=id_)


def called(node: Mapping[str, Any]) -> str:
    """A node's number and name."""
    return " ".join(filter(None, (node.get("code"), node["name"])))


def kind_of(node: Mapping[str, Any]) -> str:
    """What its kind is called."""
    return say(f"kind_{node['kind']}")


def named(node: Json, kind: str = "") -> Markup:
    """A node's name with its number, leading to its page."""
    return element("a", text(called(node)), href=home(kind or node["kind"], node["id"]))


def all_named(nodes: Iterable[Json], kind: str = "") -> Markup:
    """Several names, one after the other."""
    return joined((named(node, kind) for node in nodes), say("comma"))


def traced(node: Json) -> Markup:
    """Leads to the chain through the node, where it can have one."""
    if node["kind"] not in TRACED:
        return EMPTY
    return element("a", text(say("page_trace")), href=link("trace", id=node["id"]))


def linked(lines: Sequence[Mapping[str, Markup]], key: str) -> None:
    """A table of lines with equal headings; more than PAGE of them are paged."""
    pages = -(-len(lines) // PAGE)
    page = st.pagination(pages, key=f"{key}-page") if pages > 1 else 1
    shown = lines[PAGE * (page - 1) : PAGE * page]
    if shown:
        drawn(table(shown), key)


def table(lines: Sequence[Mapping[str, Markup]]) -> Markup:
    """All lines, each with the same headings."""
    headings = joined(element("th", text(name), scope="col") for name in lines[0])
    body = joined(
        element("tr", joined(element("td", cell) for cell in line.values())) for line in lines
    )
    head = element("thead", element("tr", headings))
    return element("div", element("table", head, element("tbody", body)), class_="list")
