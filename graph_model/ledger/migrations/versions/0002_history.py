"""Records beside nodes and links, and ways to the history of an entity."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.add_column("entity", sa.Column("record", sa.String(40)))
    _partial("ix_entity_record", "entity", "record")
    op.add_column("change", sa.Column("said_in", sa.Integer))
    op.create_index("ix_change_entity", "change", ["entity_id"])
    _partial("ix_change_was", "change", "was_entity_id")
    _partial("ix_change_doubt", "change", "claim_id", of="doubt")


def _partial(name: str, table: str, column: str, of: str = "") -> None:
    rows = sa.text(f"{of or column} IS NOT NULL")
    op.create_index(name, table, [column], sqlite_where=rows, postgresql_where=rows)
