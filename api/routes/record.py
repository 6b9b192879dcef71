"""The state of the record: what is loaded, who has reported, which questions there are."""

from typing import Literal

from fastapi import APIRouter
from pydantic import BaseModel

from api.routes.asked import AskedOf, Kept, ServiceOf
from api.routes.shapes import Shown, UnitOut, Words
from graph_model.profile import Severity
from queries.catalogue import RuleWords

router = APIRouter(tags=["record"], route_class=Kept)
public = APIRouter(tags=["record"])


class Health(BaseModel):
    status: Literal["ok"] = "ok"


class Filed(BaseModel):
    """How many of the units that must report have done so, and which have not."""

    done: int
    all: int
    missing: list[UnitOut]


class Status(Shown):
    ledger: str
    filed: Filed


class Units(Shown):
    units: list[UnitOut]


class RuleOut(BaseModel):
    id: str
    severity: Severity
    family: str
    clause: str
    zh: RuleWords
    en: RuleWords


class MapNamed(BaseModel):
    id: str
    name: Words


class CatalogueOut(BaseModel):
    rules: list[RuleOut]
    maps: list[MapNamed]


@public.get("/health")
def health() -> Health:
    """The process answers."""
    return Health()


@router.get("/status")
def status(service: ServiceOf, asked: AskedOf) -> Status:
    """Which revision is shown, and which departments have handed in their tables."""
    filing = service.coverage(asked, "unit-stage").filing
    missing = [UnitOut(id=one.id, name=one.name) for one in filing.missing]
    filed = Filed(done=filing.filed, all=filing.required, missing=missing)
    return Status(**Shown.of(asked), ledger=asked.stamp.ledger_id, filed=filed)


@router.get("/units")
def units(service: ServiceOf, asked: AskedOf) -> Units:
    """All units, by name."""
    rows = service.coverage(asked, "unit-stage").rows
    listed = sorted((UnitOut(id=row.id, name=row.name) for row in rows), key=lambda one: one.name)
    return Units(**Shown.of(asked), units=listed)


@router.get("/catalogue")
def catalogue(service: ServiceOf, asked: AskedOf) -> CatalogueOut:
    """Every rule and map, with why and how to repair."""
    rules = [
        RuleOut(
            **rule.model_dump(include={"id", "severity", "family", "clause"}),
            zh=rule.zh,
            en=rule.en,
        )
        for rule in service.catalogue.rules_for(asked.scope.profile)
    ]
    maps = [
        MapNamed(id=one.id, name=Words(zh=one.zh.name, en=one.en.name))
        for one in service.catalogue.maps.values()
    ]
    return CatalogueOut(rules=rules, maps=maps)
