"""The HTTP service: the API under /api/v1, the pages at / in the same process."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager

from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.routing import Match
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from api import routes
from api.auth.rights import Action
from api.origins import OwnOrigins, hosts
from api.pages import mount_pages
from api.problems import EVERYWHERE, answer_problems, answers, problem
from api.routes.callers import needs
from api.service import Service
from api.settings import Settings

METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]


def make_app(service: Service, with_pages: bool = True) -> FastAPI:
    """The whole service; `with_pages=False` for further workers that serve only the API."""
    stack = AsyncExitStack()

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with stack:
            if pages is not None:
                await stack.enter_async_context(pages.lifespan()(app))
            yield

    app = FastAPI(
        title="Gangmu 纲目",
        version="1",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/v1/openapi.json",
        responses=answers(*EVERYWHERE),
    )
    app.state.service = service
    _guard_the_way_in(app, service.settings)
    answer_problems(app)
    for router in routes.found("router"):
        app.include_router(router, prefix="/api/v1", dependencies=[needs(Action.SEE)])
    for router in routes.found("public"):
        app.include_router(router, prefix="/api/v1")
    for router in routes.found("pages"):
        app.include_router(router)
    _answer_unknown(app)
    app.middleware("http")(_guard)
    pages = mount_pages(app) if with_pages else None
    return app


def _guard_the_way_in(app: FastAPI, settings: Settings) -> None:
    """What is asked of every request before it comes to a route; the last added is asked
    first."""
    app.add_middleware(OwnOrigins, settings=settings)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=hosts(settings), www_redirect=False)
    app.add_middleware(ProxyHeadersMiddleware, trusted_hosts=list(settings.proxies))


def _answer_unknown(app: FastAPI) -> None:
    """Under /api/ what nobody answers is a problem, never a page."""
    known = tuple(app.routes)

    async def unknown(request: Request) -> JSONResponse:
        allowed = [
            method
            for method in METHODS
            for route in known
            if route.matches({**request.scope, "method": method})[0] is Match.FULL
        ]
        if allowed:
            raise HTTPException(405, headers={"Allow": ", ".join(allowed)})
        path = request.url.path
        return problem(404, "没有找到", f"接口 {path} 不存在; 全部接口见 /api/v1/openapi.json")

    app.add_route("/api/{rest:path}", unknown, methods=METHODS, include_in_schema=False)


async def _guard(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
    """Headers that keep a browser from guessing, framing or leaking."""
    response = await call_next(request)
    response.headers.setdefault("X-Content-Type-Options", "nosniff")
    response.headers.setdefault("Referrer-Policy", "same-origin")
    response.headers.setdefault("X-Frame-Options", "SAMEORIGIN")
    return response
