"""覆盖图: any coverage map, as filled in or as confirmed, down to the cell of the source."""

import streamlit as st

from ui.asking import ask, later
from ui.components.frame import choose, foot, page
from ui.components.map_view import coverage_map, reported
from ui.words import language, say

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FIRST = "unit-stage"


def show() -> None:
    with page("page_coverage"):
        if not ask("status")["revision"]:
            st.info(say("empty"))
            return
        names = {one["id"]: one["name"][language()] for one in ask("catalogue")["maps"]}
        order = sorted(names, key=lambda one: (one != FIRST, names[one]))
        left, right = st.columns(2)
        with left:
            chosen = choose("map", order, names.__getitem__, "map")
        with right:
            tier = _tier(chosen)
        answer = ask(f"coverage/{chosen}", tier=tier)
        reported(answer["filing"])
        coverage_map(answer)
        wanted = later(f"coverage/{chosen}.xlsx", tier=tier)
        name = f"{say('page_coverage')} {names[chosen]}.xlsx"
        st.download_button(say("download"), wanted, name, mime=XLSX)
        foot(answer)


def _tier(chosen: str) -> str:
    """Of maps whose rows are goals: of which tier; at first the highest that has any."""
    tiers = ask(f"coverage/{chosen}")["tiers"]
    if not tiers:
        return ""
    return choose("tier", ["", *tiers], lambda one: one or say("first_tier"), "tier")


show()
