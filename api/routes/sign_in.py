"""The page to sign in: plain HTML, served before and beside the pages."""

from base64 import b64encode
from hashlib import sha256
from html import escape
from pathlib import Path
from string import Template
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, Form, Query, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from api.problems import STATUS
from api.routes.asked import ServiceOf
from api.routes.callers import identified
from api.routes.session import end_session, set_cookie
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
    NotSignedIn: "Wrong account or password.",
    LockedOut: "Too many failures. Wait a few minutes, or ask an administrator.",
}
SIGN_OUT = (
    '<form method="post" action="/sign-out" class="out">'
    "<p>现在的身份 Signed in as: {}</p><button>退出 Sign out</button></form>"
)
Line = Annotated[str, Form(max_length=200)]
Next = Annotated[str, Query(max_length=2000)]


@pages.get("/sign-in")
def show(request: Request, next: Next = "/") -> HTMLResponse:
    """The empty form, and the way out for who is in. next: the path to go to afterwards."""
    caller = identified(request)
    return _page(next, SIGN_OUT.format(escape(caller.name)) if caller else "")


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
        return _refused(next, name, error)
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
    parts = urlsplit(path)
    strange = "\\" in path or any(ord(sign) <= 32 for sign in path)
    if strange or parts.scheme or parts.netloc or not path.startswith("/") or path[1:2] == "/":
        return "/"
    return path


def _refused(next: str, name: str, error: NotSignedIn | LockedOut) -> HTMLResponse:
    told = f'<p class="wrong" role="alert">{escape(str(error))}。{ENGLISH[type(error)]}</p>'
    return _page(next, told, name, STATUS[type(error)][0])


def _page(next: str, told: str = "", name: str = "", status: int = 200) -> HTMLResponse:
    """told: HTML above the form."""
    values = {"next": escape(local(next)), "name": escape(name), "told": told, "provider": ""}
    return HTMLResponse(PAGE.substitute(values, style=STYLE), status, HEADERS)
