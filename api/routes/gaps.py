"""Gaps over HTTP: filtered, counted, with where each subject was said."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response
from pydantic import BaseModel

from api.downloads import download as as_file
from api.lines import gap_lines
from api.media_types import XLSX
from api.names import foot
from api.paging import PageOf
from api.problems import answers
from api.routes.asked import AskedOf, Kept, ServiceOf, etag
from api.routes.gap_shapes import GapBrief
from api.routes.shapes import PlaceOut, Shown, UnitOut, Words, kind_words, places_out
from api.select import GapFilter, GapState, chosen, unit_names
from api.service import Asked, Service
from api.since import new_since_baseline
from api.workbooks import workbook
from graph_model.kinds import NODE_KINDS
from graph_model.profile import Severity
from queries.catalogue import Rule
from queries.families import FAMILIES, family_of
from queries.gaps import Gap

router = APIRouter(prefix="/gaps", tags=["gaps"], route_class=Kept)


class GapOut(GapBrief):
    """A gap with all that a list shows. is_node: the subject stands in the graph; units:
    those that answer for it, `unit` all of them in words."""

    rule_name: Words
    is_node: bool
    kind_name: Words
    units: list[UnitOut]
    why: Words
    places: list[PlaceOut]


class RuleName(BaseModel):
    id: str
    name: Words


class GapList(Shown):
    """total: on all pages; next: cursor of the page after this one, null at the end.
    switched_off: the rules that were not asked."""

    total: int
    gaps: list[GapOut]
    next: str | None
    switched_off: list[RuleName]


class FamilyCount(BaseModel):
    key: str
    name: Words
    count: int


class GapSummary(Shown):
    """How many gaps, by severity and by family; accepted ones apart. switched_off: the rules
    that were not asked."""

    severity: dict[Severity, int]
    accepted: int
    families: list[FamilyCount]
    switched_off: list[RuleName]


@dataclass(frozen=True)
class Conditions:
    """Which gaps are wanted."""

    rule: Annotated[list[str] | None, Query(description="规则编号")] = None
    family: Annotated[list[str] | None, Query(description="规则的类别, 如 chain")] = None
    severity: Annotated[list[Severity] | None, Query(description="程度")] = None
    state: Annotated[GapState | None, Query(description="未接受或已接受")] = None
    unit: Annotated[str | None, Query(description="部门: 标识、名称或别名; 含下属科室")] = None
    layer: Annotated[str, Query(description="层面, 如 课程")] = ""
    kind: Annotated[list[str] | None, Query(description="对象种类, 如 Duty")] = None
    subject: Annotated[str, Query(description="一个对象的标识")] = ""
    text: Annotated[str, Query(description="对象、缺漏说明或部门中的文字")] = ""
    since_baseline: Annotated[bool, Query(description="只看上一个存档点之后新出现的")] = False

    def found(self, service: Service, asked: Asked) -> Sequence[Gap]:
        """The gaps that pass, by rule, subject and key."""
        found = [gap for gap in chosen(service, asked, self._filter()) if self._says(gap)]
        return new_since_baseline(service, asked, found) if self.since_baseline else found

    def _filter(self) -> GapFilter:
        return GapFilter(
            rules=tuple(self.rule or ()),
            families=tuple(self.family or ()),
            severities=tuple(self.severity or ()),
            state=self.state,
            unit=self.unit,
            layer=self.layer,
            kinds=tuple(self.kind or ()),
            subject=self.subject,
        )

    def _says(self, gap: Gap) -> bool:
        words = (gap.subject_name, gap.message, gap.message_en, gap.unit or "")
        return self.text.strip().casefold() in "\n".join(words).casefold()


Wanted = Annotated[Conditions, Depends()]


@router.get("", responses=answers(404, 410))
def list_gaps(service: ServiceOf, asked: AskedOf, conditions: Wanted, page: PageOf) -> GapList:
    """The gaps that pass the filters, by rule, subject and key; all, or a page of them."""
    every = conditions.found(service, asked)
    part = page.of(every, f"{etag(service, asked)} {conditions}")
    found = part.items
    places = places_out(service, {gap.subject for gap in found})
    rules = service.catalogue.rules
    names = unit_names(service, asked)
    listed = [_out(gap, rules[gap.rule], places.get(gap.subject, []), names) for gap in found]
    return GapList(
        **Shown.of(asked),
        total=len(every),
        gaps=listed,
        next=part.next,
        switched_off=_switched_off(service, asked),
    )


def _switched_off(service: Service, asked: Asked) -> list[RuleName]:
    return [
        RuleName(id=rule.id, name=Words(zh=rule.zh.name, en=rule.en.name))
        for rule in service.switched_off(asked)
    ]


def _out(gap: Gap, rule: Rule, places: list[PlaceOut], names: Mapping[str, str]) -> GapOut:
    return GapOut(
        **GapBrief.of(gap).model_dump(),
        rule_name=Words(zh=rule.zh.name, en=rule.en.name),
        is_node=gap.subject_kind in NODE_KINDS,
        kind_name=kind_words(gap.subject_kind or ""),
        units=[UnitOut(id=id_, name=names[id_]) for id_ in gap.unit_ids if id_ in names],
        why=Words(zh=rule.zh.why, en=rule.en.why),
        places=places,
    )


@router.get("/summary")
def summary(service: ServiceOf, asked: AskedOf) -> GapSummary:
    """How many gaps there are; those that somebody accepted apart."""
    every = service.gaps(asked)
    found = [gap for gap in every if gap.accepted is None]
    by_family = Counter(family_of(gap.rule) for gap in found)
    return GapSummary(
        **Shown.of(asked),
        severity=dict(Counter(gap.severity for gap in found)),
        accepted=len(every) - len(found),
        families=[
            FamilyCount(key=one.key, name=Words(zh=one.zh, en=one.en), count=by_family[one.key])
            for one in FAMILIES
            if by_family[one.key]
        ],
        switched_off=_switched_off(service, asked),
    )


@router.get(".xlsx", response_class=Response, responses={200: {"content": {XLSX: {}}}})
def download(service: ServiceOf, asked: AskedOf, conditions: Wanted) -> Response:
    """The list as a workbook."""
    found = conditions.found(service, asked)
    lines = gap_lines(found, service.places(gap.subject for gap in found))
    content = workbook("缺漏清单", lines, foot(asked.stamp, service.switched_off(asked)))
    return as_file(content, "gaps.xlsx", XLSX, etag(service, asked))
