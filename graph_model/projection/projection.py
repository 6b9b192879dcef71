"""Keeping a graph in step with the ledger: rebuild, catch up, compare."""

import gc
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date

from graph_model.ledger import Delta, Entity, Ledger, Snapshot
from graph_model.profile import Profile
from graph_model.projection.compare import differences, stored
from graph_model.projection.derive import derived, derived_link, links_with_facts, with_facts
from graph_model.projection.local import link_of, node_of
from graph_model.projection.touched import Region, region, touched
from graph_model.projection.turn import turned
from graph_model.projection.view import FALLING, HELD_IN, EngineView, RowsView
from graph_model.store.port import Changes, Graph, GraphLink, GraphNode, Stamp

VERSION = 3
Contents = tuple[list[GraphNode], list[GraphLink]]


class _Overtaken(Exception):
    """Somebody else wrote to the graph after its stamp was read: what was worked out for
    the older state must not be laid over the newer one."""


@dataclass(frozen=True, slots=True)
class Projection:
    """One ledger shown in one graph, for one profile."""

    ledger: Ledger
    graph: Graph
    profile: Profile

    def show(self, day: date) -> Stamp:
        """Bring the graph up to the latest revision on this day; cheap where it is there."""
        wanted = self._stamp(self.ledger.revision(), day)
        shown = self.graph.stamp()
        if shown == wanted:
            return wanted
        if shown is None or not self._leads_to(shown, wanted):
            return self.rebuild(day)
        try:
            return self._catch_up(shown, day)
        except _Overtaken:
            return self.show(day)

    def rebuild(self, day: date) -> Stamp:
        """Build the graph afresh from the ledger."""
        with _no_collection():
            now = self.ledger.snapshot()
            stamp = self._stamp(now.revision, day)
            self.graph.rebuild(*contents(now, day, self.profile), stamp)
        return stamp

    def _stamp(self, revision: int, day: date) -> Stamp:
        words = hashlib.sha256(self.profile.model_dump_json().encode()).hexdigest()[:16]
        history = self.ledger.history(revision)
        return Stamp(self.ledger.id, revision, day.isoformat(), words, VERSION, history)

    def _leads_to(self, shown: Stamp, wanted: Stamp) -> bool:
        """One reaches the other by later changesets and by the turn of the day."""
        moved = replace(shown, revision=wanted.revision, day=wanted.day, history=wanted.history)
        same = moved == wanted and shown.revision <= wanted.revision
        return same and shown.history == self.ledger.history(shown.revision)

    def _catch_up(self, shown: Stamp, day: date) -> Stamp:
        new = self.ledger.delta(shown.revision)
        stamp = self._stamp(new.revision, day)
        raw = changes(new, day, self.profile)
        with self.graph.writing(stamp) as writer:
            if writer.stamp != shown:
                raise _Overtaken
            writer.apply(raw)
            other = turned(writer, date.fromisoformat(shown.day), day, self.profile)
            writer.apply(Changes(patches=other))
            view = EngineView(writer)
            nodes = [*raw.nodes, *raw.gone_nodes, *other]
            part = region(view, touched(nodes, [*raw.links, *raw.gone_links]))
            facts = derived(view, part)
            writer.apply(Changes(gone_links=_derived_links(view, part)))
            writer.apply(facts)
        return stamp

    def verify(self, day: date) -> list[str]:
        """Differences between the graph and what the ledger says, in words; empty: none."""
        self.show(day)
        with _no_collection(), self.graph.reading() as reader:
            wanted = contents(self.ledger.snapshot(), day, self.profile)
            return differences(wanted, stored(reader))


@contextmanager
def _no_collection() -> Iterator[None]:
    """Millions of objects without cycles are made, and gone at the end: looking through
    them for garbage again and again takes longer than making them."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def contents(now: Snapshot, day: date, profile: Profile) -> Contents:
    """Everything the graph shows: nodes and links with all derived facts."""
    nodes = [_node(one, now.filed, day, profile) for one in now.entities if not one.is_link]
    kinds = {node.id: node.kind for node in nodes}
    links = [link for one in now.entities if one.is_link and (link := link_of(one, kinds))]
    every = touched(nodes, [])
    duties = every.of("Duty")
    whole = Region(duties, duties, every.of("Goal"), every.of("DiagnosisPoint"))
    facts = derived(RowsView(nodes, links), whole)
    patched = links_with_facts(links, facts.link_patches)
    return with_facts(nodes, facts.patches), [*patched, *facts.links]


def _node(
    entity: Entity, filed: dict[str, tuple[str, ...]], day: date, profile: Profile
) -> GraphNode:
    node = node_of(entity, day, profile)
    if node.kind != "Unit":
        return node
    return GraphNode("Unit", node.id, {**node.properties, "filed": list(filed.get(node.id, ()))})


def changes(new: Delta, day: date, profile: Profile) -> Changes:
    """What a delta puts and removes, before facts are derived."""
    live = {one.key: one for one in new.entities}
    nodes = [_node(one, new.filed, day, profile) for one in new.entities if not one.is_link]
    links = [link for one in new.entities if one.is_link and (link := link_of(one, new.kinds))]
    gone = [Entity(key, new.kinds[key], {}) for key in new.keys - live.keys()]
    return Changes(
        nodes=nodes,
        links=links,
        gone_nodes=[GraphNode(one.kind, one.key, {}) for one in gone if not one.is_link],
        gone_links=[link for one in gone if one.is_link and (link := link_of(one, new.kinds))],
    )


def _derived_links(view: EngineView, part: Region) -> list[GraphLink]:
    """Derived links as they stand, to be replaced."""
    return [
        derived_link(step.link, hop.near, hop.far, hop.role)
        for step in (FALLING, HELD_IN)
        for hop in view.hops(step, part.duties_down)
    ]
