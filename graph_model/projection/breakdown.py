"""Do the goals below a goal add up to it, and which units take it up?"""

import operator
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from graph_model.projection.deep import leaf_duties
from graph_model.projection.touched import Region
from graph_model.projection.view import (
    DUTIES_MEETING,
    DUTY_UP,
    FALLING,
    GOAL_DOWN,
    SERVING_DUTIES,
    Hop,
    View,
)
from graph_model.projection.walking import (
    closure,
    counting,
    counting_below,
    grouped,
    hops_to_counting,
)

Goal = Mapping[str, Any]
Lists = dict[str, list[str] | None]
Falls = Iterable[tuple[str, str]]

TOGETHER: dict[str, Callable[[Sequence[Fraction]], Fraction]] = {
    "sum": lambda figures: sum(figures, Fraction()),
    "mean": lambda figures: sum(figures, Fraction()) / len(figures),
    "min": min,
    "max": max,
}
SATISFIES: dict[str, Callable[[Fraction, Fraction], bool]] = {
    ">=": operator.ge,
    ">": operator.gt,
    "=": operator.eq,
    "<": operator.lt,
    "<=": operator.le,
}


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
    if goal.get("target") is None or not goal.get("operator") or not goal.get("aggregation"):
        return []
    same = {id_: part for id_, part in parts.items() if _is_comparable(goal, part)}
    if not any(_is_in_time(goal, part) for part in same.values()):
        return []
    together = TOGETHER[goal["aggregation"]]([_figure(part) for part in same.values()])
    return [] if SATISFIES[goal["operator"]](together, _figure(goal)) else list(same)


def _figure(goal: Goal) -> Fraction:
    """The target as it is written: 0.1 three times is 0.3."""
    return Fraction(str(goal["target"]))


def _is_comparable(goal: Goal, part: Goal) -> bool:
    """It counts the same in the same unit, as far as both say what they count."""
    if part.get("target") is None or not goal.get("unit") or goal["unit"] != part.get("unit"):
        return False
    said = {one["measure"] for one in (goal, part) if one.get("measure")}
    return len(said) < 2


def _is_in_time(goal: Goal, part: Goal) -> bool:
    """Due in the goal's year or later; or one of both says no day."""
    due, last = part.get("due"), goal.get("due")
    return not due or not last or str(due)[:4] >= str(last)[:4]


def goals_taken_up(view: View, region: Region, falls: Falls) -> Lists:
    """Goal → units that a leaf duty falls to which serves it or a goal below it."""
    good = counting(view, "Goal", region.goals_up)
    hops = hops_to_counting(view, GOAL_DOWN, good)
    units = _serving_units(view, good, region, falls)
    for id_, goal in view.nodes("Goal", {hop.far for hop in hops} - good).items():
        units[id_] = set(goal.get("taken_up_by") or ())
    up = grouped(hop._replace(near=hop.far, far=hop.near) for hop in hops)
    taken: dict[str, set[str]] = defaultdict(set)
    for unit, goals in _turned(units).items():
        for id_ in closure(up, goals) & good:
            taken[id_].add(unit)
    everything = view.nodes("Goal", region.goals_up)
    return {id_: sorted(taken[id_]) if id_ in taken else None for id_ in everything}


def standards_taken_up(view: View, region: Region, falls: Falls) -> Lists:
    """Standard → units that a leaf duty which MEETS it falls to."""
    met = _turned(grouped(hops_to_counting(view, DUTIES_MEETING, region.standards)))
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
    served = _turned(grouped(serving))
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


def _turned(links: Mapping[str, set[str]]) -> dict[str, set[str]]:
    """The same pairs by their other end."""
    return grouped(Hop(far, near, None) for near, fars in links.items() for far in fars)
