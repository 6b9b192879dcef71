"""Whatever a file does to the process that reads it, the next one is read."""

import os
import signal
import threading
import time
from pathlib import Path

import pytest

from graph_model.errors import WrongInput
from loaders import guard
from loaders.read import read_all, read_files
from tests.readers import only_reader
from tests.sheets import nodes, table3


def rows(count: int) -> list[list[str]]:
    return [[f"职责{n // 10}", f"工作{n}", f"岗位{n % 7}"] for n in range(count)]


def test_a_reader_that_is_killed_refuses_its_file_and_no_other(tmp_path: Path) -> None:
    small = table3(tmp_path / "小.xlsx", *rows(2))
    long = table3(tmp_path / "大.xlsx", *rows(20_000))
    pid = only_reader(small).pid

    def end() -> None:
        time.sleep(0.3)
        os.kill(pid, signal.SIGKILL)

    thread = threading.Thread(target=end)
    thread.start()
    reading = read_all([long, small])
    thread.join()
    (problem,) = reading.problems
    assert problem.where == "大.xlsx"
    assert "上限" in problem.message
    assert set(nodes(reading.batches[0], "Duty")) == {"职责0", "工作0", "工作1"}


def test_a_file_that_asks_for_too_much_memory_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The limit is lowered from outside, as a system administrator would."""
    import resource

    long = table3(tmp_path / "大.xlsx", *rows(20_000))
    small = table3(tmp_path / "小.xlsx", *rows(2))
    pid = only_reader(small).pid
    resource.prlimit(pid, resource.RLIMIT_AS, (200_000_000, 200_000_000))
    with pytest.raises(WrongInput, match="内存"):
        read_files([long])
    guard._end_all()
    assert read_files([small])


def test_a_long_file_says_how_far_it_is(tmp_path: Path) -> None:
    heard: list[float] = []
    path = table3(tmp_path / "大.xlsx", *rows(20_000))
    reading = read_all([path], told=lambda _, done: heard.append(done))
    assert len(nodes(reading.batches[0], "Duty")) == 22_000
    assert len(heard) >= 2
    assert heard == sorted(heard)


def test_a_path_is_found_from_where_the_person_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table3(tmp_path / "a.xlsx", *rows(1))
    monkeypatch.chdir(tmp_path)
    assert read_files([Path("a.xlsx")])
