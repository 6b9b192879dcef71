"""Figures of goals: how children add up, and whether a value satisfies a target."""

import operator
from collections.abc import Callable, Iterable, Sequence
from statistics import fmean

from graph_model.kinds.choices import Aggregation, Operator
from graph_model.store.port import Row

Number = int | float
COMPARE: dict[Operator, Callable[[Number, Number], bool]] = {
    Operator.AT_LEAST: operator.ge,
    Operator.MORE: operator.gt,
    Operator.EQUAL: operator.eq,
    Operator.LESS: operator.lt,
    Operator.AT_MOST: operator.le,
}
ADD: dict[Aggregation, Callable[[Sequence[Number]], Number]] = {
    Aggregation.SUM: sum,
    Aggregation.MEAN: fmean,
    Aggregation.MIN: min,
    Aggregation.MAX: max,
}


def satisfies(value: Number, goal: Row) -> bool | None:
    """The value satisfies the goal's operator and target; None where it lacks either."""
    if goal.get("operator") is None or goal.get("target") is None:
        return None
    return COMPARE[Operator(goal["operator"])](value, goal["target"])


def comparable(goal: Row, children: Iterable[Row]) -> list[Number]:
    """Targets of the children in the goal's unit and, where both name one, its measure."""
    return [
        child["target"]
        for child in children
        if child.get("target") is not None
        and child.get("unit") == goal.get("unit")
        and (not goal.get("measure") or child.get("measure") in (None, "", goal["measure"]))
    ]


def aggregate(goal: Row, children: Iterable[Row]) -> Number | None:
    """How the children's targets add up in the goal's way; None where there is nothing."""
    targets = comparable(goal, children)
    if not targets or goal.get("aggregation") is None:
        return None
    return ADD[Aggregation(goal["aggregation"])](targets)
