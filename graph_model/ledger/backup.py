"""How is a whole ledger kept in a file, brought back from one, or moved to another place?

A backup is a ledger in a file of SQLite, whatever database it was taken from.
"""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection

from graph_model.errors import DamagedRecord, GangmuError, WrongSetup
from graph_model.ledger.copying import Tell, copy_ledger, held, ours, tables, take_away
from graph_model.ledger.database import (
    LEDGER_ID,
    MOVED_TO,
    Database,
    become_new,
    connected,
    lies_in,
    lost_version,
    note,
    open_database,
    parsed,
    refuse_moved,
    same_place,
    set_note,
    shown,
    upgrade,
)
from graph_model.ledger.dialects import dialect_at
from graph_model.ledger.reading import latest_hash
from graph_model.ledger.sqlite import copy_pages, leave_only
from graph_model.ledger.verifying import verified
from graph_model.ledger.versions import version


def quietly(said: str) -> None:
    """For those who do not want to know how far it is."""


def nothing() -> None:
    """For a ledger that moves alone."""


def backup(database: Database, path: Path, replace: bool = False, tell: Tell = quietly) -> None:
    """Write the ledger as it is at this moment into a file; who writes meanwhile goes on.
    An older file of that name may be replaced, and stays until the new one is whole."""
    _refuse_itself(database.url, path)
    if path.exists() and not replace:
        raise WrongSetup(f"{path} 已经存在; 若要取代它, 请加 --replace")
    with written_aside(path) as file:
        with database.reading(f"备份到 {path} 未成功") as source:
            tell("正在复制")
            if not database.dialect.save(source, file):
                with file_database(file) as copy, copy.writing(f"无法写入 {path}") as target:
                    copy_ledger(source, target, tell)
        leave_only(file, ours())


def _refuse_itself(url: URL, path: Path) -> None:
    if lies_in(url, path):
        raise WrongSetup(f"{path} 就是台账本身, 请另选备份文件")


def restore(path: Path, url: str, replace: bool = False, tell: Tell = quietly) -> int:
    """Let a ledger be what a backup holds, under a new ledger_id; its latest revision.

    Nothing is changed unless the backup is whole, and, where the ledger holds anything
    already, unless it may be replaced. A file of an older version is brought up to date.
    """
    _refuse_itself(parsed(url), path)
    if not path.is_file():
        raise WrongSetup(f"没有备份文件 {path}")
    with workplace(url) as folder, file_database(folder / "restored.db") as copy:
        tell("正在读取备份")
        with copy.explained(f"读不了备份 {path}"):
            copy_pages(path, folder / "restored.db")
        with copy.writing(f"读不了备份 {path}") as connection:
            if lost_version(connection):
                raise DamagedRecord(f"不能恢复, 原台账未改变: 备份 {path} 已损坏, 请换另一份备份")
            if version(connection) is None:
                raise WrongSetup(f"{path} 不是台账的备份")
        return install(copy, url, replace, tell)


def install(copy: Database, url: str, replace: bool, tell: Tell) -> int:
    """Check a ledger in a file of our own and put it into its place."""
    with copy.writing("无法核对") as connection:
        upgrade(connection)
        become_new(connection)
    tell("正在核对校验链")
    with copy.reading("无法核对") as connection:
        try:
            revision = verified(connection)
        except DamagedRecord as error:
            raise DamagedRecord(f"不能恢复, 原台账未改变: {error}") from error
    with closing(_place(url, replace)) as target:
        tell("正在写入")
        _fill(copy, target, replace)
    return revision


def _place(url: str, replace: bool) -> Database:
    """The database that may be filled; a damaged one is put aside where it may be replaced."""
    target = connected(parsed(url))
    try:
        with target.reading(f"打不开台账 {shown(target.url)}") as connection:
            _refuse_held(connection, replace)
    except DamagedRecord:
        target.close()
        if not replace:
            raise
        target.dialect.set_aside(target.url)
        return connected(parsed(url))
    except GangmuError:
        target.close()
        raise
    return target


def _refuse_held(connection: Connection, replace: bool) -> None:
    """WrongSetup where a ledger lies there that may not be replaced, or something else."""
    if (revision := held(connection)) and not replace:
        place = shown(connection.engine.url)
        raise WrongSetup(f"{place} 已有 {revision} 版; 若要以备份取代它, 请加 --replace")


def _fill(copy: Database, target: Database, replace: bool) -> None:
    """What somebody stored there since it was looked at is seen once more."""
    doing = f"写入 {shown(target.url)} 未成功"
    with target.writing(doing) as connection:
        _refuse_held(connection, replace)
        alone = tables(connection) <= ours()
    with target.explained(doing):
        if alone and target.dialect.load(target.engine, Path(str(copy.url.database))):
            return
    with copy.reading() as source, target.writing(doing) as connection:
        _refuse_held(connection, replace)
        take_away(connection)
        copy_ledger(source, connection, quietly)


def move(here: str, there: str, tell: Tell = quietly, first: Callable[[], None] = nothing) -> int:
    """Bring a ledger with its ledger_id and history to an empty database; its revision.
    The old place can be read from then on, and says where the ledger is.

    first: what has to be at the new place before the ledger is; where it fails, nothing moves.
    """
    with closing(open_database(here)) as old, closing(connected(parsed(there))) as new:
        if same_place(old.url, new.url):
            raise WrongSetup("新旧台账是同一个地址")
        with old.writing("无法迁移台账") as source:
            refuse_moved(source)
            _refuse_taken(new)
            with new.writing(f"无法写入 {shown(new.url)}") as target:
                revision = _moved(source, target, tell)
                first()
            set_note(source, MOVED_TO, shown(new.url))
    return revision


def _refuse_taken(new: Database) -> None:
    place = shown(new.url)
    with new.reading(f"打不开台账 {place}") as target:
        if new.dialect.is_taken(target):
            raise WrongSetup(f"{place} 与原处是同一个数据库, 或正有人写入; 请核对地址后重试")


def _moved(source: Connection, target: Connection, tell: Tell) -> int:
    if held(target):
        if not _is_same(source, target):
            raise WrongSetup(f"{shown(target.engine.url)} 里已有台账, 只能迁移到空的数据库")
        return verified(target)  # a move was broken off when all was there already
    take_away(target)
    copy_ledger(source, target, tell)
    set_note(target, MOVED_TO, None)
    tell("正在核对校验链")
    return verified(target)


def _is_same(one: Connection, other: Connection) -> bool:
    """Both hold the same ledger up to the same changeset."""
    ids = {note(connection, LEDGER_ID) for connection in (one, other)}
    hashes = {latest_hash(connection) for connection in (one, other)}
    return len(ids) == len(hashes) == 1


@contextmanager
def written_aside(path: Path) -> Iterator[Path]:
    """A file to write into, renamed to the path once it is whole and on the disk."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{path.name}.", dir=path.parent) as folder:
            file = Path(folder, "part")
            yield file
            _to_disk(file)
            os.replace(file, path)
            _to_disk(path.parent)
    except OSError as error:
        raise WrongSetup(f"无法写入 {path}: {error.strerror}。请检查磁盘与权限") from error


def _to_disk(path: Path) -> None:
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


@contextmanager
def workplace(url: str) -> Iterator[Path]:
    """A folder of our own, on the disk of the ledger where that is a file."""
    found = parsed(url)
    file = dialect_at(found).file(found)
    try:
        if file is not None:
            file.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".gangmu-", dir=file and file.parent) as folder:
            yield Path(folder)
    except OSError as error:
        raise WrongSetup(f"无法在 {file} 旁写入: {error.strerror}。请检查磁盘与权限") from error


@contextmanager
def file_database(file: Path) -> Iterator[Database]:
    """A ledger's database in a file of our own."""
    with closing(connected(URL.create("sqlite", database=str(file)))) as database:
        yield database
