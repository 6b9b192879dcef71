"""Keeping a graph in step with the ledger: rebuild, catch up, compare."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from graph_model.collecting import no_collection
from graph_model.kinds import NODE_KINDS
from graph_model.ledger import Delta, Entity, Ledger, Snapshot
from graph_model.profile import Profile
from graph_model.projection.aside import Aside
from graph_model.projection.compare import differences, stored
from graph_model.projection.derive import Own, derived, derived_link
from graph_model.projection.local import End, joined, link_of, own_of
from graph_model.projection.steps import FALLING, HELD_IN
from graph_model.projection.touched import Region, region, touched, whole
from graph_model.projection.turn import turned
from graph_model.projection.view import EngineView, RowsView
from graph_model.store.many import Links, Nodes
from graph_model.store.port import Changes, Graph, GraphLink, GraphNode, Reader, Stamp

VERSION = 5
PATIENCE = 0.3
# What it costs to write or to derive a node, in nodes built afresh. On the way to a past
# revision the price of writing foresees the deriving: to give up after it was written costs
# a fifth of building.
FEW = 2_000
TO_WRITE, TO_WRITE_PAST = 4, 16
TO_DERIVE = 3
Contents = tuple[Iterable[GraphNode], Iterable[GraphLink]]


class _Overtaken(Exception):
    """Somebody else wrote to the graph after its stamp was read: what was worked out for
    the older state must not be laid over the newer one."""


class _TooMuch(Exception):
    """So much changed that building the graph afresh is faster."""


@dataclass(frozen=True, slots=True)
class Projection:
    """One ledger shown in one graph; by default with the ledger's own profile of the
    revision that is shown."""

    ledger: Ledger
    graph: Graph
    profile: Profile | None = None
    _aside: Aside[Stamp] = field(
        default_factory=lambda: Aside(PATIENCE), init=False, repr=False, compare=False
    )

    def show(self, day: date, at_least: int | None = None) -> Stamp:
        """Bring the graph up to the latest revision on this day; cheap where it is there.

        at_least: a revision that is late enough for the asker. A graph of this or a later
        one is then served as it stands while long work goes on aside; the stamp tells.
        """
        wanted = self._stamp(self.ledger.revision(), day)
        shown = self.graph.stamp()
        if shown == wanted:
            return wanted
        if shown is None or not self._leads_to(shown, wanted):
            return self.rebuild(day)
        if shown.revision > wanted.revision:  # somebody else has just caught up further
            return self.show(day, at_least)
        if at_least is None or shown.revision < at_least or shown.day != wanted.day:
            return self._move(shown, day)
        return self._aside.do(lambda: self.show(day)) or shown

    def show_past(self, revision: int, day: date) -> Stamp:
        """Bring the graph to a revision, earlier or later than what it shows."""
        wanted, shown = self._stamp(revision, day), self.graph.stamp()
        if shown == wanted:
            return wanted
        if shown is None or not self._leads_to(shown, wanted):
            return self.rebuild(day, revision)
        return self._move(shown, day, revision)

    def _move(self, shown: Stamp, day: date, revision: int | None = None) -> Stamp:
        try:
            return self._catch_up(shown, day, revision)
        except _Overtaken:
            return self.show(day) if revision is None else self.show_past(revision, day)
        except _TooMuch:
            return self.rebuild(day, revision)

    def rebuild(self, day: date, revision: int | None = None) -> Stamp:
        """Build the graph afresh from the ledger, as of its latest or another revision."""
        with no_collection():
            return self._rebuilt(day, revision)

    def _rebuilt(self, day: date, revision: int | None) -> Stamp:
        """What the graph is made of is gone when this returns."""
        shown, found = self._contents(day, revision)
        stamp = self._stamp(shown, day)
        self.graph.rebuild(*found, stamp)
        return stamp

    def _contents(self, day: date, revision: int | None) -> tuple[int, Contents]:
        """A revision and what it shows; what was read for it is gone when this returns."""
        with self.ledger.snapshot(revision) as now:
            said = as_said(now, day, self.profile or now.profile)
        return now.revision, with_facts(*said)

    def _profile(self, revision: int) -> Profile:
        return self.profile or self.ledger.profile(revision)

    def _stamp(self, revision: int, day: date, profile: Profile | None = None) -> Stamp:
        """profile: the one of the revision, where it is at hand."""
        words = (profile or self._profile(revision)).digest
        history = self.ledger.fingerprint(revision)
        return Stamp(self.ledger.id, revision, day.isoformat(), words, VERSION, history)

    def _leads_to(self, shown: Stamp, wanted: Stamp) -> bool:
        """One reaches the other by changesets, applied or taken back, and by the turn of
        the day. A graph from before a redaction is given up, wherever it is kept."""
        moved = replace(shown, revision=wanted.revision, day=wanted.day, history=wanted.history)
        return (
            moved == wanted
            and shown.history == self.ledger.fingerprint(shown.revision)
            and not self.ledger.is_redacted_between(shown.revision, wanted.revision)
        )

    def _catch_up(self, shown: Stamp, day: date, revision: int | None = None) -> Stamp:
        new = self.ledger.delta(shown.revision, revision)
        profile = self._profile(new.revision)
        stamp = self._stamp(new.revision, day, profile)
        raw = changes(new, day, profile)
        with self.graph.writing(stamp) as writer:
            if writer.stamp != shown or stamp.profile != shown.profile:
                raise _Overtaken
            other = turned(writer, date.fromisoformat(shown.day), day, profile)
            each = TO_WRITE if revision is None else TO_WRITE_PAST
            if _is_large(writer, each * (raw.size + len(other))):
                raise _TooMuch
            writer.apply(Changes(patches=other))
            writer.apply(raw)
            writer.apply(Changes(patches=doubts(new)))
            view = EngineView(writer)
            nodes = [*raw.nodes, *raw.gone_nodes, *other]
            part = region(view, touched(nodes, [*raw.links, *raw.gone_links]))
            if _is_large(writer, TO_DERIVE * part.size):
                raise _TooMuch
            facts = derived(view, part)
            writer.apply(Changes(gone_links=_derived_links(view, part)))
            writer.apply(facts.changes())
        return stamp

    def verify(self, day: date) -> list[str]:
        """Differences between the graph and what the ledger says, in words; empty: none."""
        stamp = self.show(day)
        with no_collection(), self.graph.reading() as reader:
            _, wanted = self._contents(day, stamp.revision)
            return differences(wanted, stored(reader))


def _is_large(reader: Reader, work: int) -> bool:
    """Whether so much work is more than building the graph afresh, in nodes."""
    if work < FEW:
        return False
    counts = (reader.read(f"MATCH (n:{kind}) RETURN count(n) AS n") for kind in NODE_KINDS)
    return work > sum(int(rows[0]["n"]) for rows in counts)


def as_said(now: Snapshot, day: date, profile: Profile) -> tuple[Own, Links]:
    """Nodes and links as they are said, with the facts that need no neighbour."""
    own: Own = defaultdict(dict)
    known: dict[str, End] = {}
    links, early = Links(), list[Entity]()
    for one in now.entities:
        if not one.is_link:
            known[one.key] = one.kind, one.key
            own[one.kind][one.key] = _own(one, now, day, profile)
        elif link := joined(one, known):
            links.add(*link)
        else:
            early.append(one)
    for one in early:  # before one of their ends, which may come yet or be gone
        if link := joined(one, known):
            links.add(*link)
    return own, links


def with_facts(own: Own, links: Links) -> Contents:
    """Everything the graph shows: nodes and links with all derived facts. What is given
    becomes part of it."""
    facts = derived(RowsView(own, links), whole(own))
    nodes = Nodes(own)
    facts.lay_over(nodes)
    links.patch(facts.placements)
    links.extend(facts.links)
    return nodes, links


def _own(entity: Entity, told: Snapshot | Delta, day: date, profile: Profile) -> dict[str, Any]:
    """What a node says, with its own facts and those that only the ledger knows."""
    own = own_of(entity, day, profile)
    if entity.disputed:
        own["disputed"] = list(entity.disputed)
    if entity.stated_in:
        own["stated_in"] = list(entity.stated_in)
    if places := told.doubts.get(entity.key):
        own["doubts"] = list(places)
    if entity.kind == "Unit":
        own["filed"] = list(told.filed.get(entity.key, ()))
    return own


def doubts(new: Delta) -> list[GraphNode]:
    """Patches of the nodes about which something else is doubtful than before: a doubt may
    come or go by what is said of other nodes."""
    return [
        GraphNode(new.kinds[id_], id_, {"doubts": list(new.doubts.get(id_, ())) or None})
        for id_ in new.doubted_anew
    ]


def changes(new: Delta, day: date, profile: Profile) -> Changes:
    """What a delta puts and removes, before facts are derived."""
    live = {one.key: one for one in new.entities}
    known = {id_: (kind, id_) for id_, kind in new.kinds.items()}
    nodes = [
        GraphNode(one.kind, one.key, _own(one, new, day, profile))
        for one in new.entities
        if not one.is_link
    ]
    links = [link for one in new.entities if one.is_link and (link := link_of(one, known))]
    gone = [Entity(key, new.kinds[key], {}) for key in new.keys - live.keys()]
    return Changes(
        nodes=nodes,
        links=links,
        gone_nodes=[GraphNode(one.kind, one.key, {}) for one in gone if not one.is_link],
        gone_links=[link for one in gone if one.is_link and (link := link_of(one, known))],
    )


def _derived_links(view: EngineView, part: Region) -> list[GraphLink]:
    """Derived links as they stand, to be replaced."""
    return [
        derived_link(step.link, hop.near, hop.far, hop.role)
        for step in (FALLING, HELD_IN)
        for hop in view.hops(step, part.duties_down)
    ]
