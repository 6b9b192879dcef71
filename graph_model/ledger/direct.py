"""The short way for claims that name ids only: nothing else needs to be read again."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, select

from graph_model.claims import Batch, Claim, LinkClaim, NodeClaim
from graph_model.identity import Resolved
from graph_model.identity.ids import link_key
from graph_model.identity.resolve import cannot_link, redirected
from graph_model.kinds.records import Redirect
from graph_model.ledger.heads import blocks
from graph_model.ledger.records import redirects
from graph_model.ledger.schema import claim, entity, head


def is_direct(connection: Connection, batches: Sequence[Batch]) -> bool:
    """All batches speak of ids, and nobody's names could come to mean something else."""
    if not all(_by_id(one) for batch in batches for one in batch.claims):
        return False
    if any(key.startswith(Redirect.prefix()) for batch in batches for key in batch.withdrawn):
        return False
    named = select(head.c.claim_id).join(claim, claim.c.id == head.c.claim_id)
    open_or_named = named.where((claim.c.key.like("[%")) | (head.c.entity_id.is_(None))).limit(1)
    return connection.execute(open_or_named).first() is None


def _by_id(one: Claim) -> bool:
    if isinstance(one, NodeClaim):
        return bool(one.ref.id) and one.ref.kind != Redirect.label
    return isinstance(one, LinkClaim) and bool(one.source.id and one.target.id)


def resolve_direct(connection: Connection, claims: Sequence[Claim]) -> list[Resolved]:
    """Entities of claims by id; a link to nothing is left open with its doubt."""
    merged = redirects(connection)
    kinds = {one.ref.id: one.ref.kind for one in claims if isinstance(one, NodeClaim)}
    ends = {end for one in claims if isinstance(one, LinkClaim) for end in _ends(one, merged)}
    kinds = _live_kinds(connection, ends - kinds.keys()) | kinds
    return [_resolved(one, kinds, merged) for one in claims]


def _ends(one: LinkClaim, merged: Mapping[str, str]) -> tuple[str, str]:
    """Ids of both ends; of a merged node, of the one that was kept."""
    source, target = one.source.id, one.target.id
    return merged.get(source, source), merged.get(target, target)


def _live_kinds(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for block in blocks(ids):
        query = (
            select(entity.c.key, entity.c.kind)
            .join(head, head.c.entity_id == entity.c.id)
            .where(entity.c.key.in_(block))
        )
        found |= {key: kind for key, kind in connection.execute(query)}
    return found


def _resolved(one: Claim, kinds: Mapping[str, str], merged: Mapping[str, str]) -> Resolved:
    if isinstance(one, NodeClaim):
        return redirected(Resolved(one.ref.id, one.ref.kind, dict(one.properties)), merged)
    if not isinstance(one, LinkClaim):
        return Resolved(None)
    source, target = _ends(one, merged)
    missing = [end for end in (source, target) if end not in kinds]
    if missing:
        return Resolved(None, one.kind, None, f"找不到节点“{missing[0]}”")
    if doubt := cannot_link(one.kind, (source, kinds[source]), (target, kinds[target])):
        return Resolved(None, one.kind, None, doubt)
    key = link_key(one.kind, source, target, one.role)
    return Resolved(key, one.kind, dict(one.properties))
