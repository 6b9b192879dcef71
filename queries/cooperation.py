"""Where does a supporting unit have a post on shared work, or on work below it?"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from graph_model.store.port import Row
from queries.gather import gathered
from queries.map_columns import Filling

Ends = Mapping[str, set[str]]


class Support(NamedTuple):
    """A duty or goal that a unit takes part in as support."""

    kind: str
    subject: str
    unit: str


def placed(filling: Filling) -> Iterator[tuple[Support, bool]]:
    """Those supports for which a post of the unit's subtree carries the duty or one below
    it, or answers for the goal or one below it, in a working role; and whether confirmed
    links alone say so."""
    rows = filling.ask("supports")
    supports = [Support(row["kind"], row["subject"], row["unit"]) for row in rows]
    links = filling.ask("cooperation-links") if supports else []
    confirmed = _with_a_post(supports, (row for row in links if row["confirmed"]))
    return ((one, one in confirmed) for one in _with_a_post(supports, links))


def _with_a_post(supports: Iterable[Support], links: Iterable[Row]) -> set[Support]:
    """Where the posts of the work and those of the unit have one in common."""
    ends: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in links:
        ends[row["how"]][row["above"]].add(row["below"])
    every, leaf = _merged(ends["carried"], ends["carried leaf"]), ends["carried leaf"]
    posts = {
        "Duty": gathered(ends["duty"], every, _of(supports, "Duty")),
        "Goal": gathered(
            _merged(ends["goal"], ends["duty"]),
            _merged(ends["assigned"], leaf),
            _of(supports, "Goal"),
        ),
    }
    inside = gathered(ends["unit"], ends["home"], {one.unit for one in supports})
    return {one for one in supports if posts[one.kind][one.subject] & inside[one.unit]}


def _of(supports: Iterable[Support], kind: str) -> list[str]:
    return [one.subject for one in supports if one.kind == kind]


def _merged(first: Ends, second: Ends) -> Ends:
    """For ends that start at different nodes: no node is in both."""
    return {**first, **second}
