"""What is behind a cell of a coverage map: each subject, covered or not, and where it was said."""

from typing import Any

import streamlit as st

from ui.components.drawn import Markup, element, text
from ui.components.frame import place_text
from ui.components.heatmap import Map
from ui.components.linked import all_named, linked, named, traced
from ui.words import say

Json = dict[str, Any]


def cell_list(cell: Json, shown: Map) -> None:
    """Counts first, then what is missing; what is covered on demand."""
    subjects = cell["subjects"]
    if not subjects:
        st.info(say("no_subjects"))
        return
    missing = [one for one in subjects if not one[shown.reading]]
    st.markdown(_counts(subjects, missing, shown.reading))
    everything = st.toggle(say("show_covered"), key="every", bind="query-params")
    listed = subjects if everything else missing
    if listed:
        linked([_line(one, shown) for one in listed], "subjects")
    else:
        st.success(say("nothing_missing"))


def _counts(subjects: list[Json], missing: list[Json], reading: str) -> str:
    accepted = sum(one["accepted"] for one in missing)
    counts = {
        "total": len(subjects),
        "covered": len(subjects) - len(missing),
        "missing": len(missing) - accepted,
    }
    said = say("cell_count" if reading == "covered" else "cell_count_confirmed", **counts)
    return f"{said} {say('cell_accepted', n=accepted)}" if accepted else said


def _line(one: Json, shown: Map) -> dict[str, Markup]:
    first = one["first_missing"]
    marks = one["marks"] if shown.reading == "covered" else one["confirmed_marks"]
    return {
        say("subject"): named(one),
        say("state"): _state(one),
        say("marks"): _marks(marks, shown),
        say("first_missing"): text(shown.heading(first) if first in one["marks"] else ""),
        say("because"): text("; ".join(one["because"])),
        say("unit"): all_named(one["units"], "Unit"),
        say("places"): text(source_cells(one["places"])),
        say("page_trace"): traced(one),
    }


def _state(one: Json) -> Markup:
    if one["covered"]:
        return text(say("state_confirmed" if one["confirmed"] else "state_covered"))
    if one["accepted"]:
        return text(say("state_accepted"))
    return element("span", text(say("state_missing")), class_="lacking")


def _marks(marks: dict[str, bool], shown: Map) -> Markup:
    """●○ for each column that the subject stands in."""
    return text(
        " ".join(f"{'●' if yes else '○'}{shown.heading(key)}" for key, yes in marks.items())
    )


def source_cells(places: list[Json]) -> str:
    """Where it was said, to the column; each cell once."""
    cells = {" › ".join(filter(None, (place_text([one]), one["column"]))) for one in places}
    return "; ".join(sorted(cells))
