"""What do the small graphs beside this file say? A line a gap and how it goes, or some cells."""

import json
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

from graph_model.kinds import NODE_KINDS
from graph_model.profile import Parameters, Profile, default_profile
from tests.oracle.case import Case
from tests.oracle.world import Line, Told, World

TODAY = date(2026, 6, 30)
HERE = Path(__file__).parent


@dataclass(frozen=True)
class Example:
    """A graph with the gaps of a rule, and what takes all of them away."""

    rule: str
    graph: str
    gaps: set[tuple[str, str]]
    remedy: str


@dataclass(frozen=True)
class MapExample:
    """A graph with some cells of a map: row, column → covered, total and confirmed."""

    map: str
    graph: str
    cells: dict[tuple[str, ...], tuple[int, ...]]


def examples() -> list[Example]:
    return [_example(*columns) for columns in _rows("examples.txt")]


def map_examples() -> list[MapExample]:
    return [_map_example(*columns) for columns in _rows("map_examples.txt")]


def _rows(file: str) -> list[list[str]]:
    text = (HERE / file).read_text(encoding="utf-8")
    return [row.split(" | ") for row in text.splitlines() if row[:1] != "#"]


def _map_example(map_: str, graph: str, cells: str) -> MapExample:
    found = (cell.partition("=") for cell in cells.split())
    return MapExample(
        map_,
        graph,
        {
            tuple(place.split(",")): tuple(map(int, figures.split("/")))
            for place, _, figures in found
        },
    )


def _example(rule: str, graph: str, gaps: str, remedy: str) -> Example:
    found = {(subject, key) for subject, _, key in (gap.partition(":") for gap in gaps.split())}
    return Example(rule, graph, found, remedy)


def cases() -> list[Case]:
    """All graphs of the examples, with and without the remedy, and those of maps."""
    graphs = [text for one in examples() for text in (one.graph, f"{one.graph}; {one.remedy}")]
    graphs += [one.graph for one in map_examples()]
    return [case(text, -1 - number) for number, text in enumerate(graphs)]


def world(text: str) -> World:
    return case(text).world


def case(text: str, seed: int = -1) -> Case:
    """A graph out of statements; a later one adds to a node that is there already."""
    lines: dict[str, Line] = {}
    told: dict[str, dict[str, set[str]]] = {one.name: {} for one in fields(Told)}
    profile = default_profile()
    for statement in text.split(";"):
        words = statement.split()
        said = dict(word.split("=", 1) for word in words if "=" in word)
        if words[0] == "@profile":
            profile = _changed(profile, said)
        elif words[0].startswith("@"):
            told[words[0][1:]] |= {id_: set(listed.split(",")) for id_, listed in said.items()}
        else:
            line = _line(words, {name: _value(value) for name, value in said.items()})
            key = line.get("id") or " ".join(words[:3])
            lines[key] = lines.get(key, {}) | line
    return Case(seed, tuple(lines.values()), TODAY, profile, Told(**told))


def _line(words: list[str], said: dict[str, Any]) -> Line:
    if words[0] in NODE_KINDS:
        return {"node": words[0], "id": words[1], "name": words[1], **said}
    link, _, role = words[1].partition(":")
    known = {"role": role} if role else {}
    return {"link": link, "source": words[0], "target": words[2], **known, **said}


def _changed(profile: Profile, said: dict[str, str]) -> Profile:
    """Lists as JSON; a number is one of the parameters."""
    values = {name: _value(value) for name, value in said.items()}
    numbers = {name: value for name, value in values.items() if name in Parameters.model_fields}
    parameters = profile.parameters.model_copy(update=numbers)
    lists = {name: value for name, value in values.items() if name not in numbers}
    return Profile.model_validate({**profile.model_dump(), **lists, "parameters": parameters})


def _value(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        return text
