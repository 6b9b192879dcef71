"""In what state is every goal of the plan: where it breaks, who answers, how much is whole?"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from graph_model.closures import Next, closure
from graph_model.profile import Profile, Stage
from graph_model.store.port import Reader
from queries.catalogue import built_in
from queries.gather import gathered
from queries.map_columns import known_tier
from queries.nodes import NodeRef, responsible
from queries.scope import Scope
from queries.stages import duty_stages, goal_stages
from queries.traces import Break, StageCount
from queries.weakest import Chain, broken_at, chain, stage_counts, weakest


class Cycle(StrEnum):
    """A goal that lies inside a cycle 循环分解, or depends on one below it 依赖循环."""

    INSIDE = "inside"
    DEPENDS = "depends"


@dataclass(frozen=True, slots=True)
class GoalState:
    """A goal; broken: the stage at which its weakest path breaks, at what, and who answers;
    counts: complete of total per stage, of serving*(g), and of leaf goals for post and duty."""

    goal: NodeRef
    tier: str | None
    broken: Break | None
    cycle: Cycle | None
    counts: tuple[StageCount, ...]

    @property
    def first_missing(self) -> Stage | None:
        return self.broken.stage if self.broken else None


@dataclass(frozen=True, slots=True)
class _Plan:
    """All goals, the links below them, those on a cycle, and what goals and duties have."""

    goals: Mapping[str, NodeRef]
    tiers: Mapping[str, str | None]
    below: Next
    above: Mapping[str, list[str]]
    cyclic: frozenset[str]
    known: Chain


def read_goal_states(reader: Reader, scope: Scope) -> dict[str, GoalState]:
    """The state of every goal that counts, by id."""
    plan = _read(reader, scope.profile)
    own = {id_: (id_,) for id_ in (*plan.known.leaves, *plan.known.duties)}
    reached = gathered(plan.below, own, plan.goals)
    broken, cycles = _broken(reader, plan, reached, scope.profile), _cycles(plan)
    return {
        id_: GoalState(
            goal=goal,
            tier=plan.tiers[id_],
            broken=broken.get(id_),
            cycle=cycles.get(id_),
            counts=stage_counts(plan.known, reached[id_], scope.profile),
        )
        for id_, goal in plan.goals.items()
    }


def states_of_tier(
    states: Mapping[str, GoalState], profile: Profile, tier: str | None
) -> list[GoalState]:
    """Those of one tier, or all by tier and id; UnknownName lists the tiers."""
    if tier is not None:
        known_tier(profile, tier)
    chosen = [state for state in states.values() if tier in (None, state.tier)]
    last = len(profile.tiers)

    def place(state: GoalState) -> tuple[int, str]:
        rank = profile.tier_rank(state.tier)
        return (last if rank is None else rank, state.goal.id)

    return sorted(chosen, key=place)


def _read(reader: Reader, profile: Profile) -> _Plan:
    ask = built_in().lookup
    rows = sorted(reader.read(ask("counting-goals").text), key=lambda row: str(row["id"]))
    goals = {row["id"]: NodeRef(row["id"], "Goal", row["name"], row["code"]) for row in rows}
    below: dict[str, list[str]] = defaultdict(list)
    above: dict[str, list[str]] = defaultdict(list)
    for row in reader.read(ask("goal-links").text):
        below[row["above"]].append(row["below"])
        above[row["below"]].append(row["above"])
    tiers = {row["id"]: row["tier"] for row in rows}
    known = chain(goal_stages(reader, goals), duty_stages(reader, above.keys() - goals, profile))
    cyclic = frozenset(row["id"] for row in rows if row["cycle"] is not None)
    return _Plan(goals, tiers, below, above, cyclic, known)


def _broken(
    reader: Reader, plan: _Plan, reached: Mapping[str, Iterable[str]], profile: Profile
) -> dict[str, Break]:
    """Goal → its break; who answers is asked for all of them together."""
    found = weakest(plan.known, plan.above, profile)
    missing = {id_: stage for id_ in plan.goals if (stage := found.missing(id_))}
    subjects = {
        id_: _named(plan, id_, broken_at(plan.known, reached[id_], stage, id_ in found.with_post))
        for id_, stage in missing.items()
    }
    every = {node.id: node for nodes in subjects.values() for node in nodes}
    units = responsible(reader, every.values())
    return {id_: _break(stage, subjects[id_], units) for id_, stage in missing.items()}


def _named(plan: _Plan, goal: str, ids: list[str]) -> tuple[NodeRef, ...]:
    """The nodes themselves; the goal where there is nothing below it."""
    return tuple(
        plan.goals.get(id_) or NodeRef(id_, "Duty", plan.known.duties[id_].name)
        for id_ in ids or [goal]
    )


def _break(
    stage: Stage, subjects: tuple[NodeRef, ...], units: Mapping[str, tuple[NodeRef, ...]]
) -> Break:
    answering = {unit.id: unit for node in subjects for unit in units.get(node.id, ())}
    listed = tuple(answering[id_] for id_ in sorted(answering))
    return Break(stage=stage, subjects=subjects, units=listed)


def _cycles(plan: _Plan) -> dict[str, Cycle]:
    """Goals on a cycle of DECOMPOSES_INTO (a link to itself is one), and those above them."""
    depending = closure(plan.above, plan.cyclic) - plan.cyclic
    return {**dict.fromkeys(depending, Cycle.DEPENDS), **dict.fromkeys(plan.cyclic, Cycle.INSIDE)}
