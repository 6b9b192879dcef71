"""Damaged copies of the example's files: bytes, parts of packages, and cells are changed."""

import csv
import io
import random
import re
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from graph_model.errors import WrongInput
from graph_model.ledger import Ledger
from loaders.read import read_all

EVIL = [b"<", b"&", b"\x00", b"</sheetData>", b"99999999999", b"-1", b'r="A1"', b"\xff\xfe", b"]]>"]
NASTY = [
    "=1+1",
    "#REF!",
    "（" * 500,
    "、" * 300,
    "1:" * 40,
    "《" * 80,
    "\x00",
    "９" * 400,
    "（配合：" * 9,
]
NASTY += [
    "A-" * 200 + "1",
    " " * 3000,
    "表4",
    "部门名称：",
    "合计",
    "\u202e",
    "\ud800",
    "1e999",
    "年月日",
]
SLOWEST = 120
Damage = Callable[[bytes, random.Random], bytes]


def flipped(data: bytes, chance: random.Random) -> bytes:
    """A few bytes are others."""
    changed = bytearray(data)
    for _ in range(chance.choice([1, 3, 20, 200])):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def truncated(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


def doubled(data: bytes, chance: random.Random) -> bytes:
    """A stretch stands twice, or is gone."""
    start = chance.randrange(len(data))
    end = min(len(data), start + chance.choice([1, 50, 5000]))
    return data[:end] + data[start:] if chance.random() < 0.5 else data[:start] + data[end:]


def repacked(data: bytes, chance: random.Random) -> bytes:
    """One part of an office package is damaged, and packed again as if it were whole."""
    written = io.BytesIO()
    try:
        with ZipFile(io.BytesIO(data)) as old, ZipFile(written, "w", ZIP_DEFLATED) as new:
            names = old.namelist()
            chosen = chance.choice(names)
            for name in names:
                part = old.read(name)
                if name == chosen:
                    part = chance.choice(
                        [flipped, truncated, doubled, _with_evil, _with_nasty_texts]
                    )(part, chance)
                if name != chosen or chance.random() < 0.95:
                    new.writestr(name, part)
    except (BadZipFile, zlib.error, ValueError):
        return flipped(data, chance)
    return written.getvalue()


def _with_evil(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + chance.choice(EVIL) + data[at:]


def _with_nasty_texts(data: bytes, chance: random.Random) -> bytes:
    """Texts of cells are something else, in a part that is otherwise whole."""

    def nasty(found: re.Match[bytes]) -> bytes:
        if chance.random() > 0.03:
            return found[0]
        said = chance.choice(NASTY).encode("utf-8", "replace").replace(b"\0", b"")
        return b">" + said.replace(b"<", b"") + found[1]

    return re.sub(rb">[^<]+(</(?:w:)?t>)", nasty, data)


def with_nasty_cells(data: bytes, chance: random.Random) -> bytes:
    """Whole cells of a text file are something else; of a package, texts between tags."""
    if data.startswith((b"PK", b"\xd0\xcf")):
        return repacked(data, chance)
    text = (
        data.decode("gb18030", "replace")
        if chance.random() < 0.5
        else data.decode("utf-8", "replace")
    )
    rows = [line.split(",") for line in text.splitlines()]
    for _ in range(5):
        row = chance.choice(rows) if rows else []
        if row:
            row[chance.randrange(len(row))] = chance.choice(NASTY)
    written = io.StringIO()
    csv.writer(written).writerows(rows)
    return written.getvalue().encode("utf-8", "surrogatepass")


DAMAGES: list[Damage] = [flipped, truncated, doubled, repacked, repacked, with_nasty_cells]


def damaged(samples: list[Path], folder: Path, count: int, seed: int = 1) -> Iterator[Path]:
    """`count` files, one after the other; the same seed gives the same files."""
    for number in range(count):
        chance = random.Random(seed * 1_000_003 + number)
        sample = chance.choice(samples)
        data = chance.choice(DAMAGES)(sample.read_bytes(), chance)
        suffix = sample.suffix
        if chance.random() < 0.05:
            suffix = chance.choice([".xlsx", ".docx", ".csv", ".xls", ".tsv", ".jsonl"])
        path = folder / f"教务处_{number}{suffix}"
        path.write_bytes(data)
        yield path
        path.unlink()


def tried(folder: Path, path: Path) -> str:
    """Load one file into a record of its own; what came of it. AssertionError where it was
    neither read whole nor refused by its name."""
    ledger = Ledger.open(f"sqlite:///{folder / path.stem}.db")
    try:
        return _tried(ledger, path)
    finally:
        ledger.close()
        (folder / f"{path.stem}.db").unlink()


def _tried(ledger: Ledger, path: Path) -> str:
    begun = monotonic()
    reading = read_all([path])
    assert monotonic() - begun < SLOWEST, path
    if reading.problems:
        assert not reading.batches, "a file is read whole or not at all"
        for problem in reading.problems:
            assert problem.where.startswith(path.name), problem
            assert "读取时出错" not in problem.message, problem
        return "refused"
    try:
        done = ledger.commit(reading.batches, "测试", "导入")
    except WrongInput:
        assert ledger.revision() == 0
        return "refused by the record"
    assert ledger.revision() == (0 if done.plan.is_empty else 1)
    return "read"
