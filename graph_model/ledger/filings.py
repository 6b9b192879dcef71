"""Which forms and registers has the college handed in, when, by whom, and with what doubts?"""

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from graph_model.claims import Doubt, Source
from graph_model.ledger.coding import doubts_of
from graph_model.ledger.heads import current
from graph_model.ledger.history import Changeset, numbered
from graph_model.ledger.reading import departments, origin_now, sources
from graph_model.ledger.schema import change, claim, seen

SPOKEN = ("say", "withdraw")  # a word that only came to mean something else is no filing


@dataclass(frozen=True, slots=True)
class Filing:
    """A source that stands at a revision. units: ids of the departments whose form it is,
    none for a register; first, last: the changesets in which it was handed in and last said
    or withdrew anything; statements: how many it makes; doubts: those left in it."""

    source: Source
    units: tuple[str, ...]
    first: Changeset
    last: Changeset
    statements: int
    doubts: tuple[Doubt, ...]


def filings(connection: Connection, revision: int | None = None) -> list[Filing]:
    """Every source that says anything now, or as of a revision, but persons; by name."""
    said_by = {id_: one for id_, one in sources(connection).items() if not one.person}
    counts = {id_: n for id_, n in _counts(connection, revision).items() if id_ in said_by}
    spans = _spans(connection, revision)
    made = numbered(connection, {one for id_ in counts for one in spans[id_]})
    of_units = [id_ for id_ in counts if said_by[id_].unit]
    units = departments(connection, of_units, revision)
    doubts = _doubts(connection, revision)
    found = [
        Filing(
            source=said_by[id_],
            units=tuple(sorted(set(units.get(id_, ())))),
            first=made[spans[id_][0]],
            last=made[spans[id_][1]],
            statements=n,
            doubts=tuple(sorted(doubts[id_], key=lambda one: (one.place, one.reason))),
        )
        for id_, n in counts.items()
    ]
    return sorted(found, key=lambda one: one.source.name)


def _counts(connection: Connection, revision: int | None) -> dict[int, int]:
    """Source → how many live statements it makes."""
    live = current(revision)
    query = (
        select(claim.c.source_id, func.count())
        .select_from(live)
        .join(claim, claim.c.id == live.c.claim_id)
        .group_by(claim.c.source_id)
    )
    return {row[0]: row[1] for row in connection.execute(query)}


def _spans(connection: Connection, revision: int | None) -> dict[int, tuple[int, int]]:
    """Source → the first and the last changeset in which it spoke."""
    number = change.c.changeset_id
    query = (
        select(claim.c.source_id, func.min(number), func.max(number))
        .join(change, change.c.claim_id == claim.c.id)
        .where(change.c.op.in_(SPOKEN))
        .group_by(claim.c.source_id)
    )
    if revision is not None:
        query = query.where(number <= revision)
    return {row[0]: (row[1], row[2]) for row in connection.execute(query)}


def _doubts(connection: Connection, revision: int | None) -> dict[int, list[Doubt]]:
    """Source → what is doubtful in it, where it was seen last."""
    among = select(change.c.claim_id).where(change.c.doubt.is_not(None))
    live = current(revision, among)
    query = (
        select(claim.c.source_id, change.c.doubt, origin_now())
        .select_from(live)
        .join(change, change.c.id == live.c.change_id)
        .join(claim, claim.c.id == live.c.claim_id)
        .outerjoin(seen, seen.c.claim_id == live.c.claim_id)
        .where(change.c.doubt.is_not(None))
    )
    found: dict[int, list[Doubt]] = defaultdict(list)
    for source_id, doubt, origin in connection.execute(query):
        found[source_id] += doubts_of(doubt, origin)
    return found
