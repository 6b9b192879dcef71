"""Where is the chain broken, and what hangs on nothing? CHN and ORP."""

from tests.oracle.facts import (
    at_or_above,
    carriers,
    checks_of_duty,
    holders_of,
    leaf_duties,
    leaf_goals,
    norms_of_duty,
    norms_of_standard,
    plain_duties,
    posts,
    registered,
    regulations_of_duty,
    regulations_of_standard,
    required_after_duty,
    serving,
    standards_of_duty,
)
from tests.oracle.register import E, Found, I, W, rule
from tests.oracle.world import WORKING, World


@rule("CHN101", E)
def duty_without_post(w: World) -> Found:
    return (d for d in leaf_duties(w) if not carriers(w, d))


@rule("CHN102", E)
def duty_without_standard(w: World) -> Found:
    return (d for d in leaf_duties(w) if not standards_of_duty(w, d))


@rule("CHN103", W)
def standard_without_norm(w: World) -> Found:
    return (s for s in registered(w) if not norms_of_standard(w, s))


@rule("CHN104", I)
def norm_part_missing(w: World) -> Found:
    for s in registered(w):
        there = {w.get(n, "part") for n in norms_of_standard(w, s)}
        yield from ((s, part) for part in w.profile.parts if there and part not in there)


@rule("CHN105", I)
def norm_without_check(w: World) -> Found:
    for n in w.all("Norm"):
        detailed = w.sources(n, "DETAILED_BY")
        if not w.targets({n} | detailed, "CHECKED_BY"):
            yield n


@rule("CHN106", W)
def standard_without_regulation(w: World) -> Found:
    return (s for s in registered(w) if not regulations_of_standard(w, s))


@rule("CHN107", I, enabled=False)
def regulation_aspect_missing(w: World) -> Found:
    for s in registered(w):
        regulations = regulations_of_standard(w, s)
        there = {aspect for r in regulations for aspect in w.get(r, "aspects") or ()}
        yield from ((s, one) for one in w.profile.aspects if regulations and one not in there)


@rule("CHN108", E)
def goal_without_post(w: World) -> Found:
    return (g for g in leaf_goals(w) if not posts(w, g))


@rule("CHN109", E)
def goal_without_duty(w: World) -> Found:
    return (g for g in leaf_goals(w) if posts(w, g) and not serving(w, g))


@rule("CHN110", W)
def goal_without_standard(w: World) -> Found:
    for g in leaf_goals(w):
        duties = serving(w, g)
        if posts(w, g) and duties and not w.targets({g} | duties, "MEETS"):
            yield g


@rule("CHN111", W)
def chain_breaks_off(w: World) -> Found:
    for d in leaf_duties(w):
        ends = {
            "norm": norms_of_duty(w, d),
            "check": checks_of_duty(w, d),
            "regulation": regulations_of_duty(w, d),
        }
        whole_before = carriers(w, d) and standards_of_duty(w, d)
        for stage in required_after_duty(w):
            if whole_before and stage in ends and not ends[stage]:
                yield d, stage


@rule("CHN112", E)
def post_without_duty(w: World) -> Found:
    plain = set(plain_duties(w))
    return (p for p in w.all("Post") if not w.targets(p, "CARRIES", WORKING) & plain)


def without_goal(w: World, in_words: bool) -> Found:
    for d in leaf_duties(w):
        served = w.targets(at_or_above(w, d), "SERVES")
        if not served and bool(w.get(d, "objective")) == in_words:
            yield d


@rule("ORP201", E)
def duty_without_goal(w: World) -> Found:
    return without_goal(w, in_words=False)


@rule("ORP210", W)
def aim_in_words_only(w: World) -> Found:
    return without_goal(w, in_words=True)


@rule("ORP202", W)
def standard_not_used(w: World) -> Found:
    for s in w.all("Standard"):
        if not w.sources(s, "MEETS") and not w.sources(s, "IMPLEMENTS"):
            yield s


def nothing_comes(w: World, kind: str, link: str) -> Found:
    return (x for x in w.all(kind) if not w.sources(x, link))


def leads_nowhere(w: World, kind: str, link: str) -> Found:
    return (x for x in w.all(kind) if not w.targets(x, link))


@rule("ORP203", W)
def norm_loose(w: World) -> Found:
    return nothing_comes(w, "Norm", "DETAILED_BY")


@rule("ORP204", W)
def check_loose(w: World) -> Found:
    return nothing_comes(w, "Check", "CHECKED_BY")


@rule("ORP205", W)
def regulation_loose(w: World) -> Found:
    return nothing_comes(w, "Regulation", "BACKED_BY")


@rule("ORP206", W)
def evidence_loose(w: World) -> Found:
    return leads_nowhere(w, "Evidence", "SUPPORTS")


@rule("ORP207", W)
def indicator_loose(w: World) -> Found:
    return leads_nowhere(w, "Indicator", "MEASURES")


@rule("ORP208", E)
def duty_without_unit(w: World) -> Found:
    for d in plain_duties(w):
        if not holders_of(w, d) and not w.targets(carriers(w, d), "BELONGS_TO"):
            yield d


@rule("ORP209", E)
def post_without_unit(w: World) -> Found:
    return leads_nowhere(w, "Post", "BELONGS_TO")
