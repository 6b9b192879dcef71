"""The ledger's tables. What is said is appended and never changed; heads point to what
each source says now."""

from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)

metadata = MetaData()


def _where(rows: ColumnElement[bool]) -> dict[str, Any]:
    """An index over some rows only, on either engine."""
    return {"sqlite_where": rows, "postgresql_where": rows}


meta = Table(
    "meta",
    metadata,
    Column("key", String(50), primary_key=True),
    Column("value", Text, nullable=False),
)

changeset = Table(
    "changeset",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("at", String(32), nullable=False),
    Column("author", Text, nullable=False),
    Column("message", Text, nullable=False),
    Column("n_changes", Integer, nullable=False),
    Column("request_id", Text, unique=True),
    Column("hash", String(64), nullable=False),
)

source = Table(
    "source",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("changeset_id", Integer, ForeignKey("changeset.id", deferrable=True), nullable=False),
    Column("body", Text, nullable=False),
)

entity = Table(
    "entity",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("key", Text, nullable=False),
    Column("kind", String(40), nullable=False),
    Column("record", String(40)),  # the kind once more where it is no node or link
)
Index("ix_entity_key", entity.c.key, unique=True)
Index("ix_entity_record", entity.c.record, **_where(entity.c.record.is_not(None)))

claim = Table(
    "claim",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("source_id", Integer, ForeignKey("source.id"), nullable=False),
    Column("key", Text, nullable=False),
    Index("ix_claim_key", "source_id", "key", unique=True),
)

change = Table(
    "change",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("changeset_id", Integer, ForeignKey("changeset.id", deferrable=True), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("claim_id", Integer, ForeignKey("claim.id"), nullable=False),
    Column("op", String(10), nullable=False),
    Column("entity_id", Integer, ForeignKey("entity.id")),
    Column("was_entity_id", Integer, ForeignKey("entity.id")),
    Column("said", Text),
    Column("body", Text),
    Column("origin", Text),
    Column("doubt", Text),
    Column("said_in", Integer),  # of words that only came to mean something else: their changeset
    Index("ix_change_claim", "claim_id", "changeset_id", unique=True),
    Index("ix_change_seq", "changeset_id", "seq", unique=True),
    Index("ix_change_entity", "entity_id"),
)
Index("ix_change_doubt", change.c.claim_id, **_where(change.c.doubt.is_not(None)))
Index("ix_change_was", change.c.was_entity_id, **_where(change.c.was_entity_id.is_not(None)))

head = Table(
    "head",
    metadata,
    Column("claim_id", Integer, ForeignKey("claim.id"), primary_key=True),
    Column("change_id", Integer, ForeignKey("change.id"), nullable=False),
    Column("entity_id", Integer, ForeignKey("entity.id")),
    Index("ix_head_entity", "entity_id"),
)

seen = Table(  # where an unchanged claim was seen last; no statement, so no history
    "seen",
    metadata,
    Column("claim_id", Integer, ForeignKey("claim.id"), primary_key=True),
    Column("origin", Text, nullable=False),
)

name = Table(
    "name",
    metadata,
    Column("kind", String(40), primary_key=True),
    Column("scope", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("node_id", Text, nullable=False),
    Column("changeset_id", Integer, ForeignKey("changeset.id"), nullable=False),
)
