"""At which stage does the weakest path below a goal break, and what is whole? (domain §4)

Pure: for the tree below one goal and for all goals of a plan alike.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from graph_model.closures import closure
from graph_model.profile import Profile, Stage
from queries.stages import OF_GOALS, DutyStages, GoalStages
from queries.traces import StageCount


@dataclass(frozen=True, slots=True)
class Chain:
    """What goals and leaf duties have. leaves: the goals without one below them. covered,
    lacking: by stage, the goals and duties that have it, the duties that do not."""

    goals: Mapping[str, GoalStages]
    duties: Mapping[str, DutyStages]
    leaves: frozenset[str]
    covered: Mapping[Stage, set[str]]
    lacking: Mapping[Stage, set[str]]


@dataclass(frozen=True, slots=True)
class Weakest:
    """Nodes at or below which there is a post, a duty, a duty without each stage."""

    with_post: set[str]
    with_duty: set[str]
    broken: Mapping[Stage, set[str]]

    def missing(self, goal: str) -> Stage | None:
        """The stage at which the goal's weakest path breaks; None: it is whole."""
        if goal not in self.with_post:
            return Stage.POST
        if goal not in self.with_duty:
            return Stage.DUTY
        return next((stage for stage, found in self.broken.items() if goal in found), None)


def chain(goals: Mapping[str, GoalStages], duties: Mapping[str, DutyStages]) -> Chain:
    covered: dict[Stage, set[str]] = {stage: set() for stage in Stage}
    for id_, had in ((id_, had) for read in (goals, duties) for id_, had in read.items()):
        for stage in had.covered:
            covered[stage].add(id_)
    covered[Stage.GOAL].update(duties)
    lacking = {stage: duties.keys() - covered[stage] for stage in Stage}
    leaves = frozenset(id_ for id_, had in goals.items() if had.leaf)
    return Chain(goals, duties, leaves, covered, lacking)


def weakest(known: Chain, above: Mapping[str, list[str]], profile: Profile) -> Weakest:
    """Of all goals at once: each link gone along once a stage."""
    order = [stage for stage in profile.missing_order() if stage is not Stage.GOAL]
    return Weakest(
        closure(above, known.covered[Stage.POST] & known.goals.keys()),
        closure(above, known.duties),
        {stage: closure(above, known.lacking[stage]) for stage in order},
    )


def broken_at(known: Chain, below: Iterable[str], stage: Stage, posted: bool) -> list[str]:
    """At what it breaks, by id: where there is no post or no duty at all, the leaf goals
    among the nodes below; else the duties without the stage."""
    if stage is Stage.DUTY or not posted:
        return sorted(known.leaves.intersection(below))
    return sorted(known.lacking[stage].intersection(below))


def stage_counts(known: Chain, below: Collection[str], profile: Profile) -> tuple[StageCount, ...]:
    """Per stage of the chain: leaf duties covered; for post and duty, leaf goals that have
    one; the goal column is always full."""
    goals, duties = known.leaves.intersection(below), {id_ for id_ in below if id_ in known.duties}
    asked = {stage: goals if stage in OF_GOALS else duties for stage in profile.stages}
    return tuple(
        StageCount(stage=stage, covered=len(ids & known.covered[stage]), total=len(ids))
        for stage, ids in asked.items()
    )
