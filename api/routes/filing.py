"""Who has handed in which form, when, and what is still doubtful in it, over HTTP."""

from datetime import datetime

from fastapi import APIRouter
from pydantic import BaseModel

from api.routes.asked import AskedOf, Kept, ServiceOf
from api.routes.doubts import DoubtOut
from api.routes.shapes import CellOfFile, Shown, UnitOut
from api.select import GapFilter, chosen
from api.service import Asked, Service
from graph_model.ledger import Filing
from loaders.form import forms

router = APIRouter(prefix="/filing", tags=["filing"], route_class=Kept)
DIFFERENT_FORMS = "DAT008"


class HandedIn(BaseModel):
    """A form or register that was handed in. revision, at, author: of the load in which it
    last said anything new; first: the revision of the first one; statements: nodes and
    links that it speaks of; doubts: what is left doubtful in it."""

    form: str
    source: str
    first: int
    revision: int
    at: str
    author: str
    statements: int
    doubts: list[DoubtOut]


class UnitFiling(BaseModel):
    """A department that must report. missing: the forms that it has not handed in;
    different: duties that only one of its two forms states, accepted ones left out; null
    where that rule is switched off."""

    unit: UnitOut
    handed_in: list[HandedIn]
    missing: list[str]
    different: int | None


class FilingList(Shown):
    """forms: those that every department hands in. complete: departments that handed in all
    of them; begun: some; registers: of the whole college, and those nobody handed in."""

    forms: list[str]
    complete: int
    begun: int
    units: list[UnitFiling]
    registers: list[HandedIn]
    missing_registers: list[str]


@router.get("")
def filing(service: ServiceOf, asked: AskedOf) -> FilingList:
    """Every department that must report, by name, and every register."""
    found = service.ledger.filings(asked.stamp.revision)
    reports = [form.zh for form in forms() if form.reports]
    units = [_of_unit(service, asked, unit, found) for unit in _reporting(service, asked)]
    registers = [_handed_in(service, one) for one in found if not one.source.reports]
    had = {one.form for one in registers}
    return FilingList(
        **Shown.of(asked),
        forms=reports,
        complete=sum(not one.missing for one in units),
        begun=sum(bool(one.missing and one.handed_in) for one in units),
        units=units,
        registers=registers,
        missing_registers=[one.zh for one in forms() if not one.reports and one.zh not in had],
    )


def _reporting(service: Service, asked: Asked) -> list[UnitOut]:
    rows = asked.reader.read(service.catalogue.lookup("reports").text)
    return sorted(
        (UnitOut(id=row["id"], name=row["name"]) for row in rows), key=lambda one: one.name
    )


def _of_unit(service: Service, asked: Asked, unit: UnitOut, found: list[Filing]) -> UnitFiling:
    mine = [one for one in found if one.source.reports and unit.id in one.units]
    had = {one.source.form for one in mine}
    return UnitFiling(
        unit=unit,
        handed_in=[_handed_in(service, one) for one in mine],
        missing=[form.zh for form in forms() if form.reports and form.zh not in had],
        different=_different(service, asked, unit),
    )


def _different(service: Service, asked: Asked, unit: UnitOut) -> int | None:
    if DIFFERENT_FORMS in {rule.id for rule in service.switched_off(asked)}:
        return None
    gaps = chosen(service, asked, GapFilter(rules=(DIFFERENT_FORMS,), unit=unit.id))
    return sum(gap.accepted is None for gap in gaps)


def _handed_in(service: Service, filing: Filing) -> HandedIn:
    said = datetime.fromisoformat(filing.last.at).astimezone(service.settings.timezone)
    return HandedIn(
        form=filing.source.form,
        source=filing.source.name,
        first=filing.first.revision,
        revision=filing.last.revision,
        at=said.isoformat(timespec="minutes"),
        author=filing.last.author,
        statements=filing.statements,
        doubts=[
            DoubtOut(
                place=CellOfFile.of(one.place),
                raw=one.raw,
                reason=one.reason,
                proposal=one.proposal,
            )
            for one in filing.doubts
        ],
    )
