"""Sheets to print over HTTP: whose there are, as tables, and as a Word document."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel

from api.documents import sheet_document
from api.downloads import download
from api.media_types import DOCX
from api.names import foot, foot_in_english
from api.routes.asked import AskedOf, Kept, ServiceOf, etag
from api.routes.shapes import Shown
from api.service import Asked, Service
from queries.details import Value
from queries.gaps import Gap
from queries.nodes import NodeRef, known_kinds, responsible
from queries.sheets import Sheet, sheet
from queries.sheets.tables import SheetTable, sheet_tables
from queries.wording import Sentence

router = APIRouter(prefix="/sheets", tags=["sheets"], route_class=Kept)


class Choice(BaseModel):
    """A node that has a sheet; of: the units above it, the highest first."""

    id: str
    name: str
    of: list[str]


class Choices(Shown):
    choices: list[Choice]


class SheetTables(Shown):
    """A sheet with its sections as tables; counts: it stands today."""

    subject: NodeRef
    name: Sentence
    counts: bool
    values: list[Value]
    units: list[NodeRef]
    tables: list[SheetTable]
    gaps: list[Gap]


@router.get("")
def choices(
    service: ServiceOf, asked: AskedOf, kind: Annotated[str, Query(description="对象种类, 如 Post")]
) -> Choices:
    """All nodes of a kind that count, by what they belong to and by name."""
    known_kinds([kind])
    rows = asked.reader.read(service.catalogue.lookup("nodes").between(kind))
    nodes = [NodeRef(row["id"], kind, row["name"], row["code"]) for row in rows]
    homes = _homes(service, asked, nodes)
    listed = [Choice(id=one.id, name=one.name, of=homes[one.id]) for one in nodes]
    return Choices(
        **Shown.of(asked), choices=sorted(listed, key=lambda one: (one.of, one.name, one.id))
    )


def _homes(service: Service, asked: Asked, nodes: list[NodeRef]) -> dict[str, list[str]]:
    """Id → names of the units above it: of a unit those it is part of, else the first that
    answers for it with those above that."""
    rows = asked.reader.read(service.catalogue.lookup("units").text)
    names = {row["id"]: row["name"] for row in rows}
    parents = {row["id"]: row["parent"] for row in rows}
    units = {id_: said[0].id for id_, said in responsible(asked.reader, nodes).items()}
    return {
        one.id: [names[id_] for id_ in _upwards(units.get(one.id, parents.get(one.id)), parents)]
        for one in nodes
    }


def _upwards(unit: str | None, parents: dict[str, str | None]) -> list[str]:
    found: list[str] = []
    while unit is not None and unit not in found and unit in parents:
        found.insert(0, unit)
        unit = parents[unit]
    return found


@router.get("/{id_}/tables")
def tables(id_: str, service: ServiceOf, asked: AskedOf) -> SheetTables:
    """A sheet as it is shown and printed."""
    found = _sheet(service, asked, id_)
    return SheetTables(
        **Shown.of(asked),
        subject=found.subject,
        name=found.name,
        counts=found.counts,
        values=[*found.values, *(one for one in found.notes if one.values)],
        units=list(found.units),
        tables=list(sheet_tables(found)),
        gaps=list(found.gaps),
    )


@router.get(
    "/{id_}/document.docx", response_class=Response, responses={200: {"content": {DOCX: {}}}}
)
def document(
    id_: str,
    service: ServiceOf,
    asked: AskedOf,
    language: Annotated[Literal["zh", "en"], Query(description="用哪种语言")] = "zh",
) -> Response:
    """A sheet as a Word document."""
    found = _sheet(service, asked, id_)
    english = language == "en"
    below = foot_in_english(asked.stamp) if english else foot(asked.stamp)
    name = f"{found.name.zh}_{found.subject.name}.docx"
    content = sheet_document(found, english, below)
    return download(content, name, DOCX, etag(service, asked))


def _sheet(service: Service, asked: Asked, id_: str) -> Sheet:
    subject = service.meant(asked, id_)
    return sheet(asked.reader, subject, asked.scope, service.gaps(asked))
