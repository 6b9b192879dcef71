"""What is an uploaded file called? A name for people, never a path."""

import re
import unicodedata
from collections.abc import Iterable
from pathlib import PurePosixPath

LONGEST = 120
DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
UNNAMED = "未命名"


def base_name(said: str) -> str:
    """The last part of what the sender calls it, without what no name of a file can hold."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", said))[-1]
    kept = "".join(one for one in last if unicodedata.category(one)[0] != "C")
    name = re.sub(r'[:*?"<>|]', "_", kept).strip(" .")
    if DEVICE.fullmatch(name):
        name = f"_{name}"
    return _shortened(name) or UNNAMED


def _shortened(name: str) -> str:
    path = PurePosixPath(name or UNNAMED)
    suffix = path.suffix[:10]
    return f"{path.stem[: LONGEST - len(suffix)]}{suffix}"


def told_apart(names: Iterable[str]) -> list[str]:
    """Each name once: the second of the same name gets a number."""
    given: list[str] = []
    for name in names:
        number, tried = 2, name
        while tried in given:
            path = PurePosixPath(name)
            tried, number = f"{path.stem} ({number}){path.suffix}", number + 1
        given.append(tried)
    return given
