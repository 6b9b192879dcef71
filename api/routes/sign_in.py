"""The page to sign in: plain HTML, served before and beside the pages."""

from base64 import b64encode
from hashlib import sha256
from html import escape
from pathlib import Path
from string import Template
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Query, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from api.routes.asked import ServiceOf, the_service
from api.routes.callers import identified
from api.routes.session import end_session, set_cookie
from api.telling import STATUS
from graph_model.errors import LockedOut, NotSignedIn

pages = APIRouter(include_in_schema=False)
PAGE = Template(Path(__file__).with_name("sign_in.html").read_text(encoding="utf-8"))
STYLE = Path(__file__).with_name("sign_in.css").read_text(encoding="utf-8")
POLICY = (
    "default-src 'none'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; "
    f"style-src 'sha256-{b64encode(sha256(STYLE.encode()).digest()).decode()}'"
)
HEADERS = {"Content-Security-Policy": POLICY, "Cache-Control": "no-store"}
ENGLISH = {
    NotSignedIn: "Not signed in: check account and password, or ask an administrator.",
    LockedOut: "Too many failures. Wait a few minutes, or ask an administrator.",
}
SIGN_OUT = (
    '<form method="post" action="/sign-out" class="out">'
    "<p>现在的身份 Signed in as: {}</p><button>退出 Sign out</button></form>"
)
PROVIDER = '<a class="provider" href="/sign-in/provider?{}">统一认证登录 Single sign-on</a>'
Line = Annotated[str, Form(max_length=200)]
Next = Annotated[str, Query(max_length=2000)]


@pages.get("/sign-in")
def show(request: Request, next: Next = "/") -> HTMLResponse:
    """The empty form, and the way out for who is in. next: the path to go to afterwards."""
    caller = identified(request)
    return _page(request, next, SIGN_OUT.format(escape(caller.name)) if caller else "")


@pages.post("/sign-in")
def sign_in(
    request: Request,
    service: ServiceOf,
    name: Line = "",
    password: Line = "",
    next: Annotated[str, Form(max_length=2000)] = "/",
) -> Response:
    """Sign in and go on; or say why not."""
    try:
        secret = service.door.sign_in(name, password)
    except (NotSignedIn, LockedOut) as error:
        return refused_page(request, next, error, name)
    answer = RedirectResponse(local(next), 303, HEADERS)
    set_cookie(request, answer, secret)
    return answer


@pages.post("/sign-out")
def sign_out(request: Request) -> RedirectResponse:
    """End the session; go to the form."""
    answer = RedirectResponse("/sign-in", 303, HEADERS)
    end_session(request, answer)
    return answer


def local(path: str) -> str:
    """The path where it is one of this service, else the first page."""
    strange = any(ord(sign) <= 32 or sign == "\\" for sign in path)
    if strange or not path.startswith("/") or path.startswith("//"):
        return "/"
    return path


def refused_page(
    request: Request, next: str, error: NotSignedIn | LockedOut, name: str = ""
) -> HTMLResponse:
    """The form again, with the reason above it."""
    told = f'<p class="wrong" role="alert">{escape(str(error))}。{ENGLISH[type(error)]}</p>'
    return _page(request, next, told, name, STATUS[type(error)][0])


def _page(
    request: Request, next: str, told: str = "", name: str = "", status: int = 200
) -> HTMLResponse:
    """told: HTML above the form."""
    known = the_service(request).settings.oidc_issuer
    values = {
        "next": escape(local(next)),
        "name": escape(name),
        "told": told,
        "provider": PROVIDER.format(escape(urlencode({"next": local(next)}))) if known else "",
    }
    return HTMLResponse(PAGE.substitute(values, style=STYLE), status, HEADERS)
