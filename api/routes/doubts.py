"""Doubts over HTTP: cells that could not be taken as they stand."""

from fastapi import APIRouter
from pydantic import BaseModel

from api.paging import PageOf
from api.problems import answers
from api.routes.asked import AskedOf, ServiceOf, etag
from api.routes.shapes import CellOfFile, Shown

router = APIRouter(prefix="/doubts", tags=["doubts"])


class DoubtOut(BaseModel):
    """A cell with its raw text, what is doubtful about it, and what is proposed."""

    place: CellOfFile
    raw: str
    reason: str
    proposal: str


class DoubtList(Shown):
    """total: on all pages; next: cursor of the page after this one, null at the end."""

    total: int
    doubts: list[DoubtOut]
    next: str | None


@router.get("", responses=answers(404, 410))
def doubts(service: ServiceOf, asked: AskedOf, page: PageOf) -> DoubtList:
    """All that is doubtful in the latest revision, by place; or a page of it."""
    found = service.ledger.doubts()
    part = page.of(found, etag(service, asked))
    listed = [
        DoubtOut(
            place=CellOfFile.of(one.place), raw=one.raw, reason=one.reason, proposal=one.proposal
        )
        for one in part.items
    ]
    return DoubtList(**Shown.of(asked), total=len(found), doubts=listed, next=part.next)
