"""The pages ask as the person who reads them: the browser's cookie goes along."""

import os
import threading
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import httpx
import streamlit as st

from ui.client import Client, Json

OURS = "gangmu"
KEPT = 32
UNCHANGED = 304


class _Answers:
    """The last answers with their stamps: asked again, the service only says that nothing
    has changed. Never used unasked; each visitor's apart."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[str, Json]] = {}
        self._lock = threading.Lock()

    def find(self, question: str) -> tuple[str, Json] | None:
        return self._kept.get(question)

    def keep(self, question: str, tag: str, body: Json) -> None:
        with self._lock:
            self._kept.pop(question, None)
            self._kept[question] = (tag, body)
            for old in list(self._kept)[:-KEPT]:
                del self._kept[old]


def ask(path: str, **parameters: Any) -> Json:
    """GET an answer, not to be altered; Refused says in the user's words what is wrong."""
    answers, question = _answers(), repr((path, sorted(parameters.items()), _cookie()))
    tag, body = answers.find(question) or ("", {})
    answer = _sent("GET", path, params=parameters, headers={"If-None-Match": tag} if tag else {})
    if answer.status_code != UNCHANGED:
        tag, body = answer.headers.get("ETag", ""), answer.json()
    if tag:
        answers.keep(question, tag, body)
    return body


def fetch(path: str, **parameters: Any) -> bytes:
    """GET a file; Refused as with `ask`."""
    return _sent("GET", path, params=parameters).content


def later(path: str, **parameters: Any) -> Callable[[], bytes]:
    """As `fetch`, for when a button is clicked: nobody's cookie is at hand then."""
    cookie = _cookie()
    return lambda: _client().request("GET", path, params=parameters, headers=cookie).content


def send(method: str, path: str, body: Any = None, **more: Any) -> Json:
    """Change something; more: params, files, headers (If-Match). Refused as with `ask`."""
    answer = _sent(method, path, **({} if body is None else {"json": body}), **more)
    told: Json = answer.json() if answer.content else {}
    return told


def made(path: str, body: Any) -> Callable[[], bytes]:
    """POST something that comes back as a file, when a button is clicked, as `later`."""
    cookie = _cookie()
    return lambda: _client().request("POST", path, json=body, headers=cookie).content


def at(*parts: str) -> str:
    """A path of parts, whatever signs an id has."""
    return "/".join(quote(part, safe="") for part in parts)


def _sent(method: str, path: str, **more: Any) -> httpx.Response:
    headers = {**(more.pop("headers", None) or {}), **_cookie()}
    return _client().request(method, path, headers=headers, **more)


def _cookie() -> dict[str, str]:
    """The header with the cookies that the service itself has set."""
    ours = [f"{name}={value}" for name, value in st.context.cookies.items() if OURS in name]
    return {"Cookie": "; ".join(ours)} if ours else {}


@st.cache_resource
def _client() -> Client:
    return Client(os.environ["GANGMU_API"])


@st.cache_resource
def _answers() -> _Answers:
    return _Answers()
