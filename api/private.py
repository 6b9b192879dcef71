"""Small files of the service's own: nobody else may read them, and each is whole."""

import os
import secrets
from pathlib import Path


def private_folder(path: Path) -> Path:
    """The folder, made where it is missing; only this service's account may look into it."""
    for one in (path.parent, path):  # `parents` would make the one above for everybody
        one.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def write_private(path: Path, content: bytes) -> None:
    """Write aside and rename, so that whoever reads has the old file or the new one."""
    aside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
    os.replace(aside, path)
