"""Coverage maps over HTTP, and the subjects behind each cell."""

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel

from api.routes.asked import AskedOf, ServiceOf
from api.routes.shapes import PlaceOut, Shown, places_out
from graph_model.errors import UnknownName
from graph_model.profile import Stage
from queries.coverage import Cell

router = APIRouter(prefix="/coverage", tags=["coverage"])


class RowOut(BaseModel):
    """A row; `section`: it lies within a department that reports."""

    id: str
    name: str
    parent: str | None
    section: bool


class MapOut(Shown):
    map: str
    rows: list[RowOut]
    columns: list[Stage]
    cells: list[Cell]


class SubjectOut(BaseModel):
    """A duty behind a cell with all its stages and where it was said."""

    id: str
    name: str
    covered: bool
    stages: dict[Stage, bool]
    first_missing: Stage | None
    places: list[PlaceOut]


class CellOut(Shown):
    map: str
    row: str
    column: Stage
    subjects: list[SubjectOut]


@router.get("/{map_id}")
def coverage(map_id: str, service: ServiceOf, asked: AskedOf) -> MapOut:
    """A map with its cells; rows roll up into their parents."""
    found = service.coverage(asked, map_id)
    parents = {row.id: row.parent for row in found.rows}
    reporting = service.reporting(asked)
    rows = [
        RowOut(**row.model_dump(), section=_within(row.parent, parents, reporting))
        for row in found.rows
    ]
    return MapOut(
        **Shown.of(asked),
        map=map_id,
        rows=rows,
        columns=list(found.columns),
        cells=list(found.cells),
    )


def _within(unit: str | None, parents: dict[str, str | None], reporting: set[str]) -> bool:
    """The unit or one above it must report."""
    seen: set[str] = set()
    while unit is not None and unit not in seen:
        if unit in reporting:
            return True
        seen.add(unit)
        unit = parents.get(unit)
    return False


@router.get("/{map_id}/cell")
def cell(
    map_id: str,
    service: ServiceOf,
    asked: AskedOf,
    row: Annotated[str, Query(description="行的标识")],
    column: Annotated[Stage, Query(description="环节")],
) -> CellOut:
    """The subjects behind one cell, those without cover first."""
    found = service.coverage(asked, map_id)
    if row not in {one.id for one in found.rows}:
        raise UnknownName(f"覆盖图 {map_id} 中没有行“{row}”")
    subjects = sorted(found.cell_subjects(row, column), key=lambda one: (one.covered, one.name))
    places = places_out(service, (one.id for one in subjects))
    order = asked.scope.profile.missing_order()
    listed = [
        SubjectOut(
            id=one.id,
            name=one.name,
            covered=one.covered,
            stages={mark.stage: mark.covered for mark in one.stages.marks},
            first_missing=one.stages.first_missing(order),
            places=places.get(one.id, []),
        )
        for one in subjects
    ]
    return CellOut(**Shown.of(asked), map=map_id, row=row, column=column, subjects=listed)
