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
from graph_model.ledger.rows import Row
from graph_model.ledger.schema import entity, head


def speaks_of_ids(batches: Sequence[Batch]) -> bool:
    """All batches name nodes by their ids, and merge none; none is a form of a unit."""
    return not any(
        batch.source.unit
        or batch.source.reports
        or not all(map(_by_id, batch.claims))
        or any(key.startswith(Redirect.prefix()) for key in batch.withdrawn)
        for batch in batches
    )


def _by_id(one: Claim) -> bool:
    if isinstance(one, NodeClaim):
        return bool(one.ref.id) and one.ref.kind != Redirect.label
    return isinstance(one, LinkClaim) and bool(one.source.id and one.target.id)


def resolve_direct(connection: Connection, rows: Sequence[Row]) -> list[Resolved]:
    """Entities of claims by id; a link to nothing is left open with its doubt."""
    merged = redirects(connection)
    nodes = (one.ref for row in rows if isinstance(one := row.claim, NodeClaim))
    kinds = {ref.id: ref.kind for ref in nodes}
    links = (one for row in rows if isinstance(one := row.claim, LinkClaim))
    ends = {end for one in links for end in _ends(one, merged)}
    kinds = _live_kinds(connection, ends - kinds.keys()) | kinds
    return [_resolved(row, kinds, merged) for row in rows]


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


def _resolved(row: Row, kinds: Mapping[str, str], merged: Mapping[str, str]) -> Resolved:
    one = row.claim
    if isinstance(one, NodeClaim):
        return redirected(Resolved(one.ref.id, one.ref.kind, one.properties), merged)
    if not isinstance(one, LinkClaim):
        return Resolved(None)
    source, target = _ends(one, merged)
    kind, other = kinds.get(source), kinds.get(target)
    if kind is None or other is None:
        return Resolved(None, one.kind, None, f"找不到节点“{target if kind else source}”")
    if doubt := cannot_link(one.kind, (source, kind), (target, other)):
        return Resolved(None, one.kind, None, doubt)
    key = link_key(one.kind, source, target, one.role) if merged else row.key
    return Resolved(key, one.kind, one.properties)
