"""追溯: the chain through a node, with the stages that are missing and who answers for them."""

from typing import Any

import streamlit as st

from ui.asking import ask, at
from ui.components.chain import chain
from ui.components.chain_groups import grouped
from ui.components.chain_picture import MOST_BOXES, picture
from ui.components.chain_tables import duty_table, node_table, post_table
from ui.components.drawn import drawn, element, joined, text
from ui.components.finder import finder
from ui.components.flow import flow
from ui.components.frame import choose, foot, page
from ui.components.linked import called, home, kind_of
from ui.components.plain import plain
from ui.components.shares import fraction
from ui.navigation import link
from ui.words import say

Json = dict[str, Any]
DIRECTIONS = ["down", "up"]
OF_GOALS = ("post", "duty")
WORK = ("Goal", "Post", "Duty")
NAMED = 3


def show() -> None:
    with page("page_trace"):
        status = ask("status")
        if not status["revision"]:
            st.info(say("empty"))
            return
        finder()
        subject = st.query_params.get("id", "")
        if subject:
            _chain(subject)
        else:
            st.info(say("trace_choose"))
        flow()
        foot(status)


def _chain(subject: str) -> None:
    direction = choose("direction", DIRECTIONS, lambda one: say(f"direction_{one}"), "direction")
    trace = ask(at("trace", subject), direction=direction)["trace"]
    st.header(f"{kind_of(trace['subject'])} {called(trace['subject'])}")
    _ways_on(trace["subject"])
    _weakest(trace)
    _picture(trace)
    st.caption(say("trace_legend"))
    if trace["subject"]["kind"] in WORK and direction == "down":
        post_table(ask(at("trace", trace["subject"]["id"], "posts"))["posts"])
    if trace["duties"]:
        duty_table(trace["duties"])
    else:
        node_table(trace["layers"])


def _ways_on(subject: Json) -> None:
    """To the page of the node itself, and to what is around it."""
    around = link("neighbourhood", id=subject["id"])
    ways = (
        element("a", text(say("page_node")), href=home(subject["kind"], subject["id"])),
        element("a", text(say("page_neighbourhood")), href=around),
    )
    drawn(element("div", joined(ways, " · "), class_="list"), "ways-on")


def _weakest(trace: Json) -> None:
    """Said before the picture: where the chain breaks, and who should act."""
    broken = trace["broken"]
    if broken is None:
        if trace["counts"]:
            st.success(say("trace_whole"))
        return
    subjects = [one["name"] for one in broken["subjects"]]
    listed = say("comma").join(subjects[:NAMED])
    units = say("comma").join(one["name"] for one in broken["units"]) or say("nobody_answers")
    said = {
        "stage": say(f"layer_{broken['stage']}"),
        "n": len(subjects),
        "subjects": listed + (say("and_so_on") if len(subjects) > NAMED else ""),
        "units": units,
    }
    st.error(say("trace_weakest", **said))


def _picture(trace: Json) -> None:
    unit = st.query_params.get("unit", "")
    heads = _heads(trace)
    whole = picture(trace, unit)
    if unit:
        _part(trace, unit)
    if len(whole.boxes) <= MOST_BOXES:
        drawn(chain(whole, heads), "chain")
        return
    st.info(say("trace_grouped", n=len(whole.boxes), most=MOST_BOXES))
    drawn(grouped(trace, heads), "chain", _take_unit)


def _part(trace: Json, unit: str) -> None:
    units = {one["id"]: one["name"] for chain in trace["duties"] for one in chain["units"]}
    st.markdown(say("trace_part", unit=plain(units.get(unit, unit))))
    st.button(say("trace_all"), on_click=_take_unit)


def _take_unit(unit: str = "") -> None:
    st.query_params.pop("unit", None)
    if unit:
        st.query_params["unit"] = unit


def _heads(trace: Json) -> dict[str, str]:
    """Below each stage: complete / total (percent), of duties or of leaf goals."""
    goals = trace["subject"]["kind"] == "Goal"
    return {
        one["stage"]: say(
            "of_goals" if goals and one["stage"] in OF_GOALS else "of_duties",
            share=fraction(one["covered"], one["total"]),
        )
        for one in trace["counts"]
    }


show()
