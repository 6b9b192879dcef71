"""How does one walk from node to node where only those that count pass anything on?"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import chain

from graph_model.closures import closure
from graph_model.projection.steps import UNIT_OF_POST, UNIT_UP, Step
from graph_model.projection.view import Ids, View


def counting(view: View, kind: str, ids: Ids) -> set[str]:
    return view.having(kind, "counts", ids)


def ends(onward: Mapping[str, Iterable[str]]) -> set[str]:
    """All that one is led to."""
    return set(chain.from_iterable(onward.values()))


def turned(onward: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    """The same pairs by their other end."""
    found: dict[str, list[str]] = defaultdict(list)
    for near, fars in onward.items():
        for far in fars:
            found[far].append(near)
    return dict(found)


def all_counting(view: View, step: Step, starts: Ids) -> set[str]:
    """Those of the starts that count, and all that a step leads to through nodes that do."""
    seen = counting(view, step.near, starts)
    frontier = seen
    while frontier:
        frontier = ends(view.onward(step, frontier)) - seen
        seen = seen | frontier
    return seen


def unit_chains(view: View, units: Ids) -> dict[str, set[str]]:
    """Counting unit → itself and all counting units above it: these, and others known."""
    if fresh := counting(view, "Unit", units - view.chains.keys()):
        up = view.onward(UNIT_UP, all_counting(view, UNIT_UP, fresh))
        view.chains |= {unit: closure(up, {unit}) for unit in fresh}
    return view.chains


def tops_of(view: View, posts: Ids) -> dict[str, set[str]]:
    """Post → its units and all units above them."""
    homes = view.onward(UNIT_OF_POST, posts)
    above = unit_chains(view, ends(homes))
    return {
        post: above[units[0]] if len(units) == 1 else set().union(*map(above.__getitem__, units))
        for post, units in homes.items()
    }
