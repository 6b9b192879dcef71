"""How is a KGLite graph kept in a file from one process to the next?

The file is the engine's own, and after it a foot: the stamp, the version of the engine, and
a checksum over all. It is written aside and renamed under a lock, so that whoever reads it
has a whole one; whatever is odd about it, the graph is built afresh instead.
"""

import fcntl
import hashlib
import json
import logging
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from io import BufferedRandom
from pathlib import Path
from typing import Any, BinaryIO

import kglite

from graph_model.store.port import Stamp

MARK = b"gangmu-1"
WORTH = 1_000
Captured = tuple[Any, Stamp | None]


class Keeper:
    """Writes a graph to its file in the background once enough of it has changed.

    capture: the graph and its stamp as they belong together at one moment.
    """

    def __init__(self, path: Path, capture: Callable[[], Captured]) -> None:
        self._path = path
        self._capture = capture
        self._lock = threading.Lock()
        self._behind = 0
        self._thread: threading.Thread | None = None

    def note(self, written: int) -> None:
        """So many nodes and links differ from what was kept last."""
        with self._lock:
            self._behind += written
            if self._behind >= WORTH and self._thread is None:
                self._thread = threading.Thread(target=self._keep, name="keep the graph")
                self._thread.start()

    def close(self) -> None:
        """Wait until what is being written is written."""
        thread = self._thread
        if thread is not None:
            thread.join()

    def _keep(self) -> None:
        while self._is_behind():
            graph, stamp = self._capture()
            try:
                if stamp is not None:
                    write(self._path, graph, stamp)
            except (OSError, kglite.KgError) as error:
                logging.getLogger(__name__).warning(
                    "图谱未能存入 %s (%s), 下次启动时将重新生成; 请检查磁盘与权限",
                    self._path, error,
                )  # fmt: skip

    def _is_behind(self) -> bool:
        with self._lock:
            behind, self._behind = self._behind >= WORTH, 0
            if not behind:
                self._thread = None
            return behind


def write(path: Path, graph: Any, stamp: Stamp) -> None:
    """Keep a graph, unless another process is just doing so."""
    with _only_writer(path) as first:
        if not first:
            return
        aside = path.with_name(path.name + ".part")
        shutil.rmtree(aside, ignore_errors=True)
        aside.mkdir(parents=True)
        graph.session().backup(str(aside / "graph"))
        with (aside / "graph").open("r+b") as file:
            _write_foot(file, stamp)
        os.replace(aside / "graph", path)
        shutil.rmtree(aside, ignore_errors=True)


def read(path: Path) -> tuple[Any, Stamp] | None:
    """The graph that was kept; None where there is none that is whole."""
    with (
        suppress(OSError, ValueError, TypeError, KeyError, kglite.KgError),
        path.open("rb") as file,
    ):
        foot = _foot(file)
        stamp = Stamp(**foot["stamp"])
        file.seek(0)
        content = file.read(foot["size"])
        if foot["checksum"] == _checksum(hashlib.sha256(content), stamp):
            return kglite.from_bytes(content), stamp
    return None


@contextmanager
def _only_writer(path: Path) -> Iterator[bool]:
    """Whether no other process is writing; the lock goes with the process that holds it."""
    with path.with_name(path.name + ".lock").open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True


def _write_foot(file: BufferedRandom, stamp: Stamp) -> None:
    checksum = _checksum(hashlib.file_digest(file, "sha256"), stamp)
    parts = {"stamp": asdict(stamp), "engine": kglite.__version__, "size": file.tell()}
    text = json.dumps({**parts, "checksum": checksum}).encode()
    file.write(text + len(text).to_bytes(8) + MARK)
    file.flush()
    os.fsync(file.fileno())


def _foot(file: BinaryIO) -> dict[str, Any]:
    """What stands at the end of the file; ValueError where it is not of this version."""
    file.seek(-8 - len(MARK), os.SEEK_END)
    length, mark = int.from_bytes(file.read(8)), file.read()
    if mark != MARK:
        raise ValueError(mark)
    file.seek(-8 - len(MARK) - length, os.SEEK_END)
    found: dict[str, Any] = json.loads(file.read(length))
    if found["engine"] != kglite.__version__:
        raise ValueError(found["engine"])
    return found


def _checksum(content: Any, stamp: Stamp) -> str:
    content.update(json.dumps(asdict(stamp), sort_keys=True).encode())
    return str(content.hexdigest())
