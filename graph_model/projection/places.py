"""Is work done where it is held? Duties, goals and diagnosis points against their units."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph_model.closures import closure
from graph_model.projection.deep import leaf_duties
from graph_model.projection.steps import (
    ASSIGNED_POSTS,
    ASSIGNED_UNITS,
    CARRIERS,
    DUTY_DOWN,
    DUTY_UP,
    LEADERS,
    LEADING_UNITS,
    POINT_UP,
    SERVING_DUTIES,
    WORKING_UNITS,
)
from graph_model.projection.told import Told, lists
from graph_model.projection.touched import Region
from graph_model.projection.view import Ids, View
from graph_model.projection.walking import all_counting, counting, ends, tops_of, turned

Held = Iterable[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class Carried:
    """From which duties one reaches a leaf duty that is carried: at all, and by a post of
    the subtree of a unit."""

    anywhere: set[str]
    within: dict[str, set[str]]


def facts(view: View, region: Region, held: Held) -> Iterator[tuple[str, str, Told]]:
    """Kind, fact and its values. held: who HOLDS the region's duties or those above them."""
    goals = region.goals | region.assigned_goals
    carried = carried_from(view, region.duties_up, goals)
    worked_by, led_by = units_of_points(view, region.points)
    yield "Duty", "carried_elsewhere", carried_elsewhere(view, region.duties_down, held)
    yield "Duty", "led_without_post", led_without_post(view, region.duties_up, carried)
    yield "Goal", "assigned_without_post", assigned_without_post(view, goals, carried)
    yield "DiagnosisPoint", "worked_by", worked_by
    yield "DiagnosisPoint", "led_by", led_by


def carried_elsewhere(view: View, region: Ids, held: Held) -> Told:
    """Duty → posts that carry it in a working role, and of which no unit, nor one above
    it, holds the duty, though some unit does."""
    holders: dict[str, set[str]] = defaultdict(set)
    for duty, unit, _ in held:
        holders[duty].add(unit)
    carried = view.onward(CARRIERS, counting(view, "Duty", holders.keys()))
    tops = tops_of(view, ends(carried))
    apart = {
        duty: {post for post in posts if post in tops and tops[post].isdisjoint(holders[duty])}
        for duty, posts in carried.items()
    }
    return lists(view.nodes("Duty", region), apart)


def led_without_post(view: View, region: Ids, carried: Carried) -> Told:
    """Duty → units that lead it, while what lies below it is carried only elsewhere."""
    leading = view.onward(LEADERS, carried.anywhere & region)
    lacking = {
        duty: {unit for unit in units if duty not in carried.within.get(unit, ())}
        for duty, units in leading.items()
    }
    return lists(view.nodes("Duty", region), lacking)


def assigned_without_post(view: View, region: Ids, carried: Carried) -> Told:
    """Goal → units that it is assigned to in a working role, while only posts elsewhere
    answer for it."""
    units_of = view.onward(ASSIGNED_UNITS, counting(view, "Goal", region))
    serving = view.onward(SERVING_DUTIES, units_of.keys())
    posts_of = view.onward(ASSIGNED_POSTS, units_of.keys())
    tops = tops_of(view, ends(posts_of))
    lacking: dict[str, set[str]] = {}
    for goal, units in units_of.items():
        duties, posts = serving.get(goal, ()), posts_of.get(goal, ())
        if posts or not carried.anywhere.isdisjoint(duties):
            near = set().union(*(tops.get(post, ()) for post in posts))
            lacking[goal] = {
                unit
                for unit in units
                if unit not in near and carried.within.get(unit, set()).isdisjoint(duties)
            }
    return lists(view.nodes("Goal", region), lacking)


def carried_from(view: View, duties: Ids, goals: Ids) -> Carried:
    """Where the work below the duties, and below those that serve the goals, is carried."""
    below = all_counting(view, DUTY_DOWN, duties | ends(view.onward(SERVING_DUTIES, goals)))
    carried = view.onward(CARRIERS, leaf_duties(view, below))
    up = view.onward(DUTY_UP, below)
    tops = tops_of(view, ends(carried))
    starts: dict[str, set[str]] = defaultdict(set)
    for post, duties_of in turned(carried).items():
        for unit in tops.get(post, ()):
            starts[unit].update(duties_of)
    within = {unit: closure(up, found) for unit, found in starts.items()}
    return Carried(closure(up, carried.keys()), within)


def units_of_points(view: View, region: Ids) -> tuple[Told, Told]:
    """Point → units in working roles on it or above it; → those in the lead."""
    good = all_counting(view, POINT_UP, region)
    up = view.onward(POINT_UP, good)
    chains = {point: closure(up, {point}) for point in region & good}
    worked, led = (
        {
            point: set().union(*(units.get(one, ()) for one in above))
            for point, above in chains.items()
        }
        for units in (view.onward(WORKING_UNITS, good), view.onward(LEADING_UNITS, good))
    )
    return (
        lists(view.nodes("DiagnosisPoint", region), worked),
        lists(view.nodes("DiagnosisPoint", region), led),
    )
