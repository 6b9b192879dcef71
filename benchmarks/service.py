"""How long do answers of the service take, for one client and for a crowd?

    python -m benchmarks.service 20000
    python -m benchmarks.service 20000 60 50 5

Nodes of a college; then for how many seconds how many clients read, and how many write, at
once. The service is the real command in a process of its own. Beside the clock stands a
multiple of the calibration loop of the same run: machines are shared.
"""

import asyncio
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import httpx

from benchmarks.calibration import calibration
from benchmarks.colleges import college
from graph_model.ledger import Ledger
from loaders.readers.jsonl import batches

RUNS = 30
GANGMU = [sys.executable, "-c", "from api.cli.main import main; main()"]
QUESTIONS = {
    "gaps": "gaps?limit=50",
    "summary of gaps": "gaps/summary",
    "coverage": "coverage/unit-stage",
    "cell": "coverage/unit-stage/cell?row={unit}&column=standard",
    "trace": "trace/{goal}",
    "search": "search?text=学籍",
}


@dataclass(frozen=True, slots=True)
class Served:
    """A service: its address, its process, and what it may be asked about."""

    address: str
    process: int
    names: dict[str, str]
    duties: tuple[str, ...]


@contextmanager
def served(nodes: int) -> Iterator[Served]:
    """`gangmu up` on a college of so many nodes."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/ledger.db"
        names, duties = _load(url, Path(folder) / "college.jsonl", nodes)
        told = Path(folder) / "printed.txt"
        env = {**os.environ, "GANGMU_LEDGER": url}
        command = [*GANGMU, "up", "--port", "0", "--no-example"]
        with told.open("w") as out:
            process = subprocess.Popen(command, env=env, stdout=out, stderr=out)
        try:
            address = _address(process, told)
            yield Served(address, process.pid, names, duties)
        finally:
            process.terminate()
            process.wait()


def _load(url: str, path: Path, nodes: int) -> tuple[dict[str, str], tuple[str, ...]]:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(college(nodes))
    ledger = Ledger.open(url)
    ledger.commit(batches(path, "benchmark"), "benchmark", "college")
    found = ledger.entities()
    ledger.close()
    duties = tuple(quote(one.key) for one in found if one.kind == "Duty")
    goal = next(one.key for one in found if one.kind == "Goal" and one.body.get("code"))
    unit = next(one.key for one in found if str(one.body.get("name")).startswith("教务处"))
    return {"goal": quote(goal), "unit": quote(unit)}, duties


def _address(process: "subprocess.Popen[bytes]", told: Path) -> str:
    while not (found := re.search(r"http://127\.0\.0\.1:\d+", told.read_text())):
        assert process.poll() is None, told.read_text()
        time.sleep(0.1)
    for _ in range(240):
        try:
            if httpx.get(f"{found.group()}/api/v1/health", trust_env=False).is_success:
                return found.group()
        except httpx.TransportError:
            time.sleep(0.5)
    raise AssertionError("the service did not answer")


def one_client(service: Served) -> None:
    """Median of a question that was asked before, for a client that is alone."""
    unit = calibration()
    print(f"calibration loop: {unit:.3f} s\n\n| Question | first | median | |")
    print("| --- | --- | --- | --- |")
    with httpx.Client(base_url=f"{service.address}/api/v1/", trust_env=False) as client:
        for name, path in QUESTIONS.items():
            times = [_asked(client, path.format(**service.names)) for _ in range(RUNS)]
            median = statistics.median(times[1:])
            print(f"| {name} | {times[0]:.3f} s | {median * 1000:.1f} ms | {median / unit:.2f} x |")


def _asked(client: httpx.Client, path: str) -> float:
    start = time.perf_counter()
    client.get(path).raise_for_status()
    return time.perf_counter() - start


@dataclass(slots=True)
class Crowd:
    """What many clients at once have met."""

    service: Served
    until: float
    reads: list[float] = field(default_factory=list)
    writes: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    last: dict[str, str] = field(default_factory=dict)

    async def read(self, number: int) -> None:
        """Ask one question after the other, until the end."""
        paths = [path.format(**self.service.names) for path in QUESTIONS.values()]
        async with self._client() as client:
            while time.monotonic() < self.until:
                number += 1
                await self._send(client, "GET", paths[number % len(paths)], self.reads)

    async def write(self, number: int) -> None:
        """Change one duty again and again, each time on top of what was read."""
        duty, count = self.service.duties[number], 0
        async with self._client() as client:
            while time.monotonic() < self.until:
                now = await client.get(f"nodes/{duty}")
                note, count = f"{number}-{count}", count + 1
                more = {
                    "json": {"properties": {"note": note}},
                    "headers": {"If-Match": now.headers["ETag"]},
                }
                if await self._send(client, "PATCH", f"nodes/{duty}", self.writes, **more):
                    self.last[duty] = note

    def _client(self) -> httpx.AsyncClient:
        headers = {"Origin": self.service.address}
        base = f"{self.service.address}/api/v1/"
        return httpx.AsyncClient(base_url=base, headers=headers, timeout=60, trust_env=False)

    async def _send(
        self, client: httpx.AsyncClient, method: str, path: str, times: list[float], **more: object
    ) -> bool:
        start = time.perf_counter()
        try:
            answer = await client.request(method, path, **more)  # type: ignore[arg-type]
        except httpx.HTTPError as error:
            self.wrong.append(repr(error))
            return False
        times.append(time.perf_counter() - start)
        if answer.is_error:
            self.wrong.append(f"{answer.status_code} {path}")
        return answer.is_success


async def crowd(service: Served, seconds: float, readers: int, writers: int) -> Crowd:
    """So many clients at once; afterwards every last write must stand as it was said."""
    met = Crowd(service, time.monotonic() + seconds)
    await asyncio.gather(*map(met.read, range(readers)), *map(met.write, range(writers)))
    return met


def lost(met: Crowd) -> list[str]:
    """Duties whose last acknowledged note is not there."""
    with httpx.Client(base_url=f"{met.service.address}/api/v1/", trust_env=False) as client:
        return [
            duty
            for duty, note in met.last.items()
            if client.get(f"nodes/{duty}").json()["properties"]["note"] != note
        ]


def _told(name: str, times: list[float]) -> str:
    ordered = sorted(times) or [0.0]
    middle, late = ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.95)]
    return f"| {name} | {len(times)} | {middle * 1000:.0f} ms | {late * 1000:.0f} ms |"


def memory(process: int) -> str:
    """The most memory that a process has held."""
    text = Path(f"/proc/{process}/status").read_text()
    found = re.search(r"VmHWM:\s+(\d+)", text)
    return f"{int(found.group(1)) // 1024 if found else 0} MB"


def main(nodes: int, seconds: float = 60, readers: int = 50, writers: int = 5) -> None:
    with served(nodes) as service:
        one_client(service)
        met = asyncio.run(crowd(service, seconds, readers, writers))
        print(
            f"\n| {readers} reading, {writers} writing, {seconds:.0f} s | answers | median | 95 % |"
        )
        print("| --- | --- | --- | --- |")
        print(_told("reads", met.reads))
        print(_told("writes", met.writes))
        print(f"\nerrors: {len(met.wrong)} {met.wrong[:3]}; lost: {len(lost(met))}")
        print(f"memory, peak: {memory(service.process)}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
