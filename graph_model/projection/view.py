"""Walking a graph set by set: over rows in memory or over an engine, alike."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from graph_model.kinds import LINK_KINDS
from graph_model.store.port import GraphLink, GraphNode, Reader, Row


class Hop(NamedTuple):
    """One step along a link: from `near` to `far`, and what the derivation needs of it."""

    near: str
    far: str
    role: str | None
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """Which links to follow, between which kinds, forward or against their direction."""

    link: str
    near: str
    far: str
    forward: bool = True

    def back(self) -> "Step":
        """The same links the other way."""
        return Step(self.link, self.far, self.near, not self.forward)


DUTY_DOWN = Step("DECOMPOSES_INTO", "Duty", "Duty")
DUTY_UP = Step("DECOMPOSES_INTO", "Duty", "Duty", forward=False)
GOAL_DOWN = Step("DECOMPOSES_INTO", "Goal", "Goal")
GOAL_UP = Step("DECOMPOSES_INTO", "Goal", "Goal", forward=False)
UNIT_UP = Step("PART_OF", "Unit", "Unit")
UNIT_DOWN = Step("PART_OF", "Unit", "Unit", forward=False)
POINT_UP = Step("PART_OF", "DiagnosisPoint", "DiagnosisPoint")
POINT_DOWN = Step("PART_OF", "DiagnosisPoint", "DiagnosisPoint", forward=False)
GOALS_SERVED = Step("SERVES", "Duty", "Goal")
SERVING_DUTIES = Step("SERVES", "Goal", "Duty", forward=False)
CARRIERS = Step("CARRIES", "Duty", "Post", forward=False)
CARRIED = Step("CARRIES", "Post", "Duty")
HOLDERS = Step("HOLDS", "Duty", "Unit", forward=False)
HELD = Step("HOLDS", "Unit", "Duty")
UNIT_OF_POST = Step("BELONGS_TO", "Post", "Unit")
POSTS_OF_UNIT = Step("BELONGS_TO", "Unit", "Post", forward=False)
UNITS_OF_POINT = Step("RESPONSIBLE_FOR", "DiagnosisPoint", "Unit", forward=False)
POINTS_OF_UNIT = Step("RESPONSIBLE_FOR", "Unit", "DiagnosisPoint")
ASSIGNED_UNITS = Step("ASSIGNED_TO", "Goal", "Unit")
ASSIGNED_POSTS = Step("ASSIGNED_TO", "Goal", "Post")
GOALS_OF_POST = Step("ASSIGNED_TO", "Post", "Goal", forward=False)
STANDARDS_MET = Step("MEETS", "Duty", "Standard")
DUTIES_MEETING = Step("MEETS", "Standard", "Duty", forward=False)
BACKED_DUTIES = Step("BACKED_BY", "Regulation", "Duty", forward=False)
BACKED_STANDARDS = Step("BACKED_BY", "Regulation", "Standard", forward=False)
REGULATIONS_OF_DUTY = Step("BACKED_BY", "Duty", "Regulation")
REGULATIONS_OF_STANDARD = Step("BACKED_BY", "Standard", "Regulation")
OBJECT_UP = Step("PART_OF", "QualityObject", "QualityObject")
FALLING = Step("FALLS_TO", "Duty", "Unit")
HELD_IN = Step("HELD_BY", "Duty", "Unit")


def steps(link: str) -> dict[str, Step]:
    """Steps along links of a kind that all lead to one kind, by the kind they start from."""
    return {near: Step(link, near, far) for near, far in sorted(LINK_KINDS[link].ends)}


DETAILED, CHECKED, BACKED = steps("DETAILED_BY"), steps("CHECKED_BY"), steps("BACKED_BY")


class View(Protocol):
    """Nodes by id and links by step, both for many ids at once."""

    def nodes(self, kind: str, ids: Iterable[str]) -> dict[str, Mapping[str, Any]]: ...

    def hops(self, step: Step, ids: Iterable[str]) -> list[Hop]: ...


class RowsView:
    """A view over all nodes and links in memory; what a step leads to is listed when first
    asked for."""

    def __init__(self, nodes: Iterable[GraphNode], links: Iterable[GraphLink]) -> None:
        self._nodes: dict[str, dict[str, Mapping[str, Any]]] = defaultdict(dict)
        self._links: dict[tuple[str, str, str], list[GraphLink]] = defaultdict(list)
        self._hops: dict[Step, dict[str, list[Hop]]] = {}
        for node in nodes:
            self._nodes[node.kind][node.id] = node.properties
        for link in links:
            self._links[link.kind, link.source_kind, link.target_kind].append(link)

    def nodes(self, kind: str, ids: Iterable[str]) -> dict[str, Mapping[str, Any]]:
        known = self._nodes.get(kind, {})
        return {id_: known[id_] for id_ in ids if id_ in known}

    def hops(self, step: Step, ids: Iterable[str]) -> list[Hop]:
        table = self._hops.get(step)
        if table is None:
            table = self._hops[step] = self._listed(step)
        return [hop for id_ in ids if id_ in table for hop in table[id_]]

    def _listed(self, step: Step) -> dict[str, list[Hop]]:
        ends = (step.near, step.far) if step.forward else (step.far, step.near)
        table: dict[str, list[Hop]] = defaultdict(list)
        for link in self._links.get((step.link, *ends), ()):
            said = link.properties
            near, far = (link.source, link.target) if step.forward else (link.target, link.source)
            table[near].append(Hop(near, far, said.get("role"), bool(said.get("confirmed_by"))))
        return table


class EngineView:
    """A view that asks the engine, one query for a set of ids."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def nodes(self, kind: str, ids: Iterable[str]) -> dict[str, Mapping[str, Any]]:
        query = f"UNWIND $ids AS id MATCH (n:{kind} {{id: id}}) RETURN id, properties(n) AS p"
        rows = self._read(query, ids)
        return {row["id"]: row["p"] for row in rows}

    def hops(self, step: Step, ids: Iterable[str]) -> list[Hop]:
        arrow = f"-[r:{step.link}]->" if step.forward else f"<-[r:{step.link}]-"
        query = (
            f"UNWIND $ids AS id MATCH (n:{step.near} {{id: id}}){arrow}(m:{step.far}) "
            "RETURN id AS near, m.id AS far, r.role AS role, r.confirmed_by IS NOT NULL AS sure"
        )
        rows = self._read(query, ids)
        return [Hop(row["near"], row["far"], row["role"], row["sure"]) for row in rows]

    def _read(self, query: str, ids: Iterable[str]) -> list[Row]:
        wanted = list(ids)
        return self._reader.read(query, {"ids": wanted}) if wanted else []


def reach(view: View, step: Step, starts: Iterable[str]) -> set[str]:
    """Starts and all that a step leads to from them, each visited once."""
    seen = set(starts)
    frontier = seen
    while frontier:
        frontier = {hop.far for hop in view.hops(step, frontier)} - seen
        seen = seen | frontier
    return seen
