"""Traces over HTTP, down to evidence and up to goals."""

from typing import Annotated

from fastapi import APIRouter, Query

from api.routes.asked import AskedOf, Kept, ServiceOf
from api.routes.shapes import Shown
from queries.post_work import PostWork, post_work
from queries.trace import trace_down, trace_up
from queries.traces import Direction, Trace

router = APIRouter(prefix="/trace", tags=["trace"], route_class=Kept)


class TraceOut(Shown):
    trace: Trace


class PostsOut(Shown):
    posts: list[PostWork]


@router.get("/{id_}/posts")
def posts(id_: str, asked: AskedOf, service: ServiceOf) -> PostsOut:
    """The posts that answer for a goal, post or duty, each with all the duties it carries."""
    found = trace_down(asked.reader, service.meant(asked, id_), asked.scope)
    work = post_work(asked.reader, found, asked.scope.profile)
    return PostsOut(**Shown.of(asked), posts=list(work))


@router.get("/{id_}")
def trace(
    id_: str,
    asked: AskedOf,
    service: ServiceOf,
    direction: Annotated[Direction, Query(description="向下或向上")] = Direction.DOWN,
) -> TraceOut:
    """The chain through one node: identifier, code, document number, name or alias."""
    found = trace_down if direction is Direction.DOWN else trace_up
    subject = service.meant(asked, id_)
    return TraceOut(**Shown.of(asked), trace=found(asked.reader, subject, asked.scope))
