"""How does a proof watch `gangmu up` from outside while others change its ledger?"""

import os
import re
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from tests.commands import DAY, GANGMU

SECONDS_TO_START = 90


@dataclass
class Served:
    """A ledger that is served by a process of its own, and everything that process printed."""

    process: "subprocess.Popen[bytes]"
    asker: httpx.Client
    printed: Path

    def status(self, known: str = "") -> httpx.Response:
        """What the API shows now; 304 where it is what the asker knows."""
        return self.asker.get("/api/v1/status", headers={"If-None-Match": known})

    def revision(self) -> int:
        answer = self.status()
        assert answer.status_code == 200, answer.text
        return int(answer.json()["revision"])


@contextmanager
def serving(url: str, folder: Path) -> Iterator[Served]:
    """`gangmu up` on any free port, for the length of the block."""
    printed = folder / "printed.txt"
    environment = {**os.environ, **DAY, "GANGMU_LEDGER": url, "PYTHONUNBUFFERED": "1"}
    command = [*GANGMU, "up", "--no-example", "--port", "0"]
    with (
        printed.open("wb") as out,
        subprocess.Popen(command, env=environment, stdout=out, stderr=out) as process,
    ):
        try:
            address = _address(process, printed)
            with httpx.Client(base_url=address, trust_env=False, timeout=60) as asker:
                _await(asker)
                yield Served(process, asker, printed)
        finally:
            process.kill()


def _address(process: "subprocess.Popen[bytes]", printed: Path) -> str:
    deadline = time.monotonic() + SECONDS_TO_START
    while not (found := re.search(r"http://127\.0\.0\.1:\d+", printed.read_text())):
        assert process.poll() is None and time.monotonic() < deadline, printed.read_text()
        time.sleep(0.05)
    return found.group()


def _await(asker: httpx.Client) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while True:
        try:
            asker.get("/api/v1/health").raise_for_status()
            return
        except httpx.TransportError:
            assert time.monotonic() < deadline, "the service does not answer"
            time.sleep(0.05)


@dataclass
class Watch:
    """Asks again and again in a thread; the revisions in the order in which they were seen."""

    served: Served
    revisions: list[int] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    _enough: threading.Event = field(default_factory=threading.Event)

    def _look(self) -> None:
        while not self._enough.wait(0.05):
            answer = self.served.status()
            if answer.status_code == 200:
                self.revisions.append(answer.json()["revision"])
            else:
                self.wrong.append(answer.text)

    @contextmanager
    def going_on(self) -> Iterator[None]:
        thread = threading.Thread(target=self._look)
        thread.start()
        try:
            yield
        finally:
            self._enough.set()
            thread.join()
