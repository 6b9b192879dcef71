"""The version of a database's tables: which it has, which is the newest, and the way there.

Alembic is imported only where tables have to change: that takes longer than most commands do.
"""

from pathlib import Path

from sqlalchemy import Connection, String, column, inspect, select, table

from graph_model.errors import WrongSetup

VERSIONS = "alembic_version"


def version(connection: Connection, versions: str = VERSIONS) -> str | None:
    """Of the tables; None where there are none. versions: the table that keeps it."""
    if not inspect(connection).has_table(versions):
        return None
    kept = select(column("version_num", String)).select_from(table(versions))
    return connection.execute(kept).scalar()


def newest(migrations: Path) -> str:
    """The version that this program works with: names of migrations begin with theirs."""
    return max(file.name.partition("_")[0] for file in migrations.glob("versions/*_*.py"))


def bring_to(connection: Connection, migrations: Path, to: str, called: str) -> None:
    """Bring tables to a version ("head": the newest) within the caller's transaction.

    called: the database, for the reader of the error. WrongSetup: a later program made them.
    """
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(migrations))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, to)
    except CommandError as error:
        raise WrongSetup(f"{called} 由更新的版本建立, 请升级本程序后再打开") from error
