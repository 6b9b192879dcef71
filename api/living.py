"""Does the process that began something still run? Each holds a lock while it does.

A number of a process is given again to another one; a lock goes with the process, however
it ends.
"""

import fcntl
import os
import secrets
import threading
from pathlib import Path

from api.private import private_folder


class Living:
    """The processes that work with one folder; this one among them once it has a name."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._held: tuple[str, int] | None = None

    @property
    def me(self) -> str:
        """The name of this process, which it holds from now on."""
        with self._lock:
            if self._held is None:
                name = secrets.token_hex(8)
                file = os.open(private_folder(self._folder) / name, os.O_CREAT | os.O_EXCL, 0o600)
                fcntl.flock(file, fcntl.LOCK_EX)
                self._held = (name, file)
            return self._held[0]

    def lives(self, name: str) -> bool:
        """Whether the process of that name holds it still."""
        if self._held is not None and self._held[0] == name:
            return True
        path = self._folder / name
        try:
            with path.open("r") as file:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                path.unlink(missing_ok=True)
        except BlockingIOError:
            return True
        except OSError:
            return False
        return False

    def end(self) -> None:
        """This process works with the folder no more."""
        with self._lock:
            if self._held is not None:
                name, file = self._held
                (self._folder / name).unlink(missing_ok=True)
                os.close(file)
                self._held = None
