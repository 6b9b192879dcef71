"""At which stages of the chain leaf duties and goals are covered: the one reading of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from graph_model.kinds import WORKING_ROLES
from graph_model.profile import Profile, Stage
from graph_model.store.port import Reader, Row
from queries.catalogue import Lookup, built_in

COVERABLE = tuple(stage for stage in Stage if stage is not Stage.DUTY)
OF_GOALS = (Stage.POST, Stage.DUTY)


@dataclass(frozen=True, slots=True)
class StageMark:
    """One stage of one duty: covered ● or not ○; confirmed: by confirmed links alone."""

    stage: Stage
    covered: bool
    confirmed: bool


@cache
def _mark(stage: Stage, covered: bool, confirmed: bool) -> StageMark:
    """The few marks there can be, each made once: a trace shows thousands of them."""
    return StageMark(stage=stage, covered=covered, confirmed=confirmed)


@dataclass(frozen=True, slots=True)
class DutyStages:
    """A leaf duty: the stages shown, in the profile's order, and those that are covered;
    confirmed: by confirmed links alone."""

    id: str
    name: str
    shown: tuple[Stage, ...]
    covered: frozenset[Stage]
    confirmed: frozenset[Stage]

    @property
    def marks(self) -> tuple[StageMark, ...]:
        return tuple(_mark(one, one in self.covered, one in self.confirmed) for one in self.shown)

    def covers(self, stage: Stage) -> bool:
        return stage in self.covered

    def first_missing(self, order: Iterable[Stage]) -> Stage | None:
        """The first stage of the order that is not covered."""
        return next((stage for stage in order if not self.covers(stage)), None)


@dataclass(frozen=True, slots=True)
class GoalStages:
    """A goal: whether there is none below it, and whether it has a post, and a duty."""

    id: str
    leaf: bool
    covered: frozenset[Stage]


def duty_stages(reader: Reader, ids: Iterable[str], profile: Profile) -> dict[str, DutyStages]:
    """Id → stages, of those among the duties that are leaf duties."""
    reading = read_stages(reader, built_in().lookup("duty-stages"), ids)
    shown = profile.shown_stages()
    return {
        row["subject"]: DutyStages(
            row["subject"],
            row["name"],
            shown,
            _stages(row, COVERABLE),
            _stages(reading.confirmed.get(row["subject"], {}), COVERABLE),
        )
        for row in reading.filled
    }


def goal_stages(reader: Reader, ids: Iterable[str]) -> dict[str, GoalStages]:
    """Id → what the goal has."""
    rows = read_stages(reader, built_in().lookup("goal-stages"), ids).filled
    return {
        row["subject"]: GoalStages(row["subject"], bool(row["leaf"]), _stages(row, OF_GOALS))
        for row in rows
    }


@dataclass(frozen=True, slots=True)
class Readings:
    """One row a node with a truth for each stage: as filled in, and id → as confirmed,
    where anything is."""

    filled: list[Row]
    confirmed: dict[str, Row]


def read_stages(reader: Reader, lookup: Lookup, ids: Iterable[str]) -> Readings:
    """Both readings of nodes of one kind."""
    asked = {"ids": list(ids), "working": [str(role) for role in WORKING_ROLES]}
    filled = reader.read(lookup.text, {**asked, "any": True})
    sure = reader.read(lookup.text, {**asked, "any": False})
    return Readings(filled, {row["subject"]: row for row in sure})


def _stages(row: Mapping[str, bool], stages: Iterable[Stage]) -> frozenset[Stage]:
    return frozenset(stage for stage in stages if row.get(stage))
