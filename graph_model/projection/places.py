"""Is work done where it is held? Duties, goals and diagnosis points against their units."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph_model.closures import closure
from graph_model.kinds import Role
from graph_model.projection.deep import leaf_duties
from graph_model.projection.touched import Region
from graph_model.projection.view import (
    ASSIGNED_POSTS,
    ASSIGNED_UNITS,
    CARRIERS,
    DUTY_UP,
    HOLDERS,
    POINT_UP,
    SERVING_DUTIES,
    UNIT_OF_POST,
    UNITS_OF_POINT,
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

Held = Iterable[tuple[str, str, str]]
Lists = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Carried:
    """From which duties one reaches a leaf duty that is carried: at all, and by a post of
    the subtree of a unit."""

    anywhere: set[str]
    within: dict[str, set[str]]


def facts(view: View, region: Region, held: Held) -> Iterator[tuple[str, str, Lists]]:
    """Kind, fact and its values. held: who HOLDS the region's duties or those above them."""
    goals = region.goals | region.assigned_goals
    carried = carried_from(view, region.duties_up, goals)
    worked_by, led_by = units_of_points(view, region.points)
    yield "Duty", "carried_elsewhere", carried_elsewhere(view, region.duties_down, held)
    yield "Duty", "led_without_post", led_without_post(view, region.duties_up, carried)
    yield "Goal", "assigned_without_post", assigned_without_post(view, goals, carried)
    yield "DiagnosisPoint", "worked_by", worked_by
    yield "DiagnosisPoint", "led_by", led_by


def carried_elsewhere(view: View, region: set[str], held: Held) -> Lists:
    """Duty → posts that carry it in a working role, and of which no unit, nor one above
    it, holds the duty, though some unit does."""
    holders: dict[str, set[str]] = defaultdict(set)
    for duty, unit, _ in held:
        holders[duty].add(unit)
    hops = working(hops_to_counting(view, CARRIERS, counting(view, "Duty", holders)))
    tops = _tops(view, {hop.far for hop in hops})
    apart: dict[str, set[str]] = defaultdict(set)
    for hop in hops:
        if tops.get(hop.far) and not tops[hop.far] & holders[hop.near]:
            apart[hop.near].add(hop.far)
    return _listed(view, "Duty", region, apart)


def _tops(view: View, posts: set[str]) -> dict[str, set[str]]:
    """Post → its units and all units above them."""
    homes = grouped(hops_to_counting(view, UNIT_OF_POST, posts))
    above = unit_chains(view, {unit for units in homes.values() for unit in units})
    return {post: {top for unit in units for top in above[unit]} for post, units in homes.items()}


def led_without_post(view: View, region: set[str], carried: Carried) -> Lists:
    """Duty → units that lead it, while what lies below it is carried only elsewhere."""
    lacking: dict[str, set[str]] = defaultdict(set)
    for hop in hops_to_counting(view, HOLDERS, carried.anywhere & region):
        if hop.role == Role.LEAD and hop.near not in carried.within.get(hop.far, ()):
            lacking[hop.near].add(hop.far)
    return _listed(view, "Duty", region, lacking)


def assigned_without_post(view: View, region: set[str], carried: Carried) -> Lists:
    """Goal → units that it is assigned to in a working role, while only posts elsewhere
    answer for it."""
    units = working(hops_to_counting(view, ASSIGNED_UNITS, counting(view, "Goal", region)))
    goals = {hop.near for hop in units}
    duties = grouped(hops_to_counting(view, SERVING_DUTIES, goals))
    posts = grouped(working(hops_to_counting(view, ASSIGNED_POSTS, goals)))
    tops = _tops(view, {post for found in posts.values() for post in found})
    lacking: dict[str, set[str]] = defaultdict(set)
    for goal, unit in {(hop.near, hop.far) for hop in units}:
        within = carried.within.get(unit, set())
        answered = posts[goal] or duties[goal] & carried.anywhere
        here = duties[goal] & within or any(unit in tops.get(post, ()) for post in posts[goal])
        if answered and not here:
            lacking[goal].add(unit)
    return _listed(view, "Goal", region, lacking)


def carried_from(view: View, duties: set[str], goals: set[str]) -> Carried:
    """Where the work below the duties, and below those that serve the goals, is carried."""
    serving = {hop.far for hop in view.hops(SERVING_DUTIES, goals)} if goals else set()
    below = counting_below(view, duties | serving)
    leaves = {duty for duty, is_leaf in leaf_duties(view, below).items() if is_leaf}
    hops = working(hops_to_counting(view, CARRIERS, leaves))
    up = grouped(hops_to_counting(view, DUTY_UP, below))
    tops = _tops(view, {hop.far for hop in hops})
    starts: dict[str, set[str]] = defaultdict(set)
    for hop in hops:
        for unit in tops.get(hop.far, ()):
            starts[unit].add(hop.near)
    within = {unit: closure(up, found) for unit, found in starts.items()}
    return Carried(closure(up, {hop.near for hop in hops}), within)


def units_of_points(view: View, region: set[str]) -> tuple[Lists, Lists]:
    """Point → units in working roles on it or above it; → those in the lead."""
    good = counting(view, "DiagnosisPoint", reach(view, POINT_UP, region))
    up = grouped(hops_to_counting(view, POINT_UP, good))
    answering = working(hops_to_counting(view, UNITS_OF_POINT, good))
    own = grouped(answering)
    leading = grouped(hop for hop in answering if hop.role == Role.LEAD)
    chains = {point: closure(up, {point}) for point in region & good}
    worked, led = (
        {point: {u for one in chain for u in units.get(one, ())} for point, chain in chains.items()}
        for units in (own, leading)
    )
    return (
        _listed(view, "DiagnosisPoint", region, worked),
        _listed(view, "DiagnosisPoint", region, led),
    )


def _listed(view: View, kind: str, region: set[str], found: dict[str, set[str]]) -> Lists:
    return {id_: sorted(found[id_]) if id_ in found else [] for id_ in view.nodes(kind, region)}
