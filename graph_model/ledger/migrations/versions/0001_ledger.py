"""The first shape: changesets of claims by source, resolved to entities."""

import sqlalchemy as sa
from alembic import op

from graph_model.ledger.database import append_only

revision = "0001"
down_revision = None

APPEND_ONLY = ("changeset", "source", "entity", "claim", "change", "name")


def upgrade() -> None:
    _settings_and_changesets()
    _who_says_what()
    _changes()
    for table in APPEND_ONLY:
        append_only(op.get_bind(), table)


def _settings_and_changesets() -> None:
    op.create_table(
        "meta",
        sa.Column("key", sa.String(50), primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )
    op.create_table(
        "changeset",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("message", sa.Text, nullable=False),
        sa.Column("n_changes", sa.Integer, nullable=False),
        sa.Column("request_id", sa.Text, unique=True),
        sa.Column("hash", sa.String(64), nullable=False),
    )


def _who_says_what() -> None:
    op.create_table(
        "source",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column(
            "changeset_id",
            sa.Integer,
            sa.ForeignKey("changeset.id", deferrable=True),
            nullable=False,
        ),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "entity",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
    )
    op.create_index("ix_entity_key", "entity", ["key"], unique=True)
    op.create_table(
        "claim",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("source_id", sa.Integer, sa.ForeignKey("source.id"), nullable=False),
        sa.Column("key", sa.Text, nullable=False),
    )
    op.create_index("ix_claim_key", "claim", ["source_id", "key"], unique=True)
    op.create_table(
        "name",
        sa.Column("kind", sa.String(40), primary_key=True),
        sa.Column("scope", sa.Text, primary_key=True),
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("node_id", sa.Text, nullable=False),
        sa.Column("changeset_id", sa.Integer, sa.ForeignKey("changeset.id"), nullable=False),
    )


def _changes() -> None:
    op.create_table(
        "change",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column(
            "changeset_id",
            sa.Integer,
            sa.ForeignKey("changeset.id", deferrable=True),
            nullable=False,
        ),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("claim_id", sa.Integer, sa.ForeignKey("claim.id"), nullable=False),
        sa.Column("op", sa.String(10), nullable=False),
        sa.Column("entity_id", sa.Integer, sa.ForeignKey("entity.id")),
        sa.Column("was_entity_id", sa.Integer, sa.ForeignKey("entity.id")),
        sa.Column("said", sa.Text),
        sa.Column("body", sa.Text),
        sa.Column("origin", sa.Text),
        sa.Column("doubt", sa.Text),
    )
    op.create_index("ix_change_claim", "change", ["claim_id", "changeset_id"], unique=True)
    op.create_index("ix_change_seq", "change", ["changeset_id", "seq"], unique=True)
    op.create_table(
        "head",
        sa.Column("claim_id", sa.Integer, sa.ForeignKey("claim.id"), primary_key=True),
        sa.Column("change_id", sa.Integer, sa.ForeignKey("change.id"), nullable=False),
        sa.Column("entity_id", sa.Integer, sa.ForeignKey("entity.id")),
    )
    op.create_index("ix_head_entity", "head", ["entity_id"])
    op.create_table(
        "seen",
        sa.Column("claim_id", sa.Integer, sa.ForeignKey("claim.id"), primary_key=True),
        sa.Column("origin", sa.Text, nullable=False),
    )
