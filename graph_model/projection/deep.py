"""Facts that depend on what lies above or below, each computed once and linearly.

Only counting nodes pass anything on. Every function takes the region to recompute;
what lies outside it is read as it was derived before.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from graph_model.closures import closure
from graph_model.kinds import WORKING_ROLES
from graph_model.projection.steps import (
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
)
from graph_model.projection.told import Told, yes_or_no
from graph_model.projection.touched import Region
from graph_model.projection.view import Ids, View
from graph_model.projection.walking import (
    all_counting,
    counting,
    ends,
    tops_of,
    turned,
    unit_chains,
)


class Passing(NamedTuple):
    """A fact that a node gets from where a step leads."""

    fact: str
    towards: Step


SERVED = Passing("served", DUTY_UP)
SERVED_CONFIRMED = Passing("served_confirmed", DUTY_UP.sure())
REACHES_LEAF = Passing("reaches_leaf", DUTY_DOWN)
CARRIED_BELOW = Passing("carried_below", DUTY_DOWN)
MEETS_BELOW = Passing("meets_below", DUTY_DOWN)
REACHES_LEAF_CONFIRMED = Passing("reaches_leaf_confirmed", DUTY_DOWN.sure())
CARRIED_BELOW_CONFIRMED = Passing("carried_below_confirmed", DUTY_DOWN.sure())
RESPONSIBLE = Passing("responsible", POINT_UP)
RESPONSIBLE_CONFIRMED = Passing("responsible_confirmed", POINT_UP.sure())


def facts(view: View, region: Region) -> Iterator[tuple[str, str, Told]]:
    """Kind, fact and its values."""
    up, down, points = region.duties_up, region.duties_down, region.points
    met = up | region.duties_met
    leaves = leaf_duties(view, up)
    yield "Duty", "leaf", yes_or_no(view.nodes("Duty", up), leaves)
    for passing, ids, own in (
        (SERVED, down, led(view, GOALS_SERVED, down)),
        (SERVED_CONFIRMED, down, led(view, GOALS_SERVED.sure(), down)),
        (REACHES_LEAF, up, leaves),
        (REACHES_LEAF_CONFIRMED, up, leaves),
        (CARRIED_BELOW, up, led(view, CARRIERS, leaves)),
        (CARRIED_BELOW_CONFIRMED, up, led(view, CARRIERS.sure(), leaves)),
        (MEETS_BELOW, met, led(view, STANDARDS_MET, leaf_duties(view, met))),
        (RESPONSIBLE, points, led(view, UNITS_OF_POINT, points)),
        (RESPONSIBLE_CONFIRMED, points, led(view, UNITS_OF_POINT.sure(), points)),
    ):
        yield passing.towards.near, passing.fact, _passed_on(view, passing, ids, own)
    goals = region.goals
    yield "Goal", "leaf", yes_or_no(view.nodes("Goal", goals), leaf_goals(view, goals))


def leaf_duties(view: View, region: Ids) -> set[str]:
    """Counting work, not catch-all, with no further work of that sort below it."""
    good = counting(view, "Duty", region)
    below = view.onward(DUTY_DOWN, good)
    catch_all = view.having("Duty", "catch_all", good | ends(below))
    broken = {duty for duty, parts in below.items() if not catch_all.issuperset(parts)}
    return good - catch_all - broken


def leaf_goals(view: View, region: Ids) -> set[str]:
    """Counting goals with no counting goal below them."""
    return counting(view, "Goal", region) - view.onward(GOAL_DOWN, region).keys()


def led(view: View, step: Step, ids: Ids) -> set[str]:
    """From where a step leads to anything that counts."""
    return set(view.onward(step, ids))


def _passed_on(view: View, passing: Passing, region: Ids, own: set[str]) -> Told:
    """True for counting nodes of the region that have it or get it along the step."""
    fact, towards = passing
    good = counting(view, towards.near, region)
    onward = view.onward(towards, good)
    true = own & good
    if outside := view.having(towards.near, fact, ends(onward) - region):
        true |= {near for near, fars in onward.items() if not outside.isdisjoint(fars)}
    return yes_or_no(view.nodes(towards.near, region), closure(turned(onward), true))


def held_by(view: View, region: Ids) -> set[tuple[str, str, str]]:
    """(duty, unit, role): the unit HOLDS the duty or one above it in that role."""
    above = all_counting(view, DUTY_UP, region)
    down = view.onward(DUTY_DOWN, above)
    holding = view.hops(HOLDERS, above)
    good = counting(view, "Unit", {hop.far for hop in holding})
    starts: dict[tuple[str, str], set[str]] = defaultdict(set)
    for hop in holding:
        if hop.far in good:
            starts[hop.far, hop.role or "lead"].add(hop.near)
    wanted = above & region
    return {
        (duty, unit, role)
        for (unit, role), held in starts.items()
        for duty in closure(down, held) & wanted
    }


def falls_to(view: View, region: Ids, held: Iterable[tuple[str, str, str]]) -> dict[str, set[str]]:
    """Unit → duties that are work of its subtree, held or carried there in a working role."""
    homes: dict[str, set[str]] = defaultdict(set)
    for duty, unit, role in held:
        if role in WORKING_ROLES:
            homes[unit].add(duty)
    carried = turned(view.onward(CARRIERS, counting(view, "Duty", region)))
    for post, units in view.onward(UNIT_OF_POST, carried.keys()).items():
        for unit in units:
            homes[unit].update(carried[post])
    above = unit_chains(view, homes.keys())
    falling: dict[str, set[str]] = defaultdict(set)
    for unit, duties in homes.items():
        for top in above[unit]:
            falling[top] |= duties
    return falling


def placed(view: View, supports: Iterable[tuple[str, str]]) -> dict[tuple[str, str], bool]:
    """(unit, duty) held in support → a post of the unit's subtree carries the duty or one
    below it in a working role. Once down from all duties, then once up for each unit."""
    listed = list(supports)
    below = all_counting(view, DUTY_DOWN, {duty for _, duty in listed})
    up = view.onward(DUTY_UP, below)
    carried = _carried_in(view, below, {unit for unit, _ in listed})
    reached = {unit: closure(up, duties) for unit, duties in carried.items()}
    return {(unit, duty): duty in reached.get(unit, ()) for unit, duty in listed}


def _carried_in(view: View, duties: Ids, units: Ids) -> dict[str, set[str]]:
    """Unit → those of the duties that a post of its subtree carries."""
    posts_of = view.onward(CARRIERS, duties)
    above = tops_of(view, ends(posts_of))
    carried: dict[str, set[str]] = defaultdict(set)
    for duty, posts in posts_of.items():
        for unit in units & set().union(*(above.get(post, ()) for post in posts)):
            carried[unit].add(duty)
    return carried
