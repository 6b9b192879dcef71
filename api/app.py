"""The HTTP service: the API under /api/v1, the pages at / in the same process."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager

from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse
from starlette.middleware.trustedhost import TrustedHostMiddleware

from api import routes
from api.pages import mount_pages
from api.problems import answer_problems, problem
from api.service import Service

LOOPBACK_NAMES = ["127.0.0.1", "localhost", "[::1]"]


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
    )
    app.state.service = service
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=LOOPBACK_NAMES)
    answer_problems(app)
    for router in routes.found():
        app.include_router(router, prefix="/api/v1")
    app.add_api_route(
        "/api/{rest:path}",
        _unknown,
        methods=["GET", "POST", "PUT", "DELETE"],
        include_in_schema=False,
    )
    app.middleware("http")(_guard)
    pages = mount_pages(app) if with_pages else None
    return app


async def _unknown(rest: str) -> JSONResponse:
    return problem(404, "没有找到", f"接口 /api/{rest} 不存在; 全部接口见 /api/v1/openapi.json")


async def _guard(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
    """Headers that keep a browser from guessing, framing or leaking."""
    response = await call_next(request)
    response.headers.setdefault("X-Content-Type-Options", "nosniff")
    response.headers.setdefault("Referrer-Policy", "same-origin")
    response.headers.setdefault("X-Frame-Options", "SAMEORIGIN")
    return response
