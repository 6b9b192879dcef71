"""Errors over HTTP: problem+json (RFC 9457) that says where, what and what to do."""

import logging
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from api.journal import template
from api.telling import FAILED, STATUS, as_document, document
from graph_model.errors import Forbidden, GangmuError, LockedOut, NotSignedIn, Problem
from graph_model.wording import in_words

DETAILS = {
    400: "请求无法识别, 请检查地址与参数",
    404: "没有这个地址; 全部接口见 /api/v1/openapi.json",
    413: "内容太大, 请分成几次, 或请管理员调高上限",
    405: "这个地址不接受这种请求方法; 全部接口见 /api/v1/openapi.json",
}
PARTS = {"query": "参数", "path": "地址", "header": "请求头", "body": "内容"}
OTHERWISE = "内容不合要求, 见 /api/v1/openapi.json"


# When a route may answer with a problem; the documentation of every route is made from it.
WHEN = {
    401: "尚未登录, 或登录已失效",
    403: "没有权限, 或不在自己部门的范围内",
    404: "没有这个对象",
    410: "翻页期间清单已变化, 请从头再取",
    412: "您打开之后内容已被别人改动; conflicts 列出原样、对方的和您的",
    422: "请求或内容有误; problems 逐条列出",
    428: "须写明 If-Match",
    429: "登录失败次数过多, 请稍后再试",
    500: "服务出错, 数据没有改变",
    503: "服务暂不可用",
}
EVERYWHERE = (401, 403, 404, 422, 500, 503)
DOCUMENT = {
    "type": "object",
    "required": ["type", "status", "title", "detail"],
    "properties": {
        "type": {"type": "string"},
        "status": {"type": "integer"},
        "title": {"type": "string"},
        "detail": {"type": "string"},
    },
}


def answers(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Problems that a route may answer with, for its documentation."""
    content = {"application/problem+json": {"schema": DOCUMENT}}
    return {status: {"description": WHEN[status], "content": content} for status in statuses}


class Unchanged(Exception):
    """The asker has this answer already; carries its ETag."""


def problem(status: int, title: str, detail: str, problems: Sequence[Problem] = ()) -> JSONResponse:
    """Answer with a problem document."""
    body = document(status, title, detail, problems)
    return JSONResponse(body, status, media_type="application/problem+json")


def answer_problems(app: FastAPI) -> None:
    """Answer every error with a problem document."""
    app.add_exception_handler(GangmuError, _own)
    app.add_exception_handler(Forbidden, _forbidden)
    app.add_exception_handler(RequestValidationError, _wrong_request)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Unchanged, _unchanged)
    app.add_exception_handler(Exception, _failed)


async def _own(_request: Request, error: Exception) -> JSONResponse:
    body = as_document(error)
    answer = JSONResponse(body, body["status"], media_type="application/problem+json")
    if isinstance(error, NotSignedIn):
        answer.headers["WWW-Authenticate"] = "Bearer"
    if isinstance(error, LockedOut):
        answer.headers["Retry-After"] = str(error.seconds)
    return answer


def _forbidden(request: Request, error: Exception) -> JSONResponse:
    """Tell, and record for the administrator. Not asynchronous: it writes to a database."""
    caller = getattr(request.state, "caller", None)
    if caller is not None:
        action = str(getattr(request.state, "action", ""))
        refusals = request.app.state.service.door.refusals
        refusals.record(caller.name, action, request.method, template(request.scope))
    return problem(*STATUS[Forbidden], str(error))


async def _wrong_request(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    places = [Problem(_where(one["loc"]), in_words(one, OTHERWISE)) for one in error.errors()]
    return problem(422, "请求有误", "; ".join(map(str, places)), places)


def _where(location: Sequence[str | int]) -> str:
    """`参数 › today`."""
    part, *rest = map(str, location)
    return " › ".join((PARTS.get(part, part), *rest))


async def _http(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    status, said = error.status_code, str(error.detail)
    in_english = said == HTTPStatus(status).phrase
    detail = DETAILS.get(status, "请求未能完成, 请检查后重试") if in_english else said
    answer = problem(status, "请求未能完成", detail)
    answer.headers.update(error.headers or {})
    return answer


async def _unchanged(_request: Request, error: Exception) -> Response:
    return Response(status_code=304, headers={"ETag": str(error)})


async def _failed(request: Request, error: Exception) -> JSONResponse:
    logging.getLogger(__name__).error(
        "%s %s failed", request.method, template(request.scope), exc_info=error
    )
    return problem(500, "服务出错了", FAILED)
