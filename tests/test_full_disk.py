"""A disk that is full or read-only: a clear message, nothing broken, and on it goes."""

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

from graph_model.errors import WrongSetup
from graph_model.exchange import read_lines, write_lines
from graph_model.ledger import Ledger, move, restore
from graph_model.ledger.bulk import MANY
from graph_model.profile import default_profile
from graph_model.projection import Projection
from graph_model.store.opening import open_graph

SIZE = "3m"
ADVICE = r"磁盘|空间|只读|No space|Read-only"


def mounted(*words: str) -> None:
    subprocess.run(words, check=True, capture_output=True, text=True)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of a few megabytes."""
    place = tmp_path / "disk"
    place.mkdir()
    try:
        mounted("mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(place))
    except (OSError, subprocess.CalledProcessError) as reason:
        refuse = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        refuse(f"no small disk: {reason}")
    try:
        yield place
    finally:
        mounted("umount", "--lazy", str(place))


def units(number: int) -> str:
    note = "记" * 200
    lines = [
        f'{{"node": "Unit", "id": "u{n}", "name": "部门{n}", "note": "{note}"}}'
        for n in range(number)
    ]
    return "\n".join(lines)


def small(ledger: Ledger) -> None:
    ledger.commit([read_lines(units(5), "small.jsonl")], "甲", "")


def filled(disk: Path) -> Path:
    """Take all the space there is."""
    file = disk / "filling"
    with suppress(OSError), file.open("wb", buffering=0) as content:
        while content.write(b"x" * 4096):
            pass
    with suppress(OSError), file.open("ab", buffering=0) as content:
        while content.write(b"x"):
            pass
    return file


@pytest.fixture
def ledger(disk: Path) -> Iterator[Ledger]:
    opened = Ledger.open(f"sqlite:///{disk / 'ledger.db'}")
    small(opened)
    yield opened
    opened.close()


def load(ledger: Ledger, number: int = 5000) -> None:
    ledger.commit([read_lines(units(number), "big.jsonl")], "乙", "")


def edit(ledger: Ledger) -> None:
    for number in range(1000):
        text = f'{{"node": "Unit", "id": "v{number}", "name": "处室{number}"}}'
        ledger.commit([read_lines(text, f"{number}.jsonl")], "乙", "")


@pytest.mark.parametrize("work", [load, edit])
def test_a_full_disk_refuses_to_store_and_loses_nothing(
    ledger: Ledger, disk: Path, work: Callable[[Ledger], None]
) -> None:
    filling = filled(disk)
    with pytest.raises(WrongSetup, match=rf"无法写入台账.*({ADVICE}).*数据未改变"):
        work(ledger)
    stored = ledger.verify()
    seen = list(write_lines(ledger.entities()))
    assert len(seen) == 5 + stored - 1
    filling.unlink()
    ledger.commit([read_lines(units(6), "small.jsonl")], "甲", "")
    assert ledger.verify() == stored + 1


@pytest.mark.parametrize("number", [5000, MANY])
def test_a_load_that_is_larger_than_the_disk_leaves_the_ledger_as_it_was(
    ledger: Ledger, number: int
) -> None:
    """Also one whose indexes would be built afterwards."""
    with pytest.raises(WrongSetup, match=ADVICE):
        load(ledger, number)
    assert ledger.verify() == 1 and len(ledger.entities()) == 5
    ledger.commit([read_lines(units(6), "small.jsonl")], "甲", "")
    assert ledger.verify() == 2


def test_a_backup_for_which_there_is_no_space_leaves_the_older_one(
    ledger: Ledger, disk: Path, tmp_path: Path
) -> None:
    kept = disk / "kept.db"
    ledger.backup(kept)
    before, filling = kept.read_bytes(), filled(disk)
    for keep in (ledger.backup, ledger.keep_history):
        with pytest.raises(WrongSetup, match=ADVICE):
            keep(kept, replace=True)
    assert kept.read_bytes() == before
    assert {path.name for path in disk.iterdir()} <= {
        "kept.db", "filling", "ledger.db", "ledger.db-wal", "ledger.db-shm",
    }  # fmt: skip
    filling.unlink()
    ledger.backup(kept, replace=True)
    assert restore(kept, f"sqlite:///{tmp_path / 'again.db'}") == 1


def test_neither_restore_nor_move_half_fills_a_full_disk(
    ledger: Ledger, disk: Path, tmp_path: Path
) -> None:
    big = f"sqlite:///{tmp_path / 'big.db'}"
    other = Ledger.open(big)
    load(other)
    other.backup(tmp_path / "kept.db")
    other.close()
    url = f"sqlite:///{disk / 'ledger.db'}"
    with pytest.raises(WrongSetup, match=ADVICE):
        restore(tmp_path / "kept.db", url, replace=True)
    with pytest.raises(WrongSetup, match=ADVICE):
        move(big, f"sqlite:///{disk / 'new.db'}")
    assert ledger.verify() == 1 and len(ledger.entities()) == 5
    again = Ledger.open(big)
    small(again)
    assert again.verify() == 2
    again.close()


def test_a_graph_that_cannot_be_kept_is_shown_all_the_same(
    disk: Path, tmp_path: Path, today: date, caplog: pytest.LogCaptureFixture
) -> None:
    ledger = Ledger.open(f"sqlite:///{tmp_path / 'ledger.db'}")
    ledger.commit([read_lines(units(1500), "big.jsonl")], "乙", "")
    filling = filled(disk)
    for fits in (False, True):
        graph = open_graph("kglite:", disk / "ledger.db.graph")
        projection = Projection(ledger, graph, default_profile())
        projection.show(today)
        assert projection.verify(today) == []
        graph.close()
        assert (disk / "ledger.db.graph").exists() is fits
        assert ("请检查磁盘与权限" in caplog.text) is not fits
        filling.unlink(missing_ok=True)
        caplog.clear()
    ledger.close()


def test_a_read_only_disk_is_named(ledger: Ledger, disk: Path) -> None:
    """What was written can still be read."""
    ledger.backup(disk / "kept.db")
    ledger.close()
    mounted("mount", "-o", "remount,ro", str(disk))
    with pytest.raises(WrongSetup, match=ADVICE):
        small_again = Ledger.open(f"sqlite:///{disk / 'ledger.db'}")
        load(small_again)
    with pytest.raises(WrongSetup, match=ADVICE):
        restore(disk / "kept.db", f"sqlite:///{disk / 'ledger.db'}", replace=True)
    mounted("mount", "-o", "remount,rw", str(disk))
    again = Ledger.open(f"sqlite:///{disk / 'ledger.db'}")
    assert again.verify() == 1
    again.close()
