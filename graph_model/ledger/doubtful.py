"""Which nodes does what is doubtful belong to, and where does it stand?"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, select

from graph_model.claims import LinkClaim, NodeClaim
from graph_model.identity.ids import claim_key
from graph_model.ledger.coding import claim_of, doubts_of
from graph_model.ledger.heads import blocks, current, speaking_of
from graph_model.ledger.reading import (
    Doubts,
    changed_between,
    departments,
    hash_of,
    latest_revision,
    sources,
)
from graph_model.ledger.schema import change, claim, entity, head


class _Doubtful(NamedTuple):
    """A live claim that is in doubt. open_key: of the claim of the node it speaks from,
    where the claim itself could not be resolved."""

    source_id: int
    node: str
    open_key: str
    places: tuple[str, ...]


Read = Mapping[int, _Doubtful]  # by the id of the change that says it


class LastDoubts:
    """What was doubtful when it was last asked for: where one catch-up of a graph ends, the
    next one begins, and most of what is doubtful stays so."""

    def __init__(self) -> None:
        self._last: tuple[tuple[int, str], Doubts, Read] = ((0, ""), {}, {})

    def at(self, connection: Connection, revision: int) -> Doubts:
        """Node id → places, at a revision."""
        key, (known, found, read) = (revision, hash_of(connection, revision)), self._last
        if known != key:
            if hash_of(connection, known[0]) != known[1]:
                read = {}  # another ledger was put in its place: its ids mean other words
            if revision == latest_revision(connection):
                before, read = read, _live_now(connection, read)
                listed = list(read.values())
                if before != read or _moved(connection, known[0], revision, listed):
                    found = _placed(connection, None, listed)
            else:
                found, read = doubtful(connection, revision), {}
            self._last = (key, found, read)
        return found


def _moved(connection: Connection, since: int, revision: int, listed: Sequence[_Doubtful]) -> bool:
    """Whether what is doubtful may belong to other nodes than at an earlier revision: one of
    those that say it said something else since, or something was said of its node."""
    if not listed:
        return True  # nothing was read either where a past revision was asked for last
    said = select(change.c.claim_id).where(change.c.changeset_id > since)
    speaking = connection.execute(select(claim.c.source_id).where(claim.c.id.in_(said))).scalars()
    if not {one.source_id for one in listed}.isdisjoint(speaking):
        return True
    touched = changed_between(connection, since, revision)
    return not {one.node for one in listed}.isdisjoint(touched)


def _live_now(connection: Connection, read: Read) -> Read:
    """What is doubtful now; of what was read before, nothing is read again."""
    listed = (
        select(change.c.id)
        .join(head, (head.c.change_id == change.c.id) & (head.c.claim_id == change.c.claim_id))
        .where(change.c.doubt.is_not(None))
    )
    live = list(connection.execute(listed).scalars())
    fresh: dict[int, _Doubtful] = {}
    for block in blocks(id_ for id_ in live if id_ not in read):
        query = _query(None).where(change.c.id.in_(block))
        fresh |= {row.id: _read(row) for row in connection.execute(query)}
    return {id_: fresh[id_] if id_ in fresh else read[id_] for id_ in live}


def doubtful(connection: Connection, revision: int | None = None) -> Doubts:
    """Node id → the places of what is doubtful about it, now or as of a revision, sorted."""
    listed = [_read(row) for row in connection.execute(_query(revision))]
    return _placed(connection, revision, listed)


def _placed(connection: Connection, revision: int | None, listed: Sequence[_Doubtful]) -> Doubts:
    """Node id → places, sorted.

    A doubt about a link belongs to the node that the link starts from; one that speaks
    from no node of the graph to the department whose form it stands in. The places are
    those of the changeset that said it: they name the doubt, and no later load that only
    moves rows may give it another name.
    """
    nodes = _live(connection, revision, {one.node for one in listed if one.node})
    opened = _said_by_same(connection, revision, listed)
    owners = [
        one.node if one.node in nodes else opened.get((one.source_id, one.open_key))
        for one in listed
    ]
    ownerless = {one.source_id for one, owner in zip(listed, owners, strict=True) if not owner}
    homes = _homes(connection, ownerless, revision)
    found: dict[str, set[str]] = defaultdict(set)
    for one, owner in zip(listed, owners, strict=True):
        for id_ in [owner] if owner else homes.get(one.source_id, ()):
            found[id_].update(one.places)
    return {id_: tuple(sorted(places)) for id_, places in found.items()}


def _homes(
    connection: Connection, ids: Collection[int], revision: int | None
) -> dict[int, list[str]]:
    """The department of each form; a register of the whole college has none."""
    said_by = sources(connection) if ids else {}
    return departments(connection, [id_ for id_ in ids if said_by[id_].unit], revision)


def _query(revision: int | None) -> Select[Any]:
    live = current(revision, select(change.c.claim_id).where(change.c.doubt.is_not(None)))
    said = (live.c.change_id == change.c.id) & (live.c.claim_id == change.c.claim_id)
    return (
        select(
            change.c.id,
            claim.c.source_id,
            entity.c.key,
            change.c.said,
            change.c.doubt,
            change.c.origin,
        )
        .select_from(change)
        .join(live, said)
        .join(claim, claim.c.id == live.c.claim_id)
        .outerjoin(entity, entity.c.id == live.c.entity_id)
        .where(change.c.doubt.is_not(None))
    )


def _read(row: Any) -> _Doubtful:
    places = tuple(str(doubt.place) for doubt in doubts_of(row.doubt, row.origin))
    if row.key is not None:
        node = row.key.split("\t")[1] if "\t" in row.key else row.key
        return _Doubtful(row.source_id, node, "", places)
    said = claim_of(row.said)
    if not isinstance(said, LinkClaim):
        return _Doubtful(row.source_id, "", "", places)
    return _Doubtful(row.source_id, said.source.id, claim_key(NodeClaim(said.source)), places)


def _live(connection: Connection, revision: int | None, ids: Iterable[str]) -> set[str]:
    """Those of the nodes that somebody speaks of."""
    found: set[str] = set()
    for block in blocks(ids):
        wanted = entity.c.key.in_(block)
        live = current(revision, speaking_of(select(entity.c.id).where(wanted)))
        query = select(entity.c.key).join(live, live.c.entity_id == entity.c.id).where(wanted)
        found.update(connection.execute(query).scalars())
    return found


def _said_by_same(
    connection: Connection, revision: int | None, listed: Sequence[_Doubtful]
) -> dict[tuple[int, str], str]:
    """(Source, key of its claim of a node) → the node."""
    found: dict[tuple[int, str], str] = {}
    told = {one.source_id for one in listed if one.open_key}
    for block in blocks({one.open_key for one in listed if one.open_key}):
        named = claim.c.source_id.in_(told) & claim.c.key.in_(block)
        live = current(revision, select(claim.c.id).where(named))
        query = (
            select(claim.c.source_id, claim.c.key, entity.c.key)
            .select_from(claim)
            .join(live, live.c.claim_id == claim.c.id)
            .join(entity, entity.c.id == live.c.entity_id)
            .where(named)
        )
        found |= {(source_id, key): node for source_id, key, node in connection.execute(query)}
    return found
