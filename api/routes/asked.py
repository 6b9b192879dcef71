"""What every question over HTTP has in common: the day, the view, the stamp."""

from collections.abc import Iterator
from dataclasses import astuple
from datetime import date
from typing import Annotated

from fastapi import Depends, Header, Query, Request, Response

from api.problems import Unchanged
from api.service import Asked, Service


def the_service(request: Request) -> Service:
    service: Service = request.app.state.service
    return service


ServiceOf = Annotated[Service, Depends(the_service)]


def etag(service: Service, asked: Asked) -> str:
    """All that an answer depends on: the stamp of the graph and the catalogue."""
    return f'"{"-".join(map(str, astuple(asked.stamp)))}-{service.catalogue.digest}"'


def ask(
    service: ServiceOf,
    response: Response,
    today: Annotated[date | None, Query(description="按哪一天计算; 默认今天")] = None,
    revision: Annotated[
        str | None, Query(description="版本号、日期或存档点; 默认最新", max_length=100)
    ] = None,
    if_none_match: Annotated[str, Header(include_in_schema=False)] = "",
) -> Iterator[Asked]:
    """A consistent view; its stamp goes out as ETag. Unchanged where the asker has it."""
    with service.asking(today, revision) as asked:
        tag = etag(service, asked)
        if tag in [one.strip().removeprefix("W/") for one in if_none_match.split(",")]:
            raise Unchanged(tag)
        response.headers["ETag"] = tag
        yield asked


AskedOf = Annotated[Asked, Depends(ask)]
