"""Do the tiers fit above and below each other? VER."""

from collections.abc import Iterator
from fractions import Fraction

from tests.oracle.facts import (
    asks_less,
    at_or_below,
    children,
    duties_of_subtree,
    exact,
    on_cycle,
    parents,
    same,
    satisfies,
    serving,
    tier_rank,
)
from tests.oracle.register import E, Found, I, W, rule
from tests.oracle.world import WORKING, World

NESTED = {
    "DECOMPOSES_INTO": ("Goal", "Duty"),
    "PART_OF": ("Unit", "DiagnosisPoint", "QualityObject"),
}


def pairs(w: World) -> Iterator[tuple[str, str]]:
    """A goal and each goal right above it."""
    return ((g, h) for g in w.all("Goal") for h in sorted(parents(w, g)))


def ranked_pairs(w: World) -> Iterator[tuple[str, str, int, int]]:
    for g, h in pairs(w):
        rank, above = tier_rank(w, g), tier_rank(w, h)
        if rank is not None and above is not None:
            yield g, h, rank, above


@rule("VER301", E)
def goal_without_higher(w: World) -> Found:
    return (g for g in w.all("Goal") if tier_rank(w, g) and not parents(w, g))


@rule("VER302", E)
def goal_not_broken_down(w: World) -> Found:
    last = len(w.profile.tiers) - 1
    for g in w.all("Goal"):
        on_post = w.only(w.targets(g, "ASSIGNED_TO", WORKING), "Post")
        done = w.get(g, "terminal") or children(w, g) or on_post
        if tier_rank(w, g) not in (None, last) and not done:
            yield g


@rule("VER303", I)
def tier_skipped(w: World) -> Found:
    for g, h, rank, above in ranked_pairs(w):
        between = w.profile.tiers[above + 1 : rank]
        if any(tier not in w.profile.skippable_tiers for tier in between):
            yield g, h


@rule("VER304", E)
def children_fall_short(w: World) -> Found:
    for g in w.all("Goal"):
        target, operator = w.get(g, "target"), w.get(g, "operator")
        parts = [h for h in sorted(children(w, g)) if comparable(w, g, h)]
        whole = target is not None and operator and w.get(g, "aggregation")
        if whole and any(due_in_time(w, g, h) for h in parts):
            total = aggregate(w, g, parts)
            if not satisfies(total, operator, target):
                yield g


def comparable(w: World, g: str, h: str) -> bool:
    measures = w.get(g, "measure"), w.get(h, "measure")
    return (
        w.get(h, "target") is not None
        and same(w.get(g, "unit"), w.get(h, "unit"))
        and (None in measures or measures[0] == measures[1])
    )


def due_in_time(w: World, g: str, h: str) -> bool:
    """The child is due in the parent's year or later, or one of them has no due."""
    above, below = w.day_of(g, "due"), w.day_of(h, "due")
    return above is None or below is None or below.year >= above.year


def aggregate(w: World, g: str, parts: list[str]) -> Fraction:
    figures = [exact(w.get(h, "target")) for h in parts]
    whole = sum(figures, Fraction())
    found = {
        "sum": whole, "mean": whole / len(figures), "min": min(figures), "max": max(figures),
    }  # fmt: skip
    return found[w.get(g, "aggregation")]


@rule("VER305", E)
def due_after_higher(w: World) -> Found:
    for g, h in pairs(w):
        own, above = w.day_of(g, "due"), w.day_of(h, "due")
        if own and above and own > above:
            yield g, h


@rule("VER306", E)
def higher_is_gone(w: World) -> Found:
    return (
        g for g in w.all("Goal")
        if w.dead_sources(g, "DECOMPOSES_INTO") and not parents(w, g)
    )  # fmt: skip


@rule("VER307", E)
def tier_upside_down(w: World) -> Found:
    return ((g, h) for g, h, rank, above in ranked_pairs(w) if rank <= above)


@rule("VER308", E)
def cycle(w: World) -> Found:
    return (
        x for link, kinds in NESTED.items() for x in w.all(*kinds) if on_cycle(w, x, link)
    )  # fmt: skip


@rule("VER309", E)
def standard_below_higher(w: World) -> Found:
    for link in w.links_of("IMPLEMENTS"):
        own, above = (
            [w.get(s, name) for name in ("operator", "target", "unit")]
            for s in (link.source, link.target)
        )
        if asks_less(own, above):
            yield link.source, link.target


@rule("VER310", I, enabled=False)
def standard_without_higher(w: World) -> Found:
    first = w.profile.own_levels[0] if w.profile.own_levels else None
    for s in w.all("Standard"):
        if same(w.get(s, "level"), first) and not w.targets(s, "IMPLEMENTS"):
            yield s


@rule("VER311", W)
def higher_standard_is_gone(w: World) -> Found:
    return ((s, h) for s in w.all("Standard") for h in w.dead_targets(s, "IMPLEMENTS"))


@rule("VER312", W)
def not_taken_up(w: World) -> Found:
    for link in w.links_of("APPLIES_TO"):
        x, u = link.source, link.target
        taken = {d for h in at_or_below(w, x) for d in serving(w, h)} | w.sources(x, "MEETS")
        if not taken & duties_of_subtree(w, u):
            yield x, u
