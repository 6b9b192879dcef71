"""What follows from the links? The words of domain §4, one function each."""

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from tests.oracle.world import ANY, WORKING, World, reached, remembered


@remembered
def leaf_duties(w: World) -> list[str]:
    whole = w.whole
    return [d for d in plain_duties(whole) if not _plain(whole, children(whole, d))]


def plain_duties(w: World) -> list[str]:
    """Counting duties that are no catch-all."""
    return sorted(_plain(w, w.all("Duty")))


def _plain(w: World, duties: set[str] | list[str]) -> set[str]:
    return {d for d in duties if not w.get(d, "catch_all")}


@remembered
def leaf_goals(w: World) -> list[str]:
    return [g for g in w.whole.all("Goal") if not children(w.whole, g)]


def children(w: World, x: str) -> set[str]:
    return w.targets(x, "DECOMPOSES_INTO")


def parents(w: World, x: str) -> set[str]:
    return w.sources(x, "DECOMPOSES_INTO")


@remembered
def at_or_below(w: World, x: str) -> set[str]:
    """A goal or duty and all below it."""
    return reached(x, lambda one: children(w, one))


@remembered
def at_or_above(w: World, x: str) -> set[str]:
    return reached(x, lambda one: parents(w, one))


@remembered
def part_and_wholes(w: World, x: str) -> set[str]:
    """A unit, point or object and all that it is part of."""
    return reached(x, lambda one: w.targets(one, "PART_OF"))


@remembered
def subtree(w: World, x: str) -> set[str]:
    """A unit, point or object and all that is part of it."""
    return reached(x, lambda one: w.sources(one, "PART_OF"))


def carriers(w: World, d: str) -> set[str]:
    return w.sources(d, "CARRIES", WORKING)


@remembered
def serving(w: World, g: str) -> set[str]:
    return {d for d in leaf_duties(w) if g in w.targets(at_or_above(w, d), "SERVES")}


@remembered
def serving_star(w: World, g: str) -> set[str]:
    return {d for h in at_or_below(w, g) for d in serving(w, h)}


@remembered
def posts(w: World, g: str) -> set[str]:
    named = w.only(w.targets(g, "ASSIGNED_TO", WORKING), "Post")
    return named | {p for d in serving(w, g) for p in carriers(w, d)}


def own_level(w: World, s: str) -> bool:
    return w.get(s, "level") in w.profile.own_levels


@remembered
def registered(w: World) -> list[str]:
    return [s for s in w.all("Standard") if own_level(w, s) and w.get(s, "code")]


def meeting_duties(w: World, s: str) -> set[str]:
    return w.only(w.sources(s, "MEETS"), "Duty")


def norms_of_standard(w: World, s: str) -> set[str]:
    return w.targets({s} | meeting_duties(w, s), "DETAILED_BY")


def regulations_of_standard(w: World, s: str) -> set[str]:
    norms = w.targets(s, "DETAILED_BY")
    checks = w.targets({s} | norms, "CHECKED_BY")
    return w.targets({s} | norms | checks | meeting_duties(w, s), "BACKED_BY")


def standards_of_duty(w: World, d: str) -> set[str]:
    return w.targets(d, "MEETS")


def norms_of_duty(w: World, d: str) -> set[str]:
    return w.targets({d} | carriers(w, d) | standards_of_duty(w, d), "DETAILED_BY")


def checks_of_duty(w: World, d: str) -> set[str]:
    return w.targets({d} | standards_of_duty(w, d) | norms_of_duty(w, d), "CHECKED_BY")


def regulations_of_duty(w: World, d: str) -> set[str]:
    near = {d} | carriers(w, d) | standards_of_duty(w, d)
    return w.targets(near | norms_of_duty(w, d) | checks_of_duty(w, d), "BACKED_BY")


def goals_of_duty(w: World, d: str) -> set[str]:
    """Goals that a leaf duty is in serving of; none for another duty."""
    return {g for g in w.whole.all("Goal") if d in serving(w, g)}


@remembered
def stages_of(w: World, d: str) -> dict[str, bool]:
    """Stage → whether a leaf duty is covered at it."""
    return {
        "goal": bool(goals_of_duty(w, d)),
        "post": bool(carriers(w, d)),
        "standard": bool(standards_of_duty(w, d)),
        "norm": bool(norms_of_duty(w, d)),
        "check": bool(checks_of_duty(w, d)),
        "regulation": bool(regulations_of_duty(w, d)),
    }


def required_after_duty(w: World) -> list[str]:
    """Stages after duty, in the profile's order, that may not be left out."""
    stages = [str(stage) for stage in w.profile.stages]
    optional = {str(stage) for stage in w.profile.optional_stages}
    return [s for s in stages if s not in optional | {"goal", "post", "duty"}]


def first_missing(w: World, d: str) -> str | None:
    covered = stages_of(w, d)
    order = ["post", *required_after_duty(w), "goal"]
    return next((stage for stage in order if not covered[stage]), None)


def goal_missing(w: World, g: str) -> str | None:
    """The weakest path of a goal."""
    below = at_or_below(w, g)
    if not any(posts(w, h) for h in below):
        return "post"
    duties = serving_star(w, g)
    if not duties:
        return "duty"
    missing = {first_missing(w, d) for d in duties}
    order = ["post", *required_after_duty(w)]
    return next((stage for stage in order if stage in missing), None)


def goal_counts(w: World, g: str) -> dict[str, tuple[int, int]]:
    """Stage → duties of serving*(g) covered at it, and all of them."""
    duties = serving_star(w, g)
    return {
        stage: (sum(stages_of(w, d)[stage] for d in duties), len(duties))
        for stage in ("goal", "post", "standard", "norm", "check", "regulation")
    }


def on_cycle(w: World, x: str, kind: str) -> bool:
    """It comes back to itself through counting nodes, a link to itself included."""
    looped = any(one.source == one.target == x for one in w.links if one.kind == kind)
    return looped or any(
        x in reached(child, lambda one: w.targets(one, kind)) for child in w.targets(x, kind)
    )


def goal_cycle(w: World, g: str) -> str | None:
    """A goal lies inside a cycle, or depends on one below it."""
    if on_cycle(w, g, "DECOMPOSES_INTO"):
        return "inside"
    depends = any(on_cycle(w, h, "DECOMPOSES_INTO") for h in at_or_below(w, g))
    return "depends" if depends else None


@remembered
def current(w: World, e: str) -> bool:
    has_file = bool(w.get(e, "uri") or w.get(e, "sha256"))
    issued, until = w.day_of(e, "issued"), w.day_of(e, "valid_until")
    oldest = w.day - timedelta(days=w.profile.parameters.evidence_max_age_days)
    fresh = until >= w.day if until else issued is None or issued >= oldest
    return w.counts(e) and has_file and fresh and (issued is None or issued <= w.day)


def proofs(w: World, ids: set[str] | str) -> set[str]:
    """Current evidence of any of some nodes."""
    return {e for e in w.sources(ids, "SUPPORTS") if current(w, e)}


@remembered
def derived(w: World, x: str, name: str) -> set[str]:
    """Layers or systems of a node."""
    own = w.get(x, name)
    if own:
        return {own}
    near: set[str] = set()
    if w.kind_of(x) == "Duty":
        near = goals_of_duty(w, x) | standards_of_duty(w, x)
    if w.kind_of(x) == "Regulation":
        near = {y for y in w.sources(x, "BACKED_BY") if w.kind_of(y) in ("Duty", "Standard")}
    return {w.get(y, name) for y in near} - {None}


def holders_of(w: World, d: str, roles: frozenset[str] = ANY) -> set[str]:
    """Units that hold a duty or one above it."""
    return w.sources(at_or_above(w, d), "HOLDS", roles)


@remembered
def posts_of_subtree(w: World, u: str) -> set[str]:
    return w.sources(subtree(w, u), "BELONGS_TO")


@remembered
def duties_of_subtree(w: World, u: str) -> set[str]:
    """Leaf duties of a unit and the units below it, each once."""
    units, staff = subtree(w, u), posts_of_subtree(w, u)
    return {
        d for d in leaf_duties(w)
        if holders_of(w, d, WORKING) & units or carriers(w, d) & staff
    }  # fmt: skip


def tier_rank(w: World, g: str) -> int | None:
    tier = w.get(g, "tier")
    return w.profile.tiers.index(tier) if tier in w.profile.tiers else None


def satisfies(value: float | Fraction, operator: str, target: float | Fraction) -> bool:
    left, right = exact(value), exact(target)
    return {
        ">=": left >= right, ">": left > right, "=": left == right,
        "<": left < right, "<=": left <= right,
    }[operator]  # fmt: skip


def exact(value: float | Fraction) -> Fraction:
    """A number as it was written: 0.1 is a tenth, so that 0.1 + 0.2 is 0.3."""
    return value if isinstance(value, Fraction) else Fraction(str(value))


def differ(left: object, right: object) -> bool:
    """Both are there and not the same."""
    return left is not None and right is not None and left != right


def same(left: object, right: object) -> bool:
    """Both are there and the same."""
    return left is not None and left == right


def asks_less(own: list[Any], bound: list[Any]) -> bool:
    """Of two demands (operator, figure, unit), comparable and in the same direction, the
    first is the weaker one."""
    if None in own + bound or own[2] != bound[2]:
        return False
    operators, figure, limit = {own[0], bound[0]}, exact(own[1]), exact(bound[1])
    if operators <= {">=", ">"}:
        return figure < limit
    return operators <= {"<=", "<"} and figure > limit


def years_after(day: date, years: float) -> date:
    """The day so many years later, to whole months; the last of a month stays in it."""
    months = day.year * 12 + day.month - 1 + round(exact(years) * 12)
    year, month = divmod(months, 12)
    if not 1 <= year <= 9998:
        return date.max if year > 1 else date.min
    last = (date(year + (month == 11), (month + 1) % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month + 1, min(day.day, last))
