"""目标分解: every goal below the one it comes from, its figures, its state, who answers."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import streamlit as st

from ui.asking import ask
from ui.components.drawn import Markup, drawn, element, joined, text
from ui.components.frame import choose, foot, foot_words, page
from ui.components.lines import export, indented, lacking, stacked, unbroken, whole
from ui.components.linked import EMPTY, all_named, named, traced
from ui.components.rollover import offer, rollover, rolls
from ui.components.shares import fraction
from ui.navigation import link
from ui.words import language, say

Json = dict[str, Any]


def show() -> None:
    with page("page_goals"):
        if rolls():
            rollover(st.query_params.get("under", ""))
            return
        answer = ask("goals/plan")
        if not answer["goals"]:
            st.info(say("goals_empty" if answer["revision"] else "empty"))
            return
        goals = _below(answer["goals"], st.query_params.get("under", ""))
        offer()
        shown = _chosen(goals, answer["tiers"])
        _count(goals, shown)
        if not shown:
            st.info(say("goals_none"))
        top = min((one["row"]["depth"] for one in shown), default=0)
        parents = {above["id"] for one in goals for above in one["above"]}
        lines = [_line(one, _Seen(top, parents, answer["today"])) for one in shown]
        whole(lines, "goals", _open)
        st.caption(say("goals_help"))
        export(say("page_goals"), lines, foot_words(answer))
        foot(answer)


def _below(goals: list[Json], under: str) -> list[Json]:
    """A goal that was opened with all that is below it; the way back stands above."""
    start = next((n for n, one in enumerate(goals) if _id(one) == under), None)
    if start is None:
        return goals
    depth = goals[start]["row"]["depth"]
    after = (n for n in range(start + 1, len(goals)) if goals[n]["row"]["depth"] <= depth)
    _way_back(goals[start])
    return goals[start : next(after, len(goals))]


def _way_back(goal: Json) -> None:
    steps = [("", say("goal_all")), *((one["id"], one["name"]) for one in goal["above"][:1])]
    links = [
        element("a", text(name), href=link("goals", under=id_), data_pick=f"under|{id_}")
        for id_, name in steps
    ]
    here = text(goal["row"]["node"]["name"])
    drawn(element("nav", joined([*links, here], " › "), class_="list"), "way", _open)


def _open(picked: str) -> None:
    under = picked.partition("|")[2]
    st.query_params.pop("under", None)
    if under:
        st.query_params["under"] = under


STATES: dict[str, Callable[[Json], bool]] = {
    "all": lambda one: True,
    "broken": lambda one: one["state"]["first_missing"] is not None,
    "short": lambda one: _note(one, "enough") == [False],
    "missed": lambda one: _note(one, "achieved") == [False],
    "open": lambda one: one["gaps"] > 0,
    "whole": lambda one: one["state"]["first_missing"] is None,
}


def _chosen(goals: list[Json], tiers: list[str]) -> list[Json]:
    left, right = st.columns(2)
    with left:
        tier = choose("goal_tier", ["", *tiers], lambda one: one or say("all_tiers"), "tier")
    with right:
        state = choose("goal_state_filter", list(STATES), lambda one: say(f"goals_{one}"), "state")
    return [
        one for one in goals if (not tier or one["state"]["tier"] == tier) and STATES[state](one)
    ]


def _count(goals: list[Json], shown: list[Json]) -> None:
    whole_ones = sum(map(STATES["whole"], goals))
    share = fraction(whole_ones, len(goals))
    st.markdown(say("goals_found", n=len(shown), all=len(goals), whole=share))


class _Seen(NamedTuple):
    """How a goal is seen: below which depth, which goals have others below, on which day."""

    top: int
    parents: set[str]
    today: str


def _line(one: Json, seen: _Seen) -> dict[str, Markup]:
    row, state = one["row"], one["state"]
    name = stacked(_name(one, seen.parents))
    return {
        say("goal"): indented(name, row["depth"] - seen.top),
        say("goal_target"): stacked(_target(one)),
        say("goal_sum"): _sum(one),
        say("goal_value"): _achievement(one, seen.today),
        say("goal_state"): stacked(_state(state)),
        say("in_charge"): _in_charge(one),
        say("break_at"): all_named((state["broken"] or {}).get("units", ()), "Unit"),
        say("gaps"): stacked(_gaps(one)),
        say("page_trace"): traced(row["node"]),
    }


def _name(one: Json, parents: set[str]) -> Iterator[Markup]:
    node = one["row"]["node"]
    fold = element(
        "a",
        text("▸ "),
        href=link("goals", under=node["id"]),
        data_pick=f"under|{node['id']}",
        title=say("goal_only_below"),
    )
    yield joined([fold, named(node)]) if node["id"] in parents else named(node)
    yield text(one["state"]["tier"] or "")
    if len(one["above"]) > 1:
        yield joined([text(f"{say('also_under')} "), all_named(one["above"][1:])])


def _target(one: Json) -> Iterator[Markup]:
    """What is to be reached, and from when to when."""
    said = {value["property"]: value["said"][language()] for value in one["row"]["values"]}
    if "target" in said:
        figure = f"{said.get('operator', '')} {said['target']}{said.get('unit', '')}"
        yield text(figure.strip())
    days = " – ".join(said[name] for name in ("start", "due") if name in said)
    yield unbroken(days) if "due" in said else lacking(say("no_due"))


def _note(one: Json, key: str) -> list[Any] | None:
    return next((note["values"] for note in one["row"]["notes"] if note["property"] == key), None)


def _note_said(one: Json, key: str) -> str:
    notes = one["row"]["notes"]
    return next((str(n["said"][language()]) for n in notes if n["property"] == key), "")


def _sum(one: Json) -> Markup:
    total = _note_said(one, "children")
    if not total:
        return EMPTY
    enough = _note(one, "enough")
    if enough == [False]:
        return lacking(say("sum_short", n=total))
    return text(say("sum_enough" if enough else "sum_open", n=total))


def _achievement(one: Json, today: str) -> Markup:
    """What the indicators say; a goal that is not due yet has not failed."""
    met, values = _note(one, "achieved"), _note_said(one, "actual")
    if met is None:
        return EMPTY
    if met == [True]:
        return text(say("achieved", n=values))
    due = next((v["values"][0] for v in one["row"]["values"] if v["property"] == "due"), "")
    if due and str(due) < today:
        return lacking(say("not_achieved", n=values))
    return text(say("not_yet_achieved", n=values))


def _state(state: Json) -> Iterator[Markup]:
    if state["first_missing"]:
        yield lacking(say("goal_broken", stage=say(state["first_missing"])))
    else:
        yield text(say("goal_whole"))
    if state["cycle"]:
        yield lacking(say(f"goal_cycle_{state['cycle']}"))
    counts = (one for one in state["counts"] if one["stage"] != "goal")
    yield joined(
        (unbroken(f"{say(one['stage'])} {one['covered']}/{one['total']}") for one in counts), " "
    )


def _in_charge(one: Json) -> Markup:
    near = {related["key"]: related["nodes"] for related in one["row"]["related"]}
    return stacked(map(named, near["holders"]))


def _gaps(one: Json) -> Iterator[Markup]:
    if one["gaps"]:
        address = link("gaps", subject=_id(one))
        yield element("a", text(say("gaps_on_it", n=one["gaps"])), href=address)
    if one["accepted"]:
        yield text(say("gaps_accepted", n=one["accepted"]))


def _id(one: Json) -> str:
    return str(one["row"]["node"]["id"])


show()
