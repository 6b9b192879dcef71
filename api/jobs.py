"""Long work beside the requests: who began it, how far it is, what came of it.

A job's state is a small file, so that all processes that serve one ledger see all jobs. A
job whose process is gone has failed.
"""

import logging
import re
import secrets
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict

from api.living import Living
from api.private import private_folder, write_private
from api.telling import as_document
from graph_model.errors import GangmuError, Problem, UnknownName, WrongInput, WrongSetup

ID = re.compile(r"[0-9a-f]{16}")
STEP = 0.01  # of the work: smaller progress is not written down
STOPPED = "服务已停止, 这项工作没有做完, 没有存入任何内容; 请重新开始"


class State(StrEnum):
    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


OPEN = (State.WAITING, State.RUNNING)


class Job(BaseModel):
    """progress: 0 to 1, and what is being done in both languages. result: what came of it.
    problem: a problem document that says why nothing did."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    kind: str
    owner: str
    process: str
    begun: datetime
    state: State = State.WAITING
    progress: float = 0.0
    zh: str = "等待"
    en: str = "Waiting"
    result: dict[str, Any] = {}
    problem: dict[str, Any] | None = None

    @property
    def is_open(self) -> bool:
        return self.state in OPEN


class Cancelled(Exception):
    """The work is to end, because its owner or the service says so."""


class Watch:
    """What a piece of work tells of itself; it ends where nobody wants it any more."""

    def __init__(self, jobs: "Jobs", job: Job) -> None:
        self._jobs, self.job = jobs, job

    def tell(self, progress: float, zh: str, en: str) -> None:
        """How far the work is; Cancelled where it is to end."""
        self._jobs.refuse_cancelled(self.job.id)
        same_words = (zh, en) == (self.job.zh, self.job.en)
        if same_words and progress - self.job.progress < STEP:
            return
        said = {"progress": min(progress, 1.0), "zh": zh, "en": en}
        self.job = self._jobs.note(self.job, **said)

    @property
    def file(self) -> Path:
        """Where the work may leave a file for its owner."""
        return self._jobs.file_of(self.job.id)


Work = Callable[[Watch], dict[str, Any]]


class Jobs:
    """All jobs of one folder, and the threads of this process that do them."""

    def __init__(self, folder: Path, threads: int, kept: timedelta) -> None:
        self._folder, self._kept = folder / "jobs", kept
        self._living = Living(folder / "processes")
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="job")
        self._closing = threading.Event()

    def start(self, kind: str, owner: str, work: Work) -> Job:
        """Do a piece of work as soon as a thread is free."""
        job = self.make(kind, owner)
        self.run(job, work)
        return job

    def make(self, kind: str, owner: str) -> Job:
        """A job that is known and waits to be run."""
        self._sweep()
        job = Job(
            id=secrets.token_hex(8),
            kind=kind,
            owner=owner,
            process=self._living.me,
            begun=datetime.now(UTC),
        )
        self._write(job)
        return job

    def run(self, job: Job, work: Work) -> None:
        """Do the work of a job that waits, as soon as a thread is free."""
        self._pool.submit(self._run, job, work)

    def _run(self, job: Job, work: Work) -> None:
        watch = Watch(self, job)
        try:
            self.refuse_cancelled(job.id)
            watch.job = self.note(job, state=State.RUNNING)
            result = work(watch)
            self.note(watch.job, state=State.DONE, progress=1.0, result=result)
        except Cancelled:
            self._end(watch.job)
        except Exception as error:  # whatever it is, its owner is told
            if not isinstance(error, GangmuError):
                logging.getLogger(__name__).error("%s failed", job.kind, exc_info=error)
            self.note(watch.job, state=State.FAILED, problem=as_document(error))

    def _end(self, job: Job) -> None:
        """Cancelled by its owner, or stopped with the service."""
        if self._marker(job.id).exists():
            self.note(job, state=State.CANCELLED)
        else:
            self.note(job, state=State.FAILED, problem=as_document(WrongSetup(STOPPED)))

    def get(self, id_: str) -> Job:
        """A job as it is now; UnknownName where there is none."""
        try:
            job = Job.model_validate_json(self._path(id_).read_bytes())
        except OSError as error:
            raise _unknown(id_) from error
        if job.is_open and not self._living.lives(job.process):
            job = self.note(job, state=State.FAILED, problem=as_document(WrongSetup(STOPPED)))
        return job

    def listed(self) -> list[Job]:
        """All jobs, the latest first."""
        found = [self.get(id_) for id_ in self._ids()]
        return sorted(found, key=lambda one: one.begun, reverse=True)

    def cancel(self, id_: str) -> None:
        """End a job at its next step; WrongInput where it has ended by itself."""
        job = self.get(id_)
        if not job.is_open:
            raise WrongInput([Problem("", "这项工作已经结束, 不能再取消")])
        self._marker(id_).touch(mode=0o600)
        if job.state is State.WAITING:
            self.note(job, state=State.CANCELLED)

    def refuse_cancelled(self, id_: str) -> None:
        """Cancelled where the job is to end."""
        if self._closing.is_set() or self._marker(id_).exists():
            raise Cancelled

    def note(self, job: Job, **said: Any) -> Job:
        """Write down what has changed about a job."""
        changed = job.model_copy(update=said)
        self._write(changed)
        return changed

    def file_of(self, id_: str) -> Path:
        """The file that a job may leave."""
        return self._path(id_).with_suffix(".file")

    def close(self) -> None:
        """End what is running at its next step, and what waits at once."""
        self._closing.set()
        self._pool.shutdown(wait=True)
        self._living.end()

    def _write(self, job: Job) -> None:
        private_folder(self._folder)
        write_private(self._path(job.id), job.model_dump_json().encode())

    def _path(self, id_: str) -> Path:
        if not ID.fullmatch(id_):
            raise _unknown(id_)
        return self._folder / f"{id_}.json"

    def _marker(self, id_: str) -> Path:
        return self._path(id_).with_suffix(".cancel")

    def _ids(self) -> Iterator[str]:
        return (path.stem for path in self._folder.glob("*.json") if ID.fullmatch(path.stem))

    def _sweep(self) -> None:
        """Jobs that ended long ago go, with their files."""
        before = datetime.now(UTC) - self._kept
        for job in self.listed():
            if not job.is_open and job.begun < before:
                for path in self._folder.glob(f"{job.id}.*"):
                    path.unlink(missing_ok=True)


def _unknown(id_: str) -> UnknownName:
    return UnknownName(f"没有工作“{id_}”, 或已过保留期")
