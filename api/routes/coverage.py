"""Coverage maps over HTTP, and the subjects behind each cell."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel

from api.downloads import download as as_file
from api.map_lines import columns, map_lines
from api.media_types import XLSX
from api.names import foot
from api.routes.asked import AskedOf, Kept, ServiceOf, etag
from api.routes.shapes import PlaceOut, Shown, UnitOut, Words, places_out
from api.service import Asked, Service
from api.workbooks import workbook
from graph_model.profile import Stage
from queries.covered import Cell, CellSubject, Coverage
from queries.nodes import NodeRef, responsible

router = APIRouter(prefix="/coverage", tags=["coverage"], route_class=Kept)
Tier = Annotated[str | None, Query(description="目标的层级, 用于以目标为行的图; 默认最高的一层")]


class RowOut(BaseModel):
    """A row; `section`: it lies within a department that reports."""

    id: str
    name: str
    parent: str | None
    section: bool


class FilingOut(BaseModel):
    """How many of the departments that must report have: the map is blank for the others."""

    filed: int
    required: int
    missing: list[UnitOut]


class MapOut(Shown):
    """confirmed is null in all cells where the map has no such reading; tiers: those that
    may be asked for, where the rows are goals of a tier. totals: a cell a column for the
    whole map, each subject once; their row is empty."""

    map: str
    name: Words
    about: Words
    filing: FilingOut
    tier: str | None
    tiers: list[str]
    rows: list[RowOut]
    columns: list[str]
    column_names: dict[str, Words]
    cells: list[Cell]
    totals: list[Cell]


class SubjectOut(BaseModel):
    """A subject behind a cell, who answers for it, what tells why, and where it was said.
    marks: column → covered, for all columns that it stands in; confirmed_marks: the same by
    confirmed links alone, null where the map has no such reading."""

    id: str
    name: str
    kind: str
    covered: bool
    confirmed: bool | None
    accepted: bool
    marks: dict[str, bool]
    confirmed_marks: dict[str, bool] | None
    first_missing: Stage | None
    because: list[str]
    units: list[UnitOut]
    places: list[PlaceOut]


class CellOut(Shown):
    map: str
    row: str
    column: str
    tier: str | None
    subjects: list[SubjectOut]


@router.get("/{map_id}.xlsx", response_class=Response, responses={200: {"content": {XLSX: {}}}})
def download(map_id: str, service: ServiceOf, asked: AskedOf, tier: Tier = None) -> Response:
    """The map as a workbook, as filled in and as confirmed."""
    found, title = service.coverage(asked, map_id, tier), service.catalogue.map(map_id).zh.name
    content = workbook("覆盖图", map_lines(found), f"{title} · {foot(asked.stamp)}", columns(found))
    return as_file(content, f"{map_id}.xlsx", XLSX, etag(service, asked))


@router.get("/{map_id}")
def coverage(map_id: str, service: ServiceOf, asked: AskedOf, tier: Tier = None) -> MapOut:
    """A map with its cells; rows roll up into their parents."""
    found, chosen = service.coverage(asked, map_id, tier), service.catalogue.map(map_id)
    parents = {row.id: row.parent for row in found.rows}
    reporting = service.reporting(asked)
    return MapOut(
        **Shown.of(asked),
        map=map_id,
        name=Words(zh=chosen.zh.name, en=chosen.en.name),
        about=Words(zh=chosen.zh.about, en=chosen.en.about),
        filing=_filing(found),
        tier=found.tier,
        tiers=list(asked.scope.profile.tiers) if chosen.tier else [],
        rows=[
            RowOut(
                id=row.id,
                name=row.name,
                parent=row.parent,
                section=_within(row.parent, parents, reporting),
            )
            for row in found.rows
        ],
        columns=[one.id for one in found.columns],
        column_names={one.id: Words(zh=one.zh, en=one.en) for one in found.columns},
        cells=list(found.cells),
        totals=list(found.totals),
    )


def _filing(found: Coverage) -> FilingOut:
    missing = [UnitOut(id=one.id, name=one.name) for one in found.filing.missing]
    return FilingOut(filed=found.filing.filed, required=found.filing.required, missing=missing)


def _within(unit: str | None, parents: dict[str, str | None], reporting: set[str]) -> bool:
    """The unit or one above it must report."""
    seen: set[str] = set()
    while unit is not None and unit not in seen:
        if unit in reporting:
            return True
        seen.add(unit)
        unit = parents.get(unit)
    return False


def _sure(subject: CellSubject) -> dict[str, bool]:
    return {mark.column: bool(mark.confirmed) for mark in subject.marks}


@router.get("/{map_id}/cell")
def cell(
    map_id: str,
    service: ServiceOf,
    asked: AskedOf,
    row: Annotated[str, Query(description="行的标识或名称")],
    column: Annotated[str, Query(description="列的标识或名称")],
    tier: Tier = None,
) -> CellOut:
    """The subjects behind one cell, those without cover first."""
    found = service.coverage(asked, map_id, tier)
    place = (found.row(row).id, found.column(column).id)
    subjects = sorted(found.cell_subjects(*place), key=lambda one: (one.covered, one.name))
    behind = _Behind.of(service, asked, subjects)
    return CellOut(
        **Shown.of(asked),
        map=map_id,
        row=place[0],
        column=place[1],
        tier=found.tier,
        subjects=[_subject(one, behind) for one in subjects],
    )


@dataclass(frozen=True, slots=True)
class _Behind:
    """By subject: where it was said and the units that answer for it. order: of the stages
    that a duty may lack."""

    places: dict[str, list[PlaceOut]]
    units: dict[str, tuple[NodeRef, ...]]
    order: tuple[Stage, ...]

    @classmethod
    def of(cls, service: Service, asked: Asked, subjects: list[CellSubject]) -> "_Behind":
        nodes = [NodeRef(one.id, one.kind, one.name) for one in subjects]
        return cls(
            places_out(service, (one.id for one in subjects)),
            responsible(asked.reader, nodes),
            asked.scope.profile.missing_order(),
        )


def _subject(subject: CellSubject, behind: _Behind) -> SubjectOut:
    marks = {mark.column: mark.covered for mark in subject.marks}
    chain = behind.order if subject.kind == "Duty" else ()
    return SubjectOut(
        id=subject.id,
        name=subject.name,
        kind=subject.kind,
        covered=subject.covered,
        confirmed=subject.confirmed,
        accepted=subject.accepted,
        marks=marks,
        confirmed_marks=None if subject.confirmed is None else _sure(subject),
        first_missing=next((stage for stage in chain if marks.get(stage) is False), None),
        because=list(subject.because),
        units=[UnitOut(id=one.id, name=one.name) for one in behind.units.get(subject.id, ())],
        places=behind.places.get(subject.id, []),
    )
