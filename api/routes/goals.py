"""The states of goals over HTTP: where the weakest path breaks, and who answers."""

from collections import Counter
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel

from api.paging import PageOf
from api.problems import answers
from api.routes.asked import AskedOf, Kept, ServiceOf, etag
from api.routes.shapes import Shown
from graph_model.profile import Stage
from queries.goal_list import goal_list
from queries.goal_states import Cycle, GoalState, read_goal_states, states_of_tier
from queries.nodes import NodeRef
from queries.sheets import SheetRow
from queries.traces import Break, StageCount

router = APIRouter(prefix="/goals", tags=["goals"], route_class=Kept)


class StateOut(BaseModel):
    """A goal. broken: at which goals or duties, and the units that answer for them; null
    where the goal is whole. cycle: it lies inside one, or depends on one. counts: complete
    of total, per stage."""

    goal: NodeRef
    tier: str | None
    first_missing: Stage | None
    broken: Break | None
    cycle: Cycle | None
    counts: list[StageCount]

    @classmethod
    def of(cls, state: GoalState) -> "StateOut":
        return cls(
            goal=state.goal,
            tier=state.tier,
            first_missing=state.first_missing,
            broken=state.broken,
            cycle=state.cycle,
            counts=list(state.counts),
        )


class GoalsOut(Shown):
    """total: on all pages; next: cursor of the page after this one, null at the end."""

    total: int
    goals: list[StateOut]
    next: str | None


@router.get("", responses=answers(404, 410))
def goals(
    service: ServiceOf,
    asked: AskedOf,
    page: PageOf,
    tier: Annotated[str | None, Query(description="只列这一层级的目标")] = None,
) -> GoalsOut:
    """Every goal that counts, by tier and id; or a page of them."""
    found = states_of_tier(read_goal_states(asked.reader, asked.scope), asked.scope.profile, tier)
    part = page.of(found, f"{etag(service, asked)} {tier}")
    listed = [StateOut.of(state) for state in part.items]
    return GoalsOut(**Shown.of(asked), total=len(found), goals=listed, next=part.next)


class GoalLineOut(BaseModel):
    """A goal of the plan. row: its depth, figures, sums and achievement, and who is in
    charge; above: the goals that it comes from; gaps: how many nobody has accepted, on it;
    accepted: how many somebody has."""

    row: SheetRow
    state: StateOut
    above: list[NodeRef]
    gaps: int
    accepted: int


class PlanOut(Shown):
    tiers: list[str]
    goals: list[GoalLineOut]


@router.get("/plan")
def plan(service: ServiceOf, asked: AskedOf) -> PlanOut:
    """Every goal that counts, each below the goal that it comes from."""
    profile = asked.scope.profile
    states = read_goal_states(asked.reader, asked.scope)
    listed = {one.goal.id: one for one in states_of_tier(states, profile, None)}
    gaps = service.gaps(asked)
    standing = Counter(one.subject for one in gaps if one.accepted is None)
    accepted = Counter(one.subject for one in gaps if one.accepted is not None)
    return PlanOut(
        **Shown.of(asked),
        tiers=list(profile.tiers),
        goals=[
            GoalLineOut(
                row=line.row,
                state=StateOut.of(line.state),
                above=list(line.above),
                gaps=standing[line.row.node.id],
                accepted=accepted[line.row.node.id],
            )
            for line in goal_list(asked.reader, listed)
        ],
    )
