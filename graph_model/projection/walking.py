"""How does one walk from node to node where only those that count pass anything on?"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from graph_model.closures import closure
from graph_model.kinds import WORKING_ROLES
from graph_model.projection.view import DUTY_DOWN, UNIT_UP, Hop, Step, View, reach


def counting(view: View, kind: str, ids: Iterable[str]) -> set[str]:
    return {id_ for id_, node in view.nodes(kind, ids).items() if node.get("counts")}


def hops_to_counting(view: View, step: Step, ids: Iterable[str]) -> list[Hop]:
    """Steps to another node that counts."""
    hops = [hop for hop in view.hops(step, ids) if hop.far != hop.near]
    good = counting(view, step.far, {hop.far for hop in hops})
    return [hop for hop in hops if hop.far in good]


def working(hops: Iterable[Hop]) -> list[Hop]:
    return [hop for hop in hops if hop.role in WORKING_ROLES]


def grouped(hops: Iterable[Hop]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for hop in hops:
        found[hop.near].add(hop.far)
    return found


def inverted(links: Mapping[str, Iterable[str]]) -> dict[str, set[str]]:
    """The same pairs by their other end."""
    found: dict[str, set[str]] = defaultdict(set)
    for near, fars in links.items():
        for far in fars:
            found[far].add(near)
    return found


def counting_below(view: View, duties: set[str]) -> set[str]:
    seen = counting(view, "Duty", duties)
    frontier = seen
    while frontier:
        frontier = {hop.far for hop in hops_to_counting(view, DUTY_DOWN, frontier)} - seen
        seen = seen | frontier
    return seen


def unit_chains(view: View, units: set[str]) -> dict[str, set[str]]:
    """Unit → itself and all counting units above it."""
    everything = counting(view, "Unit", reach(view, UNIT_UP, units))
    up = grouped(hops_to_counting(view, UNIT_UP, everything))
    return {unit: closure(up, {unit}) for unit in units & everything}
