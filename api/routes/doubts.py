"""Doubts over HTTP: cells that could not be taken as they stand."""

from fastapi import APIRouter
from pydantic import BaseModel

from api.routes.asked import AskedOf, ServiceOf
from api.routes.shapes import CellOfFile, Shown

router = APIRouter(prefix="/doubts", tags=["doubts"])


class DoubtOut(BaseModel):
    """A cell with its raw text, what is doubtful about it, and what is proposed."""

    place: CellOfFile
    raw: str
    reason: str
    proposal: str


class DoubtList(Shown):
    total: int
    doubts: list[DoubtOut]


@router.get("")
def doubts(service: ServiceOf, asked: AskedOf) -> DoubtList:
    """All that is doubtful in the latest revision, by place."""
    listed = [
        DoubtOut(
            place=CellOfFile.of(one.place), raw=one.raw, reason=one.reason, proposal=one.proposal
        )
        for one in service.ledger.doubts()
    ]
    return DoubtList(**Shown.of(asked), total=len(listed), doubts=listed)
