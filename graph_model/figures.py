"""How do the figures of goals add up, and does a figure satisfy a goal?

Figures are taken as they are written: 0.1 three times is 0.3.
"""

import operator
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any, NamedTuple

from graph_model.kinds.choices import Aggregation, Operator

Goal = Mapping[str, Any]  # its properties

TOGETHER: dict[str, Callable[[Sequence[Fraction]], Fraction]] = {
    Aggregation.SUM: lambda figures: sum(figures, Fraction()),
    Aggregation.MEAN: lambda figures: sum(figures, Fraction()) / len(figures),
    Aggregation.MIN: min,
    Aggregation.MAX: max,
}
SATISFIES: dict[str, Callable[[Fraction, Fraction], bool]] = {
    Operator.AT_LEAST: operator.ge,
    Operator.MORE: operator.gt,
    Operator.EQUAL: operator.eq,
    Operator.LESS: operator.lt,
    Operator.AT_MOST: operator.le,
}


class Sum(NamedTuple):
    """What goals come to together. parts: ids of those that are added up; enough: they
    satisfy the goal above; None: it says no target or operator, or all of them are due in
    years before its own, so that the rest is still to be planned."""

    total: Fraction
    parts: tuple[str, ...]
    enough: bool | None


def added_up(goal: Goal, parts: Mapping[str, Goal]) -> Sum | None:
    """The goals below a goal in its own way, by id; None where nothing can be added up."""
    same = {id_: part for id_, part in parts.items() if _is_comparable(goal, part)}
    if not same or not goal.get("aggregation"):
        return None
    total = TOGETHER[goal["aggregation"]]([_exact(part["target"]) for part in same.values()])
    planned = any(_is_in_time(goal, part) for part in same.values())
    return Sum(total, tuple(same), satisfies(goal, total) if planned else None)


def satisfies(goal: Goal, figure: float | Fraction) -> bool | None:
    """The figure satisfies the goal's operator and target; None where it lacks either."""
    if goal.get("target") is None or not goal.get("operator"):
        return None
    return SATISFIES[goal["operator"]](_exact(figure), _exact(goal["target"]))


def same_unit(goal: Goal, other: Goal) -> bool:
    """Both name one unit; nothing said is nothing in common."""
    return bool(goal.get("unit")) and goal["unit"] == other.get("unit")


def _exact(figure: float | Fraction) -> Fraction:
    return Fraction(str(figure))


def _is_comparable(goal: Goal, part: Goal) -> bool:
    """It counts the same in the same unit, as far as both say what they count."""
    said = {one["measure"] for one in (goal, part) if one.get("measure")}
    return part.get("target") is not None and same_unit(goal, part) and len(said) < 2


def _is_in_time(goal: Goal, part: Goal) -> bool:
    """Due in the goal's year or later; or one of both says no day."""
    due, last = part.get("due"), goal.get("due")
    return not due or not last or str(due)[:4] >= str(last)[:4]
