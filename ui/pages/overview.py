"""总览: who has reported, how many gaps, what is covered, and where to begin."""

from typing import Any

import streamlit as st

from ui.asking import ask
from ui.components.doubts import doubt_lines
from ui.components.drawn import Markup, drawn, element, joined, text
from ui.components.finder import finder
from ui.components.frame import foot, page
from ui.components.linked import all_named, linked, named
from ui.components.map_view import coverage_map, reported
from ui.components.shares import fraction, percent
from ui.navigation import link
from ui.words import language, say

Json = dict[str, Any]
SEVERITIES = ("error", "warning", "info")
TEN = 10


def show() -> None:
    with page("page_overview"):
        if not ask("status")["revision"]:
            st.info(say("empty"))
            return
        answer = ask("coverage/unit-stage")
        reported(answer["filing"])
        finder()
        _figures()
        _moved(answer["revision"])
        st.subheader(say("map_title"))
        coverage_map(answer)
        _where_to_begin()
        _doubts()
        foot(answer)


def _figures() -> None:
    counts = ask("gaps/summary")
    left, right = st.columns([2, 3])
    shown = {say(one): counts["severity"].get(one, 0) for one in SEVERITIES}
    shown[say("accepted_total")] = counts["accepted"]
    with left:
        for place, (name, number) in zip(st.columns(len(shown)), shown.items(), strict=True):
            place.metric(name, number)
    with right:
        drawn(_families(counts["families"]), "families")


def _moved(revision: int) -> None:
    """How the gaps have moved since the last baseline; it shows the past, so on demand."""
    marked = ask("baselines")["baselines"]
    if not marked:
        return
    name, day = marked[-1]["name"], marked[-1]["day"]
    if st.toggle(say("moved", name=name, day=day), key="moved", bind="query-params"):
        found = ask("comparison", limit=1, **{"from": name, "to": str(revision)})
        gaps, days = found["gaps"], (found["first"]["today"], found["last"]["today"])
        counts = {"new": len(gaps["new"]), "fixed": len(gaps["fixed"]), "still": gaps["still"]}
        st.markdown(say("moved_by", **counts, first=days[0], last=days[1]))


def _families(families: list[Json]) -> Markup:
    """Each family with its number, leading to its gaps."""
    found = [
        element(
            "a",
            text(f"{one['name'][language()]} {one['count']}"),
            href=link("gaps", family=one["key"]),
        )
        for one in families
    ]
    heading = element("b", text(say("families")))
    return element("p", heading, text(": "), joined(found, " · "), class_="list")


def _doubts() -> None:
    """How many cells are doubtful; opened, each with its place."""
    found = ask("doubts")
    if found["total"]:
        with st.expander(say("doubts", n=found["total"])):
            linked(doubt_lines(found["doubts"]), "doubts")


def _where_to_begin() -> None:
    """Where gaps pile up, by department and never by person; and what helps soonest."""
    found = ask("causes", limit=TEN)
    if found["causes"]:
        st.subheader(say("causes"))
        count = sum(one["count"] for one in found["causes"])
        shared = percent(count, found["total"])
        listed = len(found["causes"])
        st.markdown(
            say("causes_share", n=listed, count=count, total=found["total"], percent=shared)
        )
        linked([_cause(one) for one in found["causes"]], "causes")
    if st.toggle(say("repairs"), key="repairs", bind="query-params"):
        _repairs(ask("networks/repair", limit=TEN)["repair"])


def _cause(one: Json) -> dict[str, Markup]:
    where = link("gaps", rule=one["rule"], unit=",".join(one["unit_ids"][:1]))
    return {
        say("rule"): element(
            "a", text(f"{one['rule']} {one['rule_name'][language()]}"), href=where
        ),
        say("severity"): text(say(one["severity"])),
        say("unit"): text(one["units"] or say("nobody_answers")),
        say("count"): text(one["count"]),
    }


def _repairs(found: Json) -> None:
    st.markdown(say("repair_now", whole=found["whole"], total=found["total"]))
    st.caption(found["meaning"][language()])
    linked([_repair(one, found["total"]) for one in found["steps"]], "repair-steps")


def _repair(one: Json, total: int) -> dict[str, Markup]:
    return {
        say("repair_subject"): named(one["subject"]),
        say("repair_stages"): text(say("comma").join(say(stage) for stage in one["stages"])),
        say("unit"): all_named(one["units"]),
        say("repair_whole"): text(fraction(one["whole"], total)),
    }


show()
