"""Facts that a node or link shows by itself, for a day and a profile (domain §4)."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType
from typing import Any

from graph_model.kinds import NODE_KINDS
from graph_model.ledger import Entity
from graph_model.profile import Profile
from graph_model.projection.values import plain_facts
from graph_model.store.many import Between, Properties
from graph_model.store.port import GraphLink

End = tuple[str, str]  # kind and id


def own_of(entity: Entity, day: date, profile: Profile) -> dict[str, Any]:
    """What a node says, with its defaults and the facts that need no neighbour."""
    said = entity.body
    own = {**_defaults(entity.kind), **said, "id": entity.key}
    own.setdefault("name", said.get("code") or entity.key)
    own["counts"] = counts(own, day, profile)
    if entity.kind == "Goal":
        if (rank := profile.tier_rank(own.get("tier"))) is not None:
            own["tier_rank"] = rank
    elif entity.kind == "Standard":
        own["own"] = own.get("level") in profile.own_levels
        own["registered"] = own["own"] and bool(own.get("code"))
    elif entity.kind == "Evidence":
        own["current"] = own["counts"] and is_current(own, day, profile)
    own |= plain_facts(entity.kind, own, profile)
    return own


@cache
def _defaults(kind: str) -> dict[str, Any]:
    """Values that are meant where nothing is said: the status, every yes or no, and an empty
    `type` (an engine may answer its own label for an absent one)."""
    fields = NODE_KINDS[kind].model_fields
    no = {name: False for name, field in fields.items() if field.default is False}
    return {"status": "approved", **no, **({"type": ""} if "type" in fields else {})}


def counts(node: Mapping[str, Any], day: date, profile: Profile) -> bool:
    """Approved (or a draft, where the college counts drafts) and valid on the day."""
    good = ("approved", "draft") if profile.parameters.count_drafts else ("approved",)
    if node["status"] not in good:
        return False
    start, end = node.get("valid_from"), node.get("valid_to")
    return not (start and start > day.isoformat()) and not (end and end < day.isoformat())


def is_current(evidence: Mapping[str, Any], day: date, profile: Profile) -> bool:
    """Has a file, is not from the future, and is still valid or young enough."""
    today = day.isoformat()
    oldest = (day - timedelta(days=profile.parameters.evidence_max_age_days)).isoformat()
    issued, until = evidence.get("issued"), evidence.get("valid_until")
    if not (evidence.get("uri") or evidence.get("sha256")) or (issued and issued > today):
        return False
    return bool(until >= today) if until else not issued or bool(issued >= oldest)


def joined(entity: Entity, nodes: Mapping[str, End]) -> tuple[Between, str, str, Properties] | None:
    """What a link is between, its two ends and what it says; None where an end is gone.
    nodes: by id, and with it, so that all links share one text of it."""
    parts = entity.key.split("\t")
    start, end = nodes.get(parts[1]), nodes.get(parts[2])
    if start is None or end is None:
        return None
    role = parts[3] if len(parts) == 4 else None
    said = {**entity.body, **in_role(role)} if entity.body else in_role(role)
    return (entity.kind, start[0], end[0]), start[1], end[1], said


def link_of(entity: Entity, nodes: Mapping[str, End]) -> GraphLink | None:
    """A link between two live nodes; None where an end is gone."""
    if (found := joined(entity, nodes)) is None:
        return None
    (kind, source_kind, target_kind), source, target, said = found
    return GraphLink(kind, source_kind, source, target_kind, target, said)


@cache
def in_role(role: str | None) -> Properties:
    """What most links say: nothing but a role, if any; once for all of them."""
    return MappingProxyType({"role": role} if role else {})
