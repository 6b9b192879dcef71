"""What is one's own to change? Judged by what a plan would change, whichever way it came.

Own are the nodes that the caller's unit or one below it answers for (`responsible`), and the
links that start at them. A link that decides who answers for a node is one's own only where
nobody outside the subtree answers for the node, nor for the other end: so nobody comes to
answer for more by a link. A reviewer of no unit is the college's; what nobody answers for,
and who answers for what, is for every reviewer.

In the report of a unit, who speaks for that unit also says what nobody answers for, which
sections the unit has, and which other units take part in its duties, save in the lead.
Such words give to others, and take from nobody what others say of themselves.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from api.auth.caller import Caller
from api.auth.rights import Action
from api.routes.callers import refusal
from api.select import units_below
from api.service import Asked, Service
from api.touched import Touched, settled, touched
from graph_model.claims import Source
from graph_model.errors import Forbidden
from graph_model.kinds import Role
from graph_model.ledger import Plan
from graph_model.text import folded
from queries.find import find_nodes
from queries.gaps import Gap
from queries.nodes import NodeRef, answering, named

SHOWN = 3
RECORDS = ""  # what refusals of records are about
SETTLING = "这条关联决定由哪个部门负责, 两端都须只由您的部门负责; 其他情况请审核员处理"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A node's id or a link's key that is not the caller's to change, and why."""

    key: str
    why: str


class Own:
    """What a caller may change, as things stand in a view."""

    def __init__(self, service: Service, asked: Asked, caller: Caller) -> None:
        self._reader, self._caller = asked.reader, caller
        self.everywhere = caller.is_owner or (caller.unit is None and caller.may(Action.REVIEW))
        unit = caller.unit and service.ledger.redirects().get(caller.unit, caller.unit)
        self.units = units_below(service, asked, unit) if unit else set()
        self.is_report = cache(self._is_report)

    def _is_report(self, source: Source) -> bool:
        """The source is a report of the own unit or one below it, and can be of no other."""
        if not (source.reports and source.unit):
            return False
        called = find_nodes(self._reader, source.unit, ["Unit"])
        wanted = folded(source.unit)
        exact = any(one.exact or folded(one.node.name) == wanted for one in called)
        return exact and self.units.issuperset(one.node.id for one in called)

    def mine(self, nodes: Collection[NodeRef]) -> set[str]:
        """Ids of those nodes that the caller may change."""
        judge = self._judge({node.id: node for node in nodes}, Touched())
        may = self._caller.may(Action.EDIT)
        return {node.id for node in nodes if may and self._takes(judge, node.id)}

    def refusals(self, plan: Plan, anywhere: bool = False) -> list[Refusal]:
        """What of a plan is not the caller's to change; empty where all is. anywhere: nodes
        and links are, whoever answers for them."""
        found = touched(plan, self.is_report)
        ends = {end for key in found.links for end in key.split("\t")[1:3]}
        known = named(self._reader, {*found.nodes, *ends, *found.renamed})
        barred = [one for one in _actions(found, known) if not self._caller.may(one)]
        refused = [Refusal(RECORDS, refusal(one)) for one in barred]
        if not (anywhere or self.everywhere):
            refused += self._refused(self._judge(known, found), found)
        return refused

    def refuse(self, plan: Plan, anywhere: bool = False, besides: "Own | None" = None) -> None:
        """Forbidden where something of a plan is not the caller's to change; besides: nor
        that of another, who says the same."""
        refused = self.refusals(plan, anywhere)
        if refused and besides is not None:
            neither = {RECORDS, *(one.key for one in besides.refusals(plan))}
            refused = [one for one in refused if one.key in neither]
        if refused:
            reasons = dict.fromkeys(one.why for one in refused)
            raise Forbidden("; ".join(list(reasons)[:SHOWN]))

    def refuse_acceptance(self, gap: Gap) -> None:
        """Forbidden for a gap that the own unit is to close."""
        if gap.subject in self.units or not self.units.isdisjoint(gap.unit_ids):
            raise Forbidden("本部门的缺漏不能由本部门的人接受; 请其他部门的审核员处理")

    def _judge(self, known: Mapping[str, NodeRef], found: Touched) -> "_Judge":
        judge = _Judge(known, answering(self._reader, known.values()), self.units)
        judge.enter_new(found)
        return judge

    def _takes(self, judge: "_Judge", id_: str) -> bool:
        reviews = self._caller.may(Action.REVIEW) and judge.is_orphan(id_)
        return self.everywhere or reviews or judge.answers_here(id_)

    def _refused(self, judge: "_Judge", found: Touched) -> Iterator[Refusal]:
        for id_ in sorted({*found.nodes, *found.renamed.values()}):
            if not (self._takes(judge, id_) or judge.may_be_reported(id_)):
                yield Refusal(id_, judge.why(id_))
        for key in found.links:
            source, settling = key.split("\t")[1], judge.settled(key)
            if judge.is_reported(key):
                continue
            if settling and not (self._caller.may(Action.REVIEW) or judge.is_inside(*settling)):
                yield Refusal(key, SETTLING)
            if not settling and not self._takes(judge, source):
                yield Refusal(key, judge.why(source))


def _actions(found: Touched, known: Mapping[str, NodeRef]) -> set[Action]:
    """What it takes to change the records; a new name that is no other node's takes nothing
    but the node."""
    merges = bool(found.renamed.keys() & known.keys())
    only_named = bool(found.renamed) and not merges
    return {one for one in found.actions if not (only_named and one is Action.REVIEW)}


class _Judge:
    """What is inside a subtree of units. answers: id → the units that answer for the node."""

    def __init__(
        self,
        known: Mapping[str, NodeRef],
        answers: Mapping[str, Collection[NodeRef]],
        units: Collection[str],
    ) -> None:
        self._known, self._units = known, set(units)
        self._answers = {id_: {one.id for one in found} for id_, found in answers.items()}
        self._units_of = answers
        self._kinds = {id_: node.kind for id_, node in known.items()}
        self._new: set[str] = set()
        self._reported = frozenset[str]()

    def enter_new(self, found: Touched) -> None:
        """Nodes that the plan makes are one's own where a link of the plan says so."""
        made = found.nodes.keys() - self._known.keys()
        self._kinds |= {id_: kind for id_, kind in found.nodes.items() if id_ in made}
        self._reported = found.reported
        given = [(key, *one) for key in found.links if (one := self._given(key)) and one[0] in made]
        while more := {node for key, node, by in given if self._gives(key, by)} - self._new:
            self._new |= more

    def _given(self, key: str) -> tuple[str, str] | None:
        """As settled, in a report of a unit also a section and what that is part of."""
        kind, source, target, *_ = key.split("\t")
        is_section = kind == "PART_OF" and self._kinds.get(source) == "Unit"
        return (source, target) if is_section and key in self._reported else self.settled(key)

    def _gives(self, key: str, by: str) -> bool:
        return self.is_inside(by) or (key in self._reported and self._is_ours(by))

    def _is_ours(self, id_: str) -> bool:
        """A unit of the subtree, or a node that it answers for, maybe among others."""
        return id_ in self._units or self.answers_here(id_)

    def may_be_reported(self, id_: str) -> bool:
        """A node that a report of one's own unit may speak of: a unit of the subtree, or
        what nobody answers for."""
        if id_ not in self._reported:
            return False
        return self._is_ours(id_) if self._kinds.get(id_) == "Unit" else self.is_orphan(id_)

    def is_reported(self, key: str) -> bool:
        """A link that is one's own in a report of one's own unit, if not by hand."""
        if key not in self._reported:
            return False
        kind, source, target, *role = key.split("\t")
        if kind == "HOLDS":
            return self.answers_here(target) and (role != [Role.LEAD] or self._is_ours(source))
        if kind == "PART_OF" or (kind == "DECOMPOSES_INTO" and self.settled(key)):
            return self._is_ours(source) and self._is_ours(target)
        return not self.settled(key) and self.may_be_reported(source)

    def settled(self, key: str) -> tuple[str, str] | None:
        return settled(key, self._kinds)

    def answers_here(self, id_: str) -> bool:
        """Somebody of the subtree answers for the node, maybe among others."""
        return id_ in self._new or not self._units.isdisjoint(self._answers.get(id_, ()))

    def is_orphan(self, id_: str) -> bool:
        """Nobody answers for the node."""
        return id_ not in self._new and not self._answers.get(id_)

    def is_inside(self, *ids: str) -> bool:
        """Units of the subtree, and nodes for which nobody outside of it answers."""
        return all(self._units.issuperset(self._home(id_)) for id_ in ids)

    def _home(self, id_: str) -> set[str]:
        if id_ in self._new:
            return set()
        return {id_} if self._kinds.get(id_) == "Unit" else self._answers.get(id_) or {""}

    def why(self, id_: str) -> str:
        """Why a node is not one's own."""
        name = self._known[id_].name if id_ in self._known else id_
        if self.is_orphan(id_):
            return f"没有部门对“{name}”负责, 请先由审核员定下归属; 新建时请同时写明由您的部门负责"
        units = "、".join(one.name for one in self._units_of[id_])
        return f"“{name}”由{units}负责, 不在您部门的范围内; 请联系该部门或审核员"
