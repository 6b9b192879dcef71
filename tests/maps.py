"""Small colleges for coverage maps in few words, and maps as tables of figures."""

import json
from datetime import date
from typing import Any

from test_rules import CATALOGUE, TODAY, Show, scope

from graph_model.profile import Profile
from queries.coverage import read_coverage
from queries.covered import Coverage
from queries.map_facts import Given

TOP, SPECIAL, YEAR = "学校总体规划", "专项规划", "年度任务"


def node(kind: str, id_: str, **said: Any) -> str:
    return json.dumps({"node": kind, "id": id_, "name": said.pop("name", id_), **said})


def nodes(kind: str, ids: str, **said: Any) -> str:
    """Nodes of one kind by their ids, apart by spaces."""
    return "\n".join(node(kind, id_, **said) for id_ in ids.split())


def links(text: str) -> str:
    """One link a line: source KIND target, perhaps its role, and `!` where confirmed."""
    return "\n".join(_link(line.split()) for line in text.strip().splitlines())


def _link(words: list[str]) -> str:
    sure = {"confirmed_by": "王五"} if "!" in words else {}
    source, kind, target, *role = (word for word in words if word != "!")
    said = {"role": role[0]} if role else {}
    return json.dumps({"link": kind, "source": source, "target": target, **said, **sure})


def fill(
    show: Show,
    map_id: str,
    *lines: str,
    given: Given | None = None,
    day: date = TODAY,
    profile: Profile | None = None,
) -> Coverage:
    reader = show("\n".join(lines), day, profile=profile)
    return read_coverage(reader, CATALOGUE, map_id, scope(day, profile), given)


def figures(found: Coverage) -> dict[str, str]:
    """Row → its cells as covered/total, with confirmed behind it where there is any."""
    cells: dict[str, list[str]] = {row.id: [] for row in found.rows}
    for one in found.cells:
        sure = f"({one.confirmed})" if one.confirmed else ""
        cells[one.row].append(f"{one.covered}/{one.total}{sure}")
    return {row: " ".join(listed) for row, listed in cells.items()}


def behind(found: Coverage, row: str, column: str) -> str:
    """Ids of the subjects of a cell, a sign before those that are not covered."""
    subjects = found.cell_subjects(row, column)
    return " ".join(("" if one.covered else "-") + one.id for one in subjects)
