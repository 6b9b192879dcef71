"""Which links does a node have, in both directions, and what does each say?"""

from collections.abc import Iterator
from typing import Any

from graph_model.kinds import LINK_KINDS, own_fields
from graph_model.store.port import Reader
from queries.catalogue import built_in
from queries.nodes import NodeRef
from queries.question import Closed


class Joined(Closed):
    """A link of a node. outward: the node is its source; counts: the other end does."""

    kind: str
    outward: bool
    role: str | None
    other: NodeRef
    counts: bool
    properties: dict[str, Any]


def links_of(reader: Reader, node: NodeRef) -> list[Joined]:
    """All links of a node by kind, those that it is the source of first, then by name."""
    found = [*_asked(reader, node, True), *_asked(reader, node, False)]
    order = {kind: place for place, kind in enumerate(LINK_KINDS)}
    return sorted(
        found, key=lambda one: (not one.outward, order[one.kind], one.other.name, one.other.id)
    )


def _asked(reader: Reader, node: NodeRef, outward: bool) -> Iterator[Joined]:
    lookup = built_in().lookup("links-of" if outward else "links-to")
    for kind, link in LINK_KINDS.items():
        for source, target in sorted(link.ends):
            near, far = (source, target) if outward else (target, source)
            if near == node.kind:
                for row in reader.read(lookup.between(near, kind, far), {"ids": [node.id]}):
                    other = NodeRef(row["id"], far, row["name"], row["code"])
                    yield _joined(kind, outward, other, row)


def _joined(kind: str, outward: bool, other: NodeRef, row: dict[str, Any]) -> Joined:
    said = row["properties"]
    return Joined(
        kind=kind,
        outward=outward,
        role=said.get("role"),
        other=other,
        counts=bool(row["counts"]),
        properties={name: said[name] for name in own_fields(kind) if said.get(name) is not None},
    )
