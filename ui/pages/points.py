"""诊断点: who answers for each point, what answers it, its evidence and state data."""

from collections.abc import Callable, Iterator
from typing import Any

import streamlit as st

from ui.asking import ask
from ui.components.drawn import Markup, element, joined, text
from ui.components.frame import choose, foot, foot_words, page
from ui.components.lines import back, export, indented, lacking, stacked, whole
from ui.components.linked import EMPTY, named
from ui.components.shares import fraction
from ui.components.sheet import sheet
from ui.navigation import link
from ui.words import say

Json = dict[str, Any]
Has = Callable[[Json], object]
FACETS: dict[str, tuple[str, Has]] = {
    "units": ("responsible", lambda line: line["responsible"]),
    "answers": ("answered_by", lambda line: line["answers"]),
    "evidence": ("valid_evidence", lambda line: [e for e in line["evidence"] if e["current"]]),
    "code": ("platform_code", lambda line: line["platform_code"]),
}
LACKING = ("all", *FACETS, "gaps")


def show() -> None:
    with page("page_points"):
        if wanted := st.query_params.get("id"):
            back(say("back_to_points"), link("points"))
            sheet(wanted)
            return
        answer = ask("points")
        if not answer["points"]:
            st.info(say("points_empty" if answer["revision"] else "empty"))
            return
        _figures(answer["points"])
        shown = _chosen(answer["points"])
        lines = [_line(one) for one in shown]
        if not lines:
            st.success(say("points_none"))
        whole(lines, "points")
        export(say("page_points"), lines, foot_words(answer))
        foot(answer)


def _is_point(one: Json) -> bool:
    return bool(one["line"]["rank"] == "point")


def _figures(points: list[Json]) -> None:
    """Of the points, how many have each facet."""
    leaves = [one["line"] for one in points if _is_point(one)]
    for column, (word, has) in zip(st.columns(len(FACETS)), FACETS.values(), strict=True):
        n = sum(bool(has(line)) for line in leaves)
        column.metric(say(word), fraction(n, len(leaves)))


def _chosen(points: list[Json]) -> list[Json]:
    """The points that are wanted, with the elements and items above them."""
    items = {one["line"]["point"]["id"]: one for one in points if one["line"]["depth"] == 0}
    left, right = st.columns(2)
    with left:
        names = {id_: one["line"]["point"]["name"] for id_, one in items.items()}
        item = choose(
            "point_item", ["", *names], lambda id_: names.get(id_, say("all_items")), "item"
        )
    with right:
        lack = choose("points_lacking", list(LACKING), lambda one: say(f"points_{one}"), "lack")
    return list(_kept(points, item, lack))


def _kept(points: list[Json], item: str, lack: str) -> Iterator[Json]:
    top, above = "", list[Json]()
    for one in points:
        depth = one["line"]["depth"]
        above = [*(high for high in above if high["line"]["depth"] < depth), one]
        top = one["line"]["point"]["id"] if depth == 0 else top
        if item and top != item:
            continue
        if lack == "all":
            yield one
        elif _is_point(one) and _lacks(one, lack):
            yield from above
            above = []


def _lacks(one: Json, lack: str) -> bool:
    if lack == "gaps":
        return any(gap["accepted"] is None for gap in one["gaps"])
    return not FACETS[lack][1](one["line"])


def _line(one: Json) -> dict[str, Markup]:
    line, leaf = one["line"], _is_point(one)
    point = line["point"]
    return {
        say("point"): indented(named(point), line["depth"]),
        say("responsible"): stacked(_units(line["responsible"], leaf)),
        say("answered_by"): stacked(_answers(line["answers"], leaf)),
        say("valid_evidence"): stacked(_evidence(line["evidence"], leaf)),
        say("state_data"): stacked(map(_figure, line["figures"])),
        say("platform_code"): text(line["platform_code"] or ""),
        say("gaps"): _gaps(one),
        say("point_sheet"): element(
            "a", text(say("point_sheet")), href=link("points", id=point["id"])
        ),
    }


def _units(units: list[Json], leaf: bool) -> Iterator[Markup]:
    if leaf and not units:
        yield lacking(say("no_unit"))
    for one in units:
        words = say(f"role_{one['role']}") if one["role"] else ""
        more = say("comma").join(filter(None, (words, say("inherited") * one["inherited"])))
        yield joined([named(one["unit"], "Unit"), text(f" ({more})" if more else "")])


def _answers(answers: list[Json], leaf: bool) -> Iterator[Markup]:
    if leaf and not answers:
        yield lacking(say("no_answer"))
    for one in answers:
        yield joined([text(f"{say('kind_' + one['kind'])} "), named(one)])


def _evidence(proofs: list[Json], leaf: bool) -> Iterator[Markup]:
    current = sum(one["current"] for one in proofs)
    if leaf and not current:
        yield lacking(say("no_evidence"))
    if proofs:
        yield text(say("evidence_count", n=current, all=len(proofs)))
    for one in proofs:
        remarks = [say("expired")] * (not one["current"]) + [say("indirect")] * (not one["direct"])
        more = say("comma").join(remarks)
        yield joined([named(one["evidence"]), text(f" ({more})" if more else "")])


def _figure(one: Json) -> Markup:
    if one["value"] is None:
        return joined([named(one["indicator"]), text(" "), lacking(say("no_value"))])
    on = f" ({one['value_on']})" if one["value_on"] else ""
    return joined([named(one["indicator"]), text(f" {one['value']:g}{one['unit'] or ''}{on}")])


def _gaps(one: Json) -> Markup:
    standing = [gap for gap in one["gaps"] if gap["accepted"] is None]
    if not standing:
        return EMPTY
    address = link("gaps", subject=one["line"]["point"]["id"])
    return element("a", text(say("gaps_on_it", n=len(standing))), href=address)


show()
