"""Benchmarks still run: here on the smallest colleges."""

import subprocess
import sys

import pytest

SMALL = ("bulk tables 300", "history 300 20", "lookups 300", "tables folder 2")


@pytest.mark.parametrize("words", SMALL)
def test_a_benchmark_still_runs(words: str) -> None:
    name, *sizes = words.split()
    command = [sys.executable, "-W", "error", "-m", f"benchmarks.{name}", *sizes]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout
