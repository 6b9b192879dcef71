"""Which goals of a year go over into the next one, as what, and what goes along?

A goal that is due in the year is followed by a draft of the next period of the same length.
A goal that is due later goes on, and what followed a goal below it stands below it again.
What a goal has come to (indicators, evidence, problems) stays with it.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import chain
from typing import Any

from graph_model.identity.ids import first_id
from graph_model.kinds import Link, Status, own_fields
from graph_model.kinds.choices import Aggregation
from graph_model.periods import Period, later
from graph_model.text import folded, normalised
from queries.goal_plan import KIND, GoalPlan, Join, Row, Staying
from queries.nodes import NodeRef


class Along(StrEnum):
    """Kinds of links that a goal hands on to the one that follows it."""

    DECOMPOSES_INTO = "DECOMPOSES_INTO"
    ASSIGNED_TO = "ASSIGNED_TO"
    OWNED_BY = "OWNED_BY"
    SERVES = "SERVES"
    MEETS = "MEETS"
    APPLIES_TO = "APPLIES_TO"
    ABOUT = "ABOUT"
    ALIGNS_WITH = "ALIGNS_WITH"
    ANSWERS = "ANSWERS"


BETWEEN_GOALS = (Along.DECOMPOSES_INTO, Along.ALIGNS_WITH)
RESULTS = ("MEASURES", "SUPPORTS", "CONCERNS")
LOOKED = [name for name in Link.model_fields if name not in ("source", "target")]
# Of the year alone, or said anew.
UNTAKEN = ("name", "code", "status", "note", "start", "due", "valid_from", "valid_to")


@dataclass(frozen=True, slots=True)
class NewLink:
    """A link that goes along, with what it says; nobody has confirmed it."""

    kind: Along
    source: str
    target: str
    role: str | None
    properties: Row


@dataclass(frozen=True, slots=True)
class Following:
    """A goal and the one that follows it. properties: of the following one, as it will be or
    is; there: it was made before; results: how many links of a kind stay with the goal of the
    year; lost: goals above that neither go on nor are followed; summed: goals above that go on
    and will add up the figures of both years."""

    goal: NodeRef
    next: NodeRef
    was: Period
    will: Period
    properties: Row
    there: bool
    results: Mapping[str, int]
    lost: tuple[NodeRef, ...]
    summed: tuple[NodeRef, ...]


@dataclass(frozen=True, slots=True)
class Rollover:
    """What follows the goals of a year, the links that go along, and the goals that stay."""

    following: tuple[Following, ...]
    links: tuple[NewLink, ...]
    staying: tuple[tuple[NodeRef, Staying], ...]

    @property
    def made(self) -> list[Following]:
        """The goals that are not there yet."""
        return [one for one in self.following if not one.there]


def rolled_over(
    plan: GoalPlan,
    chosen: Collection[str],
    year: int,
    joins: Iterable[Join],
    along: Iterable[Along],
) -> Rollover:
    """What makes the chosen goals of a year go over into the next."""
    heirs, known = _Heirs(plan, chosen, year), defaultdict[str, list[Join]](list)
    for one in joins:
        known[one.goal].append(one)
    following = tuple(heirs.following(id_, known[id_]) for id_ in heirs.rolling)
    stay = set(chosen) - {one.next.id for one in following}
    return Rollover(
        following=following,
        links=tuple(heirs.links(chain.from_iterable(known.values()), set(along))),
        staying=tuple(
            (plan.node(id_), why)
            for id_ in sorted(stay, key=plan.place)
            if (why := plan.staying(id_, year))
        ),
    )


@dataclass(frozen=True, slots=True)
class _Words:
    """What the goal that follows is called."""

    name: str
    code: str | None


class _Heirs:
    """Who follows whom at the end of a year."""

    def __init__(self, plan: GoalPlan, chosen: Collection[str], year: int) -> None:
        self._plan, self._year = plan, year
        turns = [id_ for id_ in plan.goals if plan.staying(id_, year) is None]
        turning = sorted(turns, key=plan.place)
        self._was = {id_: was for id_ in turning if (was := plan.period(id_))}
        self._words = {id_: _words(plan.goals[id_], was) for id_, was in self._was.items()}
        self._times = Counter(word for one in self._words.values() for word in _looked_up(one))
        self._there = {id_: found for id_ in turning if (found := self._existing(id_))}
        self.rolling = {id_: None for id_ in turning if id_ in chosen}

    def _id(self, id_: str) -> str:
        """The first id of what follows: the goal, and the year in which that is due, decide."""
        return first_id(KIND, id_, str(self._was[id_].due.year))

    def _existing(self, id_: str) -> str | None:
        """The goal that follows already: by id, else one that is due then, by a code or name
        of no other."""
        first, plan = self._id(id_), self._plan
        meant = plan.meant.get(first, first)
        if meant in plan.goals:
            return meant
        named = (
            plan.by_word.get(word)
            for word in _looked_up(self._words[id_])
            if self._times[word] == 1
        )
        due = self._was[id_].following().due.year
        return next((found for found in named if found and self._fits(found, due)), None)

    def _fits(self, id_: str, due: int) -> bool:
        period = self._plan.period(id_)
        return id_ not in self._was and period is not None and period.due.year == due

    def heir(self, id_: str) -> str | None:
        """What stands in the place of a goal from the next year on; None: nothing does."""
        if found := self._there.get(id_):
            return None if self._plan.is_retired(found) else found
        if id_ in self.rolling:
            return self._id(id_)
        return id_ if self._plan.goes_on(id_, self._year) else None

    def following(self, id_: str, own: Sequence[Join]) -> Following:
        """What follows a goal with links of its own."""
        plan, was, there = self._plan, self._was[id_], self._there.get(id_)
        words = self._words[id_]
        made = NodeRef(self._id(id_), KIND, words.name, words.code)
        return Following(
            goal=plan.node(id_),
            next=plan.node(there) if there else made,
            was=was,
            will=(plan.period(there) if there else None) or was.following(),
            properties=plan.goals[there] if there else _properties(plan.goals[id_], words, was),
            there=there is not None,
            results=Counter(one.kind for one in own if one.kind in RESULTS),
            lost=() if there else self._above(own, lambda id_: self.heir(id_) is None),
            summed=() if there else self._above(own, self._sums_both),
        )

    def _above(self, own: Iterable[Join], wanted: Callable[[str], bool]) -> tuple[NodeRef, ...]:
        above = (one for one in own if one.kind == Along.DECOMPOSES_INTO and not one.outward)
        return tuple(self._plan.node(one.other) for one in above if wanted(one.other))

    def _sums_both(self, id_: str) -> bool:
        """A goal that goes on, and whose figure is the sum of those below it."""
        return self.heir(id_) == id_ and self._plan.goals[id_].get("aggregation") == Aggregation.SUM

    def links(self, joins: Iterable[Join], along: Collection[str]) -> list[NewLink]:
        """Links of the goals that are made, each once."""
        made = {self._id(id_) for id_ in self.rolling if id_ not in self._there}
        found: dict[tuple[str, str, str, str], NewLink] = {}
        for one in joins:
            link = self._link(one) if one.kind in along else None
            if link and made & {link.source, link.target}:
                found[link.kind, link.source, link.target, link.role or ""] = link
        return [found[key] for key in sorted(found)]

    def _link(self, one: Join) -> NewLink | None:
        kind, near = Along(one.kind), self.heir(one.goal)
        far = self.heir(one.other) if kind in BETWEEN_GOALS else one.counts and one.other
        if one.suspect or not near or not far or near == far:
            return None
        source, target = (near, far) if one.outward else (far, near)
        return NewLink(kind, source, target, one.role, _said(kind, one.properties))


def _words(said: Row, was: Period) -> _Words:
    """Years of the period move on; where none is named, the new ones are added."""
    will, name, code = was.following(), was.moved(said["name"]), said.get("code")
    if name == said["name"]:
        name = f"{name}（{will}年）"
    if code:
        moved = was.moved(code)
        code = moved if moved != code else f"{code}-{will.due.year}"
    return _Words(name, code or None)


def _looked_up(words: _Words) -> list[str]:
    return [*([folded(words.code)] if words.code else []), normalised(words.name)]


def _properties(said: Row, words: _Words, was: Period) -> dict[str, Any]:
    """A draft with the same figure for the next period, and a note of what it follows."""
    will = was.following()
    kept = {name: one for name, one in _said(KIND, said).items() if name not in UNTAKEN}
    valid = {
        name: later(date.fromisoformat(str(said[name])), was.years).isoformat()
        for name in ("valid_from", "valid_to")
        if said.get(name)
    }
    if "measure" in kept:
        kept["measure"] = was.moved(kept["measure"])
    followed = " ".join(filter(None, (said.get("code"), said["name"])))
    return {
        **kept,
        **valid,
        "name": words.name,
        **({"code": words.code} if words.code else {}),
        "status": str(Status.DRAFT),
        **({"start": will.start.isoformat()} if will.start else {}),
        "due": will.due.isoformat(),
        "note": f"由“{followed}”转入",
    }


def _said(kind: str, said: Row) -> dict[str, Any]:
    """What is said of a node or link of a kind, but for who looked at it."""
    return {
        name: said[name]
        for name, field in own_fields(kind).items()
        if name not in LOOKED and said.get(name) not in (None, "", field.default)
    }
