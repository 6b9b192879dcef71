"""Goals over HTTP: those of a year go over into the next one, first shown, then stored."""

from collections import Counter, defaultdict
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from api.problems import answers
from api.rolling import Barred, Rolling, Wish, barred, rolling, store
from api.routes.desks import EditDesk, Given, Wanted, Why, seen
from api.routes.shapes import UnitOut, Words
from queries.details import link_name
from queries.goal_plan import LAST_YEAR, Staying
from queries.nodes import NodeRef
from queries.rollover import Along, Following

router = APIRouter(prefix="/goals", tags=["goals"])


class RolloverWish(Wanted):
    """Which goals are to go over into the next year, and what goes along."""

    goal: str | None = Field(
        None,
        max_length=200,
        description="只转入这个目标和它以下的; 不写则为全校的目标",
        examples=["goal-0d1f2a3b4c5d6e7f"],
    )
    year: int | None = Field(
        None,
        ge=1900,
        le=LAST_YEAR,
        description="截止日期在哪一年的目标; 不写则为有这样的目标的最近一年",
        examples=[2026],
    )
    along: list[Along] = Field(
        default_factory=lambda: list(Along),
        max_length=100,
        description="哪几种关联一并带入; 不写则全部",
        examples=[["DECOMPOSES_INTO", "ASSIGNED_TO", "OWNED_BY", "SERVES"]],
    )
    message: Why = ""


class PeriodOut(BaseModel):
    start: date | None
    due: date


class AlongOut(BaseModel):
    """How many links of a kind. outward: they start at the goal."""

    kind: str = Field(examples=["SERVES"])
    name: Words
    outward: bool
    n: int


class FollowingOut(BaseModel):
    """A goal and the one that follows it, a draft. there: it was made before, and is left as
    it is; mine: the asker may make it follow; answering: who answers for the goal, where the
    asker may not; along: links that go along; results: links that stay with the goal of the
    year; lost: goals above it without one that follows; summed: goals above it that go on and
    will add up the figures of both years."""

    goal: NodeRef
    tier: str | None
    next: NodeRef
    was: PeriodOut
    will: PeriodOut
    operator: str | None = Field(examples=[">="])
    target: int | float | None = Field(description="目标值照旧, 供修订", examples=[95])
    unit: str | None = Field(examples=["%"])
    status: str = Field(examples=["draft"])
    there: bool
    mine: bool
    answering: list[UnitOut]
    along: list[AlongOut]
    results: list[AlongOut]
    lost: list[NodeRef]
    summed: list[NodeRef]


class StayingOut(BaseModel):
    """A goal that does not go over, and why: due in a later or an earlier year, without a due
    date (no_due), retired, a draft, or ended before it was due."""

    goal: NodeRef
    why: Staying


class RolloverOut(Given):
    """What going over made, or would make. revision: for If-Match, or that holds it; top: the
    goal that was chosen; along: kinds of links that were asked for; years: in which goals of
    the choice are due; refused: why links may not go along."""

    today: str
    top: NodeRef | None
    year: int
    years: list[int]
    along: list[Along]
    following: list[FollowingOut]
    staying: list[StayingOut]
    refused: list[str]


@router.post("/rollover", responses=answers(404, 412, 428))
def roll_over(
    desk: EditDesk,
    wanted: RolloverWish,
    dry_run: Annotated[bool, Query(description="只看会怎样, 不存入")] = False,
) -> RolloverOut:
    """Make goals of a year go over into the next one: a draft follows each that is due in the
    year; what goes on stays, results and evidence stay with the goal of the year. Goals that
    follow already are left as they are. Storing takes If-Match: the revision of a dry run."""
    wish = Wish(wanted.goal, wanted.year, tuple(wanted.along))
    if not dry_run:
        seen(desk)
    with desk.service.asking() as asked:
        found = rolling(desk, asked, wish)
        bars = barred(desk, asked, found)
    given = Given(revision=found.revision, changed=False)
    if not dry_run:
        given = Given.of(store(desk, found, bars, wanted.message))
    return _out(found, bars, given)


def _out(found: Rolling, bars: Barred, given: Given) -> RolloverOut:
    near = defaultdict[str, Counter[tuple[str, bool]]](Counter)
    for link in found.found.links:
        near[link.source][link.kind, True] += 1
        near[link.target][link.kind, False] += 1
    return RolloverOut(
        **given.model_dump(),
        today=found.day,
        top=found.top,
        year=found.year,
        years=found.years,
        along=list(found.along),
        following=[_following(one, near[one.next.id], bars) for one in found.found.following],
        staying=[StayingOut(goal=goal, why=why) for goal, why in found.found.staying],
        refused=list(bars.reasons),
    )


def _following(one: Following, near: Counter[tuple[str, bool]], bars: Barred) -> FollowingOut:
    said = one.properties
    return FollowingOut(
        goal=one.goal,
        tier=said.get("tier"),
        next=one.next,
        was=PeriodOut(start=one.was.start, due=one.was.due),
        will=PeriodOut(start=one.will.start, due=one.will.due),
        operator=said.get("operator"),
        target=said.get("target"),
        unit=said.get("unit"),
        status=str(said.get("status") or "approved"),
        there=one.there,
        mine=one.goal not in bars.goals,
        answering=[UnitOut(id=unit.id, name=unit.name) for unit in bars.goals.get(one.goal, ())],
        along=[_along(kind, outward, n) for (kind, outward), n in sorted(near.items())],
        results=[_along(kind, False, n) for kind, n in sorted(one.results.items())],
        lost=list(one.lost),
        summed=list(one.summed),
    )


def _along(kind: str, outward: bool, n: int) -> AlongOut:
    name = link_name(kind)
    return AlongOut(kind=kind, name=Words(zh=name.zh, en=name.en), outward=outward, n=n)
