"""Which nodes lie on a cycle of breakdown or of parts?"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

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

Next = Mapping[str, Iterable[str]]


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
    for group in _components(next_of):
        first = min(group)
        if len(group) > 1 or first in next_of.get(first, ()):
            found |= dict.fromkeys(group, first)
    return found


def _components(next_of: Next) -> Iterator[set[str]]:
    """Strongly connected components (Kosaraju): groups of nodes that all reach each other."""
    back: dict[str, list[str]] = defaultdict(list)
    for near, fars in next_of.items():
        for far in fars:
            back[far].append(near)
    done: set[str] = set()
    for start in reversed(_finished(next_of)):
        if start not in done:
            group = _reached(back, start, done)
            done |= group
            yield group


def _reached(next_of: Next, start: str, done: set[str]) -> set[str]:
    seen, frontier = {start}, {start}
    while frontier:
        frontier = {far for near in frontier for far in next_of.get(near, ())} - seen - done
        seen |= frontier
    return seen


def _finished(next_of: Next) -> list[str]:
    """Nodes in the order in which a walk in depth leaves them for good."""
    order: list[str] = []
    seen: set[str] = set()
    for start in next_of:
        stack = [] if start in seen else [(start, iter(next_of[start]))]
        seen.add(start)
        while stack:
            node, rest = stack[-1]
            far = next((one for one in rest if one not in seen), None)
            if far is None:
                order.append(node)
                stack.pop()
            else:
                seen.add(far)
                stack.append((far, iter(next_of.get(far, ()))))
    return order
