"""变更历史: every revision with who made it, when and why; one opened, and taken back."""

from typing import Any

import streamlit as st

from ui.asking import ask, at
from ui.components.drawn import Markup, element, text
from ui.components.frame import page
from ui.components.kinds import Kinds, kinds
from ui.components.lines import stacked
from ui.components.linked import linked
from ui.components.node_past import made
from ui.components.onward import onward
from ui.components.outcome import outcome
from ui.components.undoing import undoing
from ui.navigation import link
from ui.words import say

Json = dict[str, Any]
PAGE = 50


def show() -> None:
    with page("page_history"):
        outcome()
        if number := st.query_params.get("revision"):
            _revision(number, kinds())
        else:
            _revisions(st.query_params.get("before", ""))


def _revisions(before: str) -> None:
    """A page of revisions, the latest first; the page after it is an address of its own."""
    found = ask("revisions", limit=PAGE, cursor=before)
    if not found["total"]:
        st.info(say("empty"))
        return
    st.markdown(say("history_total", n=found["total"]))
    lines = [
        {**made(one), say("history_size"): text(one["n_changes"])} for one in found["revisions"]
    ]
    linked(lines, f"revisions-{before}")
    older = found["next"]
    onward(
        "other-revisions",
        history_latest=link("history") if before else "",
        history_older=link("history", before=str(older)) if older else "",
    )


def _revision(number: str, words: Kinds) -> None:
    """All that one revision changed."""
    after = st.query_params.get("after", "")
    found = ask(at("revisions", number), limit=PAGE, cursor=after)
    st.header(say("history_one", n=number))
    linked([made(found["changeset"])], "changeset")
    undoing(found["changeset"])
    st.subheader(say("history_changed", n=found["total"]))
    if not found["total"]:
        st.info(say("history_only_words"))
    linked([_changed(one, words) for one in found["changed"]], f"changed-{after}")
    more = found["next"]
    onward(
        "other-changes",
        history_all=link("history"),
        history_more=link("history", revision=number, after=more) if more else "",
    )


def _changed(one: Json, words: Kinds) -> dict[str, Markup]:
    """Who is there still leads to its page."""
    name, there = text(one["name"]), one["kind"] in words.nodes and one["will"]
    return {
        say("history_what"): (
            element("a", name, href=link("node", id=one["key"])) if there else name
        ),
        say("kind"): text(_kind(one, words)),
        say("history_did"): text(say(_happened(one))),
        say("history_how"): stacked(_properties(one, words)),
    }


def _kind(one: Json, words: Kinds) -> str:
    return words.name(one["kind"]) if words.knows(one["kind"]) else say(f"record_{one['kind']}")


def _happened(one: Json) -> str:
    if one["was"] and one["will"]:
        return "history_alters"
    return "history_comes" if one["will"] else "history_goes"


def _properties(one: Json, words: Kinds) -> list[Markup]:
    """A property that differs a line; of what came or went, what it says."""
    kind, lines = one["kind"], []
    for differing in one["properties"]:
        known = words.knows(kind)
        name = differing["property"]
        label = words.label(kind, name) if known else differing["label"]
        said = [
            words.value(kind, name, differing[side]) if known else differing[f"said_{side}"]
            for side in ("before", "after")
        ]
        if one["was"] and one["will"]:
            lines.append(f"{label}: {' → '.join(each or say('history_empty') for each in said)}")
        else:
            lines.append(f"{label}: {said[0] or said[1]}")
    return list(map(text, lines))


show()
