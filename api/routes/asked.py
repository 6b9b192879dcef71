"""What every question over HTTP has in common: the day, the view, the stamp."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated

from fastapi import Depends, Query, Request, Response

from api.service import Asked, Service


def the_service(request: Request) -> Service:
    service: Service = request.app.state.service
    return service


ServiceOf = Annotated[Service, Depends(the_service)]


def ask(
    service: ServiceOf,
    response: Response,
    today: Annotated[date | None, Query(description="按哪一天计算; 默认今天")] = None,
) -> Iterator[Asked]:
    """A consistent view; its stamp goes out as ETag."""
    with service.asking(today) as asked:
        stamp = asked.stamp
        response.headers["ETag"] = f'"{stamp.ledger_id}-{stamp.revision}-{stamp.day}"'
        yield asked


AskedOf = Annotated[Asked, Depends(ask)]
