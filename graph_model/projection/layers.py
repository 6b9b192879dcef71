"""In which layers and systems does a node stand that does not say so itself? (domain §4)"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from graph_model.closures import closure
from graph_model.projection.deep import leaf_duties
from graph_model.projection.facts import PLACES
from graph_model.projection.steps import (
    BACKED_DUTIES,
    BACKED_STANDARDS,
    DUTY_DOWN,
    DUTY_UP,
    GOALS_SERVED,
    STANDARDS_MET,
)
from graph_model.projection.told import Told, lists_of_some
from graph_model.projection.touched import Region
from graph_model.projection.view import Ids, Onward, View
from graph_model.projection.walking import all_counting, ends, turned

Said = dict[str, dict[str, set[str]]]


def facts(view: View, region: Region) -> Iterator[tuple[str, str, Told]]:
    """Kind, fact and its values, for the nodes that say no value of their own."""
    duties = region.duties_up | region.duties_down | region.duties_met
    for kind, ids, said in (
        ("Duty", duties, _said_of_duties(view, duties)),
        ("Regulation", region.regulations, _said_of_regulations(view, region.regulations)),
    ):
        for name, fact in PLACES.items():
            yield kind, fact, _lacking(view.nodes(kind, ids), name, said[name])


def _lacking(nodes: Mapping[str, Any], name: str, said: Mapping[str, set[str]]) -> Told:
    lacking = {id_: node for id_, node in nodes.items() if not node.get(name)}
    found = {
        id_: values for id_, values in said.items() if id_ in lacking and lacking[id_].get("counts")
    }
    return lists_of_some(lacking.keys(), found)


def _said_of_duties(view: View, region: Ids) -> Said:
    """Duty → what the goals that it is in serving of, and the standards it meets, say."""
    said = _said_by(view, "Standard", view.onward(STANDARDS_MET, region))
    above = all_counting(view, DUTY_UP, region)
    down = view.onward(DUTY_DOWN, above)
    leaves = leaf_duties(view, region)
    serving = _said_by(view, "Goal", view.onward(GOALS_SERVED, above))
    for name in PLACES:
        for value, duties in turned(serving[name]).items():
            for duty in closure(down, set(duties)) & leaves:
                said[name][duty].add(value)
    return said


def _said_of_regulations(view: View, region: Ids) -> Said:
    """Regulation → what the duties and standards that it backs say."""
    said = _said_by(view, "Duty", view.onward(BACKED_DUTIES, region))
    standards = _said_by(view, "Standard", view.onward(BACKED_STANDARDS, region))
    for name in PLACES:
        for id_, values in standards[name].items():
            said[name][id_] |= values
    return said


def _said_by(view: View, kind: str, onward: Onward) -> Said:
    """Where a step starts → what the nodes of a kind that it leads to say of themselves."""
    nodes = view.nodes(kind, ends(onward))
    said: Said = {}
    for name in PLACES:
        values = {id_: value for id_, node in nodes.items() if (value := node.get(name))}
        said[name] = defaultdict(set)
        for near, fars in onward.items():
            for far in fars:
                if far in values:
                    said[name][near].add(values[far])
    return said
