"""The process that reads files, for tests that do something to it."""

import subprocess
from pathlib import Path

from loaders import guard
from loaders.read import read_files


def only_reader(small: Path) -> "subprocess.Popen[bytes]":
    """The process that has read a small file and waits for the next: the only one there is,
    whatever was read before."""
    guard._end_all()
    read_files([small])
    (waiting,) = guard._waiting
    return waiting.process
