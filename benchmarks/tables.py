"""Measure how tables are read: a very long one, a folder of many, and thousands of damaged ones.

python -m benchmarks.tables long 100000
python -m benchmarks.tables folder 200
python -m benchmarks.tables damaged 5000
"""

import gc
import os
import resource
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

from openpyxl import Workbook

from graph_model.ledger import Ledger
from loaders.read import read_all
from tests.tables.fuzz import damaged, tried

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "examples" / "college"
OLD = ROOT / "tests" / "tables" / "教务处_旧版.xls"
HEADER = ["科室", "岗位", "具体化工作", "工作目标", "工作标准", "管理制度"]


def written(path: Path, rows: int, unit: str = "教务处") -> Path:
    """A 表4 of so many rows, each with a work of its own."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("表4")
    sheet.append([f"部门名称：{unit}"])
    sheet.append(HEADER)
    for n in range(rows):
        standard = f"按期完成率≥95%，执行《教学管理标准》（JW-{n % 300:03d}）"
        regulation = f"《办法{n % 200}》（校字〔2020〕{n % 200 + 1}号）"
        section, post = f"第{n // 1000}科", f"岗位{n // 100}"
        sheet.append(
            [section, post, f"{n % 100 + 1}.工作{n}", f"目标{n // 50}", standard, regulation]
        )
    book.save(path)
    return path


@contextmanager
def timed(what: str) -> Iterator[None]:
    begun, used = perf_counter(), _used()
    yield
    print(f"{what}: {perf_counter() - begun:.1f} s, of the processor {_used() - used:.1f} s")


def _used() -> float:
    """Processor time of this process and of the readers that have ended."""
    return sum(os.times()[:4])


def preview(folder: Path, files: Sequence[Path]) -> None:
    """All that `gangmu load` does before it asks."""
    heard: list[float] = []
    with timed("preview"):
        with timed("read"):
            reading = read_all(files, told=lambda _, done: heard.append(done))
        gc.freeze()
        ledger = Ledger.open(f"sqlite:///{folder / 'ledger.db'}")
        with timed("compare with the record"):
            plan = ledger.plan(reading.batches)
    ledger.close()
    ours = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{len(files)} files, {len(plan.changes)} changes, {len(reading.problems)} problems")
    readers = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"peak of the largest reader, which has ended since: {readers} MB")
    print(f"progress heard {len(heard)} times; peak of this process {ours} MB")


def long(folder: Path, count: int) -> None:
    preview(folder, [written(folder / "教务处_表4.xlsx", count)])


def many(folder: Path, count: int) -> None:
    """As many files, each of a department of its own."""
    preview(folder, [written(folder / f"部门{n}_表4.xlsx", 60, f"第{n}学院") for n in range(count)])


def broken(folder: Path, count: int) -> None:
    """As tests/test_damaged_files.py, with more files and other seeds."""
    came: Counter[str] = Counter()
    with timed(f"{count} damaged files"):
        for path in damaged([*sorted(EXAMPLE.iterdir()), OLD], folder, count, seed=2):
            came[tried(folder, path)] += 1
    print(dict(came))


WORKS: dict[str, Callable[[Path, int], None]] = {"long": long, "folder": many, "damaged": broken}

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        WORKS[sys.argv[1]](Path(made), int(sys.argv[2]))
