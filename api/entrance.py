"""The pages are shown to those who are signed in; others are shown where to sign in."""

from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocket

from api.problems import problem
from api.routes.callers import SIGN_IN, identified

# Files of the program itself, which hold nothing of the college.
EVERYBODYS = ("/static/", "/favicon.png", "/_stcore/health")


class Entrance:
    """Asks who is there before a page, its socket or one of its files is given."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if await _may_pass(scope):
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await WebSocket(scope, receive, send).close(code=1008)
        else:
            await _elsewhere(HTTPConnection(scope))(scope, receive, send)


async def _may_pass(scope: Scope) -> bool:
    if scope["path"].startswith(EVERYBODYS):
        return True
    return await run_in_threadpool(identified, HTTPConnection(scope)) is not None


def _elsewhere(asked: HTTPConnection) -> Response:
    """Where to sign in; and then back to the page."""
    if "text/html" not in asked.headers.get("accept", ""):
        return problem(401, "尚未登录", SIGN_IN)
    query = f"?{asked.url.query}" if asked.url.query else ""
    wanted = urlencode({"next": asked.url.path + query})
    return RedirectResponse(f"/sign-in?{wanted}", 303, {"Cache-Control": "no-store"})
