"""How does a whole ledger with its history become text that any program can read?

JSON Lines: first what it is, then one row of a table a line, last how many lines there
were and the SHA-256 of them all. Packed with gzip where the name ends in .gz.
"""

import gzip
import hashlib
import zlib
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any, BinaryIO, cast

import orjson
from sqlalchemy import Connection, MetaData, select
from sqlalchemy.exc import IntegrityError

from graph_model.errors import Problem, WrongInput, WrongSetup
from graph_model.ledger.backup import file_database, install, quietly, workplace, written_aside
from graph_model.ledger.bulk import insert_rows
from graph_model.ledger.copying import AT_ONCE, Tell, ours, told
from graph_model.ledger.database import Database, upgrade
from graph_model.ledger.schema import metadata
from graph_model.ledger.versions import version

WHAT, LAST = b'{"gangmu":"history"', b'{"lines":'


def keep_history(
    database: Database, path: Path, replace: bool = False, tell: Tell = quietly
) -> None:
    """Write the archive; a file of that name may be replaced, once the new one is whole."""
    if path.exists() and not replace:
        raise WrongSetup(f"{path} 已经存在; 若要取代它, 请加 --replace")
    with (
        database.reading(f"写入 {path} 未成功") as connection,
        written_aside(path) as aside,
        _opened(aside, path.suffix == ".gz", "wb") as file,
    ):
        file.writelines(_signed(_lines(connection, tell)))


def import_history(path: Path, url: str, replace: bool = False, tell: Tell = quietly) -> int:
    """Let a ledger be what an archive holds, under a new ledger_id; its latest revision.

    All or nothing: count, checksum and hash chain are checked before anything is changed.
    """
    if not path.is_file():
        raise WrongSetup(f"没有文件 {path}")
    with workplace(url) as folder, file_database(folder / "read.db") as copy:
        with copy.writing(f"读不了 {path}") as connection:
            try:
                with _opened(path, _is_packed(path), "rb") as file:
                    _enter(connection, _checked(file, str(path)), tell)
            except (EOFError, zlib.error, gzip.BadGzipFile) as error:
                raise _wrong(str(path), "压缩文件不完整或已损坏, 请重新导出") from error
            except IntegrityError as error:
                raise _wrong(str(path), f"各行互相矛盾({error.orig}), 请重新导出") from error
        return install(copy, url, replace, tell)


def _lines(connection: Connection, tell: Tell) -> Iterator[bytes]:
    yield _line({"gangmu": "history", "version": version(connection)})
    for table in metadata.sorted_tables:
        rows = connection.execute(
            select(table).order_by(*table.primary_key.columns),
            execution_options={"yield_per": AT_ONCE},
        )
        names = [str(column.name) for column in table.columns]
        for row in told(rows, table.name, tell):
            yield _line({str(table.name): dict(zip(names, row, strict=True))})


def _line(content: Any) -> bytes:
    return orjson.dumps(content, option=orjson.OPT_APPEND_NEWLINE)


def _signed(lines: Iterable[bytes]) -> Iterator[bytes]:
    """The lines, and one that tells whether any is missing or changed."""
    digest, count = hashlib.sha256(), 0
    for line in lines:
        digest.update(line)
        count += 1
        yield line
    yield _line({"lines": count, "sha256": digest.hexdigest()})


def _opened(path: Path, packed: bool, mode: str) -> BinaryIO:
    return cast(BinaryIO, gzip.open(path, mode) if packed else path.open(mode))


def _is_packed(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(2) == b"\x1f\x8b"


def _wrong(where: str, message: str) -> WrongInput:
    return WrongInput([Problem(where, message)])


def _checked(file: BinaryIO, name: str) -> Iterator[tuple[str, Any]]:
    """Each line's one key and content; WrongInput at the end if it is not as written."""
    digest, number = hashlib.sha256(), 0
    for number, line in enumerate(file, 1):
        where = f"{name} 第{number}行"
        if number == 1 and not line.startswith(WHAT):
            raise _wrong(name, "不是本系统导出的历史(gangmu export --format history)")
        if line.startswith(LAST):
            if _parsed(line, where) != {"lines": number - 1, "sha256": digest.hexdigest()}:
                raise _wrong(where, "与校验值不符, 文件已被改动或不完整, 请重新导出")
            if file.read(1):
                raise _wrong(where, "校验行之后还有内容, 文件已被改动")
            return
        digest.update(line)
        parsed = _parsed(line, where)
        yield next(iter(parsed.items())) if number > 1 else ("version", parsed.get("version"))
    raise _wrong(name, f"在第 {number} 行之后中断, 缺少校验行; 请重新导出")


def _parsed(line: bytes, where: str) -> dict[str, Any]:
    try:
        parsed = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        raise _wrong(where, "不是有效的 JSON, 文件已损坏, 请重新导出") from error
    if not isinstance(parsed, dict) or not parsed:
        raise _wrong(where, "每行须是一个对象")
    return parsed


def _enter(connection: Connection, lines: Iterator[tuple[str, Any]], tell: Tell) -> None:
    """Put the rows into tables of the version that they were written in."""
    upgrade(connection, str(next(lines)[1]))
    tables = MetaData()
    tables.reflect(connection, only=lambda name, _: name in ours())
    for name, rows in groupby(lines, key=lambda line: line[0]):
        if name not in metadata.tables:
            raise _wrong("", f"没有“{name}”这种记录")
        table = tables.tables[name]
        columns = [column.name for column in table.columns]
        insert_rows(connection, table, told(_values(rows, columns), name, tell))


def _values(rows: Iterable[tuple[str, Any]], columns: list[str]) -> Iterator[list[Any]]:
    for name, row in rows:
        if not isinstance(row, dict) or row.keys() != set(columns):
            raise _wrong("", f"“{name}”的一行应有且只有 {'、'.join(columns)}")
        yield [row[column] for column in columns]
