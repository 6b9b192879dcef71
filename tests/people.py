"""People with accounts, as tests meet them: a service in process and who asks of it."""

import asyncio
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx
from fastapi import FastAPI

from api.app import make_app
from api.service import Service
from api.settings import read_settings

ADDRESS = "http://127.0.0.1:8501"
PASSWORD = "correct horse battery"


@dataclass
class Asker:
    """Somebody with a browser: what the service sets as a cookie goes along from then on."""

    app: FastAPI
    headers: dict[str, str] = field(default_factory=lambda: {"Origin": ADDRESS})
    cookies: httpx.Cookies = field(default_factory=httpx.Cookies)
    peer: str = "127.0.0.1"

    def __call__(self, path: str, method: str = "GET", **more: Any) -> httpx.Response:
        """Ask for a path below /api/v1/, or for a whole path."""
        whole = path if path.startswith("/") else f"/api/v1/{path}"
        headers = {**self.headers, **more.pop("headers", {})}

        async def answer() -> httpx.Response:
            transport = httpx.ASGITransport(
                self.app, raise_app_exceptions=False, client=(self.peer, 1)
            )
            async with httpx.AsyncClient(
                transport=transport, base_url=ADDRESS, cookies=self.cookies
            ) as client:
                answered = await client.request(method, whole, headers=headers, **more)
                self.cookies = client.cookies
                return answered

        return asyncio.run(answer())

    def sign_in(self, name: str, password: str = PASSWORD) -> httpx.Response:
        return self("session", "POST", json={"name": name, "password": password})


@contextmanager
def app_of(ledger: str) -> Iterator[FastAPI]:
    """The service of a ledger at an address, in process."""
    service = Service(read_settings(ledger=ledger))
    yield make_app(service)
    service.close()


def with_token(app: FastAPI, secret: str) -> Asker:
    """A script with a token, which sends no Origin."""
    return Asker(app, {"Authorization": f"Bearer {secret}"})


def hears(app: FastAPI, path: str, origin: str) -> bool:
    """Whether a page of that origin is let in to listen over a socket."""
    names = {"host": ADDRESS.removeprefix("http://"), "origin": origin}
    scope = {
        "type": "websocket",
        "scheme": "ws",
        "path": path,
        "query_string": b"",
        "headers": [(name.encode(), value.encode()) for name, value in names.items()],
        "subprotocols": [],
        "client": ("127.0.0.1", 1),
    }
    told: list[str] = []

    async def receive() -> dict[str, str]:
        return {"type": "websocket.connect" if not told else "websocket.disconnect"}

    async def send(message: MutableMapping[str, Any]) -> None:
        told.append(message["type"])

    asyncio.run(app(scope, receive, send))
    return told[0] == "websocket.accept"
