"""Walking a graph set by set: over rows in memory or over an engine, alike."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Any, Protocol, TypeVar

from graph_model.projection.steps import Hop, Step
from graph_model.store.many import Group, Links, Properties
from graph_model.store.port import Reader, Row

Ids = AbstractSet[str]
Node = Mapping[str, Any]
Onward = Mapping[str, Sequence[str]]
V = TypeVar("V")


class View(Protocol):
    """Nodes by id and links by step, for many ids at once, of a graph that stands still.

    chains: counting unit → itself and all counting units above it, as far as worked out.
    """

    chains: dict[str, set[str]]

    def nodes(self, kind: str, ids: Ids) -> Mapping[str, Node]: ...

    def having(self, kind: str, fact: str, ids: Ids) -> set[str]:
        """Those of which a fact or property is true."""
        ...

    def hops(self, step: Step, ids: Ids) -> Iterable[Hop]: ...

    def onward(self, step: Step, ids: Ids) -> Onward:
        """To which other nodes that count the step leads; only from where it leads to some."""
        ...

    def loops(self, step: Step, ids: Ids) -> set[str]:
        """Which nodes the step leads back to themselves."""
        ...


class RowsView:
    """A view over all nodes, by kind and id, and all links in memory. What is true and where
    a step leads is listed once for all nodes, when first asked for."""

    def __init__(self, nodes: Mapping[str, Mapping[str, Node]], links: Links) -> None:
        self.chains: dict[str, set[str]] = {}
        self._nodes = nodes
        self._links = links.groups
        self._true: dict[tuple[str, str], set[str]] = {}
        self._onward: dict[Step, Onward] = {}

    def nodes(self, kind: str, ids: Ids) -> Mapping[str, Node]:
        return _among(self._nodes.get(kind, {}), ids)

    def having(self, kind: str, fact: str, ids: Ids) -> set[str]:
        return self._having(kind, fact) & ids if ids else set()

    def _having(self, kind: str, fact: str) -> set[str]:
        true = self._true.get((kind, fact))
        if true is None:
            true = {id_ for id_, node in self._nodes.get(kind, {}).items() if node.get(fact)}
            self._true[kind, fact] = true
        return true

    def hops(self, step: Step, ids: Ids) -> list[Hop]:
        return [
            Hop(near, far, *_manner(said)) for near, far, said in self._along(step) if near in ids
        ]

    def onward(self, step: Step, ids: Ids) -> Onward:
        table = self._onward.get(step)
        if table is None:
            table = self._onward[step] = self._listed(step)
        return _among(table, ids)

    def loops(self, step: Step, ids: Ids) -> set[str]:
        return {near for near, far, _ in self._along(step) if near == far} & ids

    def _along(self, step: Step) -> Iterable[tuple[str, str, Properties]]:
        """Where the step starts and leads to, and what the link says."""
        start, end = (step.near, step.far) if step.forward else (step.far, step.near)
        group = self._links.get((step.link, start, end), Group())
        near, far = (
            (group.sources, group.targets) if step.forward else (group.targets, group.sources)
        )
        rows = zip(near, far, group.said, strict=True)
        if step.roles or step.confirmed:
            return (row for row in rows if step.takes(*_manner(row[2])))
        return rows

    def _listed(self, step: Step) -> Onward:
        good = self._having(step.far, "counts")
        table: dict[str, list[str]] = defaultdict(list)
        for near, far, _ in self._along(step):
            if far in good and far != near:
                table[near].append(far)
        return dict(table)


def _manner(said: Properties) -> tuple[str | None, bool]:
    """In which role it is so, and whether somebody has confirmed it."""
    return said.get("role"), bool(said.get("confirmed_by"))


def _among(table: Mapping[str, V], ids: Ids) -> Mapping[str, V]:
    """What a table says of these ids: itself, where they are all that it knows."""
    if len(ids) < len(table):
        return {id_: table[id_] for id_ in ids if id_ in table}
    if table.keys() <= ids:
        return table
    return {id_: found for id_, found in table.items() if id_ in ids}


class EngineView:
    """A view that asks the engine, one query for a set of ids, and for each of them once."""

    def __init__(self, reader: Reader) -> None:
        self.chains: dict[str, set[str]] = {}
        self._reader = reader
        self._nodes: dict[str, dict[str, Node | None]] = defaultdict(dict)
        self._hops: dict[Step, dict[str, list[Hop]]] = defaultdict(dict)

    def nodes(self, kind: str, ids: Ids) -> Mapping[str, Node]:
        known = self._nodes[kind]
        if asked := ids - known.keys():
            query = f"UNWIND $ids AS id MATCH (n:{kind} {{id: id}}) RETURN id, properties(n) AS p"
            known |= dict.fromkeys(asked)
            known |= {row["id"]: row["p"] for row in self._read(query, asked)}
        return {id_: node for id_ in ids if (node := known[id_]) is not None}

    def having(self, kind: str, fact: str, ids: Ids) -> set[str]:
        return {id_ for id_, node in self.nodes(kind, ids).items() if node.get(fact)}

    def hops(self, step: Step, ids: Ids) -> list[Hop]:
        known = self._hops[replace(step, roles=(), confirmed=False)]
        if asked := ids - known.keys():
            for id_ in asked:
                known[id_] = []
            for hop in self._asked(step, asked):
                known[hop.near].append(hop)
        every = (hop for id_ in ids for hop in known[id_])
        return [hop for hop in every if step.takes(hop.role, hop.confirmed)]

    def onward(self, step: Step, ids: Ids) -> Onward:
        hops = [hop for hop in self.hops(step, ids) if hop.far != hop.near]
        good = self.having(step.far, "counts", {hop.far for hop in hops})
        found: dict[str, list[str]] = defaultdict(list)
        for hop in hops:
            if hop.far in good:
                found[hop.near].append(hop.far)
        return dict(found)

    def loops(self, step: Step, ids: Ids) -> set[str]:
        return {hop.near for hop in self.hops(step, ids) if hop.far == hop.near}

    def _asked(self, step: Step, ids: Ids) -> list[Hop]:
        arrow = f"-[r:{step.link}]->" if step.forward else f"<-[r:{step.link}]-"
        query = (
            f"UNWIND $ids AS id MATCH (n:{step.near} {{id: id}}){arrow}(m:{step.far}) "
            "RETURN id AS near, m.id AS far, r.role AS role, r.confirmed_by IS NOT NULL AS sure"
        )
        rows = self._read(query, ids)
        return [Hop(row["near"], row["far"], row["role"], row["sure"]) for row in rows]

    def _read(self, query: str, ids: Ids) -> list[Row]:
        return self._reader.read(query, {"ids": list(ids)})


def reach(view: View, step: Step, starts: Ids) -> set[str]:
    """Starts and all that a step leads to from them, each visited once."""
    seen = set(starts)
    frontier = seen
    while frontier:
        frontier = {hop.far for hop in view.hops(step, frontier)} - seen
        seen = seen | frontier
    return seen
