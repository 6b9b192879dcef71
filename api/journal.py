"""The log: one line a request, in words or as JSON, without names, queries or contents."""

import json
import logging
import secrets
import time
from datetime import UTC, datetime

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.settings import LogFormat, Settings

NAME = "gangmu.requests"
FIELDS = ("method", "route", "status", "milliseconds", "request")


def template(scope: Scope) -> str:
    """The path as its route declares it: nothing of its values. Empty for pages."""
    route = scope.get("fastapi", {}).get("effective_route_context") or scope.get("route")
    return str(getattr(route, "path", ""))


class Journal:
    """Numbers each request, tells the asker the number, and logs how it went."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._log = logging.getLogger(NAME)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun, number, status = time.perf_counter(), secrets.token_hex(8), 500

        async def noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)["X-Request-ID"] = number
            await send(message)

        try:
            await self.app(scope, receive, noted)
        finally:
            took = round((time.perf_counter() - begun) * 1000, 1)
            values = (scope["method"], template(scope) or "(page)", status, took, number)
            fields = dict(zip(FIELDS, values, strict=True))
            self._log.info("%s %s %s %s ms, request %s", *values, extra=fields)


class JsonLines(logging.Formatter):
    """Each record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line = {"at": at, "level": record.levelname, "logger": record.name}
        fields = {key: getattr(record, key) for key in FIELDS if hasattr(record, key)}
        said = fields or {"message": record.getMessage()}
        error = {"error": self.formatException(record.exc_info)} if record.exc_info else {}
        return json.dumps({**line, **said, **error}, ensure_ascii=False)


def begin_log(settings: Settings) -> None:
    """Log to standard error: warnings, and requests where they are wished for."""
    told = logging.StreamHandler()
    as_json = settings.log_format is LogFormat.JSON
    told.setFormatter(JsonLines() if as_json else logging.Formatter(WORDS))
    logging.basicConfig(level=logging.WARNING, handlers=[told], force=True)
    logging.getLogger(NAME).setLevel(logging.INFO if settings.log_requests else logging.WARNING)


WORDS = "%(asctime)s %(levelname)s %(name)s: %(message)s"
