"""Every rule over HTTP: why, how to repair, examples, and what the college has set."""

from collections import Counter

from fastapi import APIRouter, Depends
from pydantic import BaseModel

from api.routes.asked import AskedOf, Kept, ServiceOf, ask
from api.routes.shapes import Shown, Words, kind_words
from graph_model.kinds import NODE_KINDS
from graph_model.profile import Severity
from queries.catalogue import Rule, RuleWords
from queries.concepts import CONCEPTS
from queries.families import FAMILIES
from queries.rule_examples import ExampleTold, example_told

router = APIRouter(prefix="/rules", tags=["catalogue"], route_class=Kept)


class Named(BaseModel):
    key: str
    name: Words


class RuleLine(BaseModel):
    """A rule. severity, enabled: as the college has it; by_default: as it comes; found: gaps
    that nobody has accepted, null where the rule is off; accepted: those that somebody has."""

    id: str
    family: str
    subject: Words
    clause: str
    severity: Severity
    enabled: bool
    severity_by_default: Severity
    enabled_by_default: bool
    found: int | None
    accepted: int
    zh: RuleWords
    en: RuleWords


class RulesOut(Shown):
    """subjects: the kinds that rules look at; layers: as the college has them."""

    families: list[Named]
    subjects: list[Named]
    layers: list[str]
    rules: list[RuleLine]


class RuleExamples(BaseModel):
    id: str
    examples: list[ExampleTold]


@router.get("")
def rules(service: ServiceOf, asked: AskedOf) -> RulesOut:
    """Every rule, on or off, by family and id."""
    catalogue, profile = service.catalogue, asked.scope.profile
    on = catalogue.rules_for(profile)
    gaps = service.gaps(asked)
    found = Counter(gap.rule for gap in gaps if gap.accepted is None)
    accepted = Counter(gap.rule for gap in gaps if gap.accepted is not None)
    order = {one.key: place for place, one in enumerate(FAMILIES)}
    every = [*on, *catalogue.switched_off(profile)]
    return RulesOut(
        **Shown.of(asked),
        families=[Named(key=one.key, name=Words(zh=one.zh, en=one.en)) for one in FAMILIES],
        subjects=[Named(key=one, name=kind_words(one)) for one in (*NODE_KINDS, *CONCEPTS)],
        layers=list(profile.layers),
        rules=[
            _line(rule, catalogue.rule(rule.id), found[rule.id], accepted[rule.id])
            for rule in sorted(every, key=lambda one: (order[one.family], one.id))
        ],
    )


@router.get("/{id_}/examples", dependencies=[Depends(ask)])
def examples(id_: str, service: ServiceOf) -> RuleExamples:
    """Small colleges, and what the rule finds in each."""
    rule = service.catalogue.rule(id_)
    return RuleExamples(id=rule.id, examples=[example_told(rule, one) for one in rule.example])


def _line(rule: Rule, shipped: Rule, found: int, accepted: int) -> RuleLine:
    return RuleLine(
        **rule.model_dump(include={"id", "family", "clause", "severity", "enabled"}),
        subject=kind_words(rule.subject),
        severity_by_default=shipped.severity,
        enabled_by_default=shipped.enabled,
        found=found if rule.enabled else None,
        accepted=accepted,
        zh=rule.zh,
        en=rule.en,
    )
