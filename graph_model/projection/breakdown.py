"""Do the goals below a goal add up to it, and which units take it up?"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from graph_model.closures import closure
from graph_model.figures import Goal, added_up
from graph_model.projection.deep import leaf_duties
from graph_model.projection.touched import Region
from graph_model.projection.view import (
    DUTIES_MEETING,
    DUTY_UP,
    FALLING,
    GOAL_DOWN,
    SERVING_DUTIES,
    View,
)
from graph_model.projection.walking import (
    counting,
    counting_below,
    grouped,
    hops_to_counting,
    inverted,
)

Lists = dict[str, list[str] | None]
Falls = Iterable[tuple[str, str]]


def facts(view: View, region: Region, falls: Falls) -> Iterator[tuple[str, str, Lists]]:
    """Kind, fact and its values. falls: which units the region's duties fall to."""
    yield "Goal", "undershot_by", undershot_by(view, region.goals)
    yield "Goal", "taken_up_by", goals_taken_up(view, region, falls)
    yield "Standard", "taken_up_by", standards_taken_up(view, region, falls)


def undershot_by(view: View, region: set[str]) -> Lists:
    """Goal → the goals below it whose figures together do not satisfy its own."""
    goals = view.nodes("Goal", region)
    below = grouped(hops_to_counting(view, GOAL_DOWN, counting(view, "Goal", goals)))
    parts = view.nodes("Goal", {id_ for ids in below.values() for id_ in ids})
    return {
        id_: _short(goal, {one: parts[one] for one in sorted(below.get(id_, ()))}) or None
        for id_, goal in goals.items()
    }


def _short(goal: Goal, parts: Mapping[str, Goal]) -> list[str]:
    found = added_up(goal, parts)
    return list(found.parts) if found and found.enough is False else []


def goals_taken_up(view: View, region: Region, falls: Falls) -> Lists:
    """Goal → units that a leaf duty falls to which serves it or a goal below it."""
    good = counting(view, "Goal", region.goals_up)
    hops = hops_to_counting(view, GOAL_DOWN, good)
    units = _serving_units(view, good, region, falls)
    for id_, goal in view.nodes("Goal", {hop.far for hop in hops} - good).items():
        units[id_] = set(goal.get("taken_up_by") or ())
    up = grouped(hop._replace(near=hop.far, far=hop.near) for hop in hops)
    taken: dict[str, set[str]] = defaultdict(set)
    for unit, goals in inverted(units).items():
        for id_ in closure(up, goals) & good:
            taken[id_].add(unit)
    everything = view.nodes("Goal", region.goals_up)
    return {id_: sorted(taken[id_]) if id_ in taken else None for id_ in everything}


def standards_taken_up(view: View, region: Region, falls: Falls) -> Lists:
    """Standard → units that a leaf duty which MEETS it falls to."""
    met = inverted(grouped(hops_to_counting(view, DUTIES_MEETING, region.standards)))
    taken: dict[str, set[str]] = defaultdict(set)
    for unit, duties in _leaves_of_units(view, set(met), region, falls).items():
        for duty in duties:
            for standard in met[duty]:
                taken[standard].add(unit)
    everything = view.nodes("Standard", region.standards)
    return {id_: sorted(taken[id_]) if id_ in taken else None for id_ in everything}


def _serving_units(
    view: View, goals: set[str], region: Region, falls: Falls
) -> dict[str, set[str]]:
    """Goal → units that the leaf duties at or below those that SERVE it fall to."""
    serving = hops_to_counting(view, SERVING_DUTIES, goals)
    below = counting_below(view, {hop.far for hop in serving})
    up = grouped(hops_to_counting(view, DUTY_UP, below))
    served = inverted(grouped(serving))
    found: dict[str, set[str]] = defaultdict(set)
    for unit, duties in _leaves_of_units(view, below, region, falls).items():
        for duty in closure(up, duties) & served.keys():
            for goal in served[duty]:
                found[goal].add(unit)
    return found


def _leaves_of_units(
    view: View, duties: set[str], region: Region, falls: Falls
) -> dict[str, set[str]]:
    """Unit → leaf duties among these that fall to it: as just found, or as it stands."""
    leaves = {duty for duty, yes in leaf_duties(view, duties).items() if yes}
    standing = view.hops(FALLING, leaves - region.duties_down)
    found: dict[str, set[str]] = defaultdict(set)
    for duty, unit in (*falls, *((hop.near, hop.far) for hop in standing)):
        if duty in leaves:
            found[unit].add(duty)
    return found
