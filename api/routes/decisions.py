"""What a college decides, over HTTP: baselines, accepted gaps, redactions."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from api.accepting import the_gap, waiver_of
from api.moments import baseline_name, checked
from api.problems import answers
from api.routes.asked import ServiceOf
from api.routes.desks import AcceptDesk, AdminDesk, Given, Wanted, Why
from graph_model.errors import Problem, UnknownName, WrongInput
from graph_model.kinds.records import Baseline, Waiver

router = APIRouter(tags=["decisions"])


class BaselineOut(BaseModel):
    """A name for a revision and a day."""

    name: str = Field(examples=["秋季自查"])
    revision: int
    day: date


class Baselines(BaseModel):
    baselines: list[BaselineOut]


class NewBaseline(Wanted):
    """day: by which gaps are reckoned; today where none is given."""

    name: str = Field(min_length=1, max_length=100, examples=["秋季自查"])
    day: date | None = None
    message: Why = ""


class WaiverOut(BaseModel):
    """An accepted gap: why, and until when."""

    rule: str = Field(examples=["CHN102"])
    subject: str
    subject_name: str
    key: str
    reason: str
    until: date | None


class Waivers(BaseModel):
    waivers: list[WaiverOut]


class NewWaiver(Wanted):
    """A gap to be accepted. key: which of several on the same subject."""

    rule: str = Field(examples=["CHN102"])
    subject: str = Field(description="对象的标识、编号或名称")
    key: str | None = None
    reason: str = Field(min_length=1, max_length=1000, examples=["本学期试运行, 明年定标准"])
    until: date | None = Field(None, description="有效期至(含当日)")


class Redacting(Wanted):
    """A person's name to be taken out of the whole record, for good."""

    name: str = Field(min_length=2, max_length=100)
    reason: str = Field(min_length=1, max_length=500, description="为什么; 请勿写姓名")
    everywhere: bool = Field(False, description="连同较长文字里的")


class Redacted(Given):
    """alone: how often the name stood for itself; inside: longer texts that it is part of."""

    alone: int
    inside: list[str]


@router.get("/baselines")
def baselines(service: ServiceOf) -> Baselines:
    """The baselines, by revision."""
    found = sorted(service.ledger.records(Baseline), key=lambda one: (one.revision, one.name))
    return Baselines(baselines=[BaselineOut(**one.model_dump()) for one in found])


@router.post("/baselines", status_code=201)
def mark(desk: AcceptDesk, wanted: NewBaseline) -> Given:
    """Name the present revision and a day."""
    ledger, day = desk.service.ledger, checked(wanted.day or desk.service.settings.day())
    now = Baseline(name=baseline_name(wanted.name), revision=ledger.revision(), day=day)
    there = now.name in {one.name for one in ledger.records(Baseline)}
    if there and not desk.is_stored:
        raise WrongInput([Problem("name", f"已有存档点“{now.name}”; 请换一个名称, 或先去掉它")])
    return Given.of(
        desk.store(lambda: ledger.decide([now]), wanted.message or f"存档点 {now.name}")
    )


@router.delete("/baselines/{name}", responses=answers(404))
def unmark(name: str, desk: AcceptDesk) -> Given:
    """Take a baseline away; the revision stays."""
    ledger = desk.service.ledger
    marked = [one for one in ledger.records(Baseline) if one.name == name]
    if not marked and not desk.is_stored:
        raise UnknownName(f"没有存档点“{name}”")
    return Given.of(desk.store(lambda: ledger.decide([], marked), f"去掉存档点 {name}"))


@router.get("/waivers")
def waivers(service: ServiceOf) -> Waivers:
    """The accepted gaps, also those whose time is over."""
    found = service.ledger.records(Waiver)
    names = service.ledger.names({one.subject for one in found})
    return Waivers(
        waivers=[
            WaiverOut(
                **one.model_dump(include={"rule", "subject", "reason", "until"}),
                subject_name=names[one.subject],
                key=one.gap_key,
            )
            for one in found
        ]
    )


@router.post("/waivers", status_code=201, responses=answers(404))
def accept(desk: AcceptDesk, wanted: NewWaiver) -> Given:
    """Accept a gap for a reason; it stays listed, as accepted. Never one of the own unit."""
    with desk.own() as own:
        gap = the_gap(desk.service, wanted.rule, wanted.subject, wanted.key)
        own.refuse_acceptance(gap)
    waiver = waiver_of(gap, wanted.reason, wanted.until)
    message = f"接受 {wanted.rule}: {gap.message}({wanted.reason})"
    return Given.of(desk.store(lambda: desk.service.ledger.decide([waiver]), message))


@router.delete("/waivers", responses=answers(404))
def drop(
    desk: AcceptDesk,
    rule: Annotated[str, Query()],
    subject: Annotated[str, Query(description="对象的标识")],
    key: Annotated[str, Query(description="细目")] = "",
) -> Given:
    """Accept a gap no longer."""
    ledger = desk.service.ledger
    found = [
        one
        for one in ledger.records(Waiver)
        if (one.rule, one.subject, one.gap_key) == (rule, subject, key)
    ]
    if not found and not desk.is_stored:
        raise UnknownName(f"“{subject}”的 {rule} 没有被接受过")
    return Given.of(desk.store(lambda: ledger.decide([], found), f"不再接受 {rule}: {subject}"))


@router.post("/redactions", responses=answers(404))
def redact(
    desk: AdminDesk,
    wanted: Redacting,
    dry_run: Annotated[bool, Query(description="只看有几处, 不改动")] = False,
) -> Redacted:
    """Take a person's name out of everything that was ever said. It cannot be undone."""
    if wanted.name in wanted.reason:
        raise WrongInput([Problem("reason", "理由中不要写这个姓名")])
    service, found = desk.service, desk.service.ledger.find_name(wanted.name)
    if dry_run:
        given = Given(revision=service.ledger.revision(), changed=False)
    else:
        said = (wanted.name, desk.caller.name, wanted.reason, wanted.everywhere)
        given = Given(revision=service.redact(*said), changed=True)
    return Redacted(**given.model_dump(), alone=found.alone, inside=list(found.inside))
