"""Are evidence, figures and the data themselves sound? EVD, IND, DAT."""

from collections.abc import Iterable
from datetime import timedelta
from itertools import combinations

from tests.oracle.facts import current, duties_of_subtree, holders_of, proofs, registered, same
from tests.oracle.names import match_name
from tests.oracle.peer_rules import points
from tests.oracle.register import E, Found, I, W, rule
from tests.oracle.world import WORKING, World

BOTH_FORMS = frozenset({"表3", "表4"})


@rule("EVD801", W)
def evidence_expired(w: World) -> Found:
    return (e for e in w.all("Evidence") if (w.day_of(e, "valid_until") or w.day) < w.day)


@rule("EVD802", I)
def evidence_expires_soon(w: World) -> Found:
    last = w.day + timedelta(days=w.profile.parameters.expiring_days)
    for e in w.all("Evidence"):
        until = w.day_of(e, "valid_until")
        if until and w.day <= until <= last:
            yield e


@rule("EVD803", W)
def evidence_without_file(w: World) -> Found:
    return (e for e in w.all("Evidence") if not w.get(e, "uri") and not w.get(e, "sha256"))


@rule("EVD804", E)
def only_old_evidence(w: World) -> Found:
    for x in w.all():
        found = w.sources(x, "SUPPORTS")
        if found and not any(current(w, e) for e in found):
            yield x


@rule("EVD805", E)
def point_without_evidence(w: World) -> Found:
    return (x for x in points(w) if not proofs(w, {x} | w.sources(x, "ANSWERS")))


@rule("EVD806", E)
def point_unanswered(w: World) -> Found:
    return (x for x in points(w) if not w.sources(x, "ANSWERS"))


@rule("EVD807", I)
def evidence_twice(w: World) -> Found:
    for a, b in combinations(w.all("Evidence"), 2):
        if same(w.get(a, "sha256"), w.get(b, "sha256")):
            yield a, b


@rule("EVD808", I)
def only_indirect_evidence(w: World) -> Found:
    return (x for x in points(w) if proofs(w, w.sources(x, "ANSWERS")) and not proofs(w, x))


def better(direction: str, left: float, right: float) -> bool:
    """Strictly."""
    return left > right if direction == "higher" else left < right


@rule("IND901", E)
def thresholds_contradict(w: World) -> Found:
    for i in w.all("Indicator"):
        direction = w.get(i, "direction")
        bounds = [w.get(i, name) for name in ("target", "standard", "warning")]
        there = [bound for bound in bounds if bound is not None]
        if direction and any(better(direction, b, a) for a, b in combinations(there, 2)):
            yield i


@rule("IND902", W)
def indicator_unowned(w: World) -> Found:
    return (i for i in w.all("Indicator") if not w.targets(i, "OWNED_BY"))


def worse_than(w: World, i: str, bound: str) -> bool:
    direction, value, limit = (w.get(i, name) for name in ("direction", "value", bound))
    known = direction is not None and value is not None and limit is not None
    return known and better(direction, limit, value)


@rule("IND903", E)
def warning_reached(w: World) -> Found:
    return (i for i in w.all("Indicator") if worse_than(w, i, "warning"))


@rule("IND904", W)
def value_not_current(w: World) -> Found:
    oldest = w.day - timedelta(days=w.profile.parameters.stale_value_days)
    for i in w.all("Indicator"):
        taken = w.day_of(i, "value_on")
        if w.get(i, "value") is None or taken is None or taken < oldest:
            yield i


@rule("IND905", W)
def indicator_incomplete(w: World) -> Found:
    return (i for i in w.all("Indicator") if not w.get(i, "direction") or not w.get(i, "unit"))


@rule("IND906", W)
def below_standard(w: World) -> Found:
    for i in w.all("Indicator"):
        if worse_than(w, i, "standard") and not worse_than(w, i, "warning"):
            yield i


@rule("DAT001", W)
def perhaps_twice(w: World) -> Found:
    yield from alike(w, registered(w))
    yield from alike(w, w.all("Regulation"))
    for a, b in alike(w, w.all("Unit")):
        above = w.targets(a, "PART_OF"), w.targets(b, "PART_OF")
        if above[0] & above[1] or above == (set(), set()):
            yield a, b
    for a, b in alike(w, w.all("Post")):
        if w.targets(a, "BELONGS_TO") & w.targets(b, "BELONGS_TO"):
            yield a, b


def alike(w: World, ids: Iterable[str]) -> list[tuple[str, str]]:
    names = {x: match_name(w.get(x, "name")) for x in ids}
    return [(a, b) for a, b in combinations(sorted(names), 2) if names[a] and names[a] == names[b]]


@rule("DAT002", W)
def value_unknown(w: World) -> Found:
    listed: dict[str, Iterable[str]] = {
        "layer": w.profile.layers, "system": w.profile.systems, "tier": w.profile.tiers,
        "level": w.profile.levels, "part": w.profile.parts, "aspects": w.profile.aspects,
        "cause": w.profile.cause_categories,
    }  # fmt: skip
    for x in w.all():
        for name, known in listed.items():
            said = w.get(x, name) or ()
            values = [said] if isinstance(said, str) else said
            if any(value not in known for value in values):
                yield x, name
    for o in w.all("QualityObject"):
        if w.get(o, "type") and w.get(o, "type") not in w.profile.object_types:
            yield o, "type"


@rule("DAT003", I)
def only_catch_all(w: World) -> Found:
    for p in w.all("Post"):
        kinds = {bool(w.get(d, "catch_all")) for d in w.targets(p, "CARRIES", WORKING)}
        if kinds == {True}:
            yield p


@rule("DAT004", E)
def end_before_start(w: World) -> Found:
    for x, node in w.nodes.items():
        for start, end in (("start", "due"), ("valid_from", "valid_to")):
            both = node.get(start) and node.get(end)
            if both and node.get("status") != "retired" and node[start] > node[end]:
                yield x, end


@rule("DAT005", W)
def doubt_open(w: World) -> Found:
    return ((x, place) for x in w.all() for place in w.told.doubts.get(x, ()))


@rule("DAT006", W)
def sources_disagree(w: World) -> Found:
    return ((x, name) for x in w.all() for name in w.told.disputed.get(x, ()))


@rule("DAT007", E)
def unit_did_not_file(w: World) -> Found:
    return (u for u in w.all("Unit") if w.get(u, "reports") and not w.told.filed.get(u))


def files_for(w: World, u: str, d: str) -> bool:
    """The unit leads the duty, or no unit that must report does."""
    leading = holders_of(w, d, frozenset({"lead"}))
    return u in leading or not any(w.get(v, "reports") for v in leading)


@rule("DAT008", W)
def forms_disagree(w: World) -> Found:
    both = [u for u in w.all("Unit") if w.told.filed.get(u, set()) >= BOTH_FORMS]
    for d in {d for u in both for d in duties_of_subtree(w, u) if files_for(w, u, d)}:
        stated = w.told.stated_in.get(d, set()) & BOTH_FORMS
        if len(stated) == 1:
            yield from ((d, form) for form in BOTH_FORMS - stated)
