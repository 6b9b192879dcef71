"""What stands in every cell of the ten coverage maps?"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from tests.oracle.facts import (
    at_or_below,
    derived,
    duties_of_subtree,
    leaf_duties,
    leaf_goals,
    meeting_duties,
    norms_of_standard,
    own_level,
    plain_duties,
    posts,
    posts_of_subtree,
    proofs,
    regulations_of_standard,
    same,
    satisfies,
    serving,
    serving_star,
    stages_of,
    standards_of_duty,
    subtree,
)
from tests.oracle.facts import part_and_wholes as wholes
from tests.oracle.peer_rules import points
from tests.oracle.rules import serious_gaps
from tests.oracle.world import LEAD, SUPPORT, WORKING, World


class Cell(NamedTuple):
    """confirmed: covered by confirmed links alone; None where the map has no such reading.
    inside and outside: the subjects that are covered and that are not, sorted."""

    covered: int
    total: int
    confirmed: int | None
    inside: tuple[str, ...]
    outside: tuple[str, ...]


Cells = dict[tuple[str, str], Cell]
Claim = Callable[[World, str], object]


def cell(w: World, subjects: Iterable[str], covered: Claim, confirmable: bool = True) -> Cell:
    every = sorted(subjects)
    inside = [x for x in every if covered(w, x)]
    sure = [x for x in inside if confirmable and covered(w.confirmed(), x)]
    outside = tuple(x for x in every if x not in inside)
    return Cell(
        len(inside), len(every), len(sure) if confirmable else None, tuple(inside), outside
    )  # fmt: skip


def at_stage(stage: str) -> Claim:
    return lambda w, d: stages_of(w, d)[stage]


def shown_stages(w: World) -> list[str]:
    return [str(stage) for stage in w.profile.stages if stage != "duty"]


def unit_stage(w: World) -> Cells:
    return {
        (u, stage): cell(w, duties_of_subtree(w, u), at_stage(stage))
        for u in w.all("Unit")
        for stage in shown_stages(w)
    }


def goals_of_first_tier(w: World) -> list[str]:
    """Goals of the first tier that has any."""
    tiers = {w.get(g, "tier") for g in w.all("Goal")}
    first = next((tier for tier in w.profile.tiers if tier in tiers), None)
    return [g for g in w.all("Goal") if same(w.get(g, "tier"), first)]


def leaves_of(w: World, g: str) -> set[str]:
    """Leaf goals at or below a goal."""
    return at_or_below(w, g) & set(leaf_goals(w))


def goal_stage(w: World) -> Cells:
    of_goals: dict[str, Claim] = {"post": posts, "duty": serving}
    return {
        (g, str(stage)): cell(w, leaves_of(w, g), of_goals[stage])
        if stage in of_goals
        else cell(w, serving_star(w, g), at_stage(stage))
        for g in goals_of_first_tier(w)
        for stage in w.profile.stages
    }


def layer_kind(w: World) -> Cells:
    serious = serious_gaps(w)
    return {
        (layer, kind.lower()): cell(
            w,
            [x for x in w.all(kind) if layer in derived(w, x, "layer")],
            lambda _, x: x not in serious,
            confirmable=False,
        )
        for layer in w.profile.layers
        for kind in ("Goal", "Standard", "Regulation")
    }


def layer_system(w: World) -> Cells:
    every = [*leaf_duties(w), *w.all("Standard")]
    return {
        (layer, system): cell(
            w,
            [
                x for x in every
                if layer in derived(w, x, "layer") and system in derived(w, x, "system")
            ],
            lambda v, x: standards_of_duty(v, x) or meeting_duties(v, x),
        )
        for layer in w.profile.layers
        for system in w.profile.systems
    }  # fmt: skip


FACETS: dict[str, Claim] = {
    "responsible": lambda w, x: w.sources(wholes(w, x), "RESPONSIBLE_FOR"),
    "answered": lambda w, x: w.sources(x, "ANSWERS"),
    "evidence": lambda w, x: proofs(w, {x} | w.sources(x, "ANSWERS")),
    "platform_code": lambda w, x: w.get(x, "platform_code"),
}


def point_facet(w: World) -> Cells:
    return {
        (x, name): cell(w, subtree(w, x) & set(points(w)), facet)
        for x in w.all("DiagnosisPoint")
        for name, facet in FACETS.items()
    }


def has_part(part: str) -> Claim:
    return lambda w, s: any(w.get(n, "part") == part for n in norms_of_standard(w, s))


def has_aspect(aspect: str) -> Claim:
    return lambda w, s: any(
        aspect in (w.get(r, "aspects") or ()) for r in regulations_of_standard(w, s)
    )


def standard_part(w: World) -> Cells:
    claims = {part: has_part(part) for part in w.profile.parts}
    claims |= {aspect: has_aspect(aspect) for aspect in w.profile.aspects}
    return {
        (s, name): cell(w, [s], claim)
        for s in w.all("Standard")
        if own_level(w, s)
        for name, claim in claims.items()
    }


def posts_at_work(w: World, x: str) -> set[str]:
    """Posts on a duty or goal or on one below it."""
    if w.kind_of(x) == "Goal":
        return {p for h in at_or_below(w, x) for p in posts(w, h)}
    return w.sources(at_or_below(w, x), "CARRIES", WORKING)


def shared(w: World, lead: str, support: str) -> set[str]:
    """Duties and goals that one unit leads and another supports, as linked."""
    duties = w.targets(lead, "HOLDS", LEAD) & w.targets(support, "HOLDS", SUPPORT)
    goals = w.sources(lead, "ASSIGNED_TO", LEAD) & w.sources(support, "ASSIGNED_TO", SUPPORT)
    return duties & set(plain_duties(w)) | w.only(goals, "Goal")


def unit_unit(w: World) -> Cells:
    return {
        (lead, support): cell(
            w,
            shared(w, lead, support),
            lambda v, x, u=support: posts_at_work(v, x) & posts_of_subtree(v, u),  # type: ignore[misc]
        )
        for lead in w.all("Unit")
        for support in w.all("Unit")
        if lead != support and shared(w, lead, support)
    }


def measured(w: World, g: str) -> object:
    return w.sources(g, "MEASURES")


def has_value(w: World, g: str) -> object:
    return any(w.get(i, "value") is not None for i in w.sources(g, "MEASURES"))


def achieved(w: World, g: str) -> object:
    """Every indicator with a value in the goal's unit, of which there is one, satisfies it;
    as all of them are used, all have to be confirmed."""
    unit, operator, target = (w.get(g, name) for name in ("unit", "operator", "target"))
    used = {
        i for i in w.whole.sources(g, "MEASURES")
        if same(w.get(i, "unit"), unit) and w.get(i, "value") is not None
    }  # fmt: skip
    known = operator is not None and target is not None and used
    return known and used <= w.sources(g, "MEASURES") and all(
        satisfies(w.get(i, "value"), operator, target) for i in used
    )  # fmt: skip


ACHIEVEMENT: dict[str, Claim] = {"measured": measured, "has_value": has_value, "achieved": achieved}


def goal_achievement(w: World) -> Cells:
    return {
        (g, name): cell(w, leaves_of(w, g), claim)
        for g in goals_of_first_tier(w)
        for name, claim in ACHIEVEMENT.items()
    }


def is_about(kind: str) -> Claim:
    return lambda w, o: any(w.kind_of(x).lower() == kind for x in w.sources(o, "ABOUT"))


def object_kind(w: World) -> Cells:
    """A row for each object, and one for each type that sums its objects up."""
    objects = w.all("QualityObject")
    cells: Cells = {}
    for type_, needs in w.profile.object_types.items():
        alike = [o for o in objects if w.get(o, "type") == type_]
        rows = {o: [o] for o in alike} | {f"type/{type_}": alike}
        cells |= {
            (row, str(need)): cell(w, subjects, is_about(str(need)))
            for row, subjects in rows.items()
            for need in needs
        }
    return cells


TIER_LINKS: dict[str, Claim] = {
    "higher": lambda w, g: w.sources(g, "DECOMPOSES_INTO"),
    "broken_down": lambda w, g: w.targets(g, "DECOMPOSES_INTO"),
    "aligned": lambda w, g: w.targets(g, "ALIGNS_WITH") & w.sources(g, "ALIGNS_WITH"),
    "assigned": lambda w, g: w.targets(g, "ASSIGNED_TO"),
    "measured": measured,
}


def tier_link(w: World) -> Cells:
    return {
        (tier, name): cell(w, [g for g in w.all("Goal") if w.get(g, "tier") == tier], claim)
        for tier in w.profile.tiers
        for name, claim in TIER_LINKS.items()
    }


MAPS: dict[str, Callable[[World], Cells]] = {
    "unit-stage": unit_stage,
    "goal-stage": goal_stage,
    "layer-kind": layer_kind,
    "layer-system": layer_system,
    "point-facet": point_facet,
    "standard-part": standard_part,
    "unit-unit": unit_unit,
    "goal-achievement": goal_achievement,
    "object-kind": object_kind,
    "tier-link": tier_link,
}
