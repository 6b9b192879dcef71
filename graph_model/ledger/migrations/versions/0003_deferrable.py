"""Rows of a large load may refer to a changeset whose own row comes after them. In
PostgreSQL the tables of older ledgers have to allow it, as new ones do; SQLite does not look
references up in such a load."""

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        return
    for table in ("source", "change"):
        op.execute(f"ALTER TABLE {table} ALTER CONSTRAINT {table}_changeset_id_fkey DEFERRABLE")
