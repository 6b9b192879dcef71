"""To the college's identity provider and back."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import RedirectResponse

from api.auth.provider import Journey
from api.routes.asked import ServiceOf
from api.routes.session import set_cookie
from api.routes.sign_in import HEADERS, local, refused_page
from graph_model.errors import NotSignedIn

pages = APIRouter(include_in_schema=False)
COOKIE, SECONDS = "gangmu_journey", 600
BACK = "/sign-in/provider/back"
Text = Annotated[str, Query(max_length=4000)]


@pages.get("/sign-in/provider")
def leave(request: Request, service: ServiceOf, next: Text = "/") -> Response:
    """Go and sign in there."""
    journey = Journey.begun(local(next))
    try:
        there = service.door.provider().address(journey, _back(request, service))
    except NotSignedIn as error:
        return refused_page(request, next, error)
    answer = RedirectResponse(there, 303, HEADERS)
    answer.set_cookie(
        COOKIE,
        journey.kept(),
        max_age=SECONDS,
        path="/sign-in",
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )
    return answer


@pages.get(BACK)
def come_back(request: Request, service: ServiceOf, state: Text = "", code: Text = "") -> Response:
    """Signed in there: a session here, if it is somebody with an account."""
    try:
        journey = Journey.read(request.cookies.get(COOKIE, ""))
        provider = service.door.provider()
        subject = provider.subject(journey, state, code, _back(request, service))
        secret = service.door.enter(subject)
    except NotSignedIn as error:
        return refused_page(request, "/", error)
    answer: Response = RedirectResponse(local(journey.next), 303, HEADERS)
    set_cookie(request, answer, secret)
    answer.delete_cookie(COOKIE, path="/sign-in", httponly=True, samesite="lax")
    return answer


def _back(request: Request, service: ServiceOf) -> str:
    outside = service.settings.public_address or str(request.base_url)
    return outside.rstrip("/") + BACK
