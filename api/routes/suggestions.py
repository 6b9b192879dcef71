"""Suggestions over HTTP: what others would say of what one's unit answers for."""

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from api.loads.suggesting import accept, may_judge, reject, suggestion
from api.names import kind_name
from api.routes.asked import ServiceOf
from api.routes.callers import CallerOf, Editor
from api.routes.shapes import CellOfFile, Shown, UnitOut
from api.scope import Own
from graph_model.claims import LinkClaim, NodeClaim, Ref
from graph_model.kinds.records import Answer, Suggestion
from graph_model.ledger.suggesting import claims_meant, places_meant, source_meant

router = APIRouter(prefix="/suggestions", tags=["suggestions"])


class StatementOut(BaseModel):
    """A node, or a link with the other end in `target`, as the source names them."""

    kind: str
    kind_name: str
    name: str
    target: str | None
    role: str | None
    properties: dict[str, Any]


class SuggestionOut(BaseModel):
    """unit: who answers for it, None where nobody does. subject: the node it is about, which
    may not be there yet. mine: whether one may accept or reject it."""

    id: str
    unit: UnitOut | None
    source: str
    subject: str
    name: str
    statements: list[StatementOut]
    places: list[CellOfFile]
    author: str
    day: date
    reason: str
    based_on: int
    answer: Answer
    answered_by: str
    answer_reason: str
    mine: bool


class SuggestionList(Shown):
    total: int
    suggestions: list[SuggestionOut]


class Judged(BaseModel):
    reason: str = Field("", title="理由", max_length=1000)


class Answered(BaseModel):
    """The revision that records the answer."""

    revision: int


@router.get("")
def suggestions(
    service: ServiceOf,
    caller: CallerOf,
    answer: Annotated[Answer | None, Query(description="处理情况; 默认全部")] = None,
    unit: Annotated[str | None, Query(description="给哪个部门的", max_length=200)] = None,
    mine: Annotated[bool, Query(description="只列出本人可以处理的")] = False,
) -> SuggestionList:
    """Suggestions by unit, source and name. No ETag: the answer depends on who asks."""
    with service.asking() as asked:
        found = service.ledger.records(Suggestion, asked.stamp.revision)
        allowed = may_judge(Own(service, asked, caller), caller, found)
        of_unit = service.meant(asked, unit, ["Unit"]) if unit else None
    names = service.ledger.names({one.unit for one in found if one.unit})
    listed = [
        _out(one, names, one.key in allowed)
        for one in found
        if answer in (None, one.answer) and of_unit in (None, one.unit)
        if not mine or one.key in allowed
    ]
    listed.sort(key=lambda one: (one.unit.name if one.unit else "", one.source, one.name))
    return SuggestionList(**Shown.of(asked), total=len(listed), suggestions=listed)


@router.post("/{id}/accept")
def accepted(id: str, judged: Judged, service: ServiceOf, caller: Editor) -> Answered:
    """Store what is suggested; its author is who accepts it."""
    return Answered(revision=accept(service, caller, suggestion(service, id), judged.reason))


@router.post("/{id}/reject")
def rejected(id: str, judged: Judged, service: ServiceOf, caller: Editor) -> Answered:
    """Leave the record as it is, for a reason."""
    return Answered(revision=reject(service, caller, suggestion(service, id), judged.reason))


def _out(one: Suggestion, names: dict[str, str], mine: bool) -> SuggestionOut:
    return SuggestionOut(
        **one.model_dump(exclude={"unit", "source", "words"}),
        id=one.key,
        unit=UnitOut(id=one.unit, name=names.get(one.unit, one.unit)) if one.unit else None,
        source=source_meant(one).name,
        statements=[
            _statement(claim)
            for claim in claims_meant(one)
            if isinstance(claim, NodeClaim | LinkClaim)
        ],
        places=[CellOfFile.of(place) for place in places_meant(one)],
        mine=mine,
    )


def _statement(claim: NodeClaim | LinkClaim) -> StatementOut:
    if isinstance(claim, NodeClaim):
        kind, name, target, role = claim.ref.kind, _called(claim.ref), None, None
    else:
        kind, name, role = claim.kind, _called(claim.source), claim.role
        target = _called(claim.target)
    return StatementOut(
        kind=kind,
        kind_name=kind_name(kind),
        name=name,
        target=target,
        role=role,
        properties=dict(claim.properties),
    )


def _called(ref: Ref) -> str:
    """A node as its source names it."""
    return ref.name or ref.code or ref.id
