"""Are standards, regulations, goals and quality objects what they should be? STD, GOL, OBJ."""

from collections.abc import Iterator

from tests.oracle.facts import (
    asks_less,
    differ,
    leaf_goals,
    meeting_duties,
    norms_of_standard,
    own_level,
    proofs,
    registered,
    same,
    satisfies,
    years_after,
)
from tests.oracle.names import is_placeholder
from tests.oracle.register import E, Found, I, W, rule
from tests.oracle.world import World


def overdue(w: World, x: str) -> bool:
    issued, years = w.day_of(x, "issued"), w.get(x, "review_years")
    return issued is not None and years is not None and years_after(issued, years) < w.day


@rule("STD601", W)
def standard_overdue(w: World) -> Found:
    return (s for s in w.all("Standard") if own_level(w, s) and overdue(w, s))


@rule("STD602", I)
def standard_undated(w: World) -> Found:
    return (s for s in registered(w) if not w.get(s, "issued"))


@rule("STD603", W)
def standard_empty(w: World) -> Found:
    for s in registered(w):
        text = w.get(s, "text")
        hollow = text is None or is_placeholder(text, w.profile.placeholders)
        if hollow and w.get(s, "target") is None:
            yield s


@rule("STD604", W)
def topic_missing(w: World) -> Found:
    there = {w.get(s, "topic") for s in w.all("Standard")}
    wanted = {topic for group in w.profile.required_topics.values() for topic in group}
    return (f"topic/{topic}" for topic in wanted - there)


@rule("STD605", W)
def standard_not_shown(w: World) -> Found:
    for s in registered(w):
        duties, norms = meeting_duties(w, s), norms_of_standard(w, s)
        checks = w.targets({s} | norms, "CHECKED_BY")
        if duties and not proofs(w, {s} | norms | checks | duties):
            yield s


@rule("STD606", I)
def regulation_overdue(w: World) -> Found:
    return (r for r in w.all("Regulation") if overdue(w, r))


@rule("STD607", E)
def meets_dead_standard(w: World) -> Found:
    return ((d, s) for d in w.all("Duty") for s in w.dead_targets(d, "MEETS"))


@rule("STD608", W)
def backed_by_dead_regulation(w: World) -> Found:
    return ((x, r) for x in w.all() for r in w.dead_targets(x, "BACKED_BY"))


@rule("STD609", E)
def post_asks_less(w: World) -> Found:
    for link in w.links_of("MEETS"):
        own = [link.said.get(name) for name in ("operator", "value", "unit")]
        bound = [w.get(link.target, name) for name in ("operator", "target", "unit")]
        if w.kind_of(link.source) == "Duty" and asks_less(own, bound):
            yield link.source, link.target


@rule("STD610", I)
def higher_standard_overdue(w: World) -> Found:
    levels, own = w.profile.levels, w.profile.own_levels
    above = levels[: min((levels.index(one) for one in own), default=len(levels))]
    return (s for s in w.all("Standard") if w.get(s, "level") in above and overdue(w, s))


@rule("GOL701", W)
def goal_not_measurable(w: World) -> Found:
    for g in leaf_goals(w):
        if w.get(g, "target") is None and not w.sources(g, "MEASURES"):
            yield g


@rule("GOL702", W)
def goal_without_due(w: World) -> Found:
    return (g for g in w.all("Goal") if not w.get(g, "due"))


@rule("GOL703", W)
def goal_figure_incomplete(w: World) -> Found:
    for g in w.all("Goal"):
        whole = w.get(g, "operator") and w.get(g, "unit")
        if w.get(g, "target") is not None and not whole:
            yield g


def past_due(w: World) -> list[str]:
    """Leaf goals that were due before today."""
    return [g for g in leaf_goals(w) if (w.day_of(g, "due") or w.day) < w.day]


@rule("GOL704", E)
def due_without_evidence(w: World) -> Found:
    return (g for g in past_due(w) if not proofs(w, g))


@rule("GOL705", W)
def goal_without_tier(w: World) -> Found:
    return (g for g in w.all("Goal") if not w.get(g, "tier"))


def measured_alike(w: World, g: str) -> Iterator[str]:
    """Indicators of a goal that are given in its unit."""
    return (i for i in w.sources(g, "MEASURES") if same(w.get(i, "unit"), w.get(g, "unit")))


@rule("GOL706", E)
def due_and_not_reached(w: World) -> Found:
    for g in past_due(w):
        target, operator = w.get(g, "target"), w.get(g, "operator")
        for i in measured_alike(w, g):
            value = w.get(i, "value")
            known = operator and None not in (target, value)
            if known and not satisfies(value, operator, target):
                yield g, i


@rule("GOL707", W)
def targets_differ(w: World) -> Found:
    for g in w.all("Goal"):
        for i in measured_alike(w, g):
            if differ(w.get(g, "target"), w.get(i, "target")):
                yield g, i


@rule("GOL708", W)
def serves_dead_goal(w: World) -> Found:
    return ((d, g) for d in w.all("Duty") for g in w.dead_targets(d, "SERVES"))


@rule("OBJ101", E)
def object_lacks(w: World) -> Found:
    for o in w.all("QualityObject"):
        there = {w.kind_of(x).lower() for x in w.sources(o, "ABOUT")}
        needed = w.profile.object_types.get(w.get(o, "type") or "", ())
        yield from ((o, str(need)) for need in needed if str(need) not in there)
