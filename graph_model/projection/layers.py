"""In which layers and systems does a node stand that does not say so itself? (domain §4)"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from graph_model.closures import closure
from graph_model.projection.deep import leaf_duties
from graph_model.projection.touched import Region
from graph_model.projection.view import (
    BACKED_DUTIES,
    BACKED_STANDARDS,
    DUTY_DOWN,
    DUTY_UP,
    GOALS_SERVED,
    STANDARDS_MET,
    Hop,
    View,
    reach,
)
from graph_model.projection.walking import counting, grouped, hops_to_counting, inverted

PLACES = {"layer": "layers", "system": "systems"}
Values = dict[str, list[str] | None]
Said = dict[str, dict[str, set[str]]]


def facts(view: View, region: Region) -> Iterator[tuple[str, str, Values]]:
    """Kind, fact and its values, for the nodes that say no value of their own."""
    duties = region.duties_up | region.duties_down | region.duties_met
    for kind, ids, said in (
        ("Duty", duties, _said_of_duties(view, duties)),
        ("Regulation", region.regulations, _said_of_regulations(view, region.regulations)),
    ):
        for name, fact in PLACES.items():
            yield kind, fact, _lacking(view.nodes(kind, ids), name, said[name])


def _lacking(nodes: Mapping[str, Any], name: str, said: Mapping[str, set[str]]) -> Values:
    return {
        id_: sorted(said[id_]) if node.get("counts") and id_ in said else None
        for id_, node in nodes.items()
        if not node.get(name)
    }


def _said_of_duties(view: View, region: set[str]) -> Said:
    """Duty → what the goals that it is in serving of, and the standards it meets, say."""
    said = _said_by(view, "Standard", hops_to_counting(view, STANDARDS_MET, region))
    above = counting(view, "Duty", reach(view, DUTY_UP, region))
    down = grouped(hops_to_counting(view, DUTY_DOWN, above))
    leaves = {duty for duty, yes in leaf_duties(view, region).items() if yes}
    serving = _said_by(view, "Goal", hops_to_counting(view, GOALS_SERVED, above))
    for name in PLACES:
        for value, duties in inverted(serving[name]).items():
            for duty in closure(down, duties) & leaves:
                said[name][duty].add(value)
    return said


def _said_of_regulations(view: View, region: set[str]) -> Said:
    """Regulation → what the duties and standards that it backs say."""
    said = _said_by(view, "Duty", hops_to_counting(view, BACKED_DUTIES, region))
    standards = _said_by(view, "Standard", hops_to_counting(view, BACKED_STANDARDS, region))
    for name in PLACES:
        for id_, values in standards[name].items():
            said[name][id_] |= values
    return said


def _said_by(view: View, kind: str, hops: Iterable[Hop]) -> Said:
    """Where hops start → what the nodes of a kind that they lead to say of themselves."""
    listed = list(hops)
    nodes = view.nodes(kind, {hop.far for hop in listed})
    said: Said = {name: defaultdict(set) for name in PLACES}
    for hop in listed:
        for name in PLACES:
            if value := nodes[hop.far].get(name):
                said[name][hop.near].add(value)
    return said
