"""Which norms, checks and regulations are behind a node, itself or through its norms and checks?"""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from graph_model.projection.facts import FACTS
from graph_model.projection.steps import BACKED, CHECKED, DETAILED, Step
from graph_model.projection.told import Told, lists_of_some, yes_or_no
from graph_model.projection.touched import Region
from graph_model.projection.view import Ids, Onward, View
from graph_model.projection.walking import ends

BEHIND = {
    fact.name: fact.nodes
    for fact in FACTS
    if fact.name in ("normed", "checked", "backed", "backed_for")
}
# From what is nearest to the regulations: each kind builds on those before it.
ORDER = ("Check", "Norm", "Standard", "Duty", "Post")


@dataclass(frozen=True, slots=True)
class Behind:
    """Of nodes of one kind: behind which there are norms, checks and regulations, and the
    aspects of the regulations."""

    ids: AbstractSet[str] = frozenset()
    normed: AbstractSet[str] = frozenset()
    checked: AbstractSet[str] = frozenset()
    backed: AbstractSet[str] = frozenset()
    backed_for: Mapping[str, set[str]] = field(default_factory=dict)

    def values(self, fact: str) -> Told:
        if fact == "backed_for":
            return lists_of_some(self.ids, self.backed_for)
        return yes_or_no(self.ids, getattr(self, fact))


def facts(view: View, region: Region) -> Iterator[tuple[str, str, Told]]:
    """Kind, fact and its values; facts only of kinds that may have such links."""
    found: dict[str, Behind] = {}
    for kind in ORDER:
        found[kind] = _behind(view, kind, view.nodes(kind, region.backed[kind]).keys(), found)
        for fact, kinds in BEHIND.items():
            if kind in kinds:
                yield kind, fact, found[kind].values(fact)


def _behind(view: View, kind: str, ids: Ids, found: Mapping[str, Behind]) -> Behind:
    norms, checks, rules = (_onward(view, of, kind, ids) for of in (DETAILED, CHECKED, BACKED))
    of_norms = _known(view, "Norm", ends(norms), found)
    of_checks = _known(view, "Check", ends(checks), found)
    aspects = {
        id_: set(rule["aspects"])
        for id_, rule in view.nodes("Regulation", ends(rules)).items()
        if rule.get("aspects")
    }
    backed_for: dict[str, set[str]] = {}
    for onward, said in (
        (rules, aspects),
        (norms, of_norms.backed_for),
        (checks, of_checks.backed_for),
    ):
        for near, fars in onward.items() if said else ():
            for far in fars:
                if far in said:
                    backed_for.setdefault(near, set()).update(said[far])
    return Behind(
        ids,
        norms.keys(),
        checks.keys() | _leading(norms, of_norms.checked),
        rules.keys() | _leading(norms, of_norms.backed) | _leading(checks, of_checks.backed),
        backed_for,
    )


def _leading(onward: Onward, to: AbstractSet[str]) -> set[str]:
    return {near for near, fars in onward.items() if not to.isdisjoint(fars)}


def _onward(view: View, steps: Mapping[str, Step], kind: str, ids: Ids) -> Onward:
    return view.onward(steps[kind], ids) if kind in steps else {}


def _known(view: View, kind: str, ids: Ids, found: Mapping[str, Behind]) -> Behind:
    """What is behind nodes: as just found, and of others as it stands."""
    fresh = found.get(kind, Behind())
    others = ids - fresh.ids
    if not others:
        return fresh
    standing = view.nodes(kind, others).items()
    return Behind(
        fresh.ids | others,
        fresh.normed,
        fresh.checked | view.having(kind, "checked", others),
        fresh.backed | view.having(kind, "backed", others),
        {**fresh.backed_for, **{id_: set(one.get("backed_for") or ()) for id_, one in standing}},
    )
