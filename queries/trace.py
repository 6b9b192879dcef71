"""Traces: from a node down the chain to evidence, or up to the goals it is there for."""

from collections.abc import Iterable, Mapping, Sequence

from graph_model.profile import Profile, Stage
from graph_model.projection.steps import CARRIED, CARRIERS
from graph_model.store.port import Reader
from queries.chains import duty_chains, what_they_rest_on
from queries.goal_tree import (
    GoalTree,
    breaking,
    first_missing,
    goal_counts,
    goal_holders,
    goal_steps,
    goal_tree,
)
from queries.layers import layers
from queries.nodes import NodeRef, node_by_id, responsible
from queries.scope import Scope
from queries.stages import DutyStages, duty_stages
from queries.traces import Break, Direction, StageCount, Trace, TraceLink
from queries.walks import DOWN, DUTIES_BELOW, UP, link_of, ordered, reached, walk

ABOVE_GOAL = tuple(step for step in UP if step.near == "Goal" and step.far == "Goal")
ABOVE_WORK = tuple(step for step in UP if step.near in ("Post", "Duty", "Goal"))


def trace_down(reader: Reader, id_: str, scope: Scope) -> Trace:
    """The chain below a node; of a post or duty with the goals above it as well."""
    subject = node_by_id(reader, id_)
    if subject.kind == "Goal":
        return _goal(reader, subject, scope)
    if subject.kind in ("Post", "Duty"):
        return _work(reader, subject, scope)
    below = walk(reader, [subject], DOWN)
    return _plain(subject, Direction.DOWN, scope, below.nodes.values(), below.links)


def trace_up(reader: Reader, id_: str, scope: Scope) -> Trace:
    """What rests on a node: … standards, duties and their carriers, goals."""
    subject = node_by_id(reader, id_)
    above = walk(reader, [subject], UP)
    carriers = [] if subject.kind == "Post" else reached(reader, CARRIERS, above.of("Duty"))
    links = {**above.links, **dict.fromkeys(link_of(CARRIERS, one) for one in carriers)}
    nodes = {**above.nodes, **{one.node.id: one.node for one in carriers}}
    return _plain(subject, Direction.UP, scope, nodes.values(), links)


def _plain(
    subject: NodeRef,
    direction: Direction,
    scope: Scope,
    nodes: Iterable[NodeRef],
    links: Iterable[TraceLink],
) -> Trace:
    listed = list(nodes)
    above = [one for one in listed if one.id != subject.id and one.kind in ("Goal", "Duty")]
    return Trace(
        subject=subject,
        direction=direction,
        today=scope.day,
        above=tuple(above) if direction is Direction.UP else (),
        goals=(),
        duties=(),
        counts=(),
        broken=None,
        layers=layers(subject, direction, listed, scope.profile),
        links=ordered(links),
    )


def _goal(reader: Reader, goal: NodeRef, scope: Scope) -> Trace:
    tree = goal_tree(reader, goal, scope.profile)
    higher = walk(reader, [goal], ABOVE_GOAL)
    leaves = [node for id_, node in tree.duties.nodes.items() if id_ in tree.stages]
    rests = what_they_rest_on(reader, tree.stages)
    holders, assignments = goal_holders(reader, tree)
    missing = first_missing(tree, scope.profile)
    nodes = {
        **higher.nodes,
        **tree.goals.nodes,
        **{one.node.id: one.node for one in holders},
        **tree.duties.nodes,
        **rests.nodes(),
    }
    plain = _plain(
        goal,
        Direction.DOWN,
        scope,
        nodes.values(),
        {
            **higher.links,
            **tree.links(),
            **dict.fromkeys(assignments),
            **rests.links,
        },
    )
    return plain.model_copy(
        update={
            "above": tuple(node for node in higher.nodes.values() if node.id != goal.id),
            "goals": goal_steps(tree, holders, missing),
            "duties": duty_chains(reader, leaves, rests, tree.stages, scope),
            "counts": goal_counts(tree, scope.profile),
            "broken": _goal_break(reader, tree, goal, missing[goal.id]),
        }
    )


def _goal_break(reader: Reader, tree: GoalTree, goal: NodeRef, stage: Stage | None) -> Break | None:
    return _break(reader, stage, breaking(tree, goal, stage)) if stage else None


def _break(reader: Reader, stage: Stage, subjects: Sequence[NodeRef]) -> Break:
    answering = responsible(reader, subjects)
    units = {unit.id: unit for found in answering.values() for unit in found}
    listed = tuple(units[id_] for id_ in sorted(units))
    return Break(stage=stage, subjects=tuple(subjects), units=listed)


def _work(reader: Reader, subject: NodeRef, scope: Scope) -> Trace:
    """A post with the duties it carries, or a duty; the leaf duties below; goals above."""
    carried = reached(reader, CARRIED, [subject.id]) if subject.kind == "Post" else []
    named_duties = {one.node.id: one.node for one in carried}
    starts = named_duties if subject.kind == "Post" else {subject.id: subject}
    below = walk(reader, starts.values(), DUTIES_BELOW)
    above = walk(reader, [subject], ABOVE_WORK)
    stages = duty_stages(reader, below.nodes, scope.profile)
    shown = [node for id_, node in below.nodes.items() if id_ in stages or id_ in starts]
    rests = what_they_rest_on(reader, [duty.id for duty in shown])
    nodes = {**above.nodes, **below.nodes, **rests.nodes()}
    links = {**above.links, **below.links, **rests.links}
    return _plain(subject, Direction.DOWN, scope, nodes.values(), links).model_copy(
        update={
            "above": tuple(
                one
                for one in above.nodes.values()
                if one.id not in below.nodes and one.id != subject.id
            ),
            "duties": duty_chains(reader, shown, rests, stages, scope),
            "counts": _counts(stages, scope.profile),
            "broken": _work_break(reader, subject, stages, scope.profile),
        }
    )


def _counts(stages: Mapping[str, DutyStages], profile: Profile) -> tuple[StageCount, ...]:
    return tuple(
        StageCount(
            stage=stage,
            covered=sum(duty.covers(stage) for duty in stages.values()),
            total=len(stages),
        )
        for stage in profile.shown_stages()
    )


def _work_break(
    reader: Reader, subject: NodeRef, stages: Mapping[str, DutyStages], profile: Profile
) -> Break | None:
    """The earliest stage that one of the leaf duties lacks; of a post without any, duty."""
    if not stages:
        return _break(reader, Stage.DUTY, [subject]) if subject.kind == "Post" else None
    for stage in profile.missing_order():
        lacking = sorted(id_ for id_, duty in stages.items() if not duty.covers(stage))
        if lacking:
            nodes = [NodeRef(id=id_, kind="Duty", name=stages[id_].name) for id_ in lacking]
            return _break(reader, stage, nodes)
    return None
