"""Reading the ledger: live claims, merged entities, where each was said."""

from collections import defaultdict
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, func, select

from graph_model.claims import Doubt, Place, Source
from graph_model.identity.ids import Triple, is_top_level
from graph_model.ledger.coding import doubts_of, in_words, places_of, source_of
from graph_model.ledger.heads import blocks, current, of_graph, said_in, statements
from graph_model.ledger.merging import Entity, merged_rows
from graph_model.ledger.schema import change, changeset, claim, entity, head, name, seen, source
from graph_model.profile import Profile

PART = 10_000
Doubts = dict[str, tuple[str, ...]]  # node id → places, sorted


class LiveClaim(NamedTuple):
    """A claim as its source makes it now, and what it was resolved to. own: its words, where
    key, kind and body do not say them."""

    id: int
    source_id: int
    key: str
    own: str | None
    entity: str | None
    kind: str | None
    body: str | None
    origin: str
    doubt: str | None
    said_in: int

    @property
    def said(self) -> str:
        """What it says, in words."""
        return in_words(self.own, self.key, self.kind, self.body) or ""


def latest_revision(connection: Connection) -> int:
    return int(connection.execute(select(func.max(changeset.c.id))).scalar() or 0)


def latest_hash(connection: Connection) -> str:
    """The hash of the latest changeset, which names all that was ever said."""
    query = select(changeset.c.hash).order_by(changeset.c.id.desc()).limit(1)
    return str(connection.execute(query).scalar() or "")


def hash_of(connection: Connection, revision: int) -> str:
    """The hash of a changeset; empty where there is none."""
    query = select(changeset.c.hash).where(changeset.c.id == revision)
    return str(connection.execute(query).scalar() or "")


def revision_before(connection: Connection, at: str) -> int:
    """The latest revision made before an instant, as ISO text in UTC."""
    query = select(func.max(changeset.c.id)).where(changeset.c.at < at)
    return int(connection.execute(query).scalar() or 0)


def revision_of_request(connection: Connection, request_id: str) -> int | None:
    """The changeset that a request was stored as."""
    query = select(changeset.c.id).where(changeset.c.request_id == request_id)
    return connection.execute(query).scalar()


def sources(connection: Connection) -> dict[int, Source]:
    rows = connection.execute(select(source.c.id, source.c.body))
    return {id_: source_of(body) for id_, body in rows}


def live_claims(
    connection: Connection, source_id: int | None = None, keys: Iterable[str] | None = None
) -> list[LiveClaim]:
    """All claims that are made now; those of one source; those of some keys of it."""
    query = _live()
    if source_id is not None:
        query = query.where(claim.c.source_id == source_id)
    if keys is None:
        return [LiveClaim(*row) for row in connection.execute(query)]
    return [
        LiveClaim(*row)
        for block in blocks(keys)
        for row in connection.execute(query.where(claim.c.key.in_(block)))
    ]


def live_claims_of(connection: Connection, key: str) -> list[LiveClaim]:
    """What all sources say now of one node or link."""
    return [LiveClaim(*row) for row in connection.execute(_live().where(entity.c.key == key))]


def _live() -> Select[Any]:
    return (
        select(
            claim.c.id,
            claim.c.source_id,
            claim.c.key,
            change.c.said,
            entity.c.key.label("entity"),
            entity.c.kind,
            change.c.body,
            origin_now(),
            change.c.doubt,
            said_in(),
        )
        .select_from(head)
        .join(change, change.c.id == head.c.change_id)
        .join(claim, claim.c.id == head.c.claim_id)
        .outerjoin(seen, seen.c.claim_id == head.c.claim_id)
        .outerjoin(entity, entity.c.id == head.c.entity_id)
        .order_by(claim.c.source_id, claim.c.id)
    )


def origin_now() -> Any:
    """Where a live claim was seen last."""
    return func.coalesce(seen.c.origin, change.c.origin).label("origin")


def entities(
    connection: Connection, keys: Iterable[str] | None = None, revision: int | None = None
) -> Generator[Entity]:
    """Entities with merged bodies as of a revision, by default now; all of them, or those
    of the given keys."""
    said_by = sources(connection)
    if keys is None:
        query = statements(revision, of_graph(), few=False).execution_options(yield_per=PART)
        with connection.execute(query) as rows:
            yield from merged_rows(chain.from_iterable(rows.partitions()), said_by)
        return
    for block in blocks(keys):
        query = statements(revision, of_graph() & entity.c.key.in_(block), few=True)
        yield from merged_rows(connection.execute(query), said_by)


def records(connection: Connection, kind: str, revision: int | None = None) -> list[Entity]:
    """Live records of a kind as of a revision."""
    query = statements(revision, entity.c.record == kind, few=True)
    rows = connection.execute(query).all()  # of most kinds there are none
    return list(merged_rows(rows, sources(connection))) if rows else []


def changed_between(connection: Connection, first: int, last: int) -> set[str]:
    """Keys of nodes and links of which anything was said or withdrawn after the first
    revision, up to the last one."""
    rows = select(change.c.entity_id, change.c.was_entity_id).where(
        change.c.changeset_id > first, change.c.changeset_id <= last
    )
    touched = {id_ for row in connection.execute(rows) for id_ in row if id_ is not None}
    found: set[str] = set()
    for block in blocks(touched):
        query = select(entity.c.key).where(of_graph(), entity.c.id.in_(block))
        found.update(connection.execute(query).scalars())
    return found


def origins(connection: Connection, keys: Iterable[str]) -> dict[str, list[tuple[str, Place]]]:
    """Entity key → (source name, place) of each live statement about it."""
    said_by = sources(connection)
    found: dict[str, list[tuple[str, Place]]] = defaultdict(list)
    for block in blocks(keys):
        query = (
            select(entity.c.key, claim.c.source_id, origin_now())
            .select_from(head)
            .join(change, change.c.id == head.c.change_id)
            .join(claim, claim.c.id == head.c.claim_id)
            .join(entity, entity.c.id == head.c.entity_id)
            .outerjoin(seen, seen.c.claim_id == head.c.claim_id)
            .where(entity.c.key.in_(block))
            .order_by(claim.c.source_id, claim.c.id)
        )
        for key, source_id, origin in connection.execute(query):
            found[key] += [(said_by[source_id].name, place) for place in places_of(origin)]
    return dict(found)


def doubts(connection: Connection) -> list[Doubt]:
    """All that is doubtful now, by place."""
    query = (
        select(change.c.doubt, origin_now())
        .join(head, head.c.change_id == change.c.id)
        .outerjoin(seen, seen.c.claim_id == head.c.claim_id)
        .where(change.c.doubt.is_not(None))
    )
    found = [one for row in connection.execute(query) for one in doubts_of(row.doubt, row.origin)]
    return sorted(found, key=lambda one: (one.place, one.reason))


def kinds(connection: Connection, keys: Iterable[str]) -> dict[str, str]:
    """Entity key → kind, for live and gone entities alike."""
    found: dict[str, str] = {}
    for block in blocks(keys):
        query = select(entity.c.key, entity.c.kind).where(entity.c.key.in_(block))
        found |= {key: kind for key, kind in connection.execute(query)}
    return found


def filed(connection: Connection, revision: int | None = None) -> dict[str, tuple[str, ...]]:
    """Unit id → the reports that it has handed in and that stand at a revision, sorted."""
    found: dict[str, set[str]] = defaultdict(set)
    reports = {id_: one.form for id_, one in sources(connection).items() if one.reports}
    for id_, units in departments(connection, reports, revision).items():
        for unit in units:
            found[unit].add(reports[id_])
    return {unit: tuple(sorted(forms)) for unit, forms in found.items()}


def departments(
    connection: Connection, source_ids: Iterable[int], revision: int | None
) -> dict[int, list[str]]:
    """Source → units that the report names as its own, whatever alias it uses: those
    without a scope."""
    found: dict[int, list[str]] = defaultdict(list)
    for block in blocks(source_ids):
        of_these = claim.c.source_id.in_(block)
        mine = of_these & claim.c.key.startswith('["node", ["Unit"')
        live = current(revision, select(claim.c.id).where(mine))
        query = (
            select(claim.c.source_id, claim.c.key, entity.c.key)
            .select_from(claim)
            .join(live, live.c.claim_id == claim.c.id)
            .join(entity, entity.c.id == live.c.entity_id)
            .where(mine)
        )
        for source_id, key, unit in connection.execute(query):
            if is_top_level(key):
                found[source_id].append(unit)
    return found


def recorded_names(connection: Connection) -> dict[Triple, str]:
    """The table of names: (kind, scope id, name) → id."""
    rows = connection.execute(select(name.c.kind, name.c.scope, name.c.name, name.c.node_id))
    return {(row.kind, row.scope, row.name): row.node_id for row in rows}


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Everything at one revision. entities: to be gone through once."""

    revision: int
    profile: Profile
    filed: dict[str, tuple[str, ...]]
    doubts: Doubts
    entities: Iterator[Entity]


@dataclass(frozen=True, slots=True)
class Delta:
    """What a graph needs to come up to `revision`: touched keys, those of them that are
    live, and the kinds of all nodes named in them. filed: of all units, where one is touched.
    doubts: of all nodes; doubted_anew: those of which they changed, touched or not."""

    revision: int
    keys: set[str]
    entities: list[Entity]
    kinds: dict[str, str]
    filed: dict[str, tuple[str, ...]]
    doubts: Doubts
    doubted_anew: frozenset[str]


def delta(
    connection: Connection, since: int, until: int | None, doubts: tuple[Doubts, Doubts]
) -> Delta:
    """All that was touched between two revisions, as it stands at the second, which may be
    the earlier one; by default the latest. doubts: where they stand at the two."""
    last = latest_revision(connection) if until is None else until
    keys = changed_between(connection, min(since, last), max(since, last))
    ends = {end for key in keys if "\t" in key for end in key.split("\t")[1:3]}
    found = list(entities(connection, keys, until))
    units = any(one.kind == "Unit" for one in found)  # who files a report, speaks of its unit
    reports = filed(connection, until) if units else {}
    before, after = doubts
    anew = frozenset(
        id_ for id_ in before.keys() | after.keys() if before.get(id_) != after.get(id_)
    )
    known = kinds(connection, keys | ends | anew)
    return Delta(last, keys, found, known, reports, after, anew)
