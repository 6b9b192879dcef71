"""What a ledger's database holds, read and changed behind the ledger's back."""

from typing import Any

from sqlalchemy import Connection, create_engine
from sqlalchemy.engine import make_url

TRIGGERS = "SELECT name FROM sqlite_master WHERE type = 'trigger'"


def asked(url: str, statement: str) -> list[tuple[Any, ...]]:
    """Rows of a query."""
    return _run(url, statement, guarded=True)


def attempted(url: str, statement: str) -> None:
    """Run as anybody could who has the database; its guards stand."""
    _run(url, statement, guarded=True)


def tampered(url: str, statement: str) -> None:
    """Run as one who knows how to take the guards away."""
    _run(url, statement, guarded=False)


def _run(url: str, statement: str, guarded: bool) -> list[tuple[Any, ...]]:
    found = make_url(url)
    if found.drivername == "postgresql":
        found = found.set(drivername="postgresql+psycopg")
    engine = create_engine(found)
    try:
        with engine.connect() as connection, connection.begin():
            if not guarded:
                _unguard(connection)
            result = connection.exec_driver_sql(statement)
            return [tuple(row) for row in result] if result.returns_rows else []
    finally:
        engine.dispose()


def _unguard(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET session_replication_role = replica")
        return
    for name in connection.exec_driver_sql(TRIGGERS).scalars().all():
        connection.exec_driver_sql(f"DROP TRIGGER {name}")
