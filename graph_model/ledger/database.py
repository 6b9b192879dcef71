"""Opening the ledger's database, and bringing its tables up to date."""

import secrets
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, Engine, create_engine, event, insert, select, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from graph_model.errors import WrongSetup
from graph_model.ledger.schema import meta

MIGRATIONS = Path(__file__).with_name("migrations")
WRITER = "gangmu_writer"


def open_database(url: str) -> Engine:
    """Open the database, making its folder and tables where they are missing."""
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise WrongSetup(f"无法识别台账地址 {url}。示例: sqlite:///data/ledger.db") from error
    if parsed.drivername != "sqlite" or parsed.query or not parsed.database:
        raise WrongSetup(f"不支持台账地址 {url}; 请使用 sqlite:///路径")
    engine = _sqlite(parsed.database, url)
    try:
        _migrate(engine)
    except DBAPIError as error:
        raise WrongSetup(
            f"打不开台账 {parsed.database}: {error.orig}。"
            "请检查路径是否可写、文件是否为本系统的台账"
        ) from error
    except CommandError as error:
        raise WrongSetup(
            f"台账 {parsed.database} 由更新的版本建立, 请升级本程序后再打开"
        ) from error
    return engine


def _sqlite(path: str, url: str) -> Engine:
    try:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WrongSetup(f"无法建立台账文件夹 {Path(path).parent}: {error.strerror}") from error
    engine = create_engine(url, connect_args={"timeout": 30})

    @event.listens_for(engine, "connect")
    def _connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get(WRITER)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


def _migrate(engine: Engine) -> None:
    """Bring the tables up to date; a ledger that is, is only read."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    newest = ScriptDirectory.from_config(config).get_current_head()
    with engine.connect() as connection:
        found = MigrationContext.configure(connection).get_current_revision()
    if found == newest:
        return
    with engine.connect().execution_options(**{WRITER: True}) as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        made = {"key": "ledger_id", "value": secrets.token_hex(8)}
        if (
            connection.execute(select(meta.c.value).where(meta.c.key == "ledger_id")).first()
            is None
        ):
            connection.execute(insert(meta), made)


def append_only(connection: Connection, table: str) -> None:
    """Triggers that refuse to change or delete what has been said."""
    for action in ("UPDATE", "DELETE"):
        connection.execute(
            text(
                f"CREATE TRIGGER {table}_no_{action.lower()} BEFORE {action} ON {table} "
                "BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END"
            )
        )
