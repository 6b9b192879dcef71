"""Which link of a node is meant, and who says so of it, when and where?"""

from typing import Any

import streamlit as st

from ui.asking import ask
from ui.components.kinds import Kinds
from ui.components.linked import called, linked
from ui.components.node_past import word
from ui.words import say

Json = dict[str, Any]


def link_name(one: Json, words: Kinds) -> str:
    """A link's name as it is read from the node, with its role."""
    role = f"({words.role(one['role'])})" if one["role"] else ""
    arrow = "→" if one["outward"] else "←"
    return f"{arrow} {words.name(one['kind'])}{role}"


def one_link(node: Json, words: Kinds, key: str) -> Json:
    """One of a node's links, chosen by its name and its other end."""
    links: list[Json] = node["links"]
    return links[
        st.selectbox(
            say("link_which"),
            range(len(links)),
            format_func=lambda place: (
                f"{link_name(links[place], words)} {called(links[place]['other'])}"
            ),
            key=f"{key}-{node['id']}-{node['revision']}",
        )
    ]


def identity(node: Json, one: Json) -> Json:
    """What a link of the node is known by."""
    near, far = node["id"], one["other"]["id"]
    source, target = (near, far) if one["outward"] else (far, near)
    return {"kind": one["kind"], "source": source, "target": target, "role": one["role"]}


def link_past(node: Json, words: Kinds) -> None:
    """Every word on one link, the latest first."""
    one = one_link(node, words, "past")
    found = ask("links/history", **identity(node, one))
    linked([word(each, one["kind"], words) for each in reversed(found["said"])], "link-past")
