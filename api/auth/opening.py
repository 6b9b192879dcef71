"""Where do accounts lie? Beside the ledger, in a database that only its owner may read."""

import os
from dataclasses import replace
from pathlib import Path

from graph_model.errors import WrongSetup
from graph_model.ledger.database import Database, connected, parsed, shown
from graph_model.ledger.dialects import dialect_at
from graph_model.ledger.postgres import TURN_OPTION
from graph_model.ledger.versions import bring_to, newest, version

MIGRATIONS = Path(__file__).with_name("migrations")
VERSIONS = "account_version"
TURN = int.from_bytes(b"account")
FILE = "accounts.db"


def address_beside(ledger: str) -> str:
    """Where the accounts of a ledger lie: a file beside its file, or the same server."""
    url = parsed(ledger)
    file = dialect_at(url).file(url)
    return ledger if file is None else f"sqlite:///{file.with_name(FILE)}"


def open_accounts(address: str) -> Database:
    """Open the database, making its file and tables where they are missing."""
    url = parsed(address)
    file = dialect_at(url).file(url)
    if file is not None:
        _keep_private(file)
    database = connected(url)
    # Signing in must not wait for a long load into the ledger of the same server.
    ours = database.engine.execution_options(**{TURN_OPTION: TURN})
    database = replace(database, engine=ours)
    try:
        _migrate(database)
    except BaseException:
        database.close()
        raise
    return database


def _keep_private(file: Path) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))
        file.chmod(0o600)
    except OSError as error:
        raise WrongSetup(f"打不开账号库 {file}: {error.strerror}。请检查路径与权限") from error


def _migrate(database: Database) -> None:
    """Bring the tables up to date; where they are, they are only read."""
    doing = "打不开账号库"
    with database.reading(doing) as connection:
        if version(connection, VERSIONS) == newest(MIGRATIONS):
            return
    with database.writing(doing) as connection:
        bring_to(connection, MIGRATIONS, "head", f"账号库 {shown(database.url)}")
