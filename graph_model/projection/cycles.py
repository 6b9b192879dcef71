"""Which nodes lie on a cycle of breakdown or of parts?"""

from collections import defaultdict
from collections.abc import Iterator

from graph_model.closures import parts
from graph_model.projection.touched import Region
from graph_model.projection.view import (
    DUTY_UP,
    GOAL_UP,
    OBJECT_UP,
    POINT_UP,
    UNIT_UP,
    Step,
    View,
)


def facts(view: View, region: Region) -> Iterator[tuple[str, str, dict[str, str | None]]]:
    """Kind, fact and its values. A cycle through a node that changed lies wholly above it."""
    for step, ids in (
        (DUTY_UP, region.duties_up),
        (GOAL_UP, region.goals_up),
        (UNIT_UP, region.units_up),
        (POINT_UP, region.points_up),
        (OBJECT_UP, region.objects_up),
    ):
        yield step.near, "cycle", cycles(view, step, ids)


def cycles(view: View, step: Step, region: set[str]) -> dict[str, str | None]:
    """Node → the smallest id of those on a cycle with it (itself, where it leads to itself);
    None for a node on no cycle. Cycles run through counting nodes."""
    nodes = view.nodes(step.near, region)
    good = {id_ for id_, node in nodes.items() if node.get("counts")}
    next_of: dict[str, set[str]] = defaultdict(set)
    for hop in view.hops(step, good):
        if hop.far in good:
            next_of[hop.near].add(hop.far)
    found: dict[str, str | None] = dict.fromkeys(nodes)
    for group in parts(next_of, next_of):
        first = min(group)
        if len(group) > 1 or first in next_of.get(first, ()):
            found |= dict.fromkeys(group, first)
    return found
