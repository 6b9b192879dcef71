"""The college's own vocabulary over HTTP."""

from dataclasses import asdict

from fastapi import APIRouter, Response
from pydantic import BaseModel, Field

from api.problems import answers
from api.routes.asked import ServiceOf
from api.routes.desks import AdminDesk, Given, Wanted, Why, seen
from api.standing import standing
from graph_model.kinds.records import Vocabulary
from graph_model.profile import parse_profile

router = APIRouter(prefix="/profile", tags=["profile"])


class ProfileOut(BaseModel):
    """The profile as TOML. own: the college has set it; otherwise it is the plan's. version:
    the revision in which it was last set, for If-Match."""

    text: str
    own: bool
    version: int


class NewProfile(Wanted):
    text: str = Field(max_length=1_000_000, description="TOML, 由现在的设置修改而来")
    message: Why = ""


@router.get("")
def get_profile(service: ServiceOf, response: Response) -> ProfileOut:
    """The vocabulary, thresholds and switches of rules as they are now."""
    now = standing(service)
    response.headers["ETag"] = f'"{now.version}"'
    return ProfileOut(**asdict(now))


@router.put("", responses=answers(412, 428))
def put_profile(desk: AdminDesk, wanted: NewProfile) -> Given:
    """Set the profile; earlier revisions are still answered by the one of their time. Takes
    If-Match."""
    desk.service.catalogue.accept(parse_profile(wanted.text, "text"))
    record = Vocabulary(text=wanted.text)
    stored = seen(desk).store(
        lambda: desk.service.ledger.decide([record]), wanted.message or "院校设置"
    )
    return Given.of(stored)
