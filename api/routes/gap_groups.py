"""Gaps over HTTP, grouped: one blank row is one matter, not five."""

from collections import Counter
from collections.abc import Iterable, Sequence

from fastapi import APIRouter
from pydantic import BaseModel

from api.paging import PageOf
from api.problems import answers
from api.routes.asked import AskedOf, Kept, ServiceOf, etag
from api.routes.gap_shapes import GapBrief, briefly
from api.routes.gaps import Wanted
from api.routes.shapes import Shown
from api.select import unit_names
from graph_model.profile import Severity
from queries.gaps import Gap

router = APIRouter(prefix="/gaps", tags=["gaps"], route_class=Kept, responses=answers(404, 410))


class Counted(BaseModel):
    """How many gaps: open ones by severity, accepted ones apart."""

    open: dict[Severity, int]
    accepted: int

    @classmethod
    def of(cls, gaps: Iterable[Gap]) -> "Counted":
        listed = list(gaps)
        found = Counter(gap.severity for gap in listed if gap.accepted is None)
        return cls(open=dict(found), accepted=len(listed) - found.total())


class SubjectGaps(BaseModel):
    """All that is missing of one subject."""

    subject: str
    subject_kind: str | None
    subject_name: str
    unit: str | None
    counts: Counted
    gaps: list[GapBrief]


class BySubject(Shown):
    """total: how many subjects; gaps: how many gaps they have together."""

    total: int
    gaps: int
    subjects: list[SubjectGaps]
    next: str | None


class UnitGaps(BaseModel):
    """All that is missing of what one unit answers for; null: of what nobody answers for."""

    unit: str | None
    name: str | None
    subjects: int
    counts: Counted


class ByUnit(Shown):
    """gaps: how many there are; one that several units answer for counts for each of them."""

    gaps: int
    units: list[UnitGaps]


@router.get("/by-subject")
def by_subject(service: ServiceOf, asked: AskedOf, conditions: Wanted, page: PageOf) -> BySubject:
    """The gaps that pass the filters, by subject: those with the gravest first."""
    found = conditions.found(service, asked)
    groups = sorted(_groups(found), key=_gravest_first)
    part = page.of(groups, f"{etag(service, asked)} {conditions}")
    return BySubject(
        **Shown.of(asked),
        total=len(groups),
        gaps=len(found),
        subjects=[_subject(gaps) for gaps in part.items],
        next=part.next,
    )


@router.get("/by-unit")
def by_unit(service: ServiceOf, asked: AskedOf, conditions: Wanted) -> ByUnit:
    """How many gaps each unit has, by name; what nobody answers for last."""
    found = conditions.found(service, asked)
    names = unit_names(service, asked)
    of_unit: dict[str | None, list[Gap]] = {}
    for gap in found:
        for id_ in gap.unit_ids or (None,):
            of_unit.setdefault(id_, []).append(gap)
    listed = [
        UnitGaps(
            unit=id_,
            name=names.get(id_) if id_ else None,
            subjects=len({gap.subject for gap in gaps}),
            counts=Counted.of(gaps),
        )
        for id_, gaps in of_unit.items()
    ]
    listed.sort(key=lambda one: (one.unit is None, one.name or "", one.unit or ""))
    return ByUnit(**Shown.of(asked), gaps=len(found), units=listed)


def _groups(gaps: Iterable[Gap]) -> list[list[Gap]]:
    of_subject: dict[str, list[Gap]] = {}
    for gap in gaps:
        of_subject.setdefault(gap.subject, []).append(gap)
    return list(of_subject.values())


def _gravest_first(gaps: Sequence[Gap]) -> tuple[list[int], str, str]:
    """More of what is graver first; what is accepted weighs nothing."""
    counts = Counter(gap.severity for gap in gaps if gap.accepted is None)
    return [-counts[one] for one in Severity], gaps[0].subject_name, gaps[0].subject


def _subject(gaps: Sequence[Gap]) -> SubjectGaps:
    first = gaps[0]
    return SubjectGaps(
        subject=first.subject,
        subject_kind=first.subject_kind,
        subject_name=first.subject_name,
        unit=first.unit,
        counts=Counted.of(gaps),
        gaps=briefly(gaps),
    )
