"""Plain data for networks: whole kinds of nodes and links, read in one query each."""

from collections.abc import Iterable

from graph_model.kinds import LINK_KINDS, WORKING_ROLES
from graph_model.store.port import Reader, Row
from queries.catalogue import built_in
from queries.nodes import NodeRef
from queries.traces import TraceLink


def rows_of(reader: Reader, kind: str) -> list[Row]:
    """Counting nodes of a kind, by id."""
    rows = reader.read(built_in().lookup("nodes").between(kind))
    return sorted(rows, key=lambda row: str(row["id"]))


def refs(kind: str, rows: Iterable[Row]) -> dict[str, NodeRef]:
    return {
        row["id"]: NodeRef(id=row["id"], kind=kind, name=row["name"], code=row["code"])
        for row in rows
    }


def links_of(reader: Reader, label: str, near: str, far: str) -> list[TraceLink]:
    """Links of a kind between counting nodes, by their ends and roles."""
    rows = reader.read(built_in().lookup("links").between(near, label, far))
    found = [
        TraceLink(label, row["source"], row["target"], row["role"], bool(row["confirmed"]))
        for row in rows
    ]
    return sorted(found, key=lambda one: (one.source, one.target, one.role or ""))


def working(links: Iterable[TraceLink]) -> list[TraceLink]:
    return [one for one in links if one.role in WORKING_ROLES]


def same_kind(label: str) -> list[str]:
    """The node kinds that a link kind joins with themselves."""
    return sorted(near for near, far in LINK_KINDS[label].ends if near == far)
