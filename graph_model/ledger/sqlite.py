"""A ledger in a file: SQLite in WAL mode, one writer at a time, every commit on the disk."""

import os
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from itertools import chain, islice
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, Table, create_engine, event
from sqlalchemy.exc import DBAPIError, OperationalError

from graph_model.errors import DamagedRecord, GangmuError, WrongSetup

WRITER = "gangmu_writer"
MANY = "gangmu_many"
SORTED_IN_MEMORY = 256 * 1024  # KB of keys at a time: those of a million nodes
BLOCK = 500  # rows a statement, which SQLite gives some 30,000 parameters
SECONDS_TO_WAIT = 30
# Those of a constraint have no statement, and cannot be taken off. Partial ones, mostly over
# few rows, cost nothing while rows come in, and a look at each row afterwards.
INDEXES = (
    "SELECT name, sql FROM sqlite_master "
    "WHERE type = 'index' AND sql IS NOT NULL AND sql NOT LIKE '% WHERE %'"
)
DAMAGED = ("malformed", "not a database", "decode to UTF-8")
REASONS = {
    "disk is full": "磁盘已满, 请腾出空间后重试",
    "disk I/O error": "磁盘读写出错, 请检查磁盘空间与硬件后重试",
    "readonly": "磁盘或文件是只读的, 请改正权限后重试",
    "unable to open": "文件打不开, 请检查路径、权限与磁盘空间",
    "locked": "另一个进程长时间占用台账, 请稍后重试",
}


class Sqlite:
    """Dialect of `sqlite:///path`."""

    def engine(self, url: URL) -> Engine:
        if url.query or not url.database:
            raise WrongSetup("请把台账地址写成 sqlite:///路径")
        folder = Path(url.database).parent
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise WrongSetup(f"无法建立台账文件夹 {folder}: {error.strerror}") from error
        engine = create_engine(url, connect_args={"timeout": SECONDS_TO_WAIT})
        event.listen(engine, "connect", _connected)
        event.listen(engine, "begin", _begun)
        return engine

    def file(self, url: URL) -> Path | None:
        return Path(str(url.database))

    @contextmanager
    def reading(self, engine: Engine) -> Iterator[Connection]:
        with engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self, engine: Engine, many: bool = False) -> Iterator[Connection]:
        opened = engine.connect().execution_options(**{WRITER: True, MANY: many})
        with opened as connection, connection.begin():
            yield connection

    def is_taken(self, connection: Connection) -> bool:
        return False

    def refers_ahead(self, connection: Connection) -> bool:
        # Where references are looked up, putting it off takes a scan of all heads a row.
        return not connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one()

    def append_only(self, connection: Connection, table: str) -> None:
        for action in ("UPDATE", "DELETE"):
            connection.exec_driver_sql(
                f"CREATE TRIGGER {table}_no_{action.lower()} BEFORE {action} ON {table} "
                "BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END"
            )

    @contextmanager
    def changeable(self, connection: Connection, tables: Sequence[str]) -> Iterator[None]:
        connection.exec_driver_sql("PRAGMA secure_delete = ON")
        for table in tables:
            for action in ("update", "delete"):
                connection.exec_driver_sql(f"DROP TRIGGER {table}_no_{action}")
        yield
        for table in tables:
            self.append_only(connection, table)

    def sweep(self, engine: Engine) -> None:
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def insert(self, connection: Connection, table: Table, rows: Iterable[Sequence[Any]]) -> int:
        """Many rows a statement, and only the columns of which some row has a value: twice
        as fast as a statement a row."""
        rest, done = iter(rows), 0
        while block := list(islice(rest, BLOCK)):
            named = [
                (column.name, values)
                for column, values in zip(table.columns, zip(*block, strict=True), strict=True)
                if any(value is not None for value in values)
            ]
            columns = ", ".join(f'"{name}"' for name, _ in named)
            marks = ", ".join("?" for _ in named)
            every = ", ".join(f"({marks})" for _ in block)
            values = chain.from_iterable(zip(*(values for _, values in named), strict=True))
            connection.exec_driver_sql(
                f'INSERT INTO "{table.name}" ({columns}) VALUES {every}', tuple(values)
            )
            done += len(block)
        return done

    @contextmanager
    def indexed_afterwards(self, connection: Connection, tables: Sequence[str]) -> Iterator[None]:
        marks = ", ".join("?" for _ in tables)
        query = f"{INDEXES} AND tbl_name IN ({marks})"
        made = connection.exec_driver_sql(query, tuple(tables)).all()
        for name, _ in made:
            connection.exec_driver_sql(f'DROP INDEX "{name}"')
        yield
        before = connection.exec_driver_sql("PRAGMA cache_size").scalar_one()
        connection.exec_driver_sql(f"PRAGMA cache_size = -{SORTED_IN_MEMORY}")
        try:
            for _, statement in made:
                connection.exec_driver_sql(statement)
        finally:
            connection.exec_driver_sql(f"PRAGMA cache_size = {before}")

    def save(self, connection: Connection, file: Path) -> bool:
        driver = connection.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        with closing(sqlite3.connect(file)) as target:
            driver.backup(target)
        return True

    def load(self, engine: Engine, file: Path) -> bool:
        with engine.connect() as connection, closing(sqlite3.connect(file)) as source:
            driver = connection.connection.driver_connection
            assert isinstance(driver, sqlite3.Connection)
            source.backup(driver)
        return True

    def set_aside(self, url: URL) -> Path:
        file = Path(str(url.database))
        aside = file.with_name(f"{file.name}.damaged-{datetime.now():%Y%m%d-%H%M%S}")
        for end in ("-wal", "-shm", ""):
            with suppress(FileNotFoundError):
                os.rename(f"{file}{end}", f"{aside}{end}")
        return aside

    def broken_pages(self, connection: Connection) -> str:
        found = connection.exec_driver_sql("PRAGMA integrity_check(5)").scalars().all()
        return "" if found == ["ok"] else "; ".join(found)

    def meaning(self, error: DBAPIError, doing: str) -> GangmuError | None:
        said = str(error.orig)
        if any(word in said for word in DAMAGED):
            return DamagedRecord(
                f"{doing}: 文件已损坏或不是台账({said})。请不要继续写入; "
                "用 gangmu verify 查看完好到哪一版, 再用 gangmu restore 从备份恢复"
            )
        if not isinstance(error, OperationalError):
            return None
        reason = next((words for part, words in REASONS.items() if part in said), said)
        return WrongSetup(f"{doing}: {reason}。数据未改变")


def _connected(connection: Any, _record: Any) -> None:
    connection.isolation_level = None
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")


def _begun(connection: Connection) -> None:
    options = connection.get_execution_options()
    writing, many = options.get(WRITER), options.get(MANY)
    connection.exec_driver_sql(f"PRAGMA foreign_keys = {'OFF' if many else 'ON'}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def copy_pages(file: Path, to: Path) -> None:
    """Copy a database that nobody may change meanwhile, and of which nothing is changed."""
    address = f"file:{quote(str(file.absolute()))}?mode=ro"
    with closing(sqlite3.connect(address, uri=True)) as source, closing(sqlite3.connect(to)) as new:
        source.backup(new)


def leave_only(file: Path, names: Collection[str]) -> None:
    """Take all other tables out of a file without a trace; leave it in one piece, without
    a journal beside it."""
    tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    with closing(sqlite3.connect(file, isolation_level=None)) as database:
        database.execute("PRAGMA secure_delete = ON")
        for (name,) in database.execute(tables).fetchall():
            if name not in names:
                database.execute(f'DROP TABLE "{name}"')
        database.execute("PRAGMA journal_mode = DELETE")
