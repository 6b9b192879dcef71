"""The port to a graph engine: read a query, apply changes, rebuild, say what is shown."""

from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, fields
from typing import Any, NamedTuple, Protocol

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a graph shows: which history, up to where, on which day, by which rules.

    profile: hash of the vocabulary. projection: version of the derivation.
    history: hash of the ledger's changesets up to the revision.
    """

    ledger_id: str
    revision: int
    day: str
    profile: str
    projection: int
    history: str = ""


class GraphNode(NamedTuple):
    """A node with its own and derived properties; `id` is among them."""

    kind: str
    id: str
    properties: Mapping[str, Any]


class GraphLink(NamedTuple):
    """A link with the kinds of its ends; the role, where there is one, is a property."""

    kind: str
    source_kind: str
    source: str
    target_kind: str
    target: str
    properties: Mapping[str, Any]

    @property
    def identity(self) -> tuple[str, str, str, str | None]:
        return (self.kind, self.source, self.target, self.properties.get("role"))


@dataclass(frozen=True, slots=True)
class Changes:
    """What to write: whole nodes and links put, patches of single properties, removals.

    A patch of a node or link that is not there does nothing.
    """

    nodes: list[GraphNode] = field(default_factory=list)
    links: list[GraphLink] = field(default_factory=list)
    patches: list[GraphNode] = field(default_factory=list)
    link_patches: list[GraphLink] = field(default_factory=list)
    gone_nodes: list[GraphNode] = field(default_factory=list)
    gone_links: list[GraphLink] = field(default_factory=list)

    @property
    def size(self) -> int:
        """How many nodes and links are written."""
        return sum(len(getattr(self, part.name)) for part in fields(self))


class Reader(Protocol):
    """A consistent view of the graph, and the stamp of just this view: None where there is
    nothing to answer from, because it was never built or somebody is rebuilding it."""

    @property
    def stamp(self) -> Stamp | None: ...

    def read(self, query: str, parameters: Mapping[str, Any] | None = None) -> list[Row]:
        """Rows of a Cypher query; values only ever go in as parameters."""
        ...


class Writer(Reader, Protocol):
    """A view that also takes changes; they become visible together. Its stamp is that of
    what it started from."""

    def apply(self, changes: Changes) -> None: ...


class Graph(Protocol):
    """A graph engine holding one projection of one ledger."""

    def reading(self) -> AbstractContextManager[Reader]: ...

    def writing(self, stamp: Stamp) -> AbstractContextManager[Writer]:
        """Changes and their stamp are visible together, or, on an error, not at all."""
        ...

    def rebuild(self, nodes: Iterable[GraphNode], links: Iterable[GraphLink], stamp: Stamp) -> None:
        """Replace all that this projection holds."""
        ...

    def scratch(self) -> "Graph":
        """A graph in this process, for another day or revision; it may start from this one."""
        ...

    def stamp(self) -> Stamp | None:
        """What the graph shows now; None where it was never built, or not to the end."""
        ...

    def close(self) -> None: ...
