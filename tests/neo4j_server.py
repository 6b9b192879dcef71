"""A Neo4j server for tests, from Maven Central's jars: started, awaited, stopped."""

import fcntl
import os
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).parent / "neo4j"
LIB = Path(os.environ.get("GANGMU_NEO4J_LIB") or HERE.parents[1] / ".neo4j" / "lib")
OPENED = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent", "java.lang")
SECONDS_TO_FETCH = 1200
SECONDS_TO_START = 120
# Neo4j's own setting for plans, and more than any run of tests takes.
SECONDS_OF_A_PLAN, SECONDS_OF_A_RUN = 10, 86_400


class CannotStart(Exception):
    """Why there is no server, in words."""


@contextmanager
def running(heap: str = "512m", briefly: bool = False) -> Iterator[str]:
    """Address of a server that lives as long as the block, or as this process.

    briefly: each of many queries is asked a few times only, of one small graph after another.
    The compiler that makes long runs fast would then take a third of the processor, new plans
    for each graph as much again, and neither would repay it.
    """
    _fetch()
    with tempfile.TemporaryDirectory(prefix="gangmu-neo4j-", ignore_cleanup_errors=True) as home:
        port, log = _free_port(), Path(home, "server.log")
        with log.open("wb") as output:
            server = subprocess.Popen(
                _command(heap, home, port, briefly),
                stdin=subprocess.PIPE,
                stdout=output,
                stderr=output,
            )
        try:
            _await(server, port, log)
            yield f"bolt://127.0.0.1:{port}"
        finally:
            _stop(server)


def _command(heap: str, home: str, port: int, briefly: bool) -> list[str]:
    opens = [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in OPENED]
    quick = ["-XX:TieredStopAtLevel=1"] if briefly else []
    place = ["-cp", f"{LIB}/*", str(HERE / "Main.java"), home, str(port)]
    plans_kept = str(SECONDS_OF_A_RUN if briefly else SECONDS_OF_A_PLAN)
    return ["java", f"-Xmx{heap}", *quick, *opens, *place, plans_kept]


def _fetch() -> None:
    """Copy the jars, once, also where several test processes begin at the same time."""
    LIB.parent.mkdir(parents=True, exist_ok=True)
    with (LIB.parent / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not any(LIB.glob("neo4j-kernel-*.jar")):
            _copy_jars()


def _copy_jars() -> None:
    command = [
        "mvn",
        "-q",
        "-B",
        "-f",
        str(HERE / "pom.xml"),
        "dependency:copy-dependencies",
        "-DincludeScope=runtime",
        f"-DoutputDirectory={LIB}",
    ]
    try:
        subprocess.run(
            command, check=True, capture_output=True, text=True, timeout=SECONDS_TO_FETCH
        )
    except FileNotFoundError as error:
        raise CannotStart("mvn is not installed and the jars are not there") from error
    except subprocess.CalledProcessError as error:
        raise CannotStart(f"mvn cannot fetch Neo4j: {error.stdout[-500:]}") from error
    except subprocess.TimeoutExpired as error:
        raise CannotStart(f"mvn was not done in {SECONDS_TO_FETCH} s") from error


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _await(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline:
        if server.poll() is not None:
            raise CannotStart(f"Neo4j ended at once: {log.read_text(errors='replace')[-500:]}")
        if _answers(port):
            return
        time.sleep(0.2)
    raise CannotStart(f"Neo4j did not answer in {SECONDS_TO_START} s")


def _answers(port: int) -> bool:
    """A Bolt handshake that offers version 5.0 only is accepted with that version."""
    offer = b"\x60\x60\xb0\x17" + b"\x00\x00\x00\x05" + bytes(12)
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=2) as one:
            one.sendall(offer)
            return one.recv(4) == offer[4:8]
    except OSError:
        return False


def _stop(server: subprocess.Popen[bytes]) -> None:
    """Killed: nothing of it is kept. Were we killed ourselves, its input closes, which ends it."""
    server.kill()
    server.wait()
    assert server.stdin is not None
    server.stdin.close()
