"""How is a file read that nobody vouches for? In a process of its own, with limits.

The process reads one file after the other; when one of them takes too much time or memory,
only that process ends, and a new one reads the next file.
"""

import atexit
import gc
import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection, Pipe
from pathlib import Path
from time import monotonic
from typing import Any

from graph_model.claims import Batch
from graph_model.errors import WrongInput
from loaders.choices import Choices
from loaders.limits import LONG_ANSWER, SECONDS, refuse
from loaders.seen import Seen

Told = Callable[[Path, float], None]
_ROOT = Path(__file__).parent.parent
_TICK = 0.5


@dataclass(slots=True)
class _Reader:
    process: "subprocess.Popen[bytes]"
    connection: Connection

    def end(self) -> None:
        self.connection.close()
        self.process.kill()
        self.process.wait()


_lock = threading.Lock()
_waiting: list[_Reader] = []


def guarded(
    path: Path, name: str, source: str, choices: Choices, told: Told
) -> tuple[list[Batch], list[Seen]]:
    """What a file says; WrongInput where it cannot be used, or would not come to an end."""
    reader = _take()
    try:
        reader.connection.send((path.absolute(), name, source, choices))
        answer = _answer(reader, name, lambda done: told(path, done))
    except BaseException:
        reader.end()
        raise
    _put_back(reader)
    if isinstance(answer, list):
        raise WrongInput(answer)
    batches, seen = answer
    return batches, seen


@atexit.register
def _end_all() -> None:
    while _waiting:
        _waiting.pop().end()


def _take() -> _Reader:
    with _lock:
        while _waiting:
            reader = _waiting.pop()
            if reader.process.poll() is None:
                return reader
            reader.end()
    return _started()


def _put_back(reader: _Reader) -> None:
    """For the next file."""
    if not reader.connection.closed:
        with _lock:
            _waiting.append(reader)


def _started() -> _Reader:
    ours, theirs = Pipe()
    environment = os.environ | {
        "OPENBLAS_NUM_THREADS": "1",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "loaders.reader_process", str(theirs.fileno())],
        pass_fds=[theirs.fileno()],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
        cwd=_ROOT,
    )
    theirs.close()
    return _Reader(process, ours)


def _answer(reader: _Reader, name: str, told: Callable[[float], None]) -> Any:
    """The answer of the process, which first may say several times how far it is. While it
    does, only its own processor time is limited: a busy machine is no fault of the file."""
    heard = monotonic()
    while True:
        if reader.connection.poll(_TICK):
            try:
                answer = _received(reader)
            except (EOFError, OSError) as error:
                raise refuse(name, "读取时超出内存或时间上限,请只留下表格、拆成几个文件") from error
            if not isinstance(answer, float):
                return answer
            told(answer)
            heard = monotonic()
        if monotonic() - heard > SECONDS:
            raise refuse(name, f"{SECONDS}秒没有进展,还没有读完,请拆成几个文件或检查文件")


def _received(reader: _Reader) -> Any:
    """A long table is a million objects: the process that holds them too ends before, and
    looking for circles among them takes longer than they."""
    data = reader.connection.recv_bytes()
    if len(data) > LONG_ANSWER:
        reader.end()
    collecting = gc.isenabled()
    gc.disable()
    try:
        return pickle.loads(data)
    finally:
        if collecting:
            gc.enable()
