"""What would a plan change, and which links decide who answers for a node?"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from api.auth.rights import Action
from graph_model.claims import Source
from graph_model.kinds import RECORD_KINDS, Role
from graph_model.kinds.records import Baseline, Redaction, Redirect, Vocabulary, Waiver
from graph_model.ledger import Plan
from graph_model.ledger.rows import Change

# What it takes to change a record; suggestions come and go with the loads they are of.
ACTIONS = {
    Vocabulary.label: Action.ADMINISTER,
    Redaction.label: Action.ADMINISTER,
    Baseline.label: Action.ACCEPT,
    Waiver.label: Action.ACCEPT,
    Redirect.label: Action.REVIEW,
}


class End(StrEnum):
    SOURCE = "source"
    TARGET = "target"


class Settling(NamedTuple):
    """At which end of a link is the node for which the other end, or who answers for that,
    answers? of: only nodes of this kind; role: only in this role."""

    end: End
    of: str = ""
    role: Role | None = None


# The links that the question of who answers for a node goes along.
SETTLES = {
    "OWNED_BY": Settling(End.SOURCE),
    "BELONGS_TO": Settling(End.SOURCE),
    "ASSIGNED_TO": Settling(End.SOURCE, role=Role.LEAD),
    "HOLDS": Settling(End.TARGET),
    "DECOMPOSES_INTO": Settling(End.TARGET, of="Duty"),
}


@dataclass(frozen=True, slots=True)
class Touched:
    """What a plan's own statements change: node id → kind where it is said, keys of links,
    and the actions that it takes to change its records. renamed: ids that a new name leads
    to, with the node that it is for. reported: of the ids and keys, those that only reports
    of one's own units speak of."""

    nodes: Mapping[str, str] = field(default_factory=dict)
    links: tuple[str, ...] = ()
    actions: tuple[Action, ...] = ()
    renamed: Mapping[str, str] = field(default_factory=dict)
    reported: frozenset[str] = frozenset()


def touched(plan: Plan, is_report: Callable[[Source], bool] = lambda _: False) -> Touched:
    """What the plan says itself; not what others' words come to mean by it. is_report:
    whether a source is a report of one's own units."""
    own = [one for one in plan.changes if one.op != "resolve"]
    keys: dict[str, str] = {}
    said_otherwise: set[str] = set()
    for change in own:
        reported = is_report(change.source)
        for key in () if reported and _takes_back(change) else _keys(change):
            keys[key] = keys.get(key) or change.kind
            said_otherwise |= set() if reported else {key}
    records = {key: label for key, kind in keys.items() if (label := _record(key, kind))}
    renamed = dict(_redirect(one) for one in own if one.kind == Redirect.label and one.body)
    return Touched(
        nodes={k: kind for k, kind in keys.items() if "\t" not in k and k not in records},
        links=tuple(sorted(key for key in keys if "\t" in key)),
        actions=tuple(sorted({ACTIONS[label] for label in records.values() if label in ACTIONS})),
        renamed=renamed,
        reported=frozenset(keys.keys() - said_otherwise),
    )


def _takes_back(change: Change) -> bool:
    """Words that decide nothing may be taken back by whose report they stood in, of
    whatever they were."""
    kind = (change.was_entity or "").split("\t")[0]
    return change.op == "withdraw" and kind not in SETTLES


def _keys(change: Change) -> Iterator[str]:
    yield from (key for key in (change.entity, change.was_entity) if key is not None)


def _record(key: str, kind: str) -> str | None:
    """The kind of record; of what is withdrawn only the key tells."""
    if kind:
        return kind if kind in RECORD_KINDS else None
    return next(
        (label for label, one in RECORD_KINDS.items() if key.startswith(one.prefix())), None
    )


def _redirect(change: Change) -> tuple[str, str]:
    said = json.loads(change.body or "{}")
    return said["gone"], said["to"]


def settled(key: str, kinds: Mapping[str, str]) -> tuple[str, str] | None:
    """The node that a link gives to somebody to answer for, and the other end; None for a
    link that decides nothing of the sort. kinds: of the ends, by id."""
    kind, source, target, *role = key.split("\t")
    if (one := SETTLES.get(kind)) is None or (one.role and role != [one.role]):
        return None
    node, other = (source, target) if one.end is End.SOURCE else (target, source)
    return None if one.of and kinds.get(node) != one.of else (node, other)
