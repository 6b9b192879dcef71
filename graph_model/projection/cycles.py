"""Which nodes lie on a cycle of breakdown or of parts?"""

from collections.abc import Iterator

from graph_model.closures import Next, parts
from graph_model.projection.steps import (
    DUTY_UP,
    GOAL_UP,
    OBJECT_UP,
    POINT_UP,
    UNIT_UP,
    Step,
)
from graph_model.projection.told import Told
from graph_model.projection.touched import Region
from graph_model.projection.view import Ids, View
from graph_model.projection.walking import counting, turned


def facts(view: View, region: Region) -> Iterator[tuple[str, str, Told]]:
    """Kind, fact and its values. A cycle through a node that changed lies wholly above it."""
    for step, ids in (
        (DUTY_UP, region.duties_up),
        (GOAL_UP, region.goals_up),
        (UNIT_UP, region.units_up),
        (POINT_UP, region.points_up),
        (OBJECT_UP, region.objects_up),
    ):
        yield step.near, "cycle", cycles(view, step, ids)


def cycles(view: View, step: Step, region: Ids) -> Told:
    """Node → the smallest id of those on a cycle with it (itself, where it leads to itself);
    None for a node on no cycle. Cycles run through counting nodes."""
    good = counting(view, step.near, region)
    found = {id_: id_ for id_ in view.loops(step, good)}
    lasting = _without_ends(view.onward(step, good))
    for group in parts(lasting, lasting):
        if len(group) > 1:
            found |= dict.fromkeys(group, min(group))
    return Told(view.nodes(step.near, region).keys(), found)


def _without_ends(next_of: Next) -> Next:
    """Only nodes from which a way goes on for ever: those on cycles, and those before."""
    back = turned(next_of)
    ways = {near: len(fars) for near, fars in next_of.items()}
    ends = [far for far in back if far not in ways]
    while ends:
        for near in back.get(ends.pop(), ()):
            ways[near] -= 1
            if not ways[near]:
                ends.append(near)
    lasting = {near for near, count in ways.items() if count}
    return {near: [far for far in next_of[near] if far in lasting] for near in lasting}
