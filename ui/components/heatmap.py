"""A coverage map as a table: numbers first, colour and mark say the same once more."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ui.components.drawn import Markup, element, joined, text
from ui.components.map_rows import Line
from ui.components.shares import BANDS, band, fraction, mark, percent
from ui.navigation import link
from ui.words import language, say

Json = dict[str, Any]
CELL, ROW = "cell", "row"


@dataclass(frozen=True, slots=True)
class Map:
    """A map as it is to be drawn. reading: covered or confirmed; chosen: row and column."""

    answer: Json
    reading: str
    chosen: tuple[str, str]

    def heading(self, column: str) -> str:
        return str(self.answer["column_names"][column][language()])

    def number(self, cells: Sequence[Json]) -> Json:
        """Cells added up: number, total, accepted."""
        return {
            "number": sum(cell[self.reading] or 0 for cell in cells),
            "total": sum(cell["total"] for cell in cells),
            "accepted": sum(cell["accepted"] for cell in cells),
        }

    def address(self, **more: str) -> str:
        return link("coverage", map=self.answer["map"], tier=self.answer["tier"] or "", **more)


def heatmap(shown: Map, lines: Sequence[Line]) -> Markup:
    """The table with its sums, and below it what the colours and marks mean."""
    cells = {(cell["row"], cell["column"]): cell for cell in shown.answer["cells"]}
    body = joined(_row(shown, line, cells) for line in lines)
    table = element("table", _head(shown), element("tbody", body), _foot(shown))
    return joined((element("div", table, class_="map"), legend()))


def _head(shown: Map) -> Markup:
    names = [shown.heading(column) for column in shown.answer["columns"]]
    headings = joined(element("th", text(name), scope="col") for name in names)
    total = element("th", text(say("sum_of_columns")), scope="col", class_="sum")
    return element("thead", element("tr", element("th"), headings, total))


def _row(shown: Map, line: Line, cells: dict[tuple[str, str], Json]) -> Markup:
    row = [cells.get((line.id, column)) for column in shown.answer["columns"]]
    drawn = joined(
        _cell(shown, line, column, cell)
        for column, cell in zip(shown.answer["columns"], row, strict=True)
    )
    total = _sum(shown, [cell for cell in row if cell], "sum total")
    return element("tr", _name(shown, line), drawn, total)


def _name(shown: Map, line: Line) -> Markup:
    indent = text("\u3000" * line.depth)
    name = text(line.name)
    if line.opens:
        name = element(
            "a",
            text(f"{line.name} ▸"),
            href=shown.address(under=line.id),
            data_pick=json.dumps([ROW, line.id]),
            title=say("drill_down", row=line.name),
        )
    silent = element("span", text(say("unfiled")), class_="unfiled") if line.unfiled else text("")
    return element("th", indent, name, silent, scope="row")


def _cell(shown: Map, line: Line, column: str, cell: Json | None) -> Markup:
    if cell is None or not cell["total"]:
        return element("td", element("span", text("–")), class_="nothing")
    said = shown.number([cell])
    chosen = " chosen" if shown.chosen == (line.id, column) else ""
    title = f"{line.name} × {shown.heading(column)}: {fraction(said['number'], said['total'])}"
    inside = element(
        "a",
        *_figures(said),
        href=shown.address(row=line.id, column=column),
        data_pick=json.dumps([CELL, line.id, column]),
        title=title,
        aria_label=title,
        aria_current="true" if chosen else None,
    )
    return element("td", inside, class_=f"band{band(said['number'], said['total'])}{chosen}")


def _figures(said: Json) -> tuple[Markup, ...]:
    number, total = said["number"], said["total"]
    plain = mark(band(number, total)), text(f"{number}/{total}")
    share = element("small", text(percent(number, total)))
    if not said["accepted"]:
        return *plain, share
    accepted = text(say("accepted_apart", n=said["accepted"]))
    return *plain, share, element("small", accepted, class_="accepted")


def _sum(shown: Map, cells: Sequence[Json], class_: str) -> Markup:
    said = shown.number(cells)
    if not said["total"]:
        return element("td", element("span", text("–")), class_=f"nothing {class_}")
    return element("td", element("span", *_figures(said)), class_=class_)


def _foot(shown: Map) -> Markup:
    totals = {cell["column"]: cell for cell in shown.answer["totals"]}
    listed = [totals[column] for column in shown.answer["columns"]]
    sums = joined(_sum(shown, [cell], "total") for cell in listed)
    name = element("th", text(say("whole_map")), scope="row")
    return element("tfoot", element("tr", name, sums, _sum(shown, listed, "sum total")))


def legend() -> Markup:
    """Each mark with its colour and what it stands for."""
    keys = [
        element("span", mark(number), text(one.said), class_=f"key band{number}")
        for number, one in enumerate(BANDS)
    ]
    nothing = element("span", text(say("legend_nothing")), class_="key nothing")
    return element("div", *keys, nothing, class_="legend")
