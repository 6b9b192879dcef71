"""Errors over HTTP: problem+json (RFC 9457) that says where, what and what to do."""

from collections.abc import Awaitable, Callable
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from graph_model.errors import DamagedRecord, GangmuError, UnknownName, WrongInput, WrongSetup

STATUS: dict[type[GangmuError], tuple[int, str]] = {
    WrongInput: (422, "内容无法使用"),
    UnknownName: (404, "没有找到"),
    WrongSetup: (503, "服务暂不可用"),
    DamagedRecord: (500, "数据自相矛盾"),
}


def problem(status: int, title: str, detail: str, **more: Any) -> JSONResponse:
    """A problem document; `problems` lists single places where there are several."""
    body = {"type": "about:blank", "status": status, "title": title, "detail": detail, **more}
    return JSONResponse(body, status, media_type="application/problem+json")


def answer_problems(app: FastAPI) -> None:
    """Answer every error with a problem document."""
    app.add_exception_handler(GangmuError, _own)
    app.add_exception_handler(RequestValidationError, _wrong_request)
    app.add_exception_handler(HTTPException, _http)


Handler = Callable[[Request, Exception], Awaitable[JSONResponse]]


async def _own(_request: Request, error: Exception) -> JSONResponse:
    status, title = STATUS.get(type(error), (500, "出错了"))  # type: ignore[arg-type]
    places = [{"where": p.where, "message": p.message} for p in getattr(error, "problems", ())]
    return problem(status, title, str(error), **({"problems": places} if places else {}))


async def _wrong_request(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    places = [
        {"where": ".".join(map(str, one["loc"])), "message": one["msg"]} for one in error.errors()
    ]
    detail = "; ".join(f"{one['where']}: {one['message']}" for one in places)
    return problem(422, "请求有误", detail, problems=places)


async def _http(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    return problem(error.status_code, "请求未能完成", str(error.detail))
