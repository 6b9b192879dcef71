"""Do neighbours fit each other, and is it clear who answers? HOR and RSP."""

from collections import defaultdict
from itertools import combinations

from tests.oracle.facts import (
    at_or_below,
    carriers,
    derived,
    differ,
    holders_of,
    leaf_duties,
    leaf_goals,
    part_and_wholes,
    plain_duties,
    posts,
    posts_of_subtree,
    same,
)
from tests.oracle.names import match_name
from tests.oracle.register import E, Found, I, W, rule
from tests.oracle.world import LEAD, SUPPORT, WATCHING, WORKING, World


@rule("HOR401", W)
def one_way(w: World) -> Found:
    for link in w.links_of("ALIGNS_WITH"):
        if link.source not in w.targets(link.target, "ALIGNS_WITH"):
            yield link.source, link.target


@rule("HOR402", E)
def support_without_post(w: World) -> Found:
    for link in w.links_of("HOLDS", SUPPORT):
        d, u = link.target, link.source
        staff = {p for one in at_or_below(w, d) for p in carriers(w, one)}
        if not staff & posts_of_subtree(w, u):
            yield d, u


@rule("HOR403", E)
def lead_unclear(w: World) -> Found:
    for d in w.all("Duty"):
        units, lead = w.sources(d, "HOLDS", WORKING), w.sources(d, "HOLDS", LEAD)
        if len(units) >= 2 and len(lead) != 1:
            yield d


@rule("HOR404", E)
def goal_lead_unclear(w: World) -> Found:
    for g in w.all("Goal"):
        units, lead = (
            w.only(w.targets(g, "ASSIGNED_TO", roles), "Unit") for roles in (WORKING, LEAD)
        )
        if len(units) >= 2 and len(lead) != 1:
            yield g


@rule("HOR405", W)
def unequal(w: World) -> Found:
    for link in w.links_of("ALIGNS_WITH"):
        a, b = link.source, link.target
        if differ(w.get(a, "tier"), w.get(b, "tier")) or apart(w, a, b):
            yield a, b


def apart(w: World, a: str, b: str) -> bool:
    """Both have a period that makes sense, and the periods have no day in common."""
    days = [w.get(x, name) for x in (a, b) for name in ("start", "due")]
    if None in days or days[0] > days[1] or days[2] > days[3]:
        return False
    return bool(days[1] < days[2] or days[3] < days[0])


@rule("HOR406", W)
def layer_missing(w: World) -> Found:
    for kind in ("Goal", "Standard", "Regulation"):
        there = {layer for x in w.all(kind) for layer in derived(w, x, "layer")}
        yield from ((f"layer/{one}", kind) for one in w.profile.layers if one not in there)


@rule("HOR407", I)
def layer_system_blank(w: World) -> Found:
    there = {
        (layer, system)
        for x in w.all("Duty", "Standard")
        for layer in derived(w, x, "layer")
        for system in derived(w, x, "system")
    }
    for layer in w.profile.layers:
        for system in w.profile.systems:
            if (layer, system) not in there:
                yield f"layer/{layer}", system


@rule("HOR408", E)
def figures_conflict(w: World) -> Found:
    for i in w.all("Indicator"):
        goals = sorted(w.only(w.targets(i, "MEASURES"), "Goal"))
        for a, b in combinations(goals, 2):
            odd = any(differ(w.get(a, name), w.get(b, name)) for name in ("target", "unit"))
            if same(w.get(a, "due"), w.get(b, "due")) and odd:
                yield i, f"{a}|{b}"


@rule("HOR409", W)
def duties_overlap(w: World) -> Found:
    groups: dict[str, dict[str, set[str]]] = defaultdict(dict)
    for d in plain_duties(w):
        units = {u for u in w.sources(d, "HOLDS", LEAD) if w.get(u, "type") != "教学单位"}
        if units and match_name(w.get(d, "name")):
            groups[match_name(w.get(d, "name"))][d] = units
    for name, group in groups.items():
        if len(group) >= 2 and len(set().union(*group.values())) >= 2:
            yield min(group), name


@rule("HOR410", E)
def regulation_conflicts(w: World) -> Found:
    return ((link.source, link.target) for link in w.links_of("CONFLICTS_WITH"))


@rule("RSP501", W)
def unit_without_post(w: World) -> Found:
    for u in w.all("Unit"):
        works = w.targets(u, "HOLDS", WORKING) and not w.sources(u, "PART_OF")
        if works and not w.sources(u, "BELONGS_TO"):
            yield u


@rule("RSP502", W)
def post_vacant(w: World) -> Found:
    return (p for p in w.all("Post") if not w.get(p, "holders"))


@rule("RSP503", I)
def post_overloaded(w: World) -> Found:
    leaves = set(leaf_duties(w))
    for p in w.all("Post"):
        load, people = w.targets(p, "CARRIES", LEAD) & leaves, w.get(p, "holders") or ()
        if len(load) > w.profile.parameters.overload_duties * max(1, len(people)):
            yield p


@rule("RSP504", W)
def carried_elsewhere(w: World) -> Found:
    for link in w.links_of("CARRIES", WORKING):
        p, d = link.source, link.target
        units, holding = w.targets(p, "BELONGS_TO"), holders_of(w, d)
        near = {one for u in units for one in part_and_wholes(w, u)}
        if units and holding and not holding & near:
            yield d, p


@rule("RSP505", E)
def lead_without_post(w: World) -> Found:
    leaves = set(leaf_duties(w))
    for link in w.links_of("HOLDS", LEAD):
        d, u = link.target, link.source
        staff = {p for one in at_or_below(w, d) & leaves for p in carriers(w, one)}
        if staff and not staff & posts_of_subtree(w, u):
            yield d, u


def points(w: World) -> list[str]:
    return [x for x in w.all("DiagnosisPoint") if w.get(x, "rank") == "point"]


@rule("RSP506", E)
def point_without_unit(w: World) -> Found:
    return (x for x in points(w) if not w.sources(part_and_wholes(w, x), "RESPONSIBLE_FOR"))


@rule("RSP507", W)
def point_lead_unclear(w: World) -> Found:
    for x in points(w):
        units, lead = (
            w.sources(part_and_wholes(w, x), "RESPONSIBLE_FOR", roles) for roles in (WORKING, LEAD)
        )
        if len(units) >= 2 and len(lead) != 1:
            yield x


@rule("RSP508", E)
def does_and_watches(w: World) -> Found:
    for p in w.all("Post"):
        both = w.targets(p, "CARRIES", WORKING) & w.targets(p, "CARRIES", WATCHING)
        if len(w.get(p, "holders") or ()) < 2:
            yield from ((d, p) for d in both)


@rule("RSP509", W)
def goal_without_post_there(w: World) -> Found:
    for g in leaf_goals(w):
        for u in w.only(w.targets(g, "ASSIGNED_TO", WORKING), "Unit"):
            if posts(w, g) and not posts(w, g) & posts_of_subtree(w, u):
                yield g, u
