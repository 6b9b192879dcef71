"""What every question over HTTP has in common: the day, the view, the stamp."""

from collections.abc import Callable, Coroutine, Iterator
from dataclasses import astuple
from datetime import date
from typing import Annotated, Any

from fastapi import Depends, Header, Query, Request, Response
from fastapi.routing import APIRoute
from starlette.requests import HTTPConnection

from api.problems import Unchanged
from api.service import Asked, Service


class _Known(Exception):
    """The very question was answered before."""

    def __init__(self, body: bytes, headers: dict[str, str]) -> None:
        self.answer = Response(body, headers=headers)


class Kept(APIRoute):
    """A route whose answers depend on the stamp and the address alone, never on who asks."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        answer = super().get_route_handler()

        async def kept(request: Request) -> Response:
            request.state.keeps = True
            try:
                given = await answer(request)
            except _Known as known:
                return known.answer
            tag = given.headers.get("ETag")
            if tag and given.status_code == 200:
                answers = the_service(request).answers
                answers.keep((tag, str(request.url)), bytes(given.body), given.headers)
            return given

        return kept


def the_service(request: HTTPConnection) -> Service:
    service: Service = request.app.state.service
    return service


ServiceOf = Annotated[Service, Depends(the_service)]


def etag(service: Service, asked: Asked) -> str:
    """All that an answer depends on: the stamp of the graph and the catalogue."""
    return f'"{"-".join(map(str, astuple(asked.stamp)))}-{service.catalogue.digest}"'


def ask(
    request: Request,
    response: Response,
    today: Annotated[date | None, Query(description="按哪一天计算; 默认今天")] = None,
    revision: Annotated[
        str | None, Query(description="版本号、日期或存档点; 默认最新", max_length=100)
    ] = None,
    if_none_match: Annotated[str, Header(include_in_schema=False)] = "",
) -> Iterator[Asked]:
    """A consistent view; its stamp goes out as ETag. Unchanged where the asker has it."""
    service = the_service(request)
    with service.asking(today, revision) as asked:
        tag = etag(service, asked)
        if tag in [one.strip().removeprefix("W/") for one in if_none_match.split(",")]:
            raise Unchanged(tag)
        keeps = getattr(request.state, "keeps", False)
        if keeps and (known := service.answers.given((tag, str(request.url)))):
            raise _Known(*known)
        response.headers["ETag"] = tag
        yield asked


AskedOf = Annotated[Asked, Depends(ask)]
