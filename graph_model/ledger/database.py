"""Opening the ledger's database, and bringing its tables up to date."""

import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import orjson
from sqlalchemy import URL, Connection, Engine, delete, insert, inspect, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from graph_model.errors import DamagedRecord, WrongSetup
from graph_model.ledger.dialects import DIALECTS, Dialect, dialect_at, dialect_of
from graph_model.ledger.schema import change, changeset, claim, meta
from graph_model.ledger.versions import bring_to, newest, version

MIGRATIONS = Path(__file__).with_name("migrations")
LEDGER_ID, MOVED_TO = "ledger_id", "moved_to"
ADVICE = "请不要继续写入; 用 gangmu verify 查看完好到哪一版, 再用 gangmu restore 从备份恢复"
EXAMPLES = "sqlite:///data/ledger.db 或 postgresql://用户:密码@主机:端口/数据库"


@dataclass(frozen=True)
class Database:
    """Where a ledger lies. Writers of one process wait for each other in turn, because
    waiting inside the database is unfair."""

    engine: Engine
    dialect: Dialect
    _turn: threading.Lock = field(default_factory=threading.Lock)

    @contextmanager
    def reading(self, doing: str = "读不了台账") -> Iterator[Connection]:
        """A transaction that sees one revision all the way."""
        with self.explained(doing), self.dialect.reading(self.engine) as connection:
            yield connection

    @contextmanager
    def writing(self, doing: str = "无法写入台账", many: bool = False) -> Iterator[Connection]:
        """A transaction of the only writer; nothing of it remains where it fails. many: it
        will append very many rows."""
        turn = self.dialect.writing(self.engine, many)
        with self._turn, self.explained(doing), turn as connection:
            yield connection

    @contextmanager
    def explained(self, doing: str) -> Iterator[None]:
        """Errors of the database in words."""
        try:
            yield
        except orjson.JSONDecodeError as error:
            raise DamagedRecord(f"{doing}: 存下的内容已损坏({error})。{ADVICE}") from error
        except (DBAPIError, self.engine.dialect.loaded_dbapi.Error) as error:
            wrapped = self._wrapped(error)
            raise (self.dialect.meaning(wrapped, doing) or wrapped) from error

    def _wrapped(self, error: Exception) -> DBAPIError:
        """An error of the driver's own calls, as SQLAlchemy would have raised it."""
        if isinstance(error, DBAPIError):
            return error
        kind = self.engine.dialect.loaded_dbapi.Error
        made = DBAPIError.instance(None, None, error, kind, dialect=self.engine.dialect)
        assert isinstance(made, DBAPIError)
        return made

    @property
    def url(self) -> URL:
        return self.engine.url

    def close(self) -> None:
        self.engine.dispose()


def parsed(url: str) -> URL:
    """The address in its parts; WrongSetup where no ledger can have it."""
    try:
        found = make_url(url)
    except ArgumentError as error:
        raise WrongSetup(f"无法识别台账地址。示例: {EXAMPLES}") from error
    if found.drivername not in DIALECTS:
        raise WrongSetup(f"不支持台账地址 {shown(found)}; 请使用 {EXAMPLES}")
    return found


def shown(url: URL) -> str:
    """The address as it may be seen, without its password."""
    return url.set(drivername=url.get_backend_name()).render_as_string(hide_password=True)


def lies_in(url: URL, file: Path) -> bool:
    """The database is that file, however the two are spelled."""
    kept = dialect_at(url).file(url)
    return kept is not None and kept.resolve() == file.resolve()


def same_place(one: URL, other: URL) -> bool:
    """Both are one database, however they are spelled where that is a file."""
    file = dialect_at(other).file(other)
    return one == other if file is None else lies_in(one, file)


def connected(url: URL) -> Database:
    """The database at an address, as it is."""
    dialect = dialect_at(url)
    return Database(dialect.engine(url), dialect)


def open_database(url: str) -> Database:
    """Open the database, making its folder and tables where they are missing."""
    database = connected(parsed(url))
    try:
        migrate(database)
    except BaseException:
        database.close()
        raise
    return database


def migrate(database: Database) -> None:
    """Bring the tables up to date; a ledger that is, is only read."""
    doing = f"打不开台账 {shown(database.url)}"
    with database.reading(doing) as connection:
        if version(connection) == newest(MIGRATIONS):
            return
    with database.writing(doing) as connection:
        upgrade(connection)
        if note(connection, LEDGER_ID) is None:
            become_new(connection)


def lost_version(connection: Connection) -> bool:
    """A ledger lies there, and not the version of its tables."""
    core = {meta.name, changeset.name, claim.name, change.name}
    return version(connection) is None and core <= {*inspect(connection).get_table_names()}


def refuse_without_version(connection: Connection) -> None:
    """DamagedRecord where a ledger has lost it."""
    if lost_version(connection):
        raise DamagedRecord(
            f"{shown(connection.engine.url)} 里的台账已损坏, 缺版本记录。"
            "请不要继续写入; 用 gangmu restore --replace 从备份恢复"
        )


def upgrade(connection: Connection, to: str = "head") -> None:
    """Bring the tables to a version within the caller's transaction."""
    refuse_without_version(connection)
    bring_to(connection, MIGRATIONS, to, f"台账 {shown(connection.engine.url)}")


def set_note(connection: Connection, key: str, value: str | None) -> None:
    """Write a note about the ledger; None takes it away."""
    connection.execute(delete(meta).where(meta.c.key == key))
    if value is not None:
        connection.execute(insert(meta), {"key": key, "value": value})


def note(connection: Connection, key: str) -> str | None:
    return connection.execute(select(meta.c.value).where(meta.c.key == key)).scalar()


def refuse_moved(connection: Connection) -> None:
    """WrongSetup where the ledger goes on at another place."""
    if moved := note(connection, MOVED_TO):
        raise WrongSetup(
            f"台账已迁移到 {moved}, 此处只供查阅; "
            "请把 --ledger 或 GANGMU_LEDGER 改为新的地址(密码另填)"
        )


def become_new(connection: Connection) -> None:
    """From here on its history may differ from that of any other ledger."""
    set_note(connection, LEDGER_ID, secrets.token_hex(8))
    set_note(connection, MOVED_TO, None)


def append_only(connection: Connection, table: str) -> None:
    """Refuse from now on to change or delete what has been said."""
    dialect_of(connection).append_only(connection, table)
