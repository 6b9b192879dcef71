"""Signing in and out over the API, and who one is."""

from typing import Annotated

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, Field

from api.problems import answers
from api.routes.asked import ServiceOf
from api.routes.callers import COOKIE, CallerOf, identified, in_person
from api.routes.people import SessionOut, session_out

public = APIRouter(prefix="/session", tags=["session"])
router = APIRouter(prefix="/session", tags=["session"])
Secret = Annotated[str, Field(max_length=200)]


class SignIn(BaseModel):
    name: Annotated[str, Field(max_length=200, examples=["zhang"])]
    password: Secret


class NewPassword(BaseModel):
    old: Secret
    new: Secret


@public.get("")
def who_am_i(request: Request, response: Response, service: ServiceOf) -> SessionOut:
    """Who asks and what they may do; for strangers, whether they must sign in."""
    response.headers["Cache-Control"] = "no-store"
    return session_out(service, identified(request))


@public.post("", responses=answers(429))
def sign_in(wanted: SignIn, request: Request, response: Response, service: ServiceOf) -> SessionOut:
    """Sign in with a password; the cookie of the answer is the session."""
    secret = service.door.sign_in(wanted.name, wanted.password)
    set_cookie(request, response, secret)
    return session_out(service, service.door.by_session(secret))


@public.delete("", status_code=204)
def sign_out(request: Request, response: Response, service: ServiceOf) -> None:
    """End this session; harmless without one."""
    end_session(request, response)


@router.put("/password")
def change_password(
    wanted: NewPassword, request: Request, response: Response, service: ServiceOf, caller: CallerOf
) -> SessionOut:
    """Change one's own password; every other session of the account ends."""
    in_person(caller)
    secret = service.door.change_password(caller.name, wanted.old, wanted.new)
    set_cookie(request, response, secret)
    return session_out(service, caller)


def set_cookie(request: Request, response: Response, secret: str) -> None:
    """Out of reach of scripts; sent along only from our own pages and links to them."""
    response.headers["Cache-Control"] = "no-store"
    response.set_cookie(
        COOKIE,
        secret,
        max_age=request.app.state.service.door.sessions.longest,
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )


def end_session(request: Request, response: Response) -> None:
    secret = request.cookies.get(COOKIE)
    if secret:
        request.app.state.service.door.sessions.end(secret)
    response.delete_cookie(COOKIE, httponly=True, samesite="lax")
