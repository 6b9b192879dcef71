"""Which part of a load is the caller's own, and which becomes suggestions to others?

One's own is what the scope says that holds for edits by hand (`Own`), in the report of one's
own unit with what such a report may say. What the files lack is withdrawn only where it is
one's own. What is split off leaves a batch that adds to what its source
says, instead of replacing it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from api.auth.caller import Caller
from api.loads.answering import Answering, Whose, before
from api.scope import RECORDS, Own, Refusal
from api.service import Service
from api.touched import touched
from graph_model.claims import Batch, Claim, DoubtClaim
from graph_model.errors import Forbidden
from graph_model.identity.ids import claim_key
from graph_model.kinds import NODE_KINDS
from graph_model.kinds.records import Answer, Suggestion
from graph_model.ledger import Entity, Plan
from graph_model.ledger.records import DECIDED
from graph_model.ledger.rows import Change, claims
from graph_model.ledger.suggesting import open_start, source_words, words_of


@dataclass(frozen=True, slots=True)
class Shared:
    """batches: the caller's own part, as given where it is all of it. suggestions: the rest.
    rejected: of these, what the very same words were rejected as before. left: statements
    that stay although the files lack them."""

    batches: tuple[Batch, ...]
    suggestions: tuple[Suggestion, ...] = ()
    rejected: tuple[Suggestion, ...] = ()
    left: int = 0


@dataclass(slots=True)
class _Parts:
    """Of sources of one kind: keys of claims that are not the caller's own, keys that may be
    withdrawn, and how many statements are left."""

    foreign: set[str] = field(default_factory=set)
    withdrawn: set[str] = field(default_factory=set)
    left: int = 0


def shared(service: Service, caller: Caller, plan: Plan, entities: Sequence[Entity]) -> Shared:
    """The parts of a plan; entities: all that is known before it. Everything is one's own for
    the one person at the machine, and for a reviewer of no unit."""
    with service.asking() as asked:
        own = Own(service, asked, caller)
        if own.everywhere:
            return Shared(plan.batches)
        answering = Answering(before(asked.reader, plan, entities), plan, own)
        _refuse_names(answering.refused, plan)
        sharing = _Sharing(answering, plan)
        made = list(sharing.suggestions(caller.name, service.settings.day()))
        batches = tuple(sharing.own_batches())
    earlier = {one.key: one for one in service.ledger.records(Suggestion)}
    rejected = {one.key: earlier[one.key] for one in made if _was_rejected(one, earlier)}
    return Shared(
        batches,
        tuple(one for one in made if one.key not in rejected),
        tuple(rejected.values()),
        sum(one.left for one in sharing.parts.values()),
    )


def _refuse_names(refused: Iterable[Refusal], plan: Plan) -> None:
    """Forbidden where somebody else's node is to get a new name."""
    renamed = {*touched(plan).renamed.values(), RECORDS}
    if reasons := [one.why for one in refused if one.key in renamed]:
        raise Forbidden("; ".join(dict.fromkeys(reasons)))


def _was_rejected(one: Suggestion, earlier: Mapping[str, Suggestion]) -> bool:
    before = earlier.get(one.key)
    return before is not None and before.answer is Answer.REJECTED and before.words == one.words


class _Sharing:
    def __init__(self, answering: Answering, plan: Plan) -> None:
        self._answering, self._plan = answering, plan
        self.parts: dict[Whose, _Parts] = defaultdict(_Parts)
        self._foreign: dict[tuple[str, str, str], list[Change]] = defaultdict(list)
        only_suggested = {
            one.entity: unit
            for one in plan.changes
            if one.op == "say" and one.kind in NODE_KINDS and one.entity
            if not answering.is_known(one.entity) and (unit := self._unit(one)) is not None
        }
        for one in plan.changes:
            self._enter(one, only_suggested)

    def _enter(self, one: Change, only_suggested: Mapping[str, str]) -> None:
        parts = self.parts[self._answering.whose(one.source)]
        if one.op == "withdraw":
            if self._unit(one) is None:
                parts.withdrawn.add(one.key)
            else:
                parts.left += 1
        elif one.op == "say":
            subject = next((e for e in _ends(one) if e in only_suggested), None)
            unit = only_suggested[subject] if subject else self._unit(one)
            if unit is not None:
                parts.foreign.add(one.key)
                self._foreign[unit, source_words(one.source), subject or self._about(one)].append(
                    one
                )

    def _about(self, one: Change) -> str:
        """The node that decides about a change; where nothing is known of it, its own words."""
        key = one.entity or one.was_entity
        return self._answering.about(key) if key else _words_of_start(one)

    def _unit(self, one: Change) -> str | None:
        """The unit that a change is to be suggested to; None where it is the caller's own."""
        if one.source == DECIDED:
            return None
        return self._answering.not_own(one)

    def own_batches(self) -> Iterator[Batch]:
        for batch in self._plan.batches:
            parts = self.parts[self._answering.whose(batch.source)]
            if not parts.foreign and not parts.left:
                yield batch
                continue
            own = [one for one in claims(batch) if claim_key(one) not in parts.foreign]
            yield _partial(batch, own, parts.withdrawn)

    def suggestions(self, author: str, day: date) -> Iterator[Suggestion]:
        """One for all that a source says about one thing. Rows that say nothing are left out."""
        for (unit, source, about), changes in sorted(self._foreign.items()):
            said = [one for one in changes if one.entity or _says_something(one)]
            if said:
                yield Suggestion(
                    unit=unit,
                    source=source,
                    subject=about,
                    name=self._answering.name(about),
                    words=words_of(said),
                    author=author,
                    day=day,
                    based_on=self._plan.base + 1,
                )


def _partial(batch: Batch, own: Sequence[Claim], withdrawn: Iterable[str]) -> Batch:
    said = tuple(one for one in own if not isinstance(one, DoubtClaim))
    doubts = tuple(doubt for one in own if isinstance(one, DoubtClaim) for doubt in one.doubts)
    gone = batch.withdrawn | frozenset(withdrawn)
    return replace(batch, claims=said, doubts=doubts, partial=True, withdrawn=gone)


def _says_something(one: Change) -> bool:
    return one.row is not None and not isinstance(one.row.claim, DoubtClaim)


def _words_of_start(one: Change) -> str:
    start = open_start(one)
    return start.name or start.code if start else one.key


def _ends(one: Change) -> tuple[str, ...]:
    """Ids of the ends of a link."""
    return tuple((one.entity or "").split("\t")[1:3])
