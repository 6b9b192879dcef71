"""总览: how many gaps, who has reported, and the coverage map of departments by stage."""

from typing import Any

import streamlit as st

from ui.asking import ask
from ui.components.frame import foot, page, place_text, stage_row
from ui.components.heatmap import heatmap
from ui.components.lists import listing
from ui.words import language, say

Json = dict[str, Any]
MAP = "coverage/unit-stage"
SEVERITIES = ("error", "warning", "info")


def show() -> None:
    with page("page_overview"):
        status = ask("status")
        if not status["revision"]:
            st.info(say("empty"))
            return
        _figures()
        _reported(status["filed"])
        _doubts()
        answer = ask(MAP)
        _map(answer)
        foot(answer)


def _figures() -> None:
    counts = ask("gaps/summary")
    columns = st.columns([1, 1, 1, 3])
    for column, severity in zip(columns, SEVERITIES, strict=False):
        column.metric(say(severity), counts["severity"].get(severity, 0))
    families = [
        {say("family"): one["name"][language()], say("count"): one["count"]}
        for one in counts["families"]
    ]
    columns[-1].table(families, hide_index=True)


def _reported(filed: Json) -> None:
    st.markdown(f"**{say('reported', done=filed['done'], all=filed['all'])}**")
    if filed["missing"]:
        units = "、".join(unit["name"] for unit in filed["missing"])
        st.warning(say("not_reported", units=units))


def _doubts() -> None:
    """How many cells are doubtful; opened, each with its place."""
    found = ask("doubts")
    if found["total"]:
        with st.expander(say("doubts", n=found["total"])):
            listing([_doubt(one) for one in found["doubts"]], "doubts")


def _doubt(one: Json) -> Json:
    return {
        say("place"): one["place"]["text"],
        say("raw"): one["raw"],
        say("doubt"): one["reason"],
        say("proposal"): one["proposal"],
    }


def _map(answer: Json) -> None:
    st.subheader(say("map_title"))
    st.caption(say("map_help"))
    rows = _rows(answer["rows"], st.toggle(say("with_sections")))
    shown = {row["id"] for row in rows}
    cells = [cell for cell in answer["cells"] if cell["row"] in shown]
    clicked = heatmap(rows, answer["columns"], cells, key="unit-stage")
    _take_over(clicked)
    _cell(rows, answer["columns"])


def _rows(rows: list[Json], with_sections: bool) -> list[Json]:
    """Departments in order, each followed by its sections, if these are wanted."""
    children: dict[str | None, list[Json]] = {}
    known = {row["id"] for row in rows}
    for row in rows:
        parent = row["parent"] if row["parent"] in known else None
        children.setdefault(parent, []).append(row)
    listed: list[Json] = []

    def enter(parent: str | None, depth: int) -> None:
        for row in sorted(children.get(parent, []), key=lambda one: str(one["name"])):
            if row["section"] and not with_sections:
                continue
            listed.append({**row, "label": "└ " * bool(depth) + row["name"]})
            enter(row["id"], depth + 1)

    enter(None, 0)
    return listed


def _take_over(clicked: Json | None) -> None:
    """A new click moves the choice below the map to its cell."""
    if clicked is None:
        return
    cell = [clicked["row"], clicked["column"]]
    if st.session_state.get("clicked") != cell:
        st.session_state["clicked"] = cell
        st.session_state["unit"], st.session_state["stage"] = cell


def _cell(rows: list[Json], columns: list[str]) -> None:
    names = {row["id"]: row["name"] for row in rows}
    _restore(names, columns)
    left, right = st.columns(2)
    unit = left.selectbox(
        say("unit"),
        list(names),
        key="unit",
        index=None,
        format_func=names.__getitem__,
        placeholder=say("choose"),
    )
    stage = right.selectbox(
        say("stage"), columns, key="stage", index=None, format_func=say, placeholder=say("choose")
    )
    if unit is None or stage is None:
        st.info(say("choose_cell"))
        return
    st.query_params.update({"unit": unit, "stage": stage})
    _subjects(ask(f"{MAP}/cell", row=unit, column=stage), names[unit], stage)


def _restore(names: dict[str, str], columns: list[str]) -> None:
    """An address that names a cell opens it."""
    for key, options in (("unit", list(names)), ("stage", columns)):
        wanted = st.query_params.get(key)
        if key not in st.session_state and wanted in options:
            st.session_state[key] = wanted
        if st.session_state.get(key) not in options:
            st.session_state.pop(key, None)


def _subjects(cell: Json, unit: str, stage: str) -> None:
    st.subheader(say("cell_title", row=unit, column=say(stage)))
    missing = [one for one in cell["subjects"] if not one["covered"]]
    total = len(cell["subjects"])
    if not total:
        st.info(say("no_duties"))
        return
    counts = {"total": total, "covered": total - len(missing), "missing": len(missing)}
    st.markdown(say("cell_count", **counts))
    everything = st.toggle(say("show_covered"))
    listed = cell["subjects"] if everything else missing
    if not listed:
        st.success(say("nothing_missing"))
        return
    listing([_line(one) for one in listed], "subjects")


def _line(one: Json) -> Json:
    return {
        say("duty"): one["name"],
        say("covered"): "●" if one["covered"] else "○",
        say("stages"): stage_row(one["marks"]),
        say("first_missing"): say(one["first_missing"]) if one["first_missing"] else "",
        say("places"): place_text(one["places"]),
    }


show()
