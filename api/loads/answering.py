"""Who answers for what a load speaks of, before it and, of new things, after it?"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from api.scope import Own
from api.touched import settled
from graph_model.claims import Find, Source
from graph_model.kinds import NODE_KINDS, Role
from graph_model.ledger import Entity, Plan
from graph_model.ledger.rows import Change
from graph_model.ledger.suggesting import open_start
from graph_model.store import Reader
from graph_model.text import folded
from queries.nodes import NodeRef, answering

NOBODY = ""


class Whose(StrEnum):
    """Whose word a source is."""

    OWN = "own report"
    OTHERS = "report of another unit"
    NOBODYS = "register"


# Links that tell who answers for a new node, in this order: the end it is, and the other.
STEPS = {"OWNED_BY": (0, 1), "HOLDS": (1, 0), "BELONGS_TO": (0, 1), "ASSIGNED_TO": (0, 1)}
ABOVE = {"DECOMPOSES_INTO": (1, 0), "PART_OF": (0, 1)}
Links = Mapping[str, Mapping[str, Sequence[str]]]  # node → kind of link → other ends


@dataclass(frozen=True, slots=True)
class Before:
    """The record before the load. names: of all nodes; kinds: of them; called: folded name →
    units; answers: node that the load speaks of → units that answer for it."""

    names: Mapping[str, str]
    kinds: Mapping[str, str]
    called: Mapping[str, frozenset[str]]
    answers: Mapping[str, frozenset[str]]


def before(reader: Reader, plan: Plan, entities: Iterable[Entity]) -> Before:
    """entities: all that is known before the load."""
    nodes = {one.key: one for one in entities if not one.is_link}
    called: dict[str, set[str]] = defaultdict(set)
    for one in nodes.values():
        if one.kind == "Unit":
            for name in (one.body["name"], *one.body.get("aliases", ())):
                called[folded(str(name))].add(one.key)
    spoken_of = {id_ for one in plan.changes for id_ in _nodes_of(one)} & nodes.keys()
    asked = [NodeRef(id_, nodes[id_].kind, str(nodes[id_].body["name"])) for id_ in spoken_of]
    found = answering(reader, asked)
    units = {id_: frozenset({id_}) for id_ in spoken_of if nodes[id_].kind == "Unit"}
    return Before(
        {id_: str(one.body["name"]) for id_, one in nodes.items()},
        {id_: one.kind for id_, one in nodes.items()},
        {name: frozenset(ids) for name, ids in called.items()},
        {id_: frozenset(one.id for one in of) for id_, of in found.items()} | units,
    )


def _nodes_of(one: Change) -> Iterable[str]:
    for key in (one.entity, one.was_entity):
        if key:
            yield from key.split("\t")[1:3] if "\t" in key else [key]


class Answering:
    """Whose a change of a plan is."""

    def __init__(self, before: Before, plan: Plan, own: Own) -> None:
        self._before, self._own = before, own
        self.refused = own.refusals(plan)
        self._refused = {one.key for one in self.refused}
        said = [one for one in plan.changes if one.op == "say" and one.entity]
        made = {one.entity: one for one in said if one.kind in NODE_KINDS and one.entity}
        self._new_names = {
            id_: str(json.loads(one.body or "{}").get("name") or id_) for id_, one in made.items()
        }
        self._kinds = {id_: one.kind for id_, one in made.items()} | dict(before.kinds)
        self._links = _links(said)

    def is_known(self, id_: str) -> bool:
        """Whether the node is there before the load."""
        return id_ in self._before.names

    def name(self, id_: str) -> str:
        return self._before.names.get(id_) or self._new_names.get(id_) or id_

    def whose(self, source: Source) -> Whose:
        """A report of one of the caller's units, of another unit, or any other source."""
        if not (source.reports and source.unit):
            return Whose.NOBODYS
        return Whose.OWN if self._own.is_report(source) else Whose.OTHERS

    def _unit_of(self, source: Source) -> str:
        """The unit whose report a source is; of several of that name, one that is not own."""
        units = self._before.called.get(folded(source.unit), frozenset())
        return min(units - self._own.units or units, default=NOBODY)

    def about(self, key: str) -> str:
        """The node that decides whose a node or link is."""
        if "\t" not in key:
            return key
        found = settled(key, self._kinds)
        return found[0] if found else key.split("\t")[1]

    def not_own(self, one: Change) -> str | None:
        """The unit whose word a change needs, NOBODY where a reviewer has to look at it;
        None where it is the caller's own."""
        whose, key = self.whose(one.source), one.entity or one.was_entity
        if whose is Whose.OTHERS:
            return self._unit_of(one.source)
        if key is not None:
            return self._to_whom(key) if key in self._refused else None
        return self._to_whom_in_front(one) if whose is Whose.OWN else NOBODY

    def _to_whom_in_front(self, one: Change) -> str | None:
        """Of own words that mean nothing yet, the unit in front of the post that it is of;
        None for the caller's own posts."""
        start = open_start(one)
        words = folded(start.name) if start else ""
        if start is None or start.kind != "Post" or words in self._before.called:
            return None
        named = [name for name in self._before.called if name and words.startswith(name)]
        units = self._before.called[max(named, key=len)] if named else frozenset[str]()
        others = units - self._own.units
        is_own = not others and (units or start.find is Find.MAKE)
        return None if is_own else min(others, default=NOBODY)

    def _to_whom(self, key: str | None) -> str:
        """Who answers for it. Where the caller does too, a reviewer settles who does."""
        answers = self.answers(self.about(key)) if key else frozenset()
        return NOBODY if answers & self._own.units else min(answers, default=NOBODY)

    def answers(self, id_: str) -> frozenset[str]:
        """Units that answer for a node: as it stands, or of a new one by what is said of it."""
        seen, open_ids = set[str](), [id_]
        while open_ids:
            level = [one for one in open_ids if one not in seen]
            seen.update(level)
            if found := frozenset(unit for one in level for unit in self._directly(one)):
                return found
            open_ids = [above for one in level for above in self._above(one)]
        return frozenset()

    def _above(self, id_: str) -> Iterable[str]:
        said = self._links.get(id_, {})
        return (end for kind in ABOVE for end in said.get(kind, ()))

    def _directly(self, id_: str) -> Iterable[str]:
        if self.is_known(id_):
            return self._before.answers.get(id_, ())
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
