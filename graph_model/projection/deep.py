"""Facts that depend on what lies above or below, each computed once and linearly.

Only counting nodes pass anything on. Every function takes the region to recompute;
what lies outside it is read as it was derived before.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from graph_model.closures import closure
from graph_model.kinds import WORKING_ROLES
from graph_model.projection.touched import Region
from graph_model.projection.view import (
    CARRIERS,
    DUTY_DOWN,
    DUTY_UP,
    GOAL_DOWN,
    GOALS_SERVED,
    HOLDERS,
    POINT_UP,
    STANDARDS_MET,
    UNIT_OF_POST,
    UNITS_OF_POINT,
    Step,
    View,
    reach,
)
from graph_model.projection.walking import (
    counting,
    counting_below,
    grouped,
    hops_to_counting,
    unit_chains,
    working,
)

Facts = dict[str, bool]


def facts(view: View, region: Region) -> Iterator[tuple[str, str, Facts]]:
    """Kind, fact and its values; what is passed on also by confirmed links alone."""
    leaf = leaf_duties(view, region.duties_up)
    leaves = {id_ for id_, yes in leaf.items() if yes}
    yield "Duty", "leaf", leaf
    yield "Goal", "leaf", leaf_goals(view, region.goals)
    yield "Duty", "meets_below", meets_below(view, region.duties_up | region.duties_met)
    for sure in (False, True):
        for passing, ids, own in (
            (SERVED, region.duties_down, _having(view, GOALS_SERVED, region.duties_down, sure)),
            (REACHES_LEAF, region.duties_up, leaves),
            (CARRIED_BELOW, region.duties_up, _having(view, CARRIERS, leaves, sure)),
            (RESPONSIBLE, region.points, _having(view, UNITS_OF_POINT, region.points, sure)),
        ):
            one = passing.surely() if sure else passing
            yield one.towards.near, one.fact, _passed_on(view, one, ids, own)


class Passing(NamedTuple):
    """A fact that a node gets from where a step leads; confirmed: by such links alone."""

    fact: str
    towards: Step
    confirmed: bool = False

    def surely(self) -> "Passing":
        """The fact beside it that only confirmed links pass on."""
        return Passing(f"{self.fact}_confirmed", self.towards, confirmed=True)


SERVED = Passing("served", DUTY_UP)
REACHES_LEAF = Passing("reaches_leaf", DUTY_DOWN)
CARRIED_BELOW = Passing("carried_below", DUTY_DOWN)
MEETS_BELOW = Passing("meets_below", DUTY_DOWN)
RESPONSIBLE = Passing("responsible", POINT_UP)


def leaf_duties(view: View, region: set[str]) -> Facts:
    """Counting work, not catch-all, with no further work of that sort below it."""
    duties = view.nodes("Duty", region)
    hops = [hop for hop in view.hops(DUTY_DOWN, region) if hop.far != hop.near]
    below = view.nodes("Duty", {hop.far for hop in hops})
    broken = {hop.near for hop in hops if _is_work(below[hop.far])}
    return {id_: _is_work(node) and id_ not in broken for id_, node in duties.items()}


def _is_work(duty: Mapping[str, Any]) -> bool:
    return bool(duty.get("counts")) and not duty.get("catch_all")


def leaf_goals(view: View, region: set[str]) -> Facts:
    """Counting goals with no counting goal below them."""
    good = counting(view, "Goal", region)
    leaves = good - {hop.near for hop in hops_to_counting(view, GOAL_DOWN, good)}
    return {id_: id_ in leaves for id_ in view.nodes("Goal", region)}


def meets_below(view: View, region: set[str]) -> Facts:
    """A leaf duty at or below MEETS a standard."""
    leaves = {id_ for id_, yes in leaf_duties(view, region).items() if yes}
    return _passed_on(view, MEETS_BELOW, region, _having(view, STANDARDS_MET, leaves))


def _having(view: View, step: Step, ids: set[str], sure: bool = False) -> set[str]:
    """Those with such a link to a counting node, of posts that carry in a working role; sure:
    one that somebody has confirmed."""
    hops = hops_to_counting(view, step, ids)
    if step == CARRIERS:
        hops = working(hops)
    return {hop.near for hop in hops if hop.confirmed or not sure}


def _passed_on(view: View, passing: Passing, region: set[str], own: set[str]) -> Facts:
    """True for counting nodes of the region that have it or get it along the step."""
    towards = passing.towards
    nodes = view.nodes(towards.near, region)
    good = {id_ for id_, node in nodes.items() if node.get("counts")}
    receivers: dict[str, list[str]] = defaultdict(list)
    true = own & good
    hops = hops_to_counting(view, towards, good)
    hops = [hop for hop in hops if hop.confirmed or not passing.confirmed]
    outside = view.nodes(towards.near, {hop.far for hop in hops} - region)
    for hop in hops:
        receivers[hop.far].append(hop.near)
        if hop.far in outside and outside[hop.far].get(passing.fact):
            true.add(hop.near)
    frontier = set(true)
    while frontier:
        frontier = {near for far in frontier for near in receivers[far]} - true
        true |= frontier
    return {id_: id_ in true for id_ in nodes}


def held_by(view: View, region: set[str]) -> set[tuple[str, str, str]]:
    """(duty, unit, role): the unit HOLDS the duty or one above it in that role."""
    good = counting(view, "Duty", reach(view, DUTY_UP, region))
    down = grouped(hops_to_counting(view, DUTY_DOWN, good))
    starts: dict[tuple[str, str], set[str]] = defaultdict(set)
    for hop in hops_to_counting(view, HOLDERS, good):
        starts[hop.far, hop.role or "lead"].add(hop.near)
    return {
        (duty, unit, role)
        for (unit, role), held in starts.items()
        for duty in closure(down, held) & region & good
    }


def falls_to(
    view: View, region: set[str], held: Iterable[tuple[str, str, str]]
) -> set[tuple[str, str]]:
    """(duty, unit): work of the unit's subtree, held or carried there in a working role."""
    units_of: dict[str, set[str]] = defaultdict(set)
    for duty, unit, role in held:
        if role in WORKING_ROLES:
            units_of[duty].add(unit)
    posts = working(hops_to_counting(view, CARRIERS, counting(view, "Duty", region)))
    homes = grouped(hops_to_counting(view, UNIT_OF_POST, {hop.far for hop in posts}))
    for hop in posts:
        units_of[hop.near] |= homes.get(hop.far, set())
    above = unit_chains(view, {unit for found in units_of.values() for unit in found})
    return {
        (duty, top) for duty, units in units_of.items() for unit in units for top in above[unit]
    }


def placed(view: View, supports: Iterable[tuple[str, str]]) -> dict[tuple[str, str], bool]:
    """(unit, duty) held in support → a post of the unit's subtree carries the duty or one
    below it in a working role. Once down from all duties, then once up for each unit."""
    listed = list(supports)
    below = counting_below(view, {duty for _, duty in listed})
    up = grouped(hops_to_counting(view, DUTY_UP, below))
    carried = _carried_in(view, below, {unit for unit, _ in listed})
    reached = {unit: closure(up, duties) for unit, duties in carried.items()}
    return {(unit, duty): duty in reached.get(unit, ()) for unit, duty in listed}


def _carried_in(view: View, duties: set[str], units: set[str]) -> dict[str, set[str]]:
    """Unit → those of the duties that a post of its subtree carries."""
    hops = working(hops_to_counting(view, CARRIERS, duties))
    homes = grouped(hops_to_counting(view, UNIT_OF_POST, {hop.far for hop in hops}))
    above = unit_chains(view, {unit for found in homes.values() for unit in found})
    carried: dict[str, set[str]] = defaultdict(set)
    for hop in hops:
        for unit in units & {top for home in homes.get(hop.far, ()) for top in above[home]}:
            carried[unit].add(hop.near)
    return carried
