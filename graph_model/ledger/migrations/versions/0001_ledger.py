"""The first shape: changesets of claims by source, resolved to entities."""

from alembic import op

from graph_model.ledger.database import append_only
from graph_model.ledger.schema import APPEND_ONLY, metadata

revision = "0001"
down_revision = None


def upgrade() -> None:
    connection = op.get_bind()
    metadata.create_all(connection)
    for table in APPEND_ONLY:
        append_only(connection, table)
