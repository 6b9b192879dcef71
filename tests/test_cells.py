"""Every non-empty cell of the example's files against what was loaded from it."""

import json
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from graph_model.claims import Place
from tests.college import ANSWERS, COLLEGE, College
from tests.naming import Names, comparable, squeezed

FILES = sorted((ANSWERS / "cells").glob("*.jsonl"))
Cell = dict[str, Any]


def cells(file: Path) -> list[Cell]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def facts(file: Path) -> Iterator[tuple[Cell, dict[str, Any]]]:
    for cell in cells(file):
        for fact in cell["facts"]:
            yield cell, dict(fact)


def link_key(fact: dict[str, Any]) -> tuple[str, str, str, str]:
    return (fact.pop("link"), fact.pop("source"), fact.pop("target"), fact.pop("role", "") or "")


def test_the_answer_lists_cover_every_file_of_the_example() -> None:
    named = {file.name.removesuffix(".jsonl") for file in FILES}
    assert named == {file.name for file in COLLEGE.iterdir()}
    assert sum(len(cells(file)) for file in FILES) > 7000


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_each_cell_gave_the_graph_what_a_person_read_in_it(college: College, file: Path) -> None:
    nodes, links = Names(college.entities).facts()
    wrong = []
    for cell, fact in facts(file):
        where = f"{file.stem} {cell['table']}/{cell['row']}/{cell['column']}"
        if "node" in fact:
            ref, _ = fact.pop("ref"), fact.pop("node")
            wrong += _differs(where, ref, nodes.get(ref), fact)
        else:
            key = link_key(fact)
            wrong += _differs(where, " ".join(key), links.get(key), fact)
    assert not wrong, f"{len(wrong)} wrong\n" + "\n".join(wrong[:25])


def _differs(where: str, name: str, held: dict[str, Any] | None, fact: dict[str, Any]) -> list[str]:
    if held is None:
        return [f"{where}: {name} is not there"]
    return [
        f"{where}: {name}.{key} should be {value}, is {held.get(key)}"
        for key, value in comparable(fact).items()
        if held.get(key) != value and (value or held.get(key))
    ]


def test_the_graph_holds_nothing_that_no_cell_says(college: College) -> None:
    nodes, links = Names(college.entities).facts()
    said_nodes: dict[str, set[str]] = defaultdict(set)
    said_links: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for file in FILES:
        for _, fact in facts(file):
            if "node" in fact:
                said_nodes[fact["ref"]] |= set(fact) - {"node", "ref"}
            else:
                key = link_key(fact)
                said_links[key] |= set(fact)
    extra = sorted(nodes.keys() - said_nodes.keys())
    extra += sorted(" ".join(key) for key in links.keys() - said_links.keys())
    extra += [
        f"{ref}.{name}"
        for ref, body in nodes.items()
        for name, value in body.items()
        if name not in said_nodes[ref] | DERIVED_FROM_NAME
        and value is not False
        and value != []
        and value != "approved"
        and (ref, name) not in KEPT_AS_WELL
    ]
    extra += [
        f"{key}.{name}" for key, body in links.items() for name in body.keys() - said_links[key]
    ]
    assert not extra, f"{len(extra)} extra\n" + "\n".join(extra[:40])


# A check's name is its method, a regulation's number also its code: one cell, two properties.
DERIVED_FROM_NAME = {"name", "code"}
# 备注 says 停用 and why: the status is taken from it, and the words are kept.
KEPT_AS_WELL = {("Goal:CC-21", "note")}


def test_the_doubtful_cells_are_exactly_those_that_a_person_named(college: College) -> None:
    wanted = {
        (file.name.removesuffix(".jsonl"), cell["row"], cell["column"])
        for file in FILES
        for cell in cells(file)
        if cell["doubt"]
    }
    found = {(d.place.file, d.place.row, squeezed(d.place.column)) for d in college.doubts}
    assert found == wanted


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_each_fact_can_be_traced_to_its_cell(college: College, file: Path) -> None:
    """Of every cell that gave a fact, the record names file, row and column as its origin."""
    names = Names(college.entities)
    by_ref = {names.ref(id_): id_ for id_ in names.nodes}
    by_link = {
        (one.kind, names.ref(one.ends[0]), names.ref(one.ends[1]), one.role or ""): one.key
        for one in names.links
    }
    lost = []
    for cell, fact in facts(file):
        key = by_ref.get(fact["ref"]) if "node" in fact else by_link.get(link_key(dict(fact)))
        if fact.get("link") == "BELONGS_TO" or _is_named_elsewhere(fact, file):
            continue
        places = college.origins.get(key or "", [])
        if not any(_stands_in(place, file, cell) for _, place in places):
            lost.append(f"{cell['table']}/{cell['row']}/{cell['column']}: {key}")
    assert not lost, f"{len(lost)} lost\n" + "\n".join(lost[:25])


def _is_named_elsewhere(fact: dict[str, Any], file: Path) -> bool:
    """A post of another department is only referred to; its own tables make it."""
    department = str(fact.get("ref", "")).rpartition("@")[2]
    return fact.get("node") == "Post" and department not in squeezed(file.name)


def _stands_in(place: Place, file: Path, cell: Cell) -> bool:
    name = file.name.removesuffix(".jsonl")
    return (place.file, place.row, squeezed(place.column)) == (
        name,
        cell["row"],
        cell["column"],
    ) and place.sheet.startswith(_sheet(name, cell["table"]))


@cache
def _sheet(name: str, table: int) -> str:
    """How the place of a cell names the table that the answer list counts."""
    if name.endswith(".xlsx"):
        return str(openpyxl.load_workbook(COLLEGE / name, read_only=True).sheetnames[table - 1])
    return f"表{table + 2}" if name.endswith(".docx") and "表3" in name else ""
