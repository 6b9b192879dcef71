"""All derived facts of a region, as patches of nodes and links."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from graph_model.projection import backing, breakdown, cycles, deep, layers, places
from graph_model.projection.facts import FALLS_TO, HELD_BY
from graph_model.projection.touched import Region
from graph_model.projection.view import HOLDERS, View
from graph_model.store.port import Changes, GraphLink, GraphNode

Flags = dict[tuple[str, str], dict[str, Any]]
Found = tuple[str, str, Mapping[str, Any]]
Held = set[tuple[str, str, str]]
Falls = set[tuple[str, str]]


def derived(view: View, region: Region) -> Changes:
    """Patches for the region's nodes and links; derived links of the duties below it."""
    flags: Flags = defaultdict(dict)
    held = deep.held_by(view, region.duties_down)
    falls = deep.falls_to(view, region.duties_down, held)
    for kind, fact, found in _facts(view, region, held, falls):
        for id_, value in found.items():
            flags[kind, id_][fact] = value
    patches = [GraphNode(kind, id_, facts) for (kind, id_), facts in flags.items()]
    links = [derived_link(FALLS_TO, duty, unit) for duty, unit in sorted(falls)]
    links += [derived_link(HELD_BY, duty, unit, role) for duty, unit, role in sorted(held)]
    placements = _placements(view, region.duties_up)
    return Changes(patches=patches, links=links, link_patches=placements)


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
    return GraphLink(kind, "Duty", duty, "Unit", unit, {"role": role} if role else {})


def _placements(view: View, duties: Iterable[str]) -> list[GraphLink]:
    """Patches of HOLDS links in support: whether the supporting unit has a post on it."""
    supports = [(hop.far, hop.near) for hop in view.hops(HOLDERS, duties) if hop.role == "support"]
    return [
        GraphLink("HOLDS", "Unit", unit, "Duty", duty, {"role": "support", "placed": yes})
        for (unit, duty), yes in deep.placed(view, supports).items()
    ]


def with_facts(nodes: Iterable[GraphNode], patches: Iterable[GraphNode]) -> list[GraphNode]:
    """Nodes with the patched properties."""
    extra: dict[str, Mapping[str, Any]] = {patch.id: patch.properties for patch in patches}
    return [
        GraphNode(node.kind, node.id, {**node.properties, **extra[node.id]})
        if node.id in extra
        else node
        for node in nodes
    ]


def links_with_facts(links: Iterable[GraphLink], patches: Iterable[GraphLink]) -> list[GraphLink]:
    """Links with the patched properties beside their own."""
    extra = {patch.identity: patch.properties for patch in patches}
    return [
        link._replace(properties={**link.properties, **extra[link.identity]})
        if link.identity in extra
        else link
        for link in links
    ]
