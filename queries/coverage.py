"""Coverage maps: for each row and stage, how many leaf duties are covered."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any

from graph_model.errors import UnknownName
from graph_model.profile import Stage
from graph_model.store.port import Reader
from queries.catalogue import Catalogue
from queries.question import Closed
from queries.scope import Scope
from queries.stages import DutyStages, duty_stages


class MapRow(Closed):
    """A row; parent: the row that it rolls up into (its subjects are counted there too)."""

    id: str
    name: str
    parent: str | None


class Cell(Closed):
    """covered of total; confirmed: by confirmed links alone; accepted: gaps accepted."""

    row: str
    column: Stage
    covered: int
    total: int
    confirmed: int
    accepted: int = 0


class CellSubject(Closed):
    """A duty behind a cell, with all its stages beside it."""

    id: str
    name: str
    covered: bool
    stages: DutyStages


class Filing(Closed):
    """Who has handed in 表3 or 表4, of those who must: the map is blank for the others."""

    filed: int
    required: int
    missing: tuple[MapRow, ...]


class Coverage(Closed):
    """A map for one day; subjects: row → ids of the duties counted there."""

    map: str
    today: date
    rows: tuple[MapRow, ...]
    columns: tuple[Stage, ...]
    cells: tuple[Cell, ...]
    filing: Filing
    subjects: dict[str, tuple[str, ...]]
    duties: dict[str, DutyStages]

    def cell_subjects(self, row: str, column: Stage) -> list[CellSubject]:
        """The duties behind one cell, by id; UnknownName where the map has no such cell."""
        if column not in self.columns or row not in {one.id for one in self.rows}:
            raise UnknownName(f"覆盖图 {self.map} 中没有这一格: {row} × {column}")
        return [
            CellSubject(
                id=id_,
                name=self.duties[id_].name,
                covered=self.duties[id_].covers(column),
                stages=self.duties[id_],
            )
            for id_ in self.subjects.get(row, ())
        ]


def read_coverage(reader: Reader, catalogue: Catalogue, map_id: str, scope: Scope) -> Coverage:
    """Fill one map."""
    chosen = catalogue.map(map_id)
    subjects = _subjects(reader, chosen.text, scope)
    rows = _rows(reader, catalogue.lookup(chosen.rows).text)
    every = dict.fromkeys(id_ for ids in subjects.values() for id_ in ids)
    duties = duty_stages(reader, every, scope.profile, catalogue.lookup(chosen.facts))
    columns = scope.profile.shown_stages()
    cells = (
        _cell(row.id, column, [duties[id_] for id_ in subjects.get(row.id, ())])
        for row in rows
        for column in columns
    )
    return Coverage(
        map=map_id,
        today=scope.day,
        rows=rows,
        columns=columns,
        cells=tuple(cells),
        filing=read_filing(reader, catalogue),
        subjects=subjects,
        duties=duties,
    )


def _subjects(reader: Reader, text: str, scope: Scope) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in reader.read(text, scope.parameters()):
        found[row["row"]].add(row["subject"])
    return {row: tuple(sorted(ids)) for row, ids in found.items()}


def _rows(reader: Reader, text: str) -> tuple[MapRow, ...]:
    """One row a node; where it has several parents, the one with the smallest id."""
    found: dict[str, MapRow] = {}
    for row in sorted(reader.read(text), key=lambda one: (one["id"], one["parent"] or "")):
        found.setdefault(row["id"], MapRow(id=row["id"], name=row["name"], parent=row["parent"]))
    return tuple(found.values())


def _cell(row: str, column: Stage, duties: list[DutyStages]) -> Cell:
    return Cell(
        row=row,
        column=column,
        total=len(duties),
        covered=sum(column in duty.covered for duty in duties),
        confirmed=sum(column in duty.confirmed for duty in duties),
    )


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
    shown: Mapping[str, Any] = coverage.model_dump(
        mode="json", include={"map", "today", "rows", "columns", "cells"}
    )
    return {"map": shown["map"], "revision": revision, **{k: shown[k] for k in shown if k != "map"}}
