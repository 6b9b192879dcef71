"""Goals of a year go over into the next one: first what that makes, then the deed."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import streamlit as st

from ui.asking import send
from ui.components.drawn import Markup, joined, text
from ui.components.frame import choose, foot
from ui.components.lines import lacking, stacked, unbroken, whole
from ui.components.linked import EMPTY, all_named, called, named
from ui.components.onward import onward
from ui.components.outcome import attempt, outcome
from ui.components.plain import plain
from ui.navigation import link
from ui.session import may
from ui.words import say

Json = dict[str, Any]
ROLL, YEAR, STORED = "roll", "year", "rolled"
TOLD_BY_NUMBER = ("later", "earlier")


def rolls() -> bool:
    """Whether the reader is at it; it stands in the address."""
    return ROLL in st.query_params and may("edit")


def offer() -> None:
    """A button for those who may."""
    if may("edit"):
        st.button(say("roll_ask"), key="roll-ask", on_click=_begin)


def _begin() -> None:
    st.query_params[ROLL] = "1"


def _leave() -> None:
    for key in (ROLL, YEAR):
        st.query_params.pop(key, None)


def rollover(goal: str) -> None:
    """What follows the goals of a year, of one goal and those below it, or of all."""
    outcome()
    if number := st.session_state.pop(STORED, None):
        onward("roll-stored", roll_history=link("history", revision=str(number)))
    first = _would({"goal": goal or None})
    st.subheader(say("roll_title"))
    if not first["years"]:
        st.info(say("roll_no_year"))
        _staying(first["staying"])
        _back()
        return
    year, along = _year(first), _along(first["along"])
    wish = {"goal": goal or None, "year": year, "along": along}
    is_first = year == first["year"] and set(along) == set(first["along"])
    found = first if is_first else _would(wish)
    st.markdown(_scope(found))
    _following(found["following"])
    st.caption(say("roll_help"))
    _staying(found["staying"])
    _deed(found, wish)
    foot(found)


def _would(wish: Json) -> Json:
    return send("POST", "goals/rollover", wish, params={"dry_run": True})


def _year(first: Json) -> int:
    """The year stands in the address; offered first is the latest one up to this year."""
    years = [first["year"], *(year for year in reversed(first["years"]) if year != first["year"])]
    return int(choose("roll_year", [str(year) for year in years], str, YEAR))


def _along(kinds: list[str]) -> list[str]:
    chosen: list[str] = st.multiselect(
        say("roll_along"),
        kinds,
        kinds,
        format_func=lambda kind: say(f"roll_{kind.lower()}"),
        placeholder=say("choose"),
        select_all=False,
        key="roll-along",
    )
    return chosen


def _scope(found: Json) -> str:
    new = _made(found)
    there = len(found["following"]) - len(new)
    whose = say("roll_below", goal=plain(called(found["top"]))) if found["top"] else ""
    return say("roll_would", whose=whose, year=found["year"], n=len(new), there=there)


def _made(found: Json) -> list[Json]:
    return [one for one in found["following"] if not one["there"]]


def _following(listed: list[Json]) -> None:
    whole([_line(one) for one in listed], "following")


def _line(one: Json) -> dict[str, Markup]:
    return {
        say("roll_goal"): stacked([named(one["goal"]), text(one["tier"] or "")]),
        say("roll_next"): stacked(_next(one)),
        say("roll_period"): stacked(
            [unbroken(_period(one["was"])), unbroken(f"→ {_period(one['will'])}")]
        ),
        say("roll_figure"): text(_figure(one)) if one["target"] is not None else EMPTY,
        say("roll_taken"): _counted(one["along"]),
        say("roll_left"): _counted(one["results"]),
        say("roll_note"): stacked(_notes(one)),
    }


def _next(one: Json) -> Iterator[Markup]:
    yield named(one["next"]) if one["there"] else text(called(one["next"]))
    yield text(say(f"roll_{one['status']}" if one["there"] else "roll_new"))


def _period(one: Json) -> str:
    return " – ".join(filter(None, (one["start"], one["due"])))


def _figure(one: Json) -> str:
    return f"{one['operator'] or ''} {one['target']}{one['unit'] or ''}".strip()


def _counted(links: Iterable[Json]) -> Markup:
    """How many links of each kind; a kind of links between goals is told by its direction."""
    totals: Counter[str] = Counter()
    for one in links:
        totals[_kind(one)] += one["n"]
    return stacked(unbroken(f"{name} {n}") for name, n in totals.items())


def _kind(one: Json) -> str:
    if one["kind"] == "DECOMPOSES_INTO":
        return say("roll_goals_below" if one["outward"] else "roll_goals_above")
    return say(f"roll_{one['kind'].lower()}")


def _notes(one: Json) -> Iterator[Markup]:
    if one["there"]:
        yield text(say("roll_there"))
    if not one["mine"]:
        units = say("comma").join(unit["name"] for unit in one["answering"])
        yield lacking(say("roll_not_mine", units=units) if units else say("roll_nobodys"))
    for word in ("lost", "summed"):
        if one[word]:
            yield joined([lacking(say(f"roll_{word}")), text(" "), all_named(one[word])])


def _staying(listed: list[Json]) -> None:
    """Those of other years by number, the others by name, each with the reason."""
    if not listed:
        return
    told = Counter(one["why"] for one in listed)
    counts = (say("roll_staying_n", why=say(f"roll_why_{why}"), n=n) for why, n in told.items())
    with st.expander(say("roll_staying", n=len(listed)), key="roll-staying"):
        st.markdown(say("comma").join(counts))
        odd = [one for one in listed if one["why"] not in TOLD_BY_NUMBER]
        lines = [
            {
                say("roll_goal"): named(one["goal"]),
                say("roll_why"): text(say(f"roll_why_{one['why']}")),
            }
            for one in odd
        ]
        whole(lines, "staying")


def _deed(found: Json, wish: Json) -> None:
    """What stands in the way is told before; all of it is stored, or nothing."""
    new = _made(found)
    if reasons := found["refused"]:
        st.error("  \n".join([say("roll_refused"), *map(plain, reasons)]))
    if any(not one["mine"] for one in new):
        st.warning(say("roll_some_not_mine"))
    if not new:
        st.info(say("roll_all_there"))
        _back()
        return
    st.text_input(say("edit_why"), key="roll-why", max_chars=500)
    left, right, _ = st.columns([2, 1, 3])
    with left:
        st.button(
            say("roll_do", n=len(new)),
            type="primary",
            key="roll-do",
            on_click=_store,
            args=(found, wish),
            disabled=bool(reasons) or any(not one["mine"] for one in new),
        )
    with right:
        _back()


def _back() -> None:
    st.button(say("roll_back"), key="roll-back", on_click=_leave)


def _store(found: Json, wish: Json) -> None:
    seen = {"If-Match": f'"{found["revision"]}"'}
    body = {**wish, "year": found["year"], "message": st.session_state["roll-why"]}

    def work() -> str:
        done = send("POST", "goals/rollover", body, headers=seen)
        if not done["changed"]:
            return say("roll_all_there")
        st.session_state[STORED] = done["revision"]
        return say("roll_stored", n=len(_made(done)), revision=done["revision"])

    attempt(work)
