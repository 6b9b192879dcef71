"""What the college sets for one rule over HTTP: on or off, and how grave its gaps are."""

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, Field

from api.editing import Desk
from api.names import SEVERITY_NAMES
from api.problems import answers
from api.routes.asked import ServiceOf
from api.routes.desks import AdminDesk, Given, Wanted, Why, seen
from api.standing import standing
from graph_model.kinds.records import Vocabulary
from graph_model.profile import RuleChoice, Severity, parse_profile
from graph_model.profile_text import with_choice
from queries.catalogue import Rule

router = APIRouter(prefix="/rules/{id_}/choice", tags=["catalogue"], responses=answers(404))
CHANGED = answers(412, 428)


class ChoiceOut(BaseModel):
    """A rule as the college has it; by_default: as it comes. version: the revision in which
    the profile was last set, for If-Match."""

    id: str = Field(examples=["CHN102"])
    severity: Severity = Field(examples=["info"])
    enabled: bool = Field(examples=[True])
    severity_by_default: Severity = Field(examples=["error"])
    enabled_by_default: bool = Field(examples=[True])
    version: int = Field(examples=[128])


class NewChoice(Wanted):
    """How the college wants a rule. What is left out or null is as the rule comes."""

    severity: Severity | None = Field(
        None, description="程度: error 严重, warning 一般, info 提示", examples=["info"]
    )
    enabled: bool | None = Field(None, description="是否启用", examples=[True])
    message: Why = ""


@router.get("")
def get_choice(id_: str, service: ServiceOf, response: Response) -> ChoiceOut:
    """Whether the rule is on for the college and how grave it is, and as it comes. Its ETag
    is the version."""
    shipped, now = service.catalogue.rule(id_), standing(service)
    own = parse_profile(now.text).rules.get(id_, RuleChoice())
    response.headers["ETag"] = f'"{now.version}"'
    return ChoiceOut(
        id=id_,
        severity=own.severity or shipped.severity,
        enabled=shipped.enabled if own.enabled is None else own.enabled,
        severity_by_default=shipped.severity,
        enabled_by_default=shipped.enabled,
        version=now.version,
    )


@router.put("", responses=CHANGED)
def put_choice(id_: str, desk: AdminDesk, wanted: NewChoice) -> Given:
    """Switch the rule on or off for the college, or make it graver or lighter. All other
    lines of the profile stay as they are; what is as the rule comes is taken out of it. Takes
    If-Match."""
    return _set(id_, desk, RuleChoice(**wanted.model_dump(exclude={"message"})), wanted.message)


@router.delete("", responses=CHANGED)
def delete_choice(
    id_: str,
    desk: AdminDesk,
    message: Annotated[str, Query(max_length=500, description="为什么; 记入历史")] = "",
) -> Given:
    """Have the rule as it comes again. Takes If-Match."""
    return _set(id_, desk, RuleChoice(), message)


def _set(id_: str, desk: Desk, wanted: RuleChoice, message: str) -> Given:
    """The text that is stored was made of the one that stands, so nobody may have changed
    that since, whatever else the asker has seen."""
    catalogue, ledger = desk.service.catalogue, desk.service.ledger
    choice, now = catalogue.differing(id_, wanted), standing(desk.service)
    text = with_choice(now.text, id_, choice)
    records = [Vocabulary(text=text)] if text != now.text else []
    seen_at = min(seen(desk).based_on or 0, now.version)
    told = _told(catalogue.rule(id_), choice) + (f"({message})" if message else "")
    stored = replace(desk, based_on=seen_at).store(lambda: ledger.decide(records), told)
    return Given.of(stored)


def _told(rule: Rule, choice: RuleChoice) -> str:
    """`规则 CHN102 职责无标准: 停用, 程度改为提示`; the history shows no profiles."""
    switched = {None: "", True: "启用", False: "停用"}[choice.enabled]
    severity = f"程度改为{SEVERITY_NAMES[choice.severity]}" if choice.severity else ""
    said = ", ".join(filter(None, (switched, severity))) or "恢复默认"
    return f"规则 {rule.id} {rule.zh.name}: {said}"
