"""Facts that a node or link shows by itself, for a day and a profile (domain §4)."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType
from typing import Any

from graph_model.kinds import NODE_KINDS
from graph_model.ledger import Entity
from graph_model.profile import Profile
from graph_model.projection.facts import no_at_first
from graph_model.projection.values import plain_facts
from graph_model.store.port import GraphLink

ENDS = 3  # of the parts of a link's key


def own_of(entity: Entity, day: date, profile: Profile) -> dict[str, Any]:
    """What a node says, with its defaults and the facts that need no neighbour."""
    said = entity.body
    own = {**_defaults(entity.kind), **said, "id": entity.key}
    own.setdefault("name", said.get("code") or entity.key)
    own["counts"] = counts(own, day, profile)
    if entity.kind == "Goal":
        own["tier_rank"] = profile.tier_rank(own.get("tier"))
    elif entity.kind == "Standard":
        own["own"] = own.get("level") in profile.own_levels
        own["registered"] = own["own"] and bool(own.get("code"))
    elif entity.kind == "Evidence":
        own["current"] = own["counts"] and is_current(own, day, profile)
    own |= plain_facts(entity.kind, own, profile)
    if None in own.values():
        own = {name: value for name, value in own.items() if value is not None}
    return own


@cache
def _defaults(kind: str) -> dict[str, Any]:
    """Values that are meant where nothing is said: the status, every yes or no (also of what
    is derived, until it is), and an empty `type` (an engine may answer its own label for an
    absent one)."""
    fields = NODE_KINDS[kind].model_fields
    plain = [name for name, field in fields.items() if field.default is False]
    no = dict.fromkeys((*plain, *no_at_first(kind)), False)
    return {"status": "approved", **no, **({"type": ""} if "type" in fields else {})}


def counts(node: Mapping[str, Any], day: date, profile: Profile) -> bool:
    """Approved (or a draft, where the college counts drafts) and valid on the day."""
    good = ("approved", "draft") if profile.parameters.count_drafts else ("approved",)
    start, end, today = node.get("valid_from"), node.get("valid_to"), day.isoformat()
    return node["status"] in good and (not start or start <= today) and (not end or end >= today)


def is_current(evidence: Mapping[str, Any], day: date, profile: Profile) -> bool:
    """Has a file, is not from the future, and is still valid or young enough."""
    today = day.isoformat()
    oldest = (day - timedelta(days=profile.parameters.evidence_max_age_days)).isoformat()
    issued, until = evidence.get("issued"), evidence.get("valid_until")
    if not (evidence.get("uri") or evidence.get("sha256")) or (issued and issued > today):
        return False
    return bool(until >= today) if until else not issued or bool(issued >= oldest)


def link_of(entity: Entity, nodes: Mapping[str, tuple[str, str]]) -> GraphLink | None:
    """A link between two live nodes; None where an end is gone. nodes: kind and id by id."""
    parts = entity.key.split("\t")
    if parts[1] not in nodes or parts[2] not in nodes:
        return None
    start, source = nodes[parts[1]]
    end, target = nodes[parts[2]]
    said: Mapping[str, Any] = entity.body or in_role(None)
    if len(parts) > ENDS:
        said = {**said, "role": parts[ENDS]} if said else in_role(parts[ENDS])
    return GraphLink(entity.kind, start, source, end, target, said)


@cache
def in_role(role: str | None) -> Mapping[str, Any]:
    """What most links say: nothing but a role, if any; once for all of them."""
    return MappingProxyType({"role": role} if role else {})
