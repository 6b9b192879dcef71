"""Tokens for machines, over HTTP: one's own; an administrator may withdraw anybody's."""

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, Field

from api.auth.caller import Caller
from api.auth.rights import Action
from api.auth.tokens import Token
from api.routes.asked import ServiceOf
from api.routes.callers import CallerOf, in_person
from graph_model.errors import Forbidden, Problem, UnknownName, WrongInput

router = APIRouter(prefix="/tokens", tags=["accounts"])


class TokenOut(BaseModel):
    """A token, without its secret."""

    id: int
    account: str
    name: str
    expires: datetime
    used: datetime | None
    withdrawn: datetime | None


class NewToken(BaseModel):
    """name: what it is for; days: how long it shall work."""

    name: Annotated[str, Field(max_length=100, examples=["每周导出"])]
    days: Annotated[int, Field(ge=1, le=366)] = 90


class Given(TokenOut):
    """secret: for the header `Authorization: Bearer …`; it is never shown again."""

    secret: str


class Tokens(BaseModel):
    tokens: list[TokenOut]


@router.get("")
def listed(
    service: ServiceOf,
    caller: CallerOf,
    everybody: Annotated[bool, Query(description="所有账号的令牌, 限管理员")] = False,
) -> Tokens:
    """One's own tokens, or everybody's; never their secrets."""
    if everybody and not caller.may(Action.ADMINISTER):
        raise Forbidden("只有管理员可以查看他人的令牌")
    found = service.door.tokens.listed(None if everybody else caller.name)
    return Tokens(tokens=[_out(one) for one in found])


@router.post("", status_code=201)
def give(wanted: NewToken, response: Response, service: ServiceOf, caller: CallerOf) -> Given:
    """A token that may do what one may do oneself."""
    in_person(caller)
    if caller.is_owner:
        raise WrongInput([Problem("", "还没有账号, 本机上的程序无需令牌; 请先建立账号")])
    token, secret = service.door.tokens.give(caller.name, wanted.name, wanted.days)
    response.headers["Cache-Control"] = "no-store"
    return Given(**_out(token).model_dump(), secret=secret)


@router.delete("/{number}", status_code=204)
def withdraw(number: int, service: ServiceOf, caller: CallerOf) -> None:
    """From now on the token opens nothing."""
    if not _is_ones_own(service.door.tokens.one(number), caller):
        raise UnknownName(f"没有令牌 {number}")
    service.door.tokens.withdraw(number)


def _is_ones_own(token: Token, caller: Caller) -> bool:
    return token.account == caller.name or caller.may(Action.ADMINISTER)


def _out(token: Token) -> TokenOut:
    return TokenOut(
        id=token.id,
        account=token.account,
        name=token.name,
        expires=datetime.fromtimestamp(token.expires, UTC),
        used=_moment(token.used),
        withdrawn=_moment(token.withdrawn),
    )


def _moment(at: int | None) -> datetime | None:
    return None if at is None else datetime.fromtimestamp(at, UTC)
