"""Links over HTTP: made, changed, judged, taken away. A link is named by its kind, its ends
and, where the kind has one, its role."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel, Field

from api.editing import Desk
from api.problems import answers
from api.routes.asked import ServiceOf
from api.routes.desks import EditDesk, Given, Wanted, Why, seen
from api.routes.said import HistoryOut, history_of
from api.wanted import key_of_link, link_claim
from graph_model.kinds import LINK_KINDS

router = APIRouter(prefix="/links", tags=["links"], responses=answers(404, 412))
Id = Annotated[str, Field(min_length=1, max_length=200)]


class Judgement(StrEnum):
    """confirm: somebody looked, and it fits (核实); suspect: it does not (存疑); reset:
    nobody has looked."""

    CONFIRM = "confirm"
    SUSPECT = "suspect"
    RESET = "reset"


class LinkName(BaseModel):
    """What a link is: kind, source, target, and the role where the kind has one."""

    kind: str = Field(examples=["MEETS"])
    source: Id = Field(examples=["duty-0d1f2a3b4c5d6e7f"])
    target: Id = Field(examples=["standard-0d1f2a3b4c5d6e7f"])
    role: str | None = Field(None, examples=["lead"])

    @property
    def key(self) -> str:
        return key_of_link(self.kind, self.source, self.target, self.role)


class NewLink(LinkName, Wanted):
    """A link to be made."""

    properties: dict[str, Any] = Field(default_factory=dict)
    message: Why = ""


class LinkChange(Wanted):
    """What is to be different; judgement and finding: what somebody found who looked."""

    properties: dict[str, Any] = Field(default_factory=dict)
    judgement: Judgement | None = None
    finding: str | None = Field(None, max_length=2000, examples=["标准是应急预案, 不是军训组织"])
    message: Why = ""


def named(
    service: ServiceOf,
    kind: Annotated[str, Query(description="关联的种类, 如 MEETS")],
    source: Annotated[str, Query(description="起点的标识", max_length=200)],
    target: Annotated[str, Query(description="终点的标识", max_length=200)],
    role: Annotated[str | None, Query(description="角色; 默认 lead")] = None,
) -> str:
    """Key of the link; of an end that was merged away, the one that was kept is meant."""
    meant = service.ledger.redirects()
    return key_of_link(kind, meant.get(source, source), meant.get(target, target), role)


Key = Annotated[str, Depends(named)]


@router.post("", status_code=201)
def create(desk: EditDesk, wanted: NewLink) -> Given:
    """Make a link between two nodes."""
    claim = link_claim(wanted.key, wanted.properties)
    return Given.of(desk.say([claim], wanted.message or _about("建立", desk, wanted.key)))


@router.patch("", responses=answers(428))
def change(desk: EditDesk, key: Key, wanted: LinkChange) -> Given:
    """Change what a link says, or say how well it fits. Takes If-Match: the revision in which
    you saw it."""
    judgement = {} if wanted.judgement is None else _judged(desk, wanted)
    message = wanted.message or _about("核查" if judgement else "修改", desk, key)
    return Given.of(seen(desk).revise(key, wanted.properties, judgement, message))


@router.delete("")
def delete(desk: EditDesk, key: Key, message: Annotated[str, Query(max_length=500)] = "") -> Given:
    """Take a link away. What a table says of it stays in the record; here it is then denied."""
    return Given.of(desk.unlink(key, message or _about("取消", desk, key)))


@router.get("/history")
def get_history(service: ServiceOf, key: Key) -> HistoryOut:
    """Who said what of a link, when and where."""
    return history_of(service, key)


def _judged(desk: Desk, wanted: LinkChange) -> Mapping[str, Any]:
    by, day = desk.caller.name, desk.service.settings.day().isoformat()
    confirms = wanted.judgement is Judgement.CONFIRM
    suspects = wanted.judgement is Judgement.SUSPECT
    return {
        "confirmed_by": by if confirms else None,
        "confirmed_on": day if confirms else None,
        "suspected_by": by if suspects else None,
        "suspected_on": day if suspects else None,
        "finding": wanted.finding,
    }


def _about(verb: str, desk: Desk, key: str) -> str:
    kind = LINK_KINDS[key.split("\t")[0]].zh
    return f"{verb}“{kind}”: {desk.service.ledger.names([key])[key]}"
