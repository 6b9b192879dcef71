"""Where gaps pile up, over HTTP: rule by department."""

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel

from api.routes.asked import AskedOf, Kept, ServiceOf
from api.routes.shapes import Shown, Words
from graph_model.profile import Severity
from queries.causes import causes

router = APIRouter(tags=["gaps"], route_class=Kept)


class CauseOut(BaseModel):
    """A rule, the units that answer for what breaks it, and how many gaps that makes; of
    all gaps that nobody has accepted."""

    rule: str
    rule_name: Words
    severity: Severity
    unit_ids: list[str]
    units: str | None
    count: int


class CausesOut(Shown):
    total: int
    causes: list[CauseOut]


@router.get("/causes")
def get_causes(
    service: ServiceOf,
    asked: AskedOf,
    limit: Annotated[int, Query(ge=1, le=1000, description="最多几项")] = 10,
) -> CausesOut:
    """The rules and departments in which most gaps lie."""
    rules, gaps = service.catalogue.rules, service.gaps(asked)
    listed = [
        CauseOut(
            rule=one.rule,
            rule_name=Words(zh=rules[one.rule].zh.name, en=rules[one.rule].en.name),
            severity=one.severity,
            unit_ids=list(one.unit_ids),
            units=one.units,
            count=one.count,
        )
        for one in causes(gaps, limit)
    ]
    total = sum(gap.accepted is None for gap in gaps)
    return CausesOut(**Shown.of(asked), total=total, causes=listed)
