"""Walking the graph level by level: cycle-safe, each node once, through counting nodes."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from graph_model.kinds import LINK_KINDS, WORKING_ROLES, Rests
from graph_model.projection.steps import (
    CARRIED,
    DUTY_DOWN,
    DUTY_UP,
    GOAL_DOWN,
    GOAL_UP,
    GOALS_SERVED,
    HELD,
    Step,
)
from graph_model.store.port import Reader
from queries.nodes import Arrival, NodeRef, arrivals
from queries.traces import TraceLink

WORKING_LINKS = ("CARRIES", "ASSIGNED_TO")
CHAIN_BELOW = {
    "Standard": ("DETAILED_BY", "CHECKED_BY", "BACKED_BY"),
    "Norm": ("CHECKED_BY", "BACKED_BY"),
    "Check": ("BACKED_BY",),
}


def forward(link: str, *near: str) -> tuple[Step, ...]:
    """Steps along a link kind from the given kinds, or from all that it may start at."""
    ends = sorted(LINK_KINDS[link].ends)
    return tuple(Step(link, one, other) for one, other in ends if not near or one in near)


def backward(link: str, *near: str) -> tuple[Step, ...]:
    """Steps against a link kind to the kinds it may start at."""
    ends = sorted(LINK_KINDS[link].ends)
    return tuple(
        Step(link, one, other, forward=False) for other, one in ends if not near or one in near
    )


UP = (
    GOAL_UP,
    DUTY_UP,
    GOALS_SERVED,
    CARRIED,
    HELD,
    *backward("ASSIGNED_TO"),
    *backward("MEETS"),
    *backward("IMPLEMENTS"),
    *backward("DETAILED_BY"),
    *backward("CHECKED_BY"),
    *backward("BACKED_BY"),
    *backward("ANSWERS"),
    *backward("ABOUT"),
    *forward("SUPPORTS"),
    *forward("MEASURES"),
    *forward("CONCERNS"),
    *forward("RESOLVES"),
)
GOALS_BELOW = (GOAL_DOWN,)
DUTIES_BELOW = (DUTY_DOWN,)
DOWN = (
    *(step for near, kinds in CHAIN_BELOW.items() for one in kinds for step in forward(one, near)),
    *backward("SUPPORTS"),
    *backward("ANSWERS"),
    *backward("PART_OF"),
    *backward("BELONGS_TO"),
    HELD,
    *backward("ABOUT"),
    *backward("MEASURES"),
    *backward("CONCERNS"),
    *backward("RESOLVES"),
)
EVERY = tuple(step for link in LINK_KINDS for step in (*forward(link), *backward(link)))
RESTING = tuple(
    step
    for label, link in LINK_KINDS.items()
    if link.rests is not Rests.NEITHER
    for step in (forward(label) if link.rests is Rests.TARGET else backward(label))
)


Reach = Callable[[Reader, Step, Iterable[str]], list[Arrival]]


def reached(reader: Reader, step: Step, ids: Iterable[str]) -> list[Arrival]:
    """Arrivals of a step; who carries or is assigned only in a working role."""
    found = arrivals(reader, step, ids)
    return [one for one in found if step.link not in WORKING_LINKS or one.role in WORKING_ROLES]


@dataclass(frozen=True, slots=True)
class Walked:
    """Nodes by id in the order met, their depth, the links gone along, and for each node the
    link that led to it first: of equally short ways that of the first step and id. front:
    the nodes met last."""

    nodes: dict[str, NodeRef] = field(default_factory=dict)
    depth: dict[str, int] = field(default_factory=dict)
    links: dict[TraceLink, None] = field(default_factory=dict)
    came: dict[str, TraceLink] = field(default_factory=dict)
    front: dict[str, NodeRef] = field(default_factory=dict)

    def of(self, kind: str) -> dict[str, NodeRef]:
        return {id_: node for id_, node in self.nodes.items() if node.kind == kind}

    def way(self, id_: str) -> list[TraceLink]:
        """The links of a shortest way from a start to the node."""
        links: list[TraceLink] = []
        while id_ in self.came:
            links.append(self.came[id_])
            id_ = before(links[-1], id_)
        return links[::-1]


def before(link: TraceLink, id_: str) -> str:
    """The other end of a link."""
    return link.source if link.target == id_ else link.target


def started(nodes: Iterable[NodeRef]) -> Walked:
    """A walk that has not left its starts."""
    found = Walked({one.id: one for one in sorted(nodes, key=lambda one: one.id)})
    found.depth.update(dict.fromkeys(found.nodes, 0))
    found.front.update(found.nodes)
    return found


def walk(
    reader: Reader, starts: Iterable[NodeRef], steps: Sequence[Step], reach: Reach = reached
) -> Walked:
    """All that the steps lead to from the starts, the starts included at depth 0."""
    found = started(starts)
    while found.front:
        further(reader, found, steps, reach)
    return found


def further(reader: Reader, found: Walked, steps: Sequence[Step], reach: Reach) -> None:
    """Go one step on from the front; the nodes that are new become the front."""
    kinds: dict[str, list[str]] = defaultdict(list)
    for node in found.front.values():
        kinds[node.kind].append(node.id)
    level = 1 + max((found.depth[id_] for id_ in found.front), default=0)
    new: dict[str, NodeRef] = {}
    for step in steps:
        for arrival in reach(reader, step, kinds.get(step.near, ())):
            link, far = link_of(step, arrival), arrival.node
            found.links[link] = None
            if far.id not in found.nodes and far.id not in new:
                new[far.id] = far
                found.came[far.id] = link
    found.front.clear()
    found.front.update(sorted(new.items()))
    found.nodes.update(found.front)
    found.depth.update(dict.fromkeys(new, level))


def link_of(step: Step, arrival: Arrival) -> TraceLink:
    near, far = arrival.near, arrival.node.id
    source, target = (near, far) if step.forward else (far, near)
    return TraceLink(
        kind=step.link, source=source, target=target, role=arrival.role, confirmed=arrival.confirmed
    )


def ordered(links: Iterable[TraceLink]) -> tuple[TraceLink, ...]:
    """Each link once, by kind, ends and role."""
    return tuple(
        sorted(set(links), key=lambda one: (one.kind, one.source, one.target, one.role or ""))
    )


def upwards(links: Iterable[TraceLink]) -> dict[str, list[str]]:
    """Node → the nodes directly above it, along DECOMPOSES_INTO and SERVES."""
    above: dict[str, list[str]] = defaultdict(list)
    for link in links:
        if link.kind == "DECOMPOSES_INTO":
            above[link.target].append(link.source)
        elif link.kind == "SERVES":
            above[link.source].append(link.target)
    return above
