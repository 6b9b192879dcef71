"""Which new names may be old things by another name? Proposals for a person, never decisions."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from graph_model.kinds import NODE_KINDS
from graph_model.ledger import Entity, Plan
from graph_model.text import folded, normalised

_RENAMED, _SAME = 0.6, 0.7
_MOST = 300  # names of one kind: beyond it the lists are another table, not a renaming
_DEPUTY = ("副", "正", "助理", "代理")

Names = Mapping[str, str]  # id → name


@dataclass(frozen=True, slots=True)
class Likeness:
    """source: who says the new name. gone: the old name is said no more."""

    source: str
    kind: str
    old: str
    new: str
    gone: bool
    old_id: str = ""
    new_id: str = ""


def likenesses(plan: Plan, entities: Sequence[Entity]) -> list[Likeness]:
    """Names that come where similar ones go, and new departments and posts with nearly
    known names."""
    nodes = {one.key: one for one in entities if not one.is_link}
    known = _Known(nodes, entities)
    said = _new(plan, nodes)
    gone: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for change in plan.changes:
        node = nodes.get(change.was_entity or "")
        if node is not None and change.op == "withdraw":
            gone[change.source.name, node.kind][node.key] = str(node.body["name"])
    found: dict[Likeness, None] = {}
    for (source, unit, kind), names in said.items():
        where = source, NODE_KINDS[kind].zh
        found |= dict.fromkeys(_alike(where, gone[source, kind], names, _RENAMED, True))
        if kind in ("Unit", "Post"):
            beside = known.of(kind, unit, gone[source, kind])
            found |= dict.fromkeys(_alike(where, beside, names, _SAME, False))
    return sorted(found, key=lambda one: (not one.gone, one.source, one.new))


def _new(plan: Plan, nodes: Mapping[str, Entity]) -> dict[tuple[str, str, str], dict[str, str]]:
    """(source, its unit, kind) → ids and names of nodes that nobody said before."""
    found: dict[tuple[str, str, str], dict[str, str]] = defaultdict(dict)
    for change in plan.changes:
        id_ = change.entity
        if change.op == "say" and id_ and id_ not in nodes and change.kind in NODE_KINDS:
            where = change.source.name, change.source.unit, change.kind
            found[where][id_] = str((change.found.body or {}).get("name") or "")
    return found


class _Known:
    """Departments by all their names, and the posts of each."""

    def __init__(self, nodes: Mapping[str, Entity], entities: Iterable[Entity]) -> None:
        self._nodes = nodes
        self._homes: dict[str, list[str]] = defaultdict(list)
        for one in entities:
            if one.is_link and one.kind in ("BELONGS_TO", "PART_OF"):
                self._homes[one.ends[1]].append(one.ends[0])

    def of(self, kind: str, unit: str, gone: Iterable[str]) -> dict[str, str]:
        """Ids and names that a new name may mean: all departments, or posts of its own."""
        left = set(gone)
        ids = self._nodes if kind == "Unit" else self._below(unit)
        found = (self._nodes[id_] for id_ in ids if id_ in self._nodes and id_ not in left)
        return {one.key: str(one.body["name"]) for one in found if one.kind == kind}

    def _below(self, unit: str) -> Iterator[str]:
        units = (one for one in self._nodes.values() if one.kind == "Unit")
        top = next((one.key for one in units if unit in _names(one)), "")
        for id_ in self._homes.get(top, ()):
            yield id_
            yield from self._homes.get(id_, ())


def _names(unit: Entity) -> list[str]:
    return [folded(name) for name in (str(unit.body["name"]), *unit.body.get("aliases", ()))]


def _alike(
    where: tuple[str, str], old: Names, new: Names, least: float, gone: bool
) -> Iterator[Likeness]:
    """For each new name the old one that is most like it, if it is like enough."""
    if not old or max(len(old), len(new)) > _MOST:
        return
    for id_, name in new.items():
        score, best = max((_like(known, name), key) for key, known in old.items())
        if score >= least:
            yield Likeness(*where, old[best], name, gone, best, id_)


def _like(one: str, other: str) -> float:
    """A deputy is not who stands above."""
    names = normalised(one), normalised(other)
    if any((word in names[0]) != (word in names[1]) for word in _DEPUTY):
        return 0.0
    return SequenceMatcher(None, *names, autojunk=False).ratio()
