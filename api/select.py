"""Choosing among gaps: by rule, family, severity, unit with its sections, kind, layer, state."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from api.service import Asked, Service
from graph_model.kinds import NODE_KINDS
from graph_model.profile import Severity
from queries.concepts import CONCEPTS
from queries.details import facts
from queries.families import family_named
from queries.gaps import Gap
from queries.nodes import NodeRef, known_kinds

SEVERITIES = tuple(Severity)


class GapState(StrEnum):
    OPEN = "open"
    ACCEPTED = "accepted"


@dataclass(frozen=True, slots=True)
class GapFilter:
    """What to keep; empty keeps all. unit: id, name or alias; its sections count as it.
    families: their keys; layer: of the subject, or of what it stands for."""

    rules: tuple[str, ...] = ()
    severities: tuple[Severity, ...] = ()
    unit: str | None = None
    kinds: tuple[str, ...] = ()
    families: tuple[str, ...] = ()
    layer: str = ""
    state: GapState | None = None
    subject: str = ""


def chosen(service: Service, asked: Asked, wanted: GapFilter) -> list[Gap]:
    """The gaps that pass; UnknownName where a rule or unit does not exist."""
    for rule in wanted.rules:
        service.catalogue.rule(rule)
    known_kinds(wanted.kinds, CONCEPTS)
    units = None if wanted.unit is None else _meant_and_below(service, asked, wanted.unit)
    rules = service.catalogue.rules
    families = set(map(family_named, wanted.families))
    found = [
        gap
        for gap in service.gaps(asked)
        if _passes(gap, wanted, units) and (not families or rules[gap.rule].family in families)
    ]
    return _in_layer(asked, found, wanted.layer) if wanted.layer else found


def _passes(gap: Gap, wanted: GapFilter, units: set[str] | None) -> bool:
    return (
        (not wanted.rules or gap.rule in wanted.rules)
        and (not wanted.severities or gap.severity in wanted.severities)
        and (not wanted.kinds or gap.subject_kind in wanted.kinds)
        and (not wanted.subject or gap.subject == wanted.subject)
        and (
            wanted.state is None
            or (gap.accepted is not None) == (wanted.state is GapState.ACCEPTED)
        )
        and (units is None or gap.subject in units or bool(units.intersection(gap.unit_ids)))
    )


def _in_layer(asked: Asked, gaps: list[Gap], layer: str) -> list[Gap]:
    """Those whose subject stands in the layer, by its own word or derived, or is the layer."""
    nodes = {
        gap.subject: NodeRef(gap.subject, gap.subject_kind, gap.subject_name)
        for gap in gaps
        if gap.subject_kind in NODE_KINDS
    }
    said = facts(asked.reader, nodes.values())
    inside = {id_ for id_, one in said.items() if layer in (one.get("layers") or ())}
    return [gap for gap in gaps if gap.subject in inside or gap.subject == f"layer/{layer}"]


def _meant_and_below(service: Service, asked: Asked, text: str) -> set[str]:
    return units_below(service, asked, service.meant(asked, text, ("Unit",)))


def unit_names(service: Service, asked: Asked) -> dict[str, str]:
    """Id of every unit → its name."""
    rows = asked.reader.read(service.catalogue.lookup("units").text)
    return {row["id"]: row["name"] for row in rows}


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
