"""Which rows of a coverage map are shown, in which order, how far indented?"""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Line:
    """A row as it is shown. opens: rows lie below it; unfiled: its department, or the one it
    lies in, has not reported."""

    id: str
    name: str
    depth: int
    opens: bool
    unfiled: bool


@dataclass(frozen=True, slots=True)
class Wish:
    """What one wants to see. under: only this row and all below it; sections: those within
    departments too; worst: least covered first; reading: covered or confirmed."""

    under: str = ""
    sections: bool = False
    worst: bool = False
    reading: str = "covered"


def lines(answer: Json, wish: Wish) -> list[Line]:
    """Each row followed by those below it; each once, whatever cycles they form."""
    rows = {row["id"]: row for row in answer["rows"]}
    below = _below(rows)
    order = _order(answer, wish)
    unfiled = {unit["id"] for unit in answer["filing"]["missing"]}
    listed: dict[str, Line] = {}

    def enter(id_: str, depth: int, silent: bool) -> None:
        if id_ in listed or (rows[id_]["section"] and not wish.sections and not wish.under):
            return
        silent = silent or id_ in unfiled
        listed[id_] = Line(id_, rows[id_]["name"], depth, bool(below.get(id_)), silent)
        for child in sorted(below.get(id_, ()), key=order.__getitem__):
            enter(child, depth + 1, silent)

    if wish.under in rows:
        enter(wish.under, 0, _lies_in(wish.under, rows, unfiled))
    else:
        circles = sorted(rows, key=order.__getitem__)
        for top in [*sorted(below.get("", ()), key=order.__getitem__), *circles]:
            enter(top, 0, False)
    return list(listed.values())


def way_up(answer: Json, id_: str) -> list[Json]:
    """The rows above a row, the highest first."""
    rows = {row["id"]: row for row in answer["rows"]}
    found: dict[str, Json] = {}
    above: str = rows[id_]["parent"] if id_ in rows else ""
    while above in rows and above not in found:
        found[above] = rows[above]
        above = rows[above]["parent"]
    return list(reversed(found.values()))


def _below(rows: dict[str, Json]) -> dict[str, list[str]]:
    """Parent, or empty for none, → rows."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows.values():
        found[row["parent"] if row["parent"] in rows else ""].append(row["id"])
    return found


def _order(answer: Json, wish: Wish) -> dict[str, tuple[float, str, str]]:
    """Row → what it is sorted by: perhaps its share, then its name."""
    had: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for cell in answer["cells"]:
        had[cell["row"]][0] += cell[wish.reading] or 0
        had[cell["row"]][1] += cell["total"]

    def share(id_: str) -> float:
        covered, total = had[id_]
        return covered / total if total else 2.0

    return {
        row["id"]: (share(row["id"]) if wish.worst else 0.0, row["name"], row["id"])
        for row in answer["rows"]
    }


def _lies_in(id_: str, rows: dict[str, Json], units: set[str]) -> bool:
    seen: set[str] = set()
    above = rows[id_]["parent"]
    while above is not None and above not in seen:
        if above in units:
            return True
        seen.add(above)
        above = rows[above]["parent"] if above in rows else None
    return False
