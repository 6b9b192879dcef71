"""All goals of a college as they are planned, whether or not they count today."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any

from graph_model.kinds import Status
from graph_model.periods import Period
from graph_model.store.port import Reader
from graph_model.text import folded, normalised
from queries.catalogue import built_in
from queries.joined import rows_of
from queries.nodes import NodeRef

KIND = "Goal"
LAST_YEAR = 2100  # who writes 9999 means for ever
Row = Mapping[str, Any]


class Staying(StrEnum):
    """Why a goal does not go over into the next year: it is due in a later year, or in an
    earlier one; it has no due date; it is retired, or a draft; or it was ended early."""

    LATER = "later"
    EARLIER = "earlier"
    NO_DUE = "no_due"
    RETIRED = "retired"
    DRAFT = "draft"
    ENDED = "ended"


@dataclass(frozen=True)
class GoalPlan:
    """All goals by id with their properties. drafts: the college counts them; meant: id that
    was merged away → the one that was kept."""

    goals: Mapping[str, Row]
    drafts: bool = False
    meant: Mapping[str, str] = field(default_factory=dict)

    def node(self, id_: str) -> NodeRef:
        said = self.goals[id_]
        return NodeRef(id_, KIND, said["name"], said.get("code"))

    def place(self, id_: str) -> tuple[str, str, str]:
        """Where it stands in a list: by code, then by name."""
        node = self.node(id_)
        return node.code or "", node.name, id_

    def period(self, id_: str) -> Period | None:
        """From when to when; None where it has no due date."""
        due = self._day(id_, "due")
        return Period(self._day(id_, "start"), due) if due else None

    def staying(self, id_: str, year: int) -> Staying | None:
        """Why the goal does not go over at the end of a year; None: it does."""
        due, ends = self._day(id_, "due"), self._day(id_, "valid_to")
        if due is None:
            return self._unfit(id_) or Staying.NO_DUE
        if due.year != year:
            return Staying.LATER if due.year > year else Staying.EARLIER
        ended = Staying.ENDED if ends is not None and ends < due else None
        return self._unfit(id_) or ended

    def is_retired(self, id_: str) -> bool:
        return bool(self.goals[id_].get("status") == Status.RETIRED)

    def _unfit(self, id_: str) -> Staying | None:
        if self.is_retired(id_):
            return Staying.RETIRED
        status = self.goals[id_].get("status")
        return Staying.DRAFT if status == Status.DRAFT and not self.drafts else None

    def years(self, chosen: Iterable[str]) -> list[int]:
        """The years at whose end some of the goals go over."""
        due = {id_: day.year for id_ in chosen if (day := self._day(id_, "due"))}
        going = {year for id_, year in due.items() if self.staying(id_, year) is None}
        return sorted(year for year in going if year <= LAST_YEAR)

    def goes_on(self, id_: str, year: int) -> bool:
        """Goals of later years may stand below it or beside it."""
        ends = [day.year for name in ("due", "valid_to") if (day := self._day(id_, name))]
        return self._unfit(id_) is not Staying.RETIRED and all(last > year for last in ends)

    def _day(self, id_: str, name: str) -> date | None:
        said = self.goals[id_].get(name)
        return date.fromisoformat(str(said)) if said else None

    @cached_property
    def by_word(self) -> Mapping[str, str]:
        """Name or code, as they are compared → id of a goal."""
        names = {normalised(said["name"]): id_ for id_, said in self.goals.items()}
        codes = {folded(code): id_ for id_, one in self.goals.items() if (code := one.get("code"))}
        return names | codes


@dataclass(frozen=True, slots=True)
class Join:
    """A link of a goal. outward: the goal is its source; counts: the other end does; suspect:
    somebody looked and holds that it does not fit."""

    kind: str
    goal: str
    other: str
    outward: bool
    role: str | None
    counts: bool
    suspect: bool
    properties: Row


def read_goal_plan(reader: Reader, drafts: bool, meant: Mapping[str, str]) -> GoalPlan:
    """Every goal that the graph holds."""
    rows = reader.read(built_in().lookup("goal-properties").text)
    return GoalPlan({row["id"]: row["properties"] for row in rows}, drafts, meant)


def at_or_below(reader: Reader, goal: str) -> set[str]:
    """The goal and all goals below it, whether or not they count."""
    found, front = {goal}, {goal}
    query = built_in().lookup("links-of").between(KIND, "DECOMPOSES_INTO", KIND)
    while front:
        rows = reader.read(query, {"ids": sorted(front)})
        front = {row["id"] for row in rows} - found
        found |= front
    return found


def joins_of(reader: Reader, goals: Iterable[str]) -> list[Join]:
    """Every link of the goals, in both directions."""
    found = rows_of(reader, KIND, sorted(goals))
    return [_join(kind, row, outward) for (kind, _, outward), row in found]


def _join(kind: str, row: Row, outward: bool) -> Join:
    said = row["properties"]
    return Join(
        kind=kind,
        goal=row["near"],
        other=row["id"],
        outward=outward,
        role=said.get("role"),
        counts=bool(row["counts"]),
        suspect=bool(said.get("suspected_by")),
        properties=said,
    )
