"""Which rows does each coverage map have, and within which row does each stand?"""

from collections.abc import Callable

from tests.oracle.facts import own_level
from tests.oracle.world import World

Rows = dict[str, str | None]


def goals(w: World) -> Rows:
    """The goals of the first tier that has any."""
    tiers = [w.get(g, "tier") for g in w.all("Goal")]
    tier = next((tier for tier in w.profile.tiers if tier in tiers), None)
    return {g: None for g in w.all("Goal") if tier and w.get(g, "tier") == tier}


def within(kind: str) -> Callable[[World], Rows]:
    """Nodes of a kind; of several parents the first is shown."""
    return lambda w: {x: min(w.targets(x, "PART_OF"), default=None) for x in w.all(kind)}


def objects(w: World) -> Rows:
    types = {o: w.get(o, "type") for o in w.all("QualityObject")}
    rows: Rows = {o: f"type/{type_}" if type_ else None for o, type_ in types.items()}
    return rows | {f"type/{type_}": None for type_ in types.values() if type_}


# unit-unit shows only the rows in which anything stands.
ROWS: dict[str, Callable[[World], Rows]] = {
    "unit-stage": within("Unit"),
    "goal-stage": goals,
    "layer-kind": lambda w: dict.fromkeys(w.profile.layers),
    "layer-system": lambda w: dict.fromkeys(w.profile.layers),
    "point-facet": within("DiagnosisPoint"),
    "standard-part": lambda w: {s: None for s in w.all("Standard") if own_level(w, s)},
    "goal-achievement": goals,
    "object-kind": objects,
    "tier-link": lambda w: dict.fromkeys(w.profile.tiers),
    "unit-unit": lambda w: {},
}
