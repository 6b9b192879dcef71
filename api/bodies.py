"""How large may a body be, and how is one that is larger refused?"""

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.problems import DETAILS, problem

LARGEST_BODY = 1_000_000


class TooLarge:
    """Tells in a problem document what the limit itself refuses in plain English."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        refused = False

        async def told(message: Message) -> None:
            nonlocal refused
            refused = refused or _is_plain_refusal(message)
            if not refused:
                await send(message)

        await self.app(scope, receive, told if scope["type"] == "http" else send)
        if refused:
            await problem(413, "内容太大", DETAILS[413])(scope, receive, send)


def _is_plain_refusal(message: Message) -> bool:
    if message["type"] != "http.response.start" or message["status"] != 413:
        return False
    return Headers(raw=message["headers"]).get("content-type", "").startswith("text/plain")
