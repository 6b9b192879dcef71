"""The goals below a goal, the duties that serve them, and where the weakest path breaks."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph_model.kinds import WORKING_ROLES
from graph_model.profile import Profile, Stage
from graph_model.projection.view import SERVING_DUTIES
from graph_model.store.port import Reader, Row
from queries.catalogue import built_in
from queries.chains import assigned
from queries.nodes import Arrival, NodeRef, arrivals
from queries.stages import DutyStages, duty_stages
from queries.traces import GoalStep, StageCount, TraceLink
from queries.walks import (
    DUTIES_BELOW,
    GOALS_BELOW,
    Walked,
    closure,
    forward,
    link_of,
    upwards,
    walk,
)


@dataclass(frozen=True, slots=True)
class GoalTree:
    """goals, duties: at or below; facts: goal → leaf, post, duty; stages: of leaf duties."""

    goals: Walked
    duties: Walked
    serving: dict[TraceLink, None]
    facts: Mapping[str, Row]
    stages: Mapping[str, DutyStages]

    def links(self) -> dict[TraceLink, None]:
        return {**self.goals.links, **self.serving, **self.duties.links}

    def leaf_goals(self) -> list[str]:
        return [id_ for id_, fact in self.facts.items() if fact["leaf"]]


def goal_tree(reader: Reader, goal: NodeRef, profile: Profile) -> GoalTree:
    """Everything below a goal, one query a level."""
    goals = walk(reader, [goal], GOALS_BELOW)
    serving = arrivals(reader, SERVING_DUTIES, goals.nodes)
    duties = walk(reader, {one.node.id: one.node for one in serving}.values(), DUTIES_BELOW)
    asked = {"ids": list(goals.nodes), "working": [str(role) for role in WORKING_ROLES]}
    rows = reader.read(built_in().lookup("goal-stages").text, asked)
    return GoalTree(
        goals,
        duties,
        dict.fromkeys(link_of(SERVING_DUTIES, one) for one in serving),
        {row["subject"]: row for row in rows},
        duty_stages(reader, duties.nodes, profile),
    )


def first_missing(tree: GoalTree, profile: Profile) -> dict[str, Stage | None]:
    """Goal → stage at which its weakest path breaks (domain §4); None: it is whole."""
    above = upwards(tree.links())
    posted = closure(above, (id_ for id_, fact in tree.facts.items() if fact["post"]))
    worked = closure(above, tree.stages)
    broken = {stage: closure(above, _lacking(tree, stage)) for stage in _order(profile)}

    def missing(goal: str) -> Stage | None:
        if goal not in posted:
            return Stage.POST
        if goal not in worked:
            return Stage.DUTY
        return next((stage for stage, goals in broken.items() if goal in goals), None)

    return {goal: missing(goal) for goal in tree.goals.nodes}


def _order(profile: Profile) -> list[Stage]:
    return [stage for stage in profile.missing_order() if stage is not Stage.GOAL]


def _lacking(tree: GoalTree, stage: Stage) -> list[str]:
    return [id_ for id_, duty in tree.stages.items() if not duty.covers(stage)]


def breaking(tree: GoalTree, goal: NodeRef, stage: Stage) -> list[NodeRef]:
    """The duties that lack the stage; of a tree without posts or duties, its leaf goals."""
    lacking = [tree.duties.nodes[id_] for id_ in sorted(_lacking(tree, stage))]
    if stage is Stage.DUTY or not any(fact["post"] for fact in tree.facts.values()):
        lacking = [tree.goals.nodes[id_] for id_ in sorted(tree.leaf_goals())]
    return lacking or [goal]


def goal_counts(tree: GoalTree, profile: Profile) -> tuple[StageCount, ...]:
    """Per stage of the chain: duties covered; at post and duty, leaf goals that have one."""
    leaves = [tree.facts[id_] for id_ in tree.leaf_goals()]
    return tuple(_count(stage, leaves, tree.stages) for stage in profile.stages)


def _count(stage: Stage, leaves: list[Row], duties: Mapping[str, DutyStages]) -> StageCount:
    if stage in (Stage.POST, Stage.DUTY):
        having = sum(bool(leaf[stage]) for leaf in leaves)
        return StageCount(stage=stage, covered=having, total=len(leaves))
    covered = sum(duty.covers(stage) for duty in duties.values())
    full = len(duties) if stage is Stage.GOAL else covered
    return StageCount(stage=stage, covered=full, total=len(duties))


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
