"""Who sits at which desk: the caller of a route that writes, with what every write takes."""

import re
from hashlib import blake2b
from typing import Annotated

from fastapi import Depends, Header, Request
from pydantic import BaseModel, ConfigDict, Field, field_validator
from pydantic_core import PydanticCustomError
from starlette.exceptions import HTTPException

from api.auth.caller import Caller
from api.editing import Desk, Stored
from api.routes.asked import ServiceOf
from api.routes.callers import Accepter, Administrator, Editor, Reviewer, Undoer
from graph_model.errors import Problem, WrongInput

SEEN = re.compile(r'(?:W/)?"?(\d{1,18})"?')
UNWRITABLE = re.compile(r"[\x00\ud800-\udfff]")
UNSEEN = (
    "请在请求头 If-Match 中写明您看到的版本号(回答中的 revision 或 version), 以免盖掉别人的改动"
)


class Wanted(BaseModel):
    """The body of a request; what nobody asked for is refused."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    @field_validator("*")
    @classmethod
    def _can_be_kept(cls, value: object) -> object:
        if isinstance(value, str) and UNWRITABLE.search(value):
            raise PydanticCustomError("unwritable", "cannot be stored")
        return value


Why = Annotated[str, Field(max_length=500, description="为什么; 记入历史")]


class Given(BaseModel):
    """What every answer to a write says: the revision that holds it; changed: whether
    anything is different now."""

    revision: int = Field(examples=[128])
    changed: bool

    @classmethod
    def of(cls, stored: Stored) -> "Given":
        return cls(revision=stored.revision, changed=stored.changed)


async def request_id(
    request: Request,
    idempotency_key: Annotated[
        str | None,
        Header(description="重试同一请求时写同一个值, 只会存入一次", max_length=200),
    ] = None,
) -> str | None:
    """The same for a retry: the same key, address and body."""
    if idempotency_key is None:
        return None
    asked = (request.method, str(request.url.path), request.url.query, idempotency_key)
    digest = blake2b("\n".join(asked).encode() + b"\n" + await request.body(), digest_size=16)
    return digest.hexdigest()


def based_on(
    if_match: Annotated[
        str | None, Header(description="您看到的版本号; 之后有人改过同一内容则拒绝(412)")
    ] = None,
) -> int | None:
    """The revision that the asker saw."""
    if if_match is None:
        return None
    if (seen := SEEN.fullmatch(if_match.strip())) is None:
        raise WrongInput([Problem("请求头 › If-Match", '应为一个版本号, 如 "128"')])
    return int(seen.group(1))


RequestId = Annotated[str | None, Depends(request_id)]
BasedOn = Annotated[int | None, Depends(based_on)]


def _desk(service: ServiceOf, caller: Caller, request: str | None, seen: int | None) -> Desk:
    whose = f"{caller.name}/{request}" if request else None
    return Desk(service, caller, whose, seen)


def editing(service: ServiceOf, caller: Editor, request: RequestId, seen: BasedOn) -> Desk:
    return _desk(service, caller, request, seen)


def reviewing(service: ServiceOf, caller: Reviewer, request: RequestId, seen: BasedOn) -> Desk:
    return _desk(service, caller, request, seen)


def accepting(service: ServiceOf, caller: Accepter, request: RequestId, seen: BasedOn) -> Desk:
    return _desk(service, caller, request, seen)


def administering(
    service: ServiceOf, caller: Administrator, request: RequestId, seen: BasedOn
) -> Desk:
    return _desk(service, caller, request, seen)


def undoing(service: ServiceOf, caller: Undoer, request: RequestId, seen: BasedOn) -> Desk:
    return _desk(service, caller, request, seen)


EditDesk = Annotated[Desk, Depends(editing)]
ReviewDesk = Annotated[Desk, Depends(reviewing)]
AcceptDesk = Annotated[Desk, Depends(accepting)]
AdminDesk = Annotated[Desk, Depends(administering)]
UndoDesk = Annotated[Desk, Depends(undoing)]


def seen(desk: Desk) -> Desk:
    """The desk of somebody who says what they saw; else 428."""
    if desk.based_on is None:
        raise HTTPException(428, UNSEEN)
    return desk
