"""The record over HTTP: revisions, what they changed, two of them compared, one taken back."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from api.auth.caller import Caller
from api.auth.rights import Action
from api.editing import Desk
from api.names import field_name, kind_name
from api.paging import PageOf
from api.problems import answers
from api.routes.asked import ServiceOf
from api.routes.callers import refusal
from api.routes.desks import Given, UndoDesk, Wanted, Why
from api.routes.gap_shapes import GapBrief, briefly
from api.routes.said import ChangesetOut
from api.service import Service
from api.touched import touched
from graph_model.errors import Forbidden, UnknownName
from graph_model.kinds import in_chinese
from graph_model.ledger import Changed, Undo
from queries.comparison import Compared, compared
from queries.gaps import Gap

router = APIRouter(tags=["history"])
Limit = Annotated[int, Query(ge=1, le=1000, description="最多几版")]
MOST_TOUCHED = 200


class Revisions(BaseModel):
    """The latest first. next: cursor of the page after this one, null at the end."""

    total: int
    revisions: list[ChangesetOut]
    next: int | None


class PropertyOut(BaseModel):
    """A property that differs, as a value and as people read it."""

    property: str
    label: str
    before: Any
    after: Any
    said_before: str
    said_after: str


class ChangedOut(BaseModel):
    """A node or link that differs. was, will: whether it is there before and after."""

    key: str
    kind: str
    kind_name: str
    name: str
    is_link: bool
    was: bool
    will: bool
    properties: list[PropertyOut]

    @classmethod
    def of(cls, one: Changed) -> "ChangedOut":
        return cls(
            key=one.key,
            kind=one.kind,
            kind_name=kind_name(one.kind),
            name=one.name,
            is_link=one.is_link,
            was=one.before is not None,
            will=one.after is not None,
            properties=[
                PropertyOut(
                    property=name,
                    label=field_name(name),
                    before=was,
                    after=now,
                    said_before=in_chinese(was),
                    said_after=in_chinese(now),
                )
                for name, was, now in one.properties()
            ],
        )


class RevisionOut(BaseModel):
    """A revision and what it changed."""

    changeset: ChangesetOut
    total: int
    changed: list[ChangedOut]
    next: str | None


class PointOut(BaseModel):
    """What one side of a comparison stands for."""

    revision: int
    today: str


class GapsCompared(BaseModel):
    """still: only how many, for they are in both answers."""

    new: list[GapBrief]
    fixed: list[GapBrief]
    still: int


class Comparison(BaseModel):
    """Two revisions. remark: where they are reckoned for different days."""

    first: PointOut
    last: PointOut
    same_day: bool
    total: int
    changed: list[ChangedOut]
    next: str | None
    gaps: GapsCompared


class Undoing(Wanted):
    """also: claims that were changed since, to be taken back all the same."""

    also: list[int] = Field(default_factory=list, max_length=10_000)
    message: Why = ""


class OvertakenOut(BaseModel):
    """A statement that was changed since; it stays as it is unless asked for by its claim."""

    claim: int
    key: str
    name: str
    source: str
    by: ChangesetOut


class TouchedOut(BaseModel):
    key: str
    name: str


class UndoOut(Given):
    """What undoing did, or would do. statements: how many; touched: the first of what they
    speak of; left: what was changed since."""

    undone: ChangesetOut
    statements: int
    touched: list[TouchedOut]
    left: list[OvertakenOut]


@router.get("/revisions")
def revisions(
    service: ServiceOf,
    limit: Limit = 50,
    cursor: Annotated[int | None, Query(ge=1, description="上一页的 next")] = None,
) -> Revisions:
    """The revisions of the record, the latest first."""
    found = service.ledger.changesets(cursor, limit)
    last = found[-1].revision if found else 1
    return Revisions(
        total=service.ledger.revision(),
        revisions=[ChangesetOut.of(one) for one in found],
        next=last if last > 1 else None,
    )


@router.get("/revisions/{revision}", responses=answers(404, 410))
def revision(revision: int, service: ServiceOf, page: PageOf) -> RevisionOut:
    """A revision with the nodes, links and properties that it changed."""
    made = _changeset(service, revision)
    changed = service.ledger.difference(revision - 1, revision)
    part = page.of(changed, f"{service.ledger.id} {revision}")
    return RevisionOut(
        changeset=made,
        total=len(changed),
        changed=[ChangedOut.of(one) for one in part.items],
        next=part.next,
    )


def _changeset(service: Service, revision: int) -> ChangesetOut:
    found = service.ledger.changesets(revision + 1, 1)
    if not found or found[0].revision != revision:
        known = f"现在有第 1 至 {service.ledger.revision()} 版"
        raise UnknownName(f"没有第 {revision} 版; {known}")
    return ChangesetOut.of(found[0])


@router.get("/comparison", responses=answers(404, 410))
def comparison(
    service: ServiceOf,
    page: PageOf,
    first: Annotated[str, Query(alias="from", max_length=100, description="版本号、日期或存档点")],
    last: Annotated[str, Query(alias="to", max_length=100, description="版本号、日期或存档点")],
    today: Annotated[date | None, Query(description="两版都按这一天计算; 默认各按各的")] = None,
) -> Comparison:
    """Two revisions: nodes, links and properties that differ, and gaps new, fixed and still
    there."""
    (before, a), (after, b) = (_gaps_at(service, at, today) for at in (first, last))
    changed = service.ledger.difference(a.revision, b.revision)
    part = page.of(changed, f"{service.ledger.id} {a.revision} {b.revision}")
    return Comparison(
        first=a,
        last=b,
        same_day=a.today == b.today,
        total=len(changed),
        changed=[ChangedOut.of(one) for one in part.items],
        next=part.next,
        gaps=_compared(compared(before, after)),
    )


def _gaps_at(service: Service, at: str, today: date | None) -> tuple[Sequence[Gap], PointOut]:
    with service.asking(today, at) as asked:
        stamp = asked.stamp
        return service.gaps(asked), PointOut(revision=stamp.revision, today=stamp.day)


def _compared(gaps: Compared) -> GapsCompared:
    new, fixed = briefly(gaps.new), briefly(gaps.fixed)
    return GapsCompared(new=new, fixed=fixed, still=len(gaps.still))


@router.post("/revisions/{revision}/undo", responses=answers(404))
def undo(
    revision: int,
    desk: UndoDesk,
    wanted: Undoing,
    dry_run: Annotated[bool, Query(description="只看会怎样, 不存入")] = False,
) -> UndoOut:
    """Take a changeset back as a new revision: one's own, inside one's scope; any, for
    reviewers; of the profile, for administrators their own. What was changed since stays as
    it is, unless asked for."""
    found = desk.service.ledger.undo(revision, wanted.also)
    reviews = desk.caller.may(Action.REVIEW)
    if not reviews:
        _refuse(desk.caller, found)
    if dry_run:
        with desk.own() as own:
            own.refuse(found.plan, anywhere=reviews)
        given = Given(revision=found.plan.base, changed=False)
    else:
        message = wanted.message or f"撤销第 {revision} 版: {found.undone.message}"
        given = Given.of(desk.store(lambda: found.plan, message, anywhere=reviews))
    return _undone(desk, found, given)


def _refuse(caller: Caller, found: Undo) -> None:
    """Forbidden for what somebody else stored, and for nodes and links to who edits none."""
    made = found.undone
    if made.author != caller.name:
        said = f"第 {made.revision} 版由 {made.author} 存入"
        raise Forbidden(f"{said}; {refusal(Action.REVIEW)}")
    what = touched(found.plan)
    if (what.nodes or what.links or what.renamed) and not caller.may(Action.EDIT):
        raise Forbidden(refusal(Action.EDIT))


def _undone(desk: Desk, found: Undo, given: Given) -> UndoOut:
    changes = found.plan.changes
    keys = list(dict.fromkeys(key for one in changes if (key := one.entity or one.was_entity)))
    shown = keys[:MOST_TOUCHED]
    names = desk.service.ledger.names({*shown, *(one.key for one in found.overtaken)})
    return UndoOut(
        **given.model_dump(),
        undone=ChangesetOut.of(found.undone),
        statements=len(changes),
        touched=[TouchedOut(key=key, name=names[key]) for key in shown],
        left=[
            OvertakenOut(
                claim=one.claim_id,
                key=one.key,
                name=names[one.key],
                source=one.source,
                by=ChangesetOut.of(one.by),
            )
            for one in found.overtaken
        ],
    )
