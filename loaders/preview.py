"""What would a load change, and what should a person look at? Plain data, for any page."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph_model.claims import Batch, Doubt, Place
from graph_model.errors import Problem
from graph_model.kinds import KINDS, NODE_KINDS, in_chinese
from graph_model.ledger import Entity, Plan
from graph_model.ledger.rows import Change
from graph_model.text import folded
from loaders.decisions import Accepted
from loaders.likeness import Likeness, likenesses
from loaders.read import Reading
from loaders.seen import Seen

SHOWN = 100  # changes of one source that are listed one by one; all are counted


@dataclass(frozen=True, slots=True)
class Item:
    """One change. op: new, also (known, and now said here too), changed, withdraw (said
    here no more), resolve (a name is found now). was, now: of properties that differ."""

    op: str
    kind: str
    name: str
    was: tuple[tuple[str, str], ...] = ()
    now: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """What one source changes: how often each op, and the changes one by one."""

    source: str
    counts: tuple[tuple[str, int], ...]
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Department:
    """All tables of a department, and what their sources change. unit: empty of the college."""

    unit: str
    tables: tuple[Seen, ...]
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A doubtful cell; accepted: the decision that its proposal offers, if it is one."""

    place: Place
    raw: str
    reason: str
    proposal: str
    accepted: Accepted | None


@dataclass(frozen=True, slots=True)
class Preview:
    """base: the revision that it is for. moved: claims that only stand elsewhere now."""

    base: int
    departments: tuple[Department, ...]
    unrecognised: tuple[Seen, ...]
    problems: tuple[Problem, ...]
    moved: int
    likely: tuple[Likeness, ...]
    doubts: tuple[Doubtful, ...]
    remarks: tuple[str, ...]


def preview(reading: Reading, plan: Plan, entities: Sequence[Entity]) -> Preview:
    """entities: all that is known before the load."""
    offers = {doubt: one for batch in plan.batches for doubt, one in _offers(batch)}
    return Preview(
        plan.base,
        tuple(_departments(reading, plan, entities)),
        tuple(one for one in reading.seen if not one.form),
        tuple(reading.problems),
        len(plan.moved),
        tuple(likenesses(plan, entities)) if entities else (),
        tuple(_doubtful(doubt, offers.get(doubt)) for doubt in plan.doubts),
        plan.remarks,
    )


def _offers(batch: Batch) -> Iterator[tuple[Doubt, Accepted]]:
    for claim in batch.claims:
        for doubt in claim.doubts:
            if doubt.about and doubt.proposal:
                said = doubt.place.column, doubt.raw, doubt.proposal
                yield doubt, Accepted(batch.source.name, *said)


def _doubtful(doubt: Doubt, offer: Accepted | None) -> Doubtful:
    return Doubtful(doubt.place, doubt.raw, doubt.reason, doubt.proposal, offer)


def _departments(reading: Reading, plan: Plan, entities: Sequence[Entity]) -> Iterator[Department]:
    """By name, the college's own registers first."""
    tables: dict[str, list[Seen]] = defaultdict(list)
    for one in reading.seen:
        if one.form:
            tables[folded(one.unit)].append(one)
    parts: dict[str, list[Part]] = defaultdict(list)
    for unit, part in _parts(plan, _Change(plan, entities)):
        parts[unit].append(part)
    for unit in sorted(tables.keys() | parts.keys()):
        yield Department(unit, tuple(tables[unit]), tuple(parts[unit]))


def _parts(plan: Plan, told: "_Change") -> Iterator[tuple[str, Part]]:
    items: dict[tuple[str, str], list[Item]] = defaultdict(list)
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for change in plan.changes:
        where = change.source.unit, change.source.name
        counts[where][told.op(change)] += 1
        if len(items[where]) < SHOWN and (change.entity or change.was_entity):
            items[where].append(told.item(change))
    for (unit, source), count in sorted(counts.items()):
        yield unit, Part(source, tuple(sorted(count.items())), tuple(items[unit, source]))


class _Change:
    """Tells changes in words, from what is known before and what comes."""

    def __init__(self, plan: Plan, entities: Sequence[Entity]) -> None:
        self._known = {one.key: one for one in entities}
        self._coming = dict(_names(plan))

    def op(self, change: Change) -> str:
        if change.op != "say":
            return change.op
        if change.before:
            return "changed"
        return "also" if change.entity in self._known else "new"

    def item(self, change: Change) -> Item:
        key, op = change.entity or change.was_entity or "", self.op(change)
        if "\t" in key:
            kind, source, target, *role = key.split("\t")
            ends = f"{self._name(source)} → {self._name(target)}"
            return Item(op, KINDS[kind].zh, " ".join((ends, *map(in_chinese, role))))
        known = self._known.get(key)
        kind = change.kind or (known.kind if known else "")
        title = KINDS[kind].zh if kind in KINDS else ""
        was, now = known.body if known else {}, json.loads(change.body or "{}")
        differ = [name for name in now if op == "changed" and was.get(name) != now[name]]
        return Item(op, title, self._name(key), _said(was, differ), _said(now, differ))

    def _name(self, id_: str) -> str:
        known = self._known.get(id_)
        return str(known.body["name"]) if known else self._coming.get(id_, id_)


def _names(plan: Plan) -> Iterator[tuple[str, str]]:
    """Node → name, of nodes that come; not all that is said of one says its name."""
    for one in plan.changes:
        name = (one.found.body or {}).get("name") if one.kind in NODE_KINDS else None
        if one.entity and name:
            yield one.entity, str(name)


def _said(body: Mapping[str, Any], names: Sequence[str]) -> tuple[tuple[str, str], ...]:
    return tuple((name, in_chinese(body[name])) for name in names if name in body)
