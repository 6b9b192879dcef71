"""Who asks, and may they? Every route names the action that it is."""

from typing import Annotated, Any

from fastapi import Depends, Request
from starlette.requests import HTTPConnection

from api.auth.caller import Caller, owner
from api.auth.rights import ACTION_NAMES, MAY, ROLE_NAMES, Action, Role
from api.origins import SAFE
from api.routes.asked import the_service
from api.server import is_loopback
from graph_model.errors import Forbidden, NotSignedIn

COOKIE = "gangmu_session"
FORWARDED = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip")
SIGN_IN = "请先登录: 在浏览器中打开 /sign-in, 程序请用令牌(Authorization: Bearer …)"
BAD_TOKEN = "令牌无效、已过期或已收回; 请在“账号”页或用 gangmu account token 另取一个"
NO_ORIGIN = "带登录信息的改动须从本服务的页面发出(缺少 Origin); 程序请改用令牌"


def identified(request: HTTPConnection) -> Caller | None:
    """The person or machine behind the request; None where it is a stranger."""
    door = the_service(request).door
    scheme, _, secret = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return door.by_token(secret.strip())
    cookie = request.cookies.get(COOKIE)
    caller = door.by_session(cookie) if cookie else None
    return caller or (owner() if _is_open(request) else None)


def the_caller(request: Request) -> Caller:
    """Who asks; NotSignedIn where it is a stranger."""
    caller = identified(request)
    if caller is None:
        raise NotSignedIn(BAD_TOKEN if "authorization" in request.headers else SIGN_IN)
    request.state.caller = caller
    by_cookie = not caller.by_token and not caller.is_owner
    if by_cookie and request.method not in SAFE and "origin" not in request.headers:
        raise Forbidden(NO_ORIGIN)
    return caller


def _is_open(request: HTTPConnection) -> bool:
    """Whether whoever asks is the one person at this machine: there are no accounts, the
    service listens on a loopback address only, and it is asked for by a name of this machine
    and not through a proxy. The peer's address says nothing: a proxy's is a loopback one."""
    service = the_service(request)
    return (
        is_loopback(service.settings.host)
        and is_loopback(request.url.hostname or "")
        and not any(name in request.headers for name in FORWARDED)
        and not service.door.accounts.exist()
    )


CallerOf = Annotated[Caller, Depends(the_caller)]


def in_person(caller: Caller) -> None:
    """Accounts, passwords and tokens are looked after by a person who signed in: a token
    that leaked must not open further ways in."""
    if caller.by_token:
        raise Forbidden("令牌不能用来管理账号、密码和令牌; 请在浏览器中登录后操作")


class Needs:
    """A dependency that lets pass only who may do an action, or one of others, and tells who
    it is."""

    def __init__(self, action: Action, *others: Action) -> None:
        self.action, self.any_of = action, (action, *others)

    def __call__(self, request: Request, caller: CallerOf) -> Caller:
        request.state.action = self.action
        if not any(map(caller.may, self.any_of)):
            raise Forbidden(refusal(self.action))
        return caller


def refusal(action: Action) -> str:
    """Who may, in the user's words."""
    roles = "、".join(ROLE_NAMES[role][0] for role in Role if role in MAY[action])
    return f"您的账号不能{ACTION_NAMES[action][0]}; 可由以下角色来做: {roles}"


def needs(action: Action, *others: Action) -> Any:
    """For a route's dependencies or parameter: `caller: Annotated[Caller, needs(EDIT)]`."""
    return Depends(Needs(action, *others))


Editor = Annotated[Caller, needs(Action.EDIT)]
Loader = Annotated[Caller, needs(Action.LOAD)]
Reviewer = Annotated[Caller, needs(Action.REVIEW)]
Accepter = Annotated[Caller, needs(Action.ACCEPT)]
Administrator = Annotated[Caller, needs(Action.ADMINISTER)]
Undoer = Annotated[Caller, needs(Action.EDIT, Action.ADMINISTER)]
