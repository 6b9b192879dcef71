"""Which norms, checks and regulations are behind a node, itself or through its norms and checks?"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from graph_model.projection.facts import FACTS
from graph_model.projection.touched import Region
from graph_model.projection.view import BACKED, CHECKED, DETAILED, Hop, Step, View
from graph_model.projection.walking import hops_to_counting

Found = dict[str, Any]
Behind = dict[str, Mapping[str, Any]]
BEHIND = {
    fact.name: fact.nodes
    for fact in FACTS
    if fact.name in ("normed", "checked", "backed", "backed_for")
}
# From what is nearest to the regulations: each kind builds on those before it.
ORDER = ("Check", "Norm", "Standard", "Duty", "Post")


def facts(view: View, region: Region) -> Iterator[tuple[str, str, Found]]:
    """Kind, fact and its values; facts only of kinds that may have such links."""
    found: dict[str, Behind] = {}
    for kind in ORDER:
        ids = set(view.nodes(kind, region.backed[kind]))
        found[kind] = _behind(view, kind, ids, found)
        for fact, kinds in BEHIND.items():
            if kind in kinds:
                yield kind, fact, {id_: found[kind][id_][fact] for id_ in ids}


def _behind(view: View, kind: str, ids: set[str], found: Mapping[str, Behind]) -> Behind:
    norms, checks, rules = (_hops(view, steps, kind, ids) for steps in (DETAILED, CHECKED, BACKED))
    beyond = [
        *_with_facts(view, "Norm", norms, found),
        *_with_facts(view, "Check", checks, found),
    ]
    aspects: dict[str, set[str]] = defaultdict(set)
    for hop, far in _with_facts(view, "Regulation", rules, found):
        aspects[hop.near].update(far.get("aspects") or ())
    for hop, far in beyond:
        aspects[hop.near].update(far.get("backed_for") or ())
    normed = {hop.near for hop in norms}
    checked = {hop.near for hop in checks} | {hop.near for hop, far in beyond if far.get("checked")}
    backed = {hop.near for hop in rules} | {hop.near for hop, far in beyond if far.get("backed")}
    return {
        id_: {
            "normed": id_ in normed,
            "checked": id_ in checked,
            "backed": id_ in backed,
            "backed_for": sorted(aspects.get(id_, ())) or None,
        }
        for id_ in ids
    }


def _hops(view: View, steps: Mapping[str, Step], kind: str, ids: set[str]) -> list[Hop]:
    return hops_to_counting(view, steps[kind], ids) if kind in steps else []


def _with_facts(
    view: View, kind: str, hops: list[Hop], found: Mapping[str, Behind]
) -> list[tuple[Hop, Mapping[str, Any]]]:
    """Hops and what they lead to, with facts as just found or as they stand."""
    nodes = view.nodes(kind, {hop.far for hop in hops})
    fresh = found.get(kind, {})
    return [(hop, fresh.get(hop.far, nodes[hop.far])) for hop in hops]
