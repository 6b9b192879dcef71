"""At which stages of the chain leaf duties and goals are covered: the one reading of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

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
        return tuple(
            StageMark(stage=one, covered=one in self.covered, confirmed=one in self.confirmed)
            for one in self.shown
        )

    def covers(self, stage: Stage) -> bool:
        return stage in self.covered

    def first_missing(self, order: Iterable[Stage]) -> Stage | None:
        """The first stage of the order that is not covered."""
        return next((stage for stage in order if not self.covers(stage)), None)


@dataclass(frozen=True, slots=True)
class GoalStages:
    """A goal: no goal below it; whether it has a post, and a duty, itself; confirmed: by
    confirmed links alone."""

    id: str
    leaf: bool
    covered: frozenset[Stage]
    confirmed: frozenset[Stage]


def duty_stages(
    reader: Reader, ids: Iterable[str], profile: Profile, lookup: Lookup | None = None
) -> dict[str, DutyStages]:
    """Id → stages, of those among the duties that are leaf duties."""
    rows = _both_readings(reader, lookup or built_in().lookup("duty-stages"), ids)
    shown = profile.shown_stages()
    return {
        id_: DutyStages(
            id_, said["name"], shown, _stages(said, COVERABLE), _stages(sure, COVERABLE)
        )
        for id_, (said, sure) in rows.items()
    }


def goal_stages(
    reader: Reader, ids: Iterable[str], lookup: Lookup | None = None
) -> dict[str, GoalStages]:
    """Id → what the goal has."""
    rows = _both_readings(reader, lookup or built_in().lookup("goal-stages"), ids)
    return {
        id_: GoalStages(id_, bool(row["leaf"]), _stages(row, OF_GOALS), _stages(sure, OF_GOALS))
        for id_, (row, sure) in rows.items()
    }


def _both_readings(
    reader: Reader, lookup: Lookup, ids: Iterable[str]
) -> dict[str, tuple[Row, Row]]:
    """Id → what stands there as filled in, and as confirmed."""
    asked = {"ids": list(ids), "working": [str(role) for role in WORKING_ROLES]}
    filled = reader.read(lookup.text, {**asked, "any": True})
    sure = {row["subject"]: row for row in reader.read(lookup.text, {**asked, "any": False})}
    return {row["subject"]: (row, sure[row["subject"]]) for row in filled}


def _stages(row: Mapping[str, bool], stages: Iterable[Stage]) -> frozenset[Stage]:
    return frozenset(stage for stage in stages if row[stage])
