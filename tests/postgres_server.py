"""A PostgreSQL server for tests, from Debian's package: started, awaited, stopped.

It runs as a user of its own where the tests run as root, which the server refuses to do.
"""

import os
import pwd
import secrets
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

SECONDS_TO_START = 60
USER = "postgres"


class CannotStart(Exception):
    """Why there is no server, in words."""


@dataclass
class Server:
    """A server with its data; it can be killed, and started again on what it left."""

    home: Path
    password: str
    port: int
    process: "subprocess.Popen[bytes] | None" = None

    @property
    def url(self) -> str:
        return f"postgresql://{USER}:{self.password}@127.0.0.1:{self.port}/postgres"

    def start(self) -> None:
        options = ["-c", "listen_addresses=127.0.0.1", "-c", f"unix_socket_directories={self.home}"]
        program = [str(_programs() / "postgres"), "-D", str(self.home / "data")]
        command = [*program, "-p", str(self.port), *options]
        log = self.home / f"log{time.monotonic_ns()}"
        with log.open("wb") as output:
            self.process = subprocess.Popen(
                command, cwd=self.home, stdout=output, stderr=output, **_as()
            )
        _await(self.process, self.port, log)

    def kill(self) -> None:
        """At once; its processes for the single connections follow when they notice."""
        assert self.process is not None
        self.process.kill()
        self.process.wait()

    def stop(self) -> None:
        if self.process is not None:
            self.process.terminate()
            self.process.wait()


@contextmanager
def serving() -> Iterator[Server]:
    """A server that lives as long as the block; its password is asked for."""
    programs = _programs()
    with tempfile.TemporaryDirectory(prefix="gangmu-postgres-", ignore_cleanup_errors=True) as top:
        server = Server(Path(top), secrets.token_hex(8), _free_port())
        (server.home / "password").write_text(server.password)
        _give(server.home)
        signed = ["--auth=scram-sha-256", f"--pwfile={server.home / 'password'}", "-U", USER]
        made = _run(
            [str(programs / "initdb"), "-D", str(server.home / "data"), "-E", "UTF8", *signed],
            server.home,
        )
        if made.returncode:
            raise CannotStart(f"initdb: {made.stderr[-500:]}")
        try:
            server.start()
            yield server
        finally:
            server.stop()


@contextmanager
def running() -> Iterator[str]:
    """Address of a server that lives as long as the block."""
    with serving() as server:
        yield server.url


def _programs() -> Path:
    """The folder of the newest server that is installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"))
    named = shutil.which("postgres")
    if not (found or named):
        raise CannotStart("no server is installed (Debian: apt-get install postgresql)")
    return Path(named).parent if named else found[-1].parent


def _as() -> dict[str, object]:
    """The user who may run it."""
    if os.getuid():
        return {}
    try:
        who = pwd.getpwnam(USER)
    except KeyError as error:
        raise CannotStart(f"root may not run it, and there is no user {USER}") from error
    return {"user": who.pw_uid, "group": who.pw_gid, "extra_groups": []}


def _give(home: Path) -> None:
    """Let that user own the folder and reach it."""
    if os.getuid():
        return
    who = pwd.getpwnam(USER)
    for path in (home, *home.iterdir()):
        os.chown(path, who.pw_uid, who.pw_gid)


def _run(command: list[str], home: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(command, cwd=home, capture_output=True, text=True, **_as())  # type: ignore[call-overload,no-any-return]


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _await(server: "subprocess.Popen[bytes]", port: int, log: Path) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline:
        if server.poll() is not None:
            raise CannotStart(f"it ended at once: {log.read_text(errors='replace')[-500:]}")
        if "ready to accept connections" in log.read_text(errors="replace"):
            return
        time.sleep(0.1)
    raise CannotStart(f"it did not answer in {SECONDS_TO_START} s")
