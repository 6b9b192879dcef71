"""Do the goals below a goal add up to it, and which units take it up?"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from graph_model.closures import closure
from graph_model.figures import Goal, added_up
from graph_model.projection.deep import leaf_duties
from graph_model.projection.steps import (
    DUTIES_MEETING,
    DUTY_DOWN,
    DUTY_UP,
    FALLING,
    GOAL_DOWN,
    SERVING_DUTIES,
)
from graph_model.projection.told import Told, lists_of_some
from graph_model.projection.touched import Region
from graph_model.projection.view import Ids, View
from graph_model.projection.walking import all_counting, counting, ends, turned

Falls = Mapping[str, set[str]]


def facts(view: View, region: Region, falls: Falls) -> Iterator[tuple[str, str, Told]]:
    """Kind, fact and its values. falls: which of the region's duties fall to a unit."""
    yield "Goal", "undershot_by", undershot_by(view, region.goals)
    yield "Goal", "taken_up_by", goals_taken_up(view, region, falls)
    yield "Standard", "taken_up_by", standards_taken_up(view, region, falls)


def undershot_by(view: View, region: Ids) -> Told:
    """Goal → the goals below it whose figures together do not satisfy its own."""
    goals = view.nodes("Goal", region)
    below = view.onward(GOAL_DOWN, counting(view, "Goal", region))
    parts = view.nodes("Goal", ends(below))
    found = {
        id_: short
        for id_, under in below.items()
        if (short := _short(goals[id_], {one: parts[one] for one in sorted(under)}))
    }
    return Told(goals.keys(), found)


def _short(goal: Goal, parts: Mapping[str, Goal]) -> list[str]:
    found = added_up(goal, parts)
    return list(found.parts) if found and found.enough is False else []


def goals_taken_up(view: View, region: Region, falls: Falls) -> Told:
    """Goal → units that a leaf duty falls to which serves it or a goal below it."""
    good = counting(view, "Goal", region.goals_up)
    below = view.onward(GOAL_DOWN, good)
    units = _serving_units(view, good, region, falls)
    for id_, goal in view.nodes("Goal", ends(below) - good).items():
        units[id_] = set(goal.get("taken_up_by") or ())
    up = turned(below)
    taken: dict[str, set[str]] = defaultdict(set)
    for unit, goals in turned(units).items():
        for id_ in closure(up, set(goals)) & good:
            taken[id_].add(unit)
    return lists_of_some(view.nodes("Goal", region.goals_up), taken)


def standards_taken_up(view: View, region: Region, falls: Falls) -> Told:
    """Standard → units that a leaf duty which MEETS it falls to."""
    met = turned(view.onward(DUTIES_MEETING, region.standards))
    taken: dict[str, set[str]] = defaultdict(set)
    for unit, duties in _leaves_of_units(view, met.keys(), region, falls).items():
        for duty in duties:
            for standard in met[duty]:
                taken[standard].add(unit)
    return lists_of_some(view.nodes("Standard", region.standards), taken)


def _serving_units(view: View, goals: Ids, region: Region, falls: Falls) -> dict[str, set[str]]:
    """Goal → units that the leaf duties at or below those that SERVE it fall to."""
    served = turned(view.onward(SERVING_DUTIES, goals))
    below = all_counting(view, DUTY_DOWN, served.keys())
    up = view.onward(DUTY_UP, below)
    found: dict[str, set[str]] = defaultdict(set)
    for unit, duties in _leaves_of_units(view, below, region, falls).items():
        for duty in closure(up, duties) & served.keys():
            for goal in served[duty]:
                found[goal].add(unit)
    return found


def _leaves_of_units(view: View, duties: Ids, region: Region, falls: Falls) -> dict[str, set[str]]:
    """Unit → leaf duties among these that fall to it: as just found, or as it stands."""
    leaves = leaf_duties(view, duties)
    found = {unit: fallen & leaves for unit, fallen in falls.items()}
    for hop in view.hops(FALLING, leaves - region.duties_down):
        found.setdefault(hop.far, set()).add(hop.near)
    return found
