"""Choosing among gaps: by rule, severity, unit with its sections, and kind."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from api.service import Asked, Service
from graph_model.profile import Severity
from queries.concepts import CONCEPTS
from queries.gaps import Gap
from queries.nodes import known_kinds

SEVERITIES = tuple(Severity)


@dataclass(frozen=True, slots=True)
class GapFilter:
    """What to keep; empty keeps all. unit: id, name or alias; its sections count as it."""

    rules: tuple[str, ...] = ()
    severities: tuple[Severity, ...] = ()
    unit: str | None = None
    kinds: tuple[str, ...] = ()


def chosen(service: Service, asked: Asked, wanted: GapFilter) -> list[Gap]:
    """The gaps that pass; UnknownName where a rule or unit does not exist."""
    for rule in wanted.rules:
        service.catalogue.rule(rule)
    known_kinds(wanted.kinds, CONCEPTS)
    units = None if wanted.unit is None else _meant_and_below(service, asked, wanted.unit)
    return [gap for gap in service.gaps(asked) if _passes(gap, wanted, units)]


def _passes(gap: Gap, wanted: GapFilter, units: set[str] | None) -> bool:
    return (
        (not wanted.rules or gap.rule in wanted.rules)
        and (not wanted.severities or gap.severity in wanted.severities)
        and (not wanted.kinds or gap.subject_kind in wanted.kinds)
        and (units is None or gap.subject in units or bool(units.intersection(gap.unit_ids)))
    )


def _meant_and_below(service: Service, asked: Asked, text: str) -> set[str]:
    return units_below(service, asked, service.meant(asked, text, ("Unit",)))


def units_below(service: Service, asked: Asked, unit: str) -> set[str]:
    """Ids of a unit and of all below it."""
    rows = asked.reader.read(service.catalogue.lookup("units").text)
    inside = {unit}
    while more := {row["id"] for row in rows if row["parent"] in inside} - inside:
        inside |= more
    return inside


def at_least(gaps: Iterable[Gap], severity: Severity) -> Sequence[Gap]:
    """Gaps of this severity or a graver one that nobody has accepted."""
    grave = SEVERITIES[: SEVERITIES.index(severity) + 1]
    return [gap for gap in gaps if gap.severity in grave and gap.accepted is None]
