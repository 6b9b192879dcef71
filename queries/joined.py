"""Which links does a node have, in both directions, and what does each say?"""

from collections.abc import Iterator, Sequence
from typing import Any

from graph_model.kinds import LINK_KINDS, own_fields
from graph_model.store.port import Reader, Row
from queries.catalogue import built_in
from queries.nodes import NodeRef
from queries.question import Closed

Way = tuple[str, str, bool]  # kind of link, kind of the other end, whether it leads outward


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
    found = [
        _joined(kind, outward, NodeRef(row["id"], far, row["name"], row["code"]), row)
        for (kind, far, outward), row in rows_of(reader, node.kind, [node.id])
    ]
    order = {kind: place for place, kind in enumerate(LINK_KINDS)}
    return sorted(
        found, key=lambda one: (not one.outward, order[one.kind], one.other.name, one.other.id)
    )


def rows_of(reader: Reader, kind: str, ids: Sequence[str]) -> Iterator[tuple[Way, Row]]:
    """Every link of nodes of a kind, those that they are the source of first."""
    for way in _ways(kind):
        link, far, outward = way
        lookup = built_in().lookup("links-of" if outward else "links-to")
        for row in reader.read(lookup.between(kind, link, far), {"ids": list(ids)}):
            yield way, row


def _ways(near: str) -> list[Way]:
    pairs = [(kind, *ends) for kind, link in LINK_KINDS.items() for ends in sorted(link.ends)]
    out = [(kind, target, True) for kind, source, target in pairs if source == near]
    back = [(kind, source, False) for kind, source, target in pairs if target == near]
    return [*out, *back]


def _joined(kind: str, outward: bool, other: NodeRef, row: Row) -> Joined:
    said = row["properties"]
    return Joined(
        kind=kind,
        outward=outward,
        role=said.get("role"),
        other=other,
        counts=bool(row["counts"]),
        properties={name: said[name] for name in own_fields(kind) if said.get(name) is not None},
    )
