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
from pathlib import Path

SECONDS_TO_START = 60
USER = "postgres"


class CannotStart(Exception):
    """Why there is no server, in words."""


@contextmanager
def running() -> Iterator[str]:
    """Address of a server that lives as long as the block; its password is asked for."""
    programs = _programs()
    with tempfile.TemporaryDirectory(prefix="gangmu-postgres-", ignore_cleanup_errors=True) as top:
        home, password, port = Path(top), secrets.token_hex(8), _free_port()
        (home / "password").write_text(password)
        _give(home)
        data = str(home / "data")
        signed = ["--auth=scram-sha-256", f"--pwfile={home / 'password'}", "-U", USER]
        made = _run([str(programs / "initdb"), "-D", data, "-E", "UTF8", *signed], home)
        if made.returncode:
            raise CannotStart(f"initdb: {made.stderr[-500:]}")
        options = ["-c", "listen_addresses=127.0.0.1", "-c", f"unix_socket_directories={home}"]
        command = [str(programs / "postgres"), "-D", data, "-p", str(port), *options]
        with (home / "log").open("wb") as log:
            server = subprocess.Popen(command, cwd=home, stdout=log, stderr=log, **_as())
        try:
            _await(server, port, home / "log")
            yield f"postgresql://{USER}:{password}@127.0.0.1:{port}/postgres"
        finally:
            server.terminate()
            server.wait()


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
