"""A node as it stands: what its sources say, what it lacks, and how it is linked."""

from collections.abc import Iterable
from typing import Any

import streamlit as st

from ui.asking import ask
from ui.components.drawn import Markup, element, joined, text
from ui.components.frame import place_text
from ui.components.kinds import Kinds
from ui.components.lines import lacking, stacked, whole
from ui.components.link_past import link_name, link_past
from ui.components.linked import TRACED, called, linked
from ui.components.moments import local
from ui.components.onward import onward
from ui.components.plain import plain
from ui.navigation import link
from ui.session import may
from ui.words import language, say

Json = dict[str, Any]


def node_head(node: Json, words: Kinds) -> None:
    """What it is, whether it counts, and who answers for it."""
    st.header(plain(f"{words.name(node['kind'])}: {node['name']}"))
    if not node["counts"]:
        st.warning(say("node_not_today"))
    units = say("comma").join(one["name"] for one in node["responsible"])
    st.markdown(say("node_units", units=plain(units)) if units else say("node_nobody"))
    onward(
        "node-onward",
        page_trace=link("trace", id=node["id"]) if node["kind"] in TRACED else "",
        page_neighbourhood=link("neighbourhood", id=node["id"]),
        roll_ask=link("goals", under=node["id"], roll="1") if _rolls(node) else "",
        node_its_gaps=link("gaps", subject=node["id"]) if node["gaps"] else "",
    )


def _rolls(node: Json) -> bool:
    return node["kind"] == "Goal" and may("edit")


def node_view(node: Json, words: Kinds) -> None:
    """Gaps first: they are what somebody comes for."""
    _gaps(node["gaps"])
    st.subheader(say("node_says"))
    whole([_property(node, name, words) for name in _said(node, words)], "properties")
    _links(node, words)
    if node["links"]:
        with st.expander(
            say("node_link_sources"), key="link-sources", on_change="rerun"
        ) as unfolded:
            if unfolded.open:
                link_past(node, words)
    _evidence(node)


def _gaps(gaps: list[Json]) -> None:
    open_ = [one for one in gaps if one["accepted"] is None]
    st.subheader(say("node_gaps", n=len(open_), accepted=len(gaps) - len(open_)))
    if not gaps:
        st.success(say("node_no_gaps"))
        return
    rules = {one["id"]: one for one in ask("catalogue")["rules"]}
    whole([_gap(one, rules[one["rule"]]) for one in gaps], "gaps")


def _gap(gap: Json, rule: Json) -> dict[str, Markup]:
    said, reason = text(gap["message"][language()]), gap["accepted"]
    accepted = [text(say("node_gap_accepted", reason=reason))] if reason else []
    return {
        say("node_gap"): stacked([said, *accepted]),
        say("severity"): text(say(gap["severity"])),
        say("node_why"): text(rule[language()]["why"]),
        say("node_fix"): text(gap["fix"][language()]),
    }


def _said(node: Json, words: Kinds) -> list[str]:
    """Properties that anything is said of, by anybody, in the order of declaration."""
    said = {name for one in node["sources"] for name in one["properties"]}
    live = {name for name, value in node["properties"].items() if value is not None}
    return words.in_order(node["kind"], said | live)


def _property(node: Json, name: str, words: Kinds) -> dict[str, Markup]:
    label = text(words.label(node["kind"], name))
    value = text(words.value(node["kind"], name, node["properties"].get(name)))
    disputed = name in node["disputed"]
    mark = [lacking(say("node_disputed"))] if disputed else []
    return {
        say("node_property"): stacked([label, *mark]),
        say("node_value"): value,
        say("node_sources"): stacked(_sources(node, name, words)),
    }


def _sources(node: Json, name: str, words: Kinds) -> Iterable[Markup]:
    """Each source with what it says, where the sources differ, and the place or the moment."""
    for one in node["sources"]:
        if name in one["properties"]:
            said = words.value(node["kind"], name, one["properties"][name])
            value = [f"“{said}”"] if name in node["disputed"] else []
            where = place_text(one["places"]) or local(one["changeset"]["at"])
            yield text(" · ".join((one["source"], *value, where)))


def _links(node: Json, words: Kinds) -> None:
    for outward in (True, False):
        found = [one for one in node["links"] if one["outward"] is outward]
        st.subheader(say("node_links_out" if outward else "node_links_in", n=len(found)))
        if not found:
            st.caption(say("node_no_links"))
        linked([_link(one, words) for one in found], f"links-{outward}")


def _link(one: Json, words: Kinds) -> dict[str, Markup]:
    other = one["other"]
    name = element("a", text(called(other)), href=link("node", id=other["id"]))
    mark = [] if one["counts"] else [text(say("node_other_not_today"))]
    return {
        say("node_link"): text(link_name(one, words)),
        say("kind"): text(words.name(other["kind"])),
        say("node_other"): stacked([name, *mark]),
        say("node_link_says"): stacked(map(text, words.said(one["kind"], one["properties"]))),
        say("node_checked"): judged(one),
    }


def judged(one: Json) -> Markup:
    """Whether somebody looked, and what they found; else it is as a table says."""
    said = one["properties"]
    by = {"confirmed": said.get("confirmed_by"), "suspected": said.get("suspected_by")}
    parts = [
        text(say(f"node_{how}", by=who, day=said.get(f"{how}_on") or ""))
        for how, who in by.items()
        if who
    ]
    finding = [text(said["finding"])] if said.get("finding") else []
    return stacked([*(parts or [text(say("node_as_filled"))]), *finding])


def _evidence(node: Json) -> None:
    if node["evidence"]:
        st.subheader(say("node_evidence"))
        names = (
            element("a", text(called(one)), href=link("node", id=one["id"]))
            for one in node["evidence"]
        )
        whole([{say("node_evidence"): joined(names, say("comma"))}], "evidence")
