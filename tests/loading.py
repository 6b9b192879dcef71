"""Loading files over HTTP: upload, wait, look, agree."""

from typing import Any

import httpx

from tests.asking import Ask, finished
from tests.college import COLLEGE


def part(name: str, content: bytes | None = None) -> tuple[str, tuple[str, bytes]]:
    """A file of a multipart body; by default that of the example college."""
    return "files", (name, (COLLEGE / name).read_bytes() if content is None else content)


def uploaded(ask: Ask, *parts: Any, **fields: str) -> dict[str, Any]:
    """A draft of files, once they are read."""
    answer = ask("POST", "loads", files=list(parts), data=fields)
    assert answer.status_code == 202, answer.text
    return after(ask, answer)


def after(ask: Ask, answer: httpx.Response) -> dict[str, Any]:
    """The draft as it is once the job of an answer has ended."""
    finished(ask, answer.json()["job"]["id"])
    return drafted(ask, answer.json()["id"])


def drafted(ask: Ask, id_: str) -> dict[str, Any]:
    found: dict[str, Any] = ask("GET", f"loads/{id_}").json()
    return found


def applied(ask: Ask, draft: dict[str, Any]) -> httpx.Response:
    """The draft as it was previewed is asked to be stored, and waited for."""
    tag = f'"{draft["preview"]["tag"]}"'
    answer = ask("POST", f"loads/{draft['id']}/apply", json={}, headers={"If-Match": tag})
    if answer.status_code == 202:
        finished(ask, answer.json()["job"]["id"])
    return answer
