"""A chain too big for boxes: a line for each department that answers, with counts."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from ui.components.drawn import Markup, element, joined, text
from ui.components.shares import fraction
from ui.navigation import link
from ui.words import say

Json = dict[str, Any]
NOBODY = ""


def grouped(trace: Json, heads: Mapping[str, str]) -> Markup:
    """Departments × stages, where the trace has duties; else stages with their counts."""
    if not any(chain["marks"] for chain in trace["duties"]):
        return _counts(trace)
    units, names = _by_unit(trace["duties"])
    stages = [mark["stage"] for mark in next(iter(units.values()))[0]["marks"]]
    order = sorted(units, key=lambda one: (-len(units[one]), names[one]))
    rows = joined(_row(trace, (one, names[one]), units[one]) for one in order)
    headings = joined(
        element("th", text(say(f"layer_{stage}")), element("br"), text(heads.get(stage, "")))
        for stage in stages
    )
    duties = element("th", text(say("layer_duty")))
    head = element("tr", element("th", text(say("unit"))), duties, headings)
    table = element("table", element("thead", head), element("tbody", rows))
    return element("div", table, class_="map groups")


def _by_unit(duties: list[Json]) -> tuple[dict[str, list[Json]], dict[str, str]]:
    """Unit that answers, or nobody, → its leaf duties; a shared duty stands with each."""
    units: dict[str, list[Json]] = defaultdict(list)
    names = {NOBODY: say("nobody_answers")}
    for chain in duties:
        if chain["marks"]:
            for unit in chain["units"] or [{"id": NOBODY, "name": names[NOBODY]}]:
                units[unit["id"]].append(chain)
                names[unit["id"]] = unit["name"]
    return units, names


def _row(trace: Json, unit: tuple[str, str], duties: list[Json]) -> Markup:
    id_, name = unit
    opens = text(name)
    if id_:
        address = link("trace", id=trace["subject"]["id"], unit=id_)
        opens = element("a", text(f"{name} ▸"), href=address, data_pick=id_)
    cells = (_cell(duties, mark["stage"]) for mark in duties[0]["marks"])
    count = element("td", element("span", text(len(duties))))
    return element("tr", element("th", opens, scope="row"), count, joined(cells))


def _cell(duties: list[Json], stage: str) -> Markup:
    covered = sum(
        mark["covered"] for chain in duties for mark in chain["marks"] if mark["stage"] == stage
    )
    share = text(fraction(covered, len(duties)))
    if covered == len(duties):
        return element("td", element("span", share), class_="full")
    lack = text(f" {say('lacks_n', n=len(duties) - covered)}")
    return element("td", element("span", share, element("b", lack)), class_="gone")


def _counts(trace: Json) -> Markup:
    lines = joined(
        element(
            "tr",
            element("th", text(say(f"layer_{layer['name']}")), scope="row"),
            element("td", element("span", text(len(layer["nodes"])))),
            class_="gone" if layer["missing"] else None,
        )
        for layer in trace["layers"]
    )
    return element("div", element("table", element("tbody", lines)), class_="map groups")
