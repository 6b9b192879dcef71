"""Nodes of a trace in layers, chain stages in order, with placeholders for missing ones."""

from collections.abc import Collection, Iterable

from graph_model.kinds import kind_named
from graph_model.profile import Profile, Stage
from queries.nodes import NodeRef
from queries.traces import Direction, Layer

STAGE_OF = {kind_named(stage).label: stage for stage in Stage}
UNIT, EVIDENCE, OTHER = "unit", "evidence", "other"


def layers(
    subject: NodeRef, direction: Direction, nodes: Iterable[NodeRef], profile: Profile
) -> tuple[Layer, ...]:
    """Goal, unit, post, …, regulation, evidence, other; without nodes only where needed."""
    found: dict[str, dict[str, NodeRef]] = {}
    for node in (subject, *nodes):
        found.setdefault(_layer_of(node), {})[node.id] = node
    needed = _needed(subject, direction, profile)
    every = (
        _layer(name, found.get(name, {}).values(), name in needed, profile)
        for name in _names(profile)
    )
    return tuple(layer for layer in every if layer.nodes or layer.missing)


def _layer_of(node: NodeRef) -> str:
    plain = {"Unit": UNIT, "Evidence": EVIDENCE}
    return STAGE_OF.get(node.kind) or plain.get(node.kind, OTHER)


def _names(profile: Profile) -> list[str]:
    names = [str(stage) for stage in profile.stages]
    rest = [str(stage) for stage in Stage if stage not in names]
    place = names.index(Stage.GOAL) + 1 if Stage.GOAL in names else 0
    return [*names[:place], UNIT, *names[place:], *rest, EVIDENCE, OTHER]


def _layer(name: str, nodes: Collection[NodeRef], needed: bool, profile: Profile) -> Layer:
    return Layer(
        name=name,
        nodes=tuple(nodes),
        missing=needed and not nodes,
        optional=name in profile.optional_stages or name == EVIDENCE,
    )


def _needed(subject: NodeRef, direction: Direction, profile: Profile) -> set[str]:
    """The stages that a whole chain through the subject would have."""
    stage, stages = STAGE_OF.get(subject.kind), [str(one) for one in profile.stages]
    if stage is None or stage not in stages:
        return set()
    place = stages.index(stage)
    if direction is Direction.UP:
        return set(stages[: place + 1])
    whole = stage in (Stage.GOAL, Stage.POST, Stage.DUTY)
    return {*(stages if whole else stages[place:]), EVIDENCE}
