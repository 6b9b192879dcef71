"""Which new names may be old things by another name? Proposals for a person, never decisions."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from graph_model.claims import Batch, Find, NodeClaim
from graph_model.kinds import NODE_KINDS
from graph_model.ledger import Entity, Plan
from graph_model.text import normalised

_RENAMED, _SAME = 0.6, 0.7
_MOST = 300  # names of one kind: beyond it the lists are another table, not a renaming


@dataclass(frozen=True, slots=True)
class Likeness:
    """source: who says the new name. gone: the old name is said no more."""

    source: str
    kind: str
    old: str
    new: str
    gone: bool


def likenesses(plan: Plan, entities: Sequence[Entity]) -> list[Likeness]:
    """Names that come where similar ones go, and new departments with nearly known names."""
    nodes = {one.key: one for one in entities if not one.is_link}
    known: dict[str, set[str]] = defaultdict(set)
    for node in nodes.values():
        names = [node.body["name"], *node.body.get("aliases", ())]
        known[node.kind].update(map(normalised, names))
    gone: dict[tuple[str, str], list[str]] = defaultdict(list)
    for change in plan.changes:
        if change.op == "withdraw" and change.was_entity in nodes:
            node = nodes[change.was_entity]
            gone[change.source.name, node.kind].append(str(node.body["name"]))
    found = [one for batch in plan.batches for one in _of_batch(batch, known, gone)]
    return sorted(dict.fromkeys(found), key=lambda one: (not one.gone, one.source, one.new))


def _of_batch(
    batch: Batch, known: dict[str, set[str]], gone: dict[tuple[str, str], list[str]]
) -> Iterator[Likeness]:
    for kind, names in _new_names(batch, known).items():
        title = NODE_KINDS[kind].zh
        old = gone.get((batch.source.name, kind), [])
        for before, new in _pairs(old, names, _RENAMED):
            yield Likeness(batch.source.name, title, before, new, True)
        if kind == "Unit":
            for before, new in _pairs(sorted(known[kind]), names, _SAME):
                yield Likeness(batch.source.name, title, before, new, False)


def _new_names(batch: Batch, known: dict[str, set[str]]) -> dict[str, list[str]]:
    """Names that the batch makes and nobody said before, by kind."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for claim in batch.claims:
        if isinstance(claim, NodeClaim) and claim.ref.find is Find.MAKE:
            name, kind = claim.ref.name, claim.ref.kind
            if name and normalised(name) not in known[kind]:
                found[kind][name] = None
    return {kind: list(names) for kind, names in found.items()}


def _pairs(old: Sequence[str], new: Iterable[str], least: float) -> Iterator[tuple[str, str]]:
    """For each new name the old one that is most like it, if it is like enough."""
    candidates = list(new)
    if not old or max(len(old), len(candidates)) > _MOST:
        return
    for name in candidates:
        score, best = max((_like(one, name), one) for one in old)
        if score >= least:
            yield best, name


def _like(one: str, other: str) -> float:
    return SequenceMatcher(None, normalised(one), normalised(other), autojunk=False).ratio()
