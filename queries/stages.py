"""At which stages of the chain leaf duties are covered: the one reading of it."""

from collections.abc import Iterable, Mapping
from functools import cache

from graph_model.kinds import WORKING_ROLES
from graph_model.profile import Profile, Stage
from graph_model.store.port import Reader, Row
from queries.catalogue import Lookup, built_in
from queries.question import Closed

COVERABLE = tuple(stage for stage in Stage if stage is not Stage.DUTY)


class StageMark(Closed):
    """One stage of one duty: covered ● or not ○; confirmed: by confirmed links alone."""

    stage: Stage
    covered: bool
    confirmed: bool


@cache
def _mark(stage: Stage, covered: bool, confirmed: bool) -> StageMark:
    """The few marks there can be, each made once: a trace shows thousands of them."""
    return StageMark(stage=stage, covered=covered, confirmed=confirmed)


class DutyStages(Closed):
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


def duty_stages(
    reader: Reader, ids: Iterable[str], profile: Profile, lookup: Lookup | None = None
) -> dict[str, DutyStages]:
    """Id → stages, of those among the duties that are leaf duties."""
    text = (lookup or built_in().lookup("duty-stages")).text
    asked = {"ids": list(ids), "working": [str(role) for role in WORKING_ROLES]}
    filled = reader.read(text, {**asked, "any": True})
    sure = {row["subject"]: row for row in reader.read(text, {**asked, "any": False})}
    shown = profile.shown_stages()
    return {row["subject"]: _stages(row, sure[row["subject"]], shown) for row in filled}


def _stages(filled: Row, sure: Mapping[str, bool], shown: tuple[Stage, ...]) -> DutyStages:
    return DutyStages(
        id=filled["subject"],
        name=filled["name"],
        shown=shown,
        covered=frozenset(stage for stage in COVERABLE if filled[stage]),
        confirmed=frozenset(stage for stage in COVERABLE if sure[stage]),
    )
