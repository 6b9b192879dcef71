"""Alembic's entry: migrate over the connection that was opened."""

from alembic import context

from api.auth.opening import VERSIONS

connection = context.config.attributes["connection"]
context.configure(connection=connection, transactional_ddl=True, version_table=VERSIONS)
context.run_migrations()
