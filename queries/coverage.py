"""Coverage maps: for each row and column, how many subjects are covered?"""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import asdict, replace
from typing import Any, NamedTuple

from graph_model.store.port import Reader
from queries.catalogue import Catalogue
from queries.covered import Cell, Column, Coverage, Facts, Filing, MapRow, Members
from queries.map_columns import Filling, chosen_tier, columns_of, rows_of
from queries.map_facts import Given, read_facts
from queries.map_members import by_cell, read_members
from queries.scope import Scope

NOTHING: frozenset[str] = frozenset()


def read_coverage(
    reader: Reader, catalogue: Catalogue, map_id: str, scope: Scope, given: Given | None = None
) -> Coverage:
    """Fill one map."""
    said, chosen = given or Given(), catalogue.map(map_id)
    tier = chosen_tier(reader, catalogue, scope.profile, chosen, said.tier)
    filling = Filling(reader, catalogue, scope, chosen, tier)
    rows, columns = rows_of(filling), columns_of(filling)
    counted = read_members(filling, rows)
    members = by_cell(counted, columns)
    facts = read_facts(filling, counted, columns, said)
    listed = rows.listed
    if chosen.sparse:
        listed, columns = _filled(listed, columns, members)
    empty = Coverage(
        map=map_id,
        today=scope.day,
        tier=tier,
        rows=listed,
        columns=columns,
        cells=(),
        totals=(),
        filing=read_filing(reader, catalogue),
        members=members,
        names=counted.names,
        facts=facts,
        has_confirmed=chosen.confirmed,
    )
    cells = tuple(_cells(empty, chosen.sparse))
    return replace(empty, cells=cells, totals=tuple(_totals(empty)))


def _filled(
    rows: Iterable[MapRow], columns: Iterable[Column], members: Members
) -> tuple[tuple[MapRow, ...], tuple[Column, ...]]:
    """The rows and columns in which anything stands."""
    used = {column for cells in members.values() for column in cells}
    return (
        tuple(row for row in rows if members.get(row.id)),
        tuple(column for column in columns if column.id in used),
    )


class _Marked(NamedTuple):
    """The subjects of one column that are covered, surely covered, accepted as not."""

    covered: AbstractSet[str]
    sure: AbstractSet[str]
    accepted: AbstractSet[str]

    @classmethod
    def of(cls, facts: Facts, column: str) -> "_Marked":
        every = (facts.covered, facts.confirmed, facts.accepted)
        return cls(*(marks.get(column, NOTHING) for marks in every))


def _cells(found: Coverage, sparse: bool) -> Iterable[Cell]:
    """Row by row; of a sparse map only those in which anything stands."""
    marks = {one.id: _Marked.of(found.facts, one.id) for one in found.columns}
    for row in found.rows:
        cells = found.members.get(row.id, {})
        for column, marked in marks.items():
            subjects = cells.get(column, NOTHING)
            if subjects or not sparse:
                yield _cell((row.id, column), subjects, marked, found.has_confirmed)


def _cell(
    place: tuple[str, str], subjects: AbstractSet[str], marked: _Marked, has_confirmed: bool
) -> Cell:
    row, column = place
    return Cell(
        row=row,
        column=column,
        covered=len(subjects & marked.covered),
        total=len(subjects),
        confirmed=len(subjects & marked.sure) if has_confirmed else None,
        accepted=len((subjects & marked.accepted) - marked.covered),
    )


def _totals(found: Coverage) -> Iterable[Cell]:
    """Column by column, whatever stands in any row."""
    shown = [found.members.get(row.id, {}) for row in found.rows]
    for column in found.columns:
        subjects = NOTHING.union(*(cells.get(column.id, NOTHING) for cells in shown))
        marked = _Marked.of(found.facts, column.id)
        yield _cell(("", column.id), subjects, marked, found.has_confirmed)


def read_filing(reader: Reader, catalogue: Catalogue) -> Filing:
    """Which of the units that must report have handed in nothing yet (as DAT007)."""
    units = sorted(reader.read(catalogue.lookup("reports").text), key=lambda row: str(row["id"]))
    missing = [row for row in units if not row["filed"]]
    return Filing(
        filed=len(units) - len(missing),
        required=len(units),
        missing=tuple(MapRow(id=row["id"], name=row["name"], parent=None) for row in missing),
    )


def as_json(coverage: Coverage, revision: int) -> dict[str, Any]:
    """The published form of a map."""
    return {
        "map": coverage.map,
        "revision": revision,
        "today": coverage.today.isoformat(),
        "rows": [asdict(row) for row in coverage.rows],
        "columns": [column.id for column in coverage.columns],
        "cells": [asdict(cell) for cell in coverage.cells],
    }
