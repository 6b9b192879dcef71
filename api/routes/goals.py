"""The states of goals over HTTP: where the weakest path breaks, and who answers."""

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel

from api.routes.asked import AskedOf, Kept
from api.routes.shapes import Shown
from graph_model.profile import Stage
from queries.goal_states import Cycle, GoalState, read_goal_states, states_of_tier
from queries.nodes import NodeRef
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
    goals: list[StateOut]


@router.get("")
def goals(
    asked: AskedOf,
    tier: Annotated[str | None, Query(description="只列这一层级的目标")] = None,
) -> GoalsOut:
    """Every goal that counts, by tier and id."""
    found = states_of_tier(read_goal_states(asked.reader, asked.scope), asked.scope.profile, tier)
    return GoalsOut(**Shown.of(asked), goals=[StateOut.of(state) for state in found])
