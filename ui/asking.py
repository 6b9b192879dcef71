"""The pages ask as the person who reads them: the browser's cookie goes along."""

import os
from typing import Any
from urllib.parse import quote

import httpx
import streamlit as st

from ui.client import Client, Json

OURS = "gangmu"


def ask(path: str, **parameters: Any) -> Json:
    """GET an answer; Refused says in the user's words what is wrong."""
    body: Json = _sent("GET", path, params=parameters).json()
    return body


def fetch(path: str, **parameters: Any) -> bytes:
    """GET a file; Refused as with `ask`."""
    return _sent("GET", path, params=parameters).content


def send(method: str, path: str, body: Any = None, **more: Any) -> Json:
    """Change something; more: params, files, headers (If-Match). Refused as with `ask`."""
    answer = _sent(method, path, **({} if body is None else {"json": body}), **more)
    told: Json = answer.json() if answer.content else {}
    return told


def at(*parts: str) -> str:
    """A path of parts, whatever signs an id has."""
    return "/".join(quote(part, safe="") for part in parts)


def made(path: str, body: Any) -> bytes:
    """POST something that comes back as a file; Refused as with `ask`."""
    return _sent("POST", path, json=body).content


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
