"""Who answers for what a load speaks of, before it and, of new things, after it?"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from api.auth.caller import Caller
from api.auth.rights import Action
from graph_model.claims import Source
from graph_model.kinds import NODE_KINDS, Role
from graph_model.ledger import Entity, Plan
from graph_model.ledger.rows import Change
from graph_model.store import Reader
from graph_model.text import folded
from queries.catalogue import built_in
from queries.nodes import NodeRef, responsible

OF_TARGET = ("HOLDS", "RESPONSIBLE_FOR")  # the unit takes on what is its own to hold
OWNERSHIP = "OWNED_BY"
NOBODY = ""
OWN, OTHERS, REGISTER = "own report", "report of others", "register"
# Links that tell who answers for a new node, in this order: the end it is, and the other.
STEPS = {"OWNED_BY": (0, 1), "HOLDS": (1, 0), "BELONGS_TO": (0, 1), "ASSIGNED_TO": (0, 1)}
ABOVE = {"DECOMPOSES_INTO": (1, 0), "PART_OF": (0, 1)}
Links = Mapping[str, Mapping[str, Sequence[str]]]  # node → kind of link → other ends


def own_units(reader: Reader, caller: Caller) -> frozenset[str]:
    """The caller's unit and all units below it."""
    below: dict[str, list[str]] = defaultdict(list)
    for row in reader.read(built_in().lookup("units").text):
        if row["parent"]:
            below[row["parent"]].append(row["id"])
    own, open_ids = set[str](), [caller.unit] if caller.unit else []
    while open_ids:
        unit = open_ids.pop()
        if unit not in own:
            own.add(unit)
            open_ids += below[unit]
    return frozenset(own)


def decides(key: str) -> str:
    """The node that decides whose a node or link is."""
    kind, *ends = key.split("\t")
    return ends[1 if kind in OF_TARGET else 0] if ends else key


@dataclass(frozen=True, slots=True)
class Known:
    """The record before the load, as the caller's rights need it. own: units of the caller;
    called: folded name → units; answering: node → units."""

    names: Mapping[str, str]
    own: frozenset[str]
    called: Mapping[str, frozenset[str]]
    answering: Mapping[str, tuple[str, ...]]


def known(reader: Reader, plan: Plan, entities: Sequence[Entity], own: frozenset[str]) -> Known:
    """entities: all that is known before the load; own: the caller's units."""
    nodes = {one.key: one for one in entities if not one.is_link}
    called: dict[str, set[str]] = defaultdict(set)
    for one in nodes.values():
        if one.kind == "Unit":
            for name in (one.body["name"], *one.body.get("aliases", ())):
                called[folded(str(name))].add(one.key)
    touched = {id_ for one in plan.changes for id_ in _nodes_of(one)} & nodes.keys()
    asked = [NodeRef(id_, nodes[id_].kind, str(nodes[id_].body["name"])) for id_ in touched]
    found = responsible(reader, asked)
    units = {id_: (id_,) for id_ in touched if nodes[id_].kind == "Unit"}
    return Known(
        {id_: str(one.body["name"]) for id_, one in nodes.items()},
        own,
        {name: frozenset(ids) for name, ids in called.items()},
        {id_: tuple(one.id for one in of) for id_, of in found.items()} | units,
    )


def _nodes_of(one: Change) -> Iterable[str]:
    for key in (one.entity, one.was_entity):
        if key:
            yield from key.split("\t")[1:3] if "\t" in key else [key]


class Answering:
    """Whose a change is, for one caller."""

    def __init__(self, known: Known, plan: Plan, caller: Caller) -> None:
        self._known = known
        self._reviews = caller.may(Action.REVIEW)
        said = [one for one in plan.changes if one.op == "say" and one.entity]
        self._new_names = {
            one.entity: str(json.loads(one.body or "{}").get("name") or one.entity)
            for one in said
            if one.kind in NODE_KINDS and one.entity
        }
        self._links = _links(said)

    def is_known(self, id_: str) -> bool:
        """Whether the node is there before the load."""
        return id_ in self._known.names

    def name(self, id_: str) -> str:
        return self._known.names.get(id_) or self._new_names.get(id_) or id_

    def whose(self, source: Source) -> str:
        """The caller's own report, that of another unit, or any other source."""
        if not (source.reports and source.unit):
            return REGISTER
        return OWN if self._unit_of(source) in self._known.own else OTHERS

    def is_own_report(self, source: Source) -> bool:
        return self.whose(source) == OWN

    def _unit_of(self, source: Source) -> str:
        """The unit whose report a source is; of several of that name, one that is not own."""
        units = self._known.called.get(folded(source.unit), frozenset())
        return min(units - self._known.own or units, default=NOBODY)

    def not_own(self, one: Change) -> str | None:
        """The unit whose word a change needs, NOBODY where a reviewer has to look at it;
        None where it is the caller's own."""
        whose = self.whose(one.source)
        if whose == OTHERS:
            return self._or_nobody(self._unit_of(one.source))
        key = one.entity or one.was_entity
        if one.kind == OWNERSHIP and key and self.is_known(decides(key)):
            return self._or_nobody(NOBODY)
        units = self.answers(decides(key)) if key else ()
        if self._known.own.intersection(units) or (not units and whose == OWN):
            return None
        return self._or_nobody(min(units, default=NOBODY))

    def _or_nobody(self, unit: str) -> str | None:
        """What nobody answers for is a reviewer's own."""
        return None if unit == NOBODY and self._reviews else unit

    def answers(self, id_: str) -> tuple[str, ...]:
        """Units that answer for a node: as it stands, or of a new one by what is said of it."""
        seen, open_ids = set[str](), [id_]
        while open_ids:
            level = [one for one in open_ids if one not in seen]
            seen.update(level)
            found = {unit for one in level for unit in self._directly(one)}
            if found:
                return tuple(sorted(found))
            open_ids = [above for one in level for above in self._above(one)]
        return ()

    def _above(self, id_: str) -> Iterable[str]:
        said = self._links.get(id_, {})
        return (end for kind in ABOVE for end in said.get(kind, ()))

    def _directly(self, id_: str) -> Iterable[str]:
        if self.is_known(id_):
            return self._known.answering.get(id_, ())
        said = self._links.get(id_, {})
        ends = next((said[kind] for kind in STEPS if kind in said), ())
        return [unit for end in ends for unit in self.answers(end)]


def _links(said: Iterable[Change]) -> Links:
    """Of the links that are said, those that tell who answers for a node."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for one in said:
        near = (STEPS | ABOVE).get(one.kind)
        if near and one.entity:
            _, *ends = one.entity.split("\t")
            if one.kind != "ASSIGNED_TO" or ends[2] == Role.LEAD:
                found[ends[near[0]]][one.kind].append(ends[near[1]])
    return found
