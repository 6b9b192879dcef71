"""A coverage map as one works with it: who has not reported, the map, and what is behind a
cell. All that is chosen stands in the address."""

import json
from typing import Any

import streamlit as st

from ui.asking import ask
from ui.components.cell_list import cell_list
from ui.components.drawn import drawn, element, joined, text
from ui.components.heatmap import CELL, ROW, Map, heatmap
from ui.components.map_rows import Line, Wish, lines, way_up
from ui.components.plain import plain
from ui.navigation import link
from ui.words import language, say

Json = dict[str, Any]
ROWS, NAMED = 100, 20
CHOSEN = ("row", "column", "under")


def coverage_map(answer: Json) -> None:
    """Show a map with all that goes with it."""
    st.caption(answer["about"][language()])
    wish = _wish(answer)
    listed = lines(answer, wish)
    if not listed or not answer["columns"]:
        st.info(say("map_empty"))
        return
    _way(answer, wish.under)
    chosen = (st.query_params.get("row", ""), st.query_params.get("column", ""))
    shown = Map(answer, wish.reading, chosen)
    drawn(heatmap(shown, _paged(listed)), f"map-{answer['map']}", _take)
    st.caption(say("map_help"))
    _cell(shown)


def reported(filing: Json) -> None:
    """Said before any number: the map is blank for whom it does not know."""
    st.markdown(f"**{say('reported', done=filing['filed'], all=filing['required'])}**")
    if filing["missing"]:
        names = [unit["name"] for unit in filing["missing"]]
        units = say("comma").join(names[:NAMED])
        more = say("and_more", n=len(names)) if len(names) > NAMED else ""
        st.warning(say("not_reported", units=plain(units) + more))


def _wish(answer: Json) -> Wish:
    """The switches over the map: those that this map has a use for."""
    places = iter(st.columns(3))
    sure = all(cell["confirmed"] is not None for cell in answer["cells"])
    reading = sure and _switch(next(places), "confirmed")
    sections = any(row["section"] for row in answer["rows"]) and _switch(next(places), "sections")
    return Wish(
        under=st.query_params.get("under", ""),
        sections=bool(sections),
        worst=_switch(next(places), "worst"),
        reading="confirmed" if reading else "covered",
    )


def _switch(place: Any, key: str) -> bool:
    return bool(
        place.toggle(say(f"with_{key}"), key=key, bind="query-params", help=say(f"help_{key}"))
    )


def _way(answer: Json, under: str) -> None:
    """From the whole map down to the row that it was opened at; each step leads back."""
    if not any(row["id"] == under for row in answer["rows"]):
        return
    steps = [("", say("whole_map")), *((one["id"], one["name"]) for one in way_up(answer, under))]
    links = [
        element(
            "a",
            text(name),
            href=link("coverage", map=answer["map"], under=id_),
            data_pick=json.dumps([ROW, id_]),
        )
        for id_, name in steps
    ]
    here = next(row["name"] for row in answer["rows"] if row["id"] == under)
    way = joined([*links, text(here)], " › ")
    drawn(element("nav", way, class_="list"), "way", _take)


def _paged(listed: list[Line]) -> list[Line]:
    pages = -(-len(listed) // ROWS)
    page = st.pagination(pages, key="map-page") if pages > 1 else 1
    return listed[ROWS * (page - 1) : ROWS * page]


def _take(picked: str) -> None:
    """A cell opens its list; a row opens what lies below it."""
    what, *ids = json.loads(picked)
    if what == CELL:
        st.query_params.update(dict(zip(("row", "column"), ids, strict=True)))
        return
    for key in CHOSEN:
        st.query_params.pop(key, None)
    if ids[0]:
        st.query_params["under"] = ids[0]


def _cell(shown: Map) -> None:
    row, column = shown.chosen
    names = {one["id"]: one["name"] for one in shown.answer["rows"]}
    if row not in names or column not in shown.answer["columns"]:
        st.info(say("choose_cell"))
        return
    tier = shown.answer["tier"] or ""
    cell = ask(f"coverage/{shown.answer['map']}/cell", row=row, column=column, tier=tier)
    # Stays in sight while the map above is longer than the screen.
    with st.container(key="behind-a-cell"):
        heading, way_out = st.columns([5, 1])
        heading.subheader(say("cell_title", row=names[row], column=shown.heading(column)))
        way_out.button(say("close_cell"), on_click=_close)
        cell_list(cell, shown)


def _close() -> None:
    for key in ("row", "column"):
        st.query_params.pop(key, None)
