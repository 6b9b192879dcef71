"""The HTTP service: the API under /api/v1, the pages at / in the same process."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.routing import Match
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from api import routes
from api.auth.rights import Action
from api.bodies import LARGEST_BODY, TooLarge
from api.headers import SecurityHeaders
from api.journal import Journal
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
    _include_routes(app, service.settings.largest_upload)
    _answer_unknown(app)
    pages = mount_pages(app, service.settings.largest_upload) if with_pages else None
    return app


def _include_routes(app: FastAPI, largest_upload: int) -> None:
    """All modules' routers, by what their names say of them."""
    see, below = [needs(Action.SEE)], "/api/v1"
    for router in routes.found("router"):
        app.include_router(router, prefix=below, dependencies=see, max_body_size=LARGEST_BODY)
    for router in routes.found("uploads"):
        app.include_router(router, prefix=below, dependencies=see, max_body_size=largest_upload)
    for router in routes.found("public"):
        app.include_router(router, prefix=below, max_body_size=LARGEST_BODY)
    for router in routes.found("pages"):
        app.include_router(router, max_body_size=LARGEST_BODY)


def _guard_the_way_in(app: FastAPI, settings: Settings) -> None:
    """What is asked of every request before it comes to a route; the last added is asked
    first."""
    app.add_middleware(TooLarge)
    app.add_middleware(OwnOrigins, settings=settings)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=hosts(settings), www_redirect=False)
    app.add_middleware(ProxyHeadersMiddleware, trusted_hosts=list(settings.proxies))
    app.add_middleware(SecurityHeaders)
    app.add_middleware(Journal)


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
