"""Lookups over HTTP: impact, neighbourhood, path, sheet and search."""

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Query

from api.paging import PageOf
from api.problems import answers
from api.routes.asked import AskedOf, Kept, ServiceOf, etag
from api.routes.shapes import Shown
from queries.find import Found, search_nodes
from queries.impact import Impact, impact
from queries.neighbourhood import MOST_HOPS, Neighbourhood, neighbourhood
from queries.path import Path, path
from queries.sheets import Sheet, sheet

router = APIRouter(tags=["lookups"], route_class=Kept)
FOUND = 50
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
    """total: how many were found; found: a page of them, best first; next: cursor of the
    page after it, null at the end."""

    total: int
    found: list[Found]
    next: str | None


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


@router.get("/search", responses=answers(404, 410))
def search(
    service: ServiceOf,
    asked: AskedOf,
    page: PageOf,
    text: Annotated[
        str,
        Query(description="名称、编号、文号、别名或其中一部分", max_length=500),
    ],
    kind: Kinds = None,
) -> SearchOut:
    """Nodes by what people call them, the very words first; 50 a page unless told."""
    found = search_nodes(asked.reader, text, kind or ())
    shown = replace(page, limit=page.limit or FOUND)
    part = shown.of(found, f"{etag(service, asked)} {text} {kind}")
    return SearchOut(**Shown.of(asked), total=len(found), found=list(part.items), next=part.next)
