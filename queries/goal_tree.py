"""The goals below a goal, the duties that serve them, and where the weakest path breaks."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph_model.profile import Profile, Stage
from graph_model.projection.steps import SERVING_DUTIES
from graph_model.store.port import Reader
from queries.chains import assigned
from queries.nodes import Arrival, NodeRef, arrivals
from queries.stages import DutyStages, duty_stages, goal_stages
from queries.traces import GoalStep, StageCount, TraceLink
from queries.walks import (
    DUTIES_BELOW,
    GOALS_BELOW,
    Walked,
    forward,
    link_of,
    upwards,
    walk,
)
from queries.weakest import Chain, broken_at, chain, stage_counts, weakest


@dataclass(frozen=True, slots=True)
class GoalTree:
    """goals, duties: at or below; known: what the goals and leaf duties have."""

    goals: Walked
    duties: Walked
    serving: dict[TraceLink, None]
    known: Chain

    @property
    def nodes(self) -> dict[str, NodeRef]:
        return {**self.goals.nodes, **self.duties.nodes}

    @property
    def stages(self) -> Mapping[str, DutyStages]:
        return self.known.duties

    def links(self) -> dict[TraceLink, None]:
        return {**self.goals.links, **self.serving, **self.duties.links}


def goal_tree(reader: Reader, goal: NodeRef, profile: Profile) -> GoalTree:
    """Everything below a goal, one query a level."""
    goals = walk(reader, [goal], GOALS_BELOW)
    serving = arrivals(reader, SERVING_DUTIES, goals.nodes)
    duties = walk(reader, {one.node.id: one.node for one in serving}.values(), DUTIES_BELOW)
    stages = duty_stages(reader, duties.nodes, profile)
    return GoalTree(
        goals,
        duties,
        dict.fromkeys(link_of(SERVING_DUTIES, one) for one in serving),
        chain(goal_stages(reader, goals.nodes), stages),
    )


def first_missing(tree: GoalTree, profile: Profile) -> dict[str, Stage | None]:
    """Goal → stage at which its weakest path breaks (domain §4); None: it is whole."""
    found = weakest(tree.known, upwards(tree.links()), profile)
    return {goal: found.missing(goal) for goal in tree.goals.nodes}


def breaking(tree: GoalTree, goal: NodeRef, stage: Stage) -> list[NodeRef]:
    """The duties that lack the stage; of a tree without posts or duties, its leaf goals."""
    posted = any(Stage.POST in marks.covered for marks in tree.known.goals.values())
    ids = broken_at(tree.known, tree.nodes, stage, posted)
    return [tree.nodes[id_] for id_ in ids] or [goal]


def goal_counts(tree: GoalTree, profile: Profile) -> tuple[StageCount, ...]:
    """Per stage of the chain: duties covered; at post and duty, leaf goals that have one."""
    return stage_counts(tree.known, tree.nodes, profile)


def goal_steps(
    tree: GoalTree, holders: Iterable[Arrival], missing: Mapping[str, Stage | None]
) -> tuple[GoalStep, ...]:
    """One step a goal, level by level."""
    children: dict[str, list[str]] = defaultdict(list)
    duties: dict[str, list[str]] = defaultdict(list)
    by_goal: dict[str, list[Arrival]] = defaultdict(list)
    for link in tree.goals.links:
        children[link.source].append(link.target)
    for link in tree.serving:
        duties[link.target].append(link.source)
    for one in holders:
        by_goal[one.near].append(one)
    return tuple(
        GoalStep(
            goal=goal,
            depth=tree.goals.depth[id_],
            children=tuple(sorted(children[id_])),
            assigned=assigned(by_goal[id_]),
            duties=tuple(sorted(duties[id_])),
            first_missing=missing[id_],
        )
        for id_, goal in tree.goals.nodes.items()
    )


def goal_holders(reader: Reader, tree: GoalTree) -> tuple[list[Arrival], list[TraceLink]]:
    """Posts and units that the goals are assigned to, in any role, and the links."""
    found = [
        (one, link_of(step, one))
        for step in forward("ASSIGNED_TO", "Goal")
        for one in arrivals(reader, step, tree.goals.nodes)
    ]
    return [one for one, _ in found], [link for _, link in found]
