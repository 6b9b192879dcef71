"""All derived facts of a region, as patches of nodes and links or laid over a new graph."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graph_model.projection import backing, breakdown, cycles, deep, layers, places
from graph_model.projection.facts import FALLS_TO, HELD_BY
from graph_model.projection.local import in_role
from graph_model.projection.steps import HOLDERS
from graph_model.projection.told import Told
from graph_model.projection.touched import Region
from graph_model.projection.view import Ids, View
from graph_model.store.many import Links, Nodes
from graph_model.store.port import Changes, GraphLink, GraphNode

Found = tuple[str, str, Told]  # kind, fact, and what it says
Held = set[tuple[str, str, str]]
Falls = Mapping[str, set[str]]
ENDS = ("Duty", "Unit")  # kinds that derived links join
Own = dict[str, dict[str, dict[str, Any]]]  # kind → id → properties


@dataclass(frozen=True, slots=True)
class Derived:
    """Facts of nodes, derived links of the duties of a region, and patches of links."""

    facts: list[Found]
    links: Links
    placements: list[GraphLink]

    def changes(self) -> Changes:
        """What to write where the nodes stand already."""
        found: dict[tuple[str, str], dict[str, Any]] = defaultdict(dict)
        for kind, fact, values in self.facts:
            for id_, value in values.items():
                found[kind, id_][fact] = value
        patches = [GraphNode(kind, id_, facts) for (kind, id_), facts in found.items()]
        return Changes(patches=patches, links=list(self.links), link_patches=self.placements)

    def lay_over(self, nodes: Nodes) -> None:
        """Give the facts to nodes that are being made, all of them."""
        for kind, fact, told in self.facts:
            nodes.facts[kind][fact] = told.found, told.otherwise


def derived(view: View, region: Region) -> Derived:
    """Facts of the region's nodes and links; derived links of the duties below it."""
    held = deep.held_by(view, region.duties_down)
    falls = deep.falls_to(view, region.duties_down, held)
    facts = list(_facts(view, region, held, falls))
    links = Links()
    falling, holding = (links.groups[kind, *ENDS] for kind in (FALLS_TO, HELD_BY))
    for unit in sorted(falls):
        falling.add_to_one(sorted(falls[unit]), unit, in_role(None))
    for duty, unit, role in sorted(held):
        holding.add(duty, unit, in_role(role))
    return Derived(facts, links, _placements(view, region.duties_up))


def _facts(view: View, region: Region, held: Held, falls: Falls) -> Iterator[Found]:
    """Kind, fact and its values, for all that stands on nodes."""
    yield from deep.facts(view, region)
    yield from places.facts(view, region, held)
    yield from breakdown.facts(view, region, falls)
    yield from backing.facts(view, region)
    yield from layers.facts(view, region)
    yield from cycles.facts(view, region)


def derived_link(kind: str, duty: str, unit: str, role: str | None = None) -> GraphLink:
    """FALLS_TO: the duty is work of the unit or of one below it. HELD_BY: the unit HOLDS
    the duty or one above it, in that role."""
    start, end = ENDS
    return GraphLink(kind, start, duty, end, unit, in_role(role))


def _placements(view: View, duties: Ids) -> list[GraphLink]:
    """Patches of HOLDS links in support: whether the supporting unit has a post on it."""
    supports = [(hop.far, hop.near) for hop in view.hops(HOLDERS, duties) if hop.role == "support"]
    return [
        GraphLink("HOLDS", "Unit", unit, "Duty", duty, {"role": "support", "placed": yes})
        for (unit, duty), yes in deep.placed(view, supports).items()
    ]
