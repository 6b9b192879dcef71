"""A small graph of which a part is one unit's own, and questions about whose it is."""

from collections.abc import Iterator
from itertools import product

from api.auth.caller import Caller
from api.scope import Own
from api.service import Service
from api.wanted import key_of_link
from graph_model.kinds import LINK_KINDS, NODE_KINDS
from graph_model.kinds import Role as LinkRole
from graph_model.kinds.kind import has_role
from queries.nodes import named

# Unit a with its section b is the editor's; c is somebody else's. For every kind one node of
# each that can be owned, and one that nobody answers for.
UNITS = """
{"node": "Unit", "id": "a", "name": "教务处"}
{"node": "Unit", "id": "b", "name": "教材科"}
{"link": "PART_OF", "source": "b", "target": "a"}
{"node": "Unit", "id": "c", "name": "保卫处"}
"""
OWNED = ("QualityObject", "Goal", "Standard", "Norm", "Check", "Regulation", "Evidence")
OWNED += ("Indicator", "Problem", "Measure")
WHOSE = {"mine": "b", "foreign": "c", "both": "bc", "nobody": ""}


def owned_lines() -> str:
    """The graph in the exchange format."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    yield UNITS.strip()
    for kind, (whose, units) in product(NODE_KINDS, WHOSE.items()):
        if kind == "Unit":
            continue
        id_ = f"{kind.lower()}-{whose}"
        yield f'{{"node": "{kind}", "id": "{id_}", "name": "{kind} {whose}"}}'
        for unit in units:
            if kind in OWNED:
                yield f'{{"link": "OWNED_BY", "source": "{id_}", "target": "{unit}"}}'
            if kind == "Post":
                yield f'{{"link": "BELONGS_TO", "source": "{id_}", "target": "{unit}"}}'
            if kind == "Duty":
                yield f'{{"link": "HOLDS", "source": "{unit}", "target": "{id_}"}}'


def mine(service: Service, caller: Caller) -> set[str]:
    """Every node that the caller may change."""
    with service.asking() as asked:
        nodes = named(asked.reader, [one.key for one in service.ledger.entities()]).values()
        return Own(service, asked, caller).mine(list(nodes))


def every_link(service: Service) -> list[str]:
    """Every link that the model allows between two nodes that are there, not made yet."""
    entities = service.ledger.entities()
    nodes = {kind: [one.key for one in entities if one.kind == kind] for kind in NODE_KINDS}
    there = {one.key for one in entities if one.is_link}
    return sorted(
        key_of_link(kind, source, target, role)
        for kind, link in LINK_KINDS.items()
        for ends in link.ends
        for source, target in product(nodes[ends[0]], nodes[ends[1]])
        for role in ((LinkRole.LEAD, LinkRole.SUPPORT) if has_role(kind) else (None,))
        if source != target and key_of_link(kind, source, target, role) not in there
    )
