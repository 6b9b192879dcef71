"""Several goals as one flow: where their duties come together, and where they end."""

from typing import Any

import streamlit as st

from ui.asking import ask, at
from ui.components.chain_tables import duty_table
from ui.components.flow_threads import GOAL, STAGES, Stop, Threads, threads
from ui.components.frame import choose
from ui.words import say

Json = dict[str, Any]
MOST = 8
COLOURS = {
    GOAL: "#1f5f9e",
    "post": "#6b46b8",
    "standard": "#1c7040",
    "norm": "#0b7775",
    "regulation": "#444c56",
}
GONE = {"color": "#fff0ee", "borderColor": "#b02a1a", "borderWidth": 2, "borderType": "dashed"}
LINE, FRAME, SHORTEST, LETTERS = 26, 60, 360, 11


def flow() -> None:
    """Choose goals of a tier; their flow, and the duties through a place of it."""
    if not st.toggle(say("several"), key="several", bind="query-params"):
        return
    chosen = _chosen()
    if len(chosen) < 2:
        st.info(say("several_choose"))
        return
    found = threads(ask(at("trace", one))["trace"] for one in chosen)
    stops = sorted(found.stops, key=lambda stop: (_place(stop), not stop.name, stop.name))
    st.caption(say("several_help"))
    _picked(stops, _sankey(found, stops))
    options = [_words(stop) for stop in stops]
    picked = st.selectbox(
        say("several_pick"), options, index=None, key="place", placeholder=say("choose")
    )
    if picked:
        duties = found.stops[stops[options.index(picked)]]
        duty_table([found.duties[one] for one in sorted(duties)])


def _chosen() -> list[str]:
    """Ids of the goals chosen; they stand in the address."""
    tiers = ask("coverage/goal-stage")["tiers"]
    tier = choose("tier", ["", *tiers], lambda one: one or say("first_tier"), "tier")
    rows = ask("coverage/goal-stage", tier=tier)["rows"]
    names = {row["id"]: row["name"] for row in rows}
    wanted = [one for one in st.query_params.get("goals", "").split(",") if one in names]
    chosen = st.multiselect(
        say("several_choose"),
        list(names),
        wanted,
        names.__getitem__,
        max_selections=MOST,
        placeholder=say("choose"),
    )
    st.query_params["goals"] = ",".join(chosen)
    return chosen


def _place(stop: Stop) -> int:
    return [GOAL, *STAGES].index(stop.stage)


def _words(stop: Stop) -> str:
    stage = say(f"layer_{stop.stage}")
    return f"{stage}: {stop.name}" if stop.name else say("lacks", stage=stage)


def _sankey(found: Threads, stops: list[Stop]) -> Json:
    tallest = max(sum(_place(stop) == place for stop in stops) for place in range(5))
    answer: Json = st.echarts_chart(
        _spec(found, stops),
        height=max(SHORTEST, FRAME + LINE * tallest),
        key="flow",
        on_select="rerun",
        renderer="svg",
        alt=say("several"),
    )
    return answer


def _picked(stops: list[Stop], state: Json) -> None:
    """A new click moves the choice below the flow to its place."""
    indices = [one for series in state["selection"]["selected"] for one in series["data_indices"]]
    if indices and indices[-1] < len(stops) and st.session_state.get("clicked") != indices[-1]:
        st.session_state["clicked"] = indices[-1]
        st.session_state["place"] = _words(stops[indices[-1]])


def _spec(found: Threads, stops: list[Stop]) -> Json:
    return {
        "animation": False,
        "tooltip": {"formatter": "{b}: {c}"},
        "series": [
            {
                "type": "sankey",
                "left": 8,
                "right": 170,
                "top": 8,
                "bottom": 8,
                "nodeGap": 10,
                "layoutIterations": 24,
                "selectedMode": "single",
                "emphasis": {"focus": "adjacency"},
                "select": {"itemStyle": {"borderColor": "#111111", "borderWidth": 3}},
                "data": [_node(stop, len(found.stops[stop])) for stop in stops],
                "links": [
                    {"source": _words(near), "target": _words(far), "value": len(duties)}
                    | {"lineStyle": {"color": "#b9c6d3" if far.name else "#e79a90", "opacity": 0.6}}
                    for (near, far), duties in sorted(found.steps.items(), key=_order)
                ],
            }
        ],
    }


def _order(step: tuple[tuple[Stop, Stop], set[str]]) -> tuple[str, ...]:
    (near, far), _ = step
    return (near.stage, near.name, far.name)


def _node(stop: Stop, duties: int) -> Json:
    name = stop.name or say("lacks", stage=say(f"layer_{stop.stage}"))
    short = name if len(name) <= LETTERS else f"{name[:LETTERS]}…"
    return {
        "name": _words(stop),
        "depth": _place(stop),
        "itemStyle": {"color": COLOURS[stop.stage]} if stop.name else GONE,
        "label": {
            "formatter": f"{short} {duties}",
            "color": "#1f2328" if stop.name else "#8f1d10",
        },
    }
