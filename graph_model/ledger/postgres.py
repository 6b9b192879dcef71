"""A ledger in PostgreSQL: writers queue for one lock, readers see one snapshot.

A writer works at READ COMMITTED and first waits for its turn: whatever it reads afterwards
includes all that earlier writers committed, so the next revision is the latest plus one.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, Table, create_engine
from sqlalchemy.exc import DBAPIError, OperationalError

from graph_model.errors import DamagedRecord, GangmuError, WrongSetup

SECONDS_TO_CONNECT = 10
TURN_OPTION = "gangmu_turn"  # of an engine whose writers queue for a lock of their own
TURN = int.from_bytes(b"gangmu")
REFUSED = "the ledger is append-only"
FUNCTION = f"""
CREATE OR REPLACE FUNCTION gangmu_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '{REFUSED}'; END $$
"""
# By the first characters of SQLSTATE; the longest that fits is said.
REASONS = {
    "08": "与数据库服务器的连接中断, 请检查服务器与网络后重试",
    "28": "数据库拒绝了用户名或密码, 请核对台账地址",
    "3D": "服务器上没有这个数据库, 请先建立它, 或核对台账地址",
    "42501": "数据库用户没有所需的权限, 请由管理员授予",
    "53": "数据库服务器资源不足",
    "53100": "数据库服务器的磁盘已满, 请腾出空间后重试",
    "53300": "数据库服务器的连接数已满, 请稍后重试",
    "25006": "数据库是只读的, 请改用可以写入的服务器",
    "57": "数据库服务器中断了操作, 请稍后重试",
    "58": "数据库服务器读写磁盘出错, 请检查服务器",
    "XX": "数据库服务器报告数据已损坏, 请停止写入并从备份恢复",
    "40": "与另一个操作冲突, 请重试",
}
# Whoever loses the connection while committing does not learn whether it was done.
LOST = ("08", "57P")
UNSURE = "正在存入的内容是否已存入尚不能确定, 恢复后请先核对最新一版再重试"
UNCONNECTED = {
    "password": REASONS["28"],
    "authentication": REASONS["28"],
    "does not exist": REASONS["3D"],
    "closed": f"{REASONS['08']}。{UNSURE}",
    "terminat": f"{REASONS['08']}。{UNSURE}",
}


class Postgres:
    """Dialect of `postgresql://user:password@host:port/database`."""

    def engine(self, url: URL) -> Engine:
        if not url.database:
            raise WrongSetup("请把台账地址写成 postgresql://用户:密码@主机:端口/数据库")
        return create_engine(
            url.set(drivername="postgresql+psycopg"),
            pool_pre_ping=True,
            connect_args={"connect_timeout": SECONDS_TO_CONNECT, "application_name": "gangmu"},
        )

    def file(self, url: URL) -> Path | None:
        return None

    @contextmanager
    def reading(self, engine: Engine) -> Iterator[Connection]:
        opened = engine.connect().execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        )
        with opened as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self, engine: Engine, many: bool = False) -> Iterator[Connection]:
        opened = engine.connect().execution_options(isolation_level="READ COMMITTED")
        with opened as connection, connection.begin():
            turn = int(connection.get_execution_options().get(TURN_OPTION, TURN))
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({turn})")
            yield connection

    def is_taken(self, connection: Connection) -> bool:
        query = f"SELECT NOT pg_try_advisory_xact_lock({TURN})"
        return bool(connection.exec_driver_sql(query).scalar_one())

    def refers_ahead(self, connection: Connection) -> bool:
        connection.exec_driver_sql("SET CONSTRAINTS ALL DEFERRED")
        return True

    def append_only(self, connection: Connection, table: str) -> None:
        connection.exec_driver_sql(FUNCTION)
        for action, each in (("UPDATE OR DELETE", "ROW"), ("TRUNCATE", "STATEMENT")):
            name = f"{table}_no_{action.split()[0].lower()}"
            connection.exec_driver_sql(
                f"CREATE TRIGGER {name} BEFORE {action} ON {table} "
                f"FOR EACH {each} EXECUTE FUNCTION gangmu_append_only()"
            )

    @contextmanager
    def changeable(self, connection: Connection, tables: Sequence[str]) -> Iterator[None]:
        for table in tables:
            connection.exec_driver_sql(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        yield
        for table in tables:
            connection.exec_driver_sql(f"ALTER TABLE {table} ENABLE TRIGGER USER")

    def sweep(self, engine: Engine) -> None:
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("VACUUM")

    def insert(self, connection: Connection, table: Table, rows: Iterable[Sequence[Any]]) -> int:
        columns = ", ".join(f'"{column.name}"' for column in table.columns)
        statement = f'COPY "{table.name}" ({columns}) FROM STDIN'
        driver, done = connection.connection.driver_connection, 0
        assert driver is not None
        with driver.cursor() as cursor, cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row(row)
                done += 1
        return done

    @contextmanager
    def indexed_afterwards(self, connection: Connection, tables: Sequence[str]) -> Iterator[None]:
        yield  # to take an index off, the server would let every reader wait

    def save(self, connection: Connection, file: Path) -> bool:
        return False  # its pages are the server's

    def load(self, engine: Engine, file: Path) -> bool:
        return False

    def set_aside(self, url: URL) -> Path:
        raise DamagedRecord("数据库服务器上的台账已损坏, 请由管理员修复, 或恢复到另一个空数据库")

    def broken_pages(self, connection: Connection) -> str:
        return ""  # the server checks its own pages

    def meaning(self, error: DBAPIError, doing: str) -> GangmuError | None:
        state = str(getattr(error.orig, "sqlstate", None) or "")
        known = [part for part in REASONS if state.startswith(part)]
        if known:
            ending = UNSURE if state.startswith(LOST) else "数据未改变"
            return WrongSetup(f"{doing}: {REASONS[max(known, key=len)]}。{ending}")
        if state or not isinstance(error, OperationalError):
            return None
        return WrongSetup(f"{doing}: {_unconnected(str(error.orig))}")


def _unconnected(said: str) -> str:
    """Why there was no connection, from words: before one there is no SQLSTATE."""
    found = next((words for part, words in UNCONNECTED.items() if part in said), None)
    return f"{found}" if found else "连不上数据库服务器, 请检查地址、端口、网络与服务器"
