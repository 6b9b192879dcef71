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


class Passing(NamedTuple):
    """A fact that a node gets from where a step leads; confirmed: by such links alone."""

    fact: str
    towards: Step
    confirmed: bool = False


SERVED = Passing("served", DUTY_UP)
SERVED_CONFIRMED = Passing("served_confirmed", DUTY_UP, confirmed=True)
REACHES_LEAF = Passing("reaches_leaf", DUTY_DOWN)
CARRIED_BELOW = Passing("carried_below", DUTY_DOWN)
MEETS_BELOW = Passing("meets_below", DUTY_DOWN)
REACHES_LEAF_CONFIRMED = Passing("reaches_leaf_confirmed", DUTY_DOWN, confirmed=True)
CARRIED_BELOW_CONFIRMED = Passing("carried_below_confirmed", DUTY_DOWN, confirmed=True)
RESPONSIBLE = Passing("responsible", POINT_UP)
RESPONSIBLE_CONFIRMED = Passing("responsible_confirmed", POINT_UP, confirmed=True)


def facts(view: View, region: Region) -> Iterator[tuple[str, str, Facts]]:
    """Kind, fact and its values."""
    leaf = leaf_duties(view, region.duties_up)
    yield "Duty", "leaf", leaf
    yield "Duty", "served", served(view, region.duties_down)
    yield "Duty", "served_confirmed", served_confirmed(view, region.duties_down)
    yield "Duty", "reaches_leaf", reaches_leaf(view, region.duties_up, leaf)
    yield "Duty", "carried_below", carried_below(view, region.duties_up, leaf)
    sure = reaches_leaf_confirmed(view, region.duties_up, leaf)
    yield "Duty", "reaches_leaf_confirmed", sure
    sure = carried_below_confirmed(view, region.duties_up, leaf)
    yield "Duty", "carried_below_confirmed", sure
    yield "Duty", "meets_below", meets_below(view, region.duties_up | region.duties_met)
    yield "Goal", "leaf", leaf_goals(view, region.goals)
    yield "DiagnosisPoint", "responsible", responsible(view, region.points)
    sure = responsible_confirmed(view, region.points)
    yield "DiagnosisPoint", "responsible_confirmed", sure


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


def served(view: View, region: set[str]) -> Facts:
    """The duty, or one above it, SERVES a counting goal."""
    own = {hop.near for hop in hops_to_counting(view, GOALS_SERVED, region)}
    return _passed_on(view, SERVED, region, own)


def served_confirmed(view: View, region: set[str]) -> Facts:
    """As `served`, by links alone that somebody has confirmed."""
    serving = hops_to_counting(view, GOALS_SERVED, region)
    own = {hop.near for hop in serving if hop.confirmed}
    return _passed_on(view, SERVED_CONFIRMED, region, own)


def reaches_leaf(view: View, region: set[str], leaf: Facts) -> Facts:
    """A leaf duty is the duty itself or lies below it."""
    return _passed_on(view, REACHES_LEAF, region, {d for d, yes in leaf.items() if yes})


def carried_below(view: View, region: set[str], leaf: Facts) -> Facts:
    """A leaf duty at or below is carried by a post in a working role."""
    leaves = {id_ for id_, yes in leaf.items() if yes}
    own = {hop.near for hop in working(hops_to_counting(view, CARRIERS, leaves))}
    return _passed_on(view, CARRIED_BELOW, region, own)


def meets_below(view: View, region: set[str]) -> Facts:
    """A leaf duty at or below MEETS a standard."""
    leaves = {id_ for id_, yes in leaf_duties(view, region).items() if yes}
    own = {hop.near for hop in hops_to_counting(view, STANDARDS_MET, leaves)}
    return _passed_on(view, MEETS_BELOW, region, own)


def reaches_leaf_confirmed(view: View, region: set[str], leaf: Facts) -> Facts:
    """As `reaches_leaf`, by links alone that somebody has confirmed."""
    own = {d for d, yes in leaf.items() if yes}
    return _passed_on(view, REACHES_LEAF_CONFIRMED, region, own)


def carried_below_confirmed(view: View, region: set[str], leaf: Facts) -> Facts:
    """As `carried_below`, by links alone that somebody has confirmed."""
    leaves = {id_ for id_, yes in leaf.items() if yes}
    hops = working(hops_to_counting(view, CARRIERS, leaves))
    own = {hop.near for hop in hops if hop.confirmed}
    return _passed_on(view, CARRIED_BELOW_CONFIRMED, region, own)


def responsible_confirmed(view: View, region: set[str]) -> Facts:
    """As `responsible`, by links alone that somebody has confirmed."""
    hops = hops_to_counting(view, UNITS_OF_POINT, region)
    own = {hop.near for hop in hops if hop.confirmed}
    return _passed_on(view, RESPONSIBLE_CONFIRMED, region, own)


def responsible(view: View, region: set[str]) -> Facts:
    """A unit is RESPONSIBLE_FOR the diagnosis point or one above it."""
    own = {hop.near for hop in hops_to_counting(view, UNITS_OF_POINT, region)}
    return _passed_on(view, RESPONSIBLE, region, own)


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
