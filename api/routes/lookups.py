"""Lookups over HTTP: impact, neighbourhood, path, sheet and search."""

from typing import Annotated

from fastapi import APIRouter, Query

from api.routes.asked import AskedOf, Kept, ServiceOf
from api.routes.shapes import Shown
from queries.find import Found, search_nodes
from queries.impact import Impact, impact
from queries.neighbourhood import MOST_HOPS, Neighbourhood, neighbourhood
from queries.path import Path, path
from queries.sheets import Sheet, sheet

router = APIRouter(tags=["lookups"], route_class=Kept)
Kinds = Annotated[list[str] | None, Query(description="对象种类, 如 Duty; 可多个")]


class ImpactOut(Shown):
    impact: Impact


class NeighbourhoodOut(Shown):
    neighbourhood: Neighbourhood


class PathOut(Shown):
    path: Path


class SheetOut(Shown):
    sheet: Sheet


class SearchOut(Shown):
    """total: how many were found; found: the first of them, best first."""

    total: int
    found: list[Found]


@router.get("/impact/{id_}")
def get_impact(id_: str, asked: AskedOf, service: ServiceOf) -> ImpactOut:
    """All that rests on a node, each with a shortest way of links."""
    found = impact(asked.reader, service.meant(asked, id_), asked.scope)
    return ImpactOut(**Shown.of(asked), impact=found)


@router.get("/neighbourhood/{id_}")
def get_neighbourhood(
    id_: str,
    asked: AskedOf,
    service: ServiceOf,
    hops: Annotated[int, Query(ge=1, le=MOST_HOPS, description="几步以内")] = 1,
    kind: Kinds = None,
) -> NeighbourhoodOut:
    """Nodes up to so many hops away; grouped where there are many."""
    subject = service.meant(asked, id_)
    found = neighbourhood(asked.reader, subject, asked.scope, hops, kind or ())
    return NeighbourhoodOut(**Shown.of(asked), neighbourhood=found)


@router.get("/path")
def get_path(
    asked: AskedOf,
    service: ServiceOf,
    start: Annotated[str, Query(description="从: 标识、编号、文号、名称或别名")],
    end: Annotated[str, Query(description="到: 标识、编号、文号、名称或别名")],
) -> PathOut:
    """The shortest way between two nodes, link by link."""
    ends = service.meant(asked, start), service.meant(asked, end)
    return PathOut(**Shown.of(asked), path=path(asked.reader, *ends, asked.scope))


@router.get("/sheets/{id_}")
def get_sheet(id_: str, asked: AskedOf, service: ServiceOf) -> SheetOut:
    """All that is known of a node; its kind decides what the sheet has."""
    subject = service.meant(asked, id_)
    found = sheet(asked.reader, subject, asked.scope, service.gaps(asked))
    return SheetOut(**Shown.of(asked), sheet=found)


@router.get("/search")
def search(
    asked: AskedOf,
    text: Annotated[str, Query(description="名称、编号、文号、别名或其中一部分")],
    kind: Kinds = None,
    limit: Annotated[int, Query(ge=1, le=500, description="最多几项")] = 50,
) -> SearchOut:
    """Nodes by what people call them, the very words first."""
    found = search_nodes(asked.reader, text, kind or ())
    return SearchOut(**Shown.of(asked), total=len(found), found=found[:limit])
