"""Asking the API in process, over HTTP as anybody would."""

import asyncio
import time
from collections.abc import Callable
from typing import Any

import httpx
from fastapi import FastAPI

Ask = Callable[..., httpx.Response]
HOST = "http://127.0.0.1"
PATIENCE = 60


def asking(app: FastAPI, **headers: str) -> Ask:
    """ask(method, path below /api/v1/, **what httpx takes), always with these headers."""

    def ask(method: str, path: str, **more: Any) -> httpx.Response:
        async def answer() -> httpx.Response:
            transport = httpx.ASGITransport(app, raise_app_exceptions=False)
            async with httpx.AsyncClient(transport=transport, base_url=HOST) as asker:
                said = {"Origin": HOST, **headers, **more.pop("headers", {})}
                return await asker.request(method, f"/api/v1/{path}", headers=said, **more)

        return asyncio.run(answer())

    return ask


def finished(ask: Ask, job: str) -> dict[str, Any]:
    """The job once it has ended, whichever way."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        found: dict[str, Any] = ask("GET", f"jobs/{job}").json()
        if found["state"] not in ("waiting", "running"):
            return found
        time.sleep(0.02)
    raise AssertionError(f"job {job} does not end")
