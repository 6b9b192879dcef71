"""Gaps over HTTP: filtered, counted, with where each subject was said."""

from collections import Counter
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Response
from pydantic import BaseModel

from api.routes.asked import AskedOf, ServiceOf
from api.routes.shapes import PlaceOut, Shown, places_out
from api.select import GapFilter, chosen
from api.workbooks import gap_lines, workbook
from graph_model.profile import Severity
from queries.families import FAMILIES, family_of
from queries.gaps import Gap

router = APIRouter(prefix="/gaps", tags=["gaps"])
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Words(BaseModel):
    """The same in both languages."""

    zh: str
    en: str


class GapOut(BaseModel):
    """One gap; (rule, subject, key) is its identity."""

    rule: str
    rule_name: Words
    severity: Severity
    subject: str
    subject_kind: str | None
    subject_name: str
    key: str
    unit: str | None
    message: Words
    why: Words
    fix: Words
    places: list[PlaceOut]


class GapList(Shown):
    total: int
    gaps: list[GapOut]


class FamilyCount(BaseModel):
    key: str
    name: Words
    count: int


class GapSummary(Shown):
    """How many gaps, by severity and by family."""

    severity: dict[Severity, int]
    families: list[FamilyCount]


def wanted(
    rule: Annotated[list[str] | None, Query(description="规则编号")] = None,
    severity: Annotated[list[Severity] | None, Query(description="程度")] = None,
    unit: Annotated[str | None, Query(description="部门: 标识、名称或别名; 含下属科室")] = None,
    kind: Annotated[list[str] | None, Query(description="对象种类, 如 Duty")] = None,
) -> GapFilter:
    return GapFilter(tuple(rule or ()), tuple(severity or ()), unit, tuple(kind or ()))


Wanted = Annotated[GapFilter, Depends(wanted)]


@router.get("")
def list_gaps(service: ServiceOf, asked: AskedOf, filters: Wanted) -> GapList:
    """Every gap that passes the filters, by rule, subject and key."""
    found = chosen(service, asked, filters)
    places = places_out(service, {gap.subject for gap in found})
    rules = service.catalogue.rules
    listed = [_out(gap, rules[gap.rule], places.get(gap.subject, [])) for gap in found]
    return GapList(**Shown.of(asked), total=len(listed), gaps=listed)


def _out(gap: Gap, rule: Any, places: list[PlaceOut]) -> GapOut:
    return GapOut(
        **gap.model_dump(
            include={"rule", "severity", "subject", "subject_kind", "subject_name", "key", "unit"}
        ),
        rule_name=Words(zh=rule.zh.name, en=rule.en.name),
        message=Words(zh=gap.message, en=gap.message_en),
        why=Words(zh=rule.zh.why, en=rule.en.why),
        fix=Words(zh=gap.fix, en=gap.fix_en),
        places=places,
    )


@router.get("/summary")
def summary(service: ServiceOf, asked: AskedOf) -> GapSummary:
    """How many gaps there are."""
    found = service.gaps(asked)
    by_family = Counter(family_of(gap.rule) for gap in found)
    return GapSummary(
        **Shown.of(asked),
        severity=dict(Counter(gap.severity for gap in found)),
        families=[
            FamilyCount(key=one.key, name=Words(zh=one.zh, en=one.en), count=by_family[one.key])
            for one in FAMILIES
            if by_family[one.key]
        ],
    )


@router.get(".xlsx", response_class=Response, responses={200: {"content": {XLSX: {}}}})
def download(service: ServiceOf, asked: AskedOf, filters: Wanted) -> Response:
    """The list as a workbook."""
    found = chosen(service, asked, filters)
    lines = gap_lines(found, service.places(gap.subject for gap in found))
    foot = f"第 {asked.stamp.revision} 版 · 按 {asked.stamp.day} 计算"
    name = {"Content-Disposition": 'attachment; filename="gaps.xlsx"'}
    return Response(workbook("缺漏清单", lines, foot), media_type=XLSX, headers=name)
