"""The short way for claims that name ids only: nothing else needs to be read again."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, select

from graph_model.claims import Batch, Claim, LinkClaim, NodeClaim
from graph_model.identity import Resolved
from graph_model.identity.ids import claim_key
from graph_model.kinds import LINK_KINDS, cannot_join
from graph_model.ledger.reading import blocks
from graph_model.ledger.schema import claim, entity, head


def is_direct(connection: Connection, batches: Sequence[Batch]) -> bool:
    """All batches speak of ids, and nobody's names could come to mean something else."""
    if not all(_by_id(one) for batch in batches for one in batch.claims):
        return False
    named = select(head.c.claim_id).join(claim, claim.c.id == head.c.claim_id)
    open_or_named = named.where((claim.c.key.like("[%")) | (head.c.entity_id.is_(None))).limit(1)
    return connection.execute(open_or_named).first() is None


def _by_id(one: Claim) -> bool:
    if isinstance(one, NodeClaim):
        return bool(one.ref.id)
    return isinstance(one, LinkClaim) and bool(one.source.id and one.target.id)


def resolve_direct(connection: Connection, claims: Sequence[Claim]) -> list[Resolved]:
    """Entities of claims by id; a link to nothing is left open with its doubt."""
    kinds = {one.ref.id: one.ref.kind for one in claims if isinstance(one, NodeClaim)}
    ends = {
        end
        for one in claims
        if isinstance(one, LinkClaim)
        for end in (one.source.id, one.target.id)
    }
    kinds = _live_kinds(connection, ends - kinds.keys()) | kinds
    return [_resolved(one, kinds) for one in claims]


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


def _resolved(one: Claim, kinds: dict[str, str]) -> Resolved:
    if isinstance(one, NodeClaim):
        return Resolved(one.ref.id, one.ref.kind, dict(one.properties))
    if not isinstance(one, LinkClaim):
        return Resolved(None)
    missing = [end for end in (one.source.id, one.target.id) if end not in kinds]
    if missing:
        return Resolved(None, one.kind, None, f"找不到节点“{missing[0]}”")
    ends = (kinds[one.source.id], kinds[one.target.id])
    if ends not in LINK_KINDS[one.kind].ends:
        return Resolved(None, one.kind, None, cannot_join(one.kind, *ends))
    return Resolved(claim_key(one), one.kind, dict(one.properties))
