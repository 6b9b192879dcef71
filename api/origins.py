"""From which pages may a browser ask? Only from those of this service."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from api.problems import problem
from api.server import ANYWHERE, LOOPBACK_NAMES
from api.settings import Settings

SAFE = ("GET", "HEAD", "OPTIONS")
OF_HTTP = {"ws": "http", "wss": "https"}
FOREIGN = "请求来自别的网站({origin}), 已拒绝; 请从本服务自己的地址打开页面"


def hosts(settings: Settings) -> list[str]:
    """Names that a request may call this service by."""
    outside = urlsplit(settings.public_address or "").hostname
    bind = [] if settings.host in ANYWHERE else [_in_address(settings.host)]
    return [*LOOPBACK_NAMES, *bind, *settings.hosts, *([outside] if outside else [])]


def _in_address(host: str) -> str:
    return f"[{host}]" if ":" in host else host


class OwnOrigins:
    """Refuses what a page of another site would change, or would listen to over a socket.
    Reading needs no check: a browser shows no other site's page our answers."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self._outside = (settings.public_address or "").rstrip("/")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self._is_foreign(scope):
            origin = Headers(scope=scope)["origin"]
            answer = problem(403, "没有权限", FOREIGN.format(origin=origin[:100]))
            await answer(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    def _is_foreign(self, scope: Scope) -> bool:
        if scope["type"] not in ("http", "websocket") or scope.get("method") in SAFE:
            return False
        headers = Headers(scope=scope)
        scheme = OF_HTTP.get(scope["scheme"], scope["scheme"])
        own = f"{scheme}://{headers.get('host', '')}"
        return headers.get("origin", own) not in (own, self._outside)
