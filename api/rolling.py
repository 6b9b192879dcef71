"""Goals of a year go over into the next one: what that would make, and storing it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from api.editing import Desk, Stored
from api.scope import Own
from api.service import Asked
from api.wanted import key_of_link, link_claim, node_claim
from graph_model.errors import Forbidden, Outdated, UnknownName
from graph_model.ledger.editing import Edit
from queries.goal_plan import KIND, GoalPlan, at_or_below, joins_of, read_goal_plan
from queries.nodes import NodeRef, answering
from queries.rollover import Along, Rollover, rolled_over

NAMED = 20
CHANGED = "预览之后, 这些目标或它们的关联又有改动, 没有存入任何内容; 请重新预览后再转入"


@dataclass(frozen=True, slots=True)
class Wish:
    """Which goals are to go over: those due in the year, of a goal and what is below it or of
    the whole college. year: None means the latest one, up to this year, with such goals."""

    goal: str | None
    year: int | None
    along: tuple[Along, ...]


@dataclass(frozen=True)
class Rolling:
    """What a wish would make, as things stood at a revision. top: the goal that was chosen;
    years: those to choose from."""

    revision: int
    day: str
    top: NodeRef | None
    year: int
    years: list[int]
    along: tuple[Along, ...]
    found: Rollover

    @cached_property
    def claims(self) -> list[Edit]:
        """What is said of the new goals and their links."""
        goals = [node_claim(KIND, one.next.id, one.properties) for one in self.found.made]
        links = [
            link_claim(key_of_link(one.kind, one.source, one.target, one.role), one.properties)
            for one in self.found.links
        ]
        return [*goals, *links]


def rolling(desk: Desk, asked: Asked, wish: Wish) -> Rolling:
    """What the wish would make; UnknownName."""
    meant = desk.service.ledger.redirects(asked.stamp.revision)
    plan = read_goal_plan(asked.reader, asked.scope.profile.parameters.count_drafts, meant)
    top = _top(plan, wish.goal)
    chosen = at_or_below(asked.reader, top.id) if top else plan.goals.keys()
    years, this_year = plan.years(chosen), asked.scope.day.year
    past = [year for year in years if year <= this_year]
    year = wish.year or max(past, default=min(years, default=this_year))
    going = [id_ for id_ in chosen if plan.staying(id_, year) is None]
    found = rolled_over(plan, chosen, year, joins_of(asked.reader, going), wish.along)
    stamp = asked.stamp
    return Rolling(stamp.revision, stamp.day, top, year, years, wish.along, found)


def _top(plan: GoalPlan, goal: str | None) -> NodeRef | None:
    if goal is None:
        return None
    meant = plan.meant.get(goal, goal)
    if meant not in plan.goals:
        raise UnknownName(f"没有目标“{goal}”, 可能已被撤回; 请在目标分解中重新打开")
    return plan.node(meant)


@dataclass(frozen=True, slots=True)
class Barred:
    """What is not the caller's to do. goals: goal that may not go over → the units that
    answer for it; reasons: why links may not go along."""

    goals: Mapping[NodeRef, Sequence[NodeRef]]
    reasons: Sequence[str]


def barred(desk: Desk, asked: Asked, wanted: Rolling) -> Barred:
    """Which goals, else which of their links, the caller may not make."""
    goals, own = [one.goal for one in wanted.found.made], Own(desk.service, asked, desk.caller)
    mine = own.mine(goals)
    others = [one for one in goals if one.id not in mine]
    units = answering(asked.reader, others)
    if others or own.everywhere:
        return Barred({one: units.get(one.id, ()) for one in others}, ())
    refused = own.refusals(desk.service.ledger.edit(wanted.claims, desk.caller.name))
    return Barred({}, list(dict.fromkeys(_by_name(one.why, wanted) for one in refused)))


def _by_name(why: str, wanted: Rolling) -> str:
    """A reason that names a goal which is not there yet, by its name."""
    for one in wanted.found.made:
        why = why.replace(one.next.id, one.next.name)
    return why


def store(desk: Desk, wanted: Rolling, found: Barred, message: str) -> Stored:
    """Make the goals that follow, all of them or none. Forbidden, Outdated, Clash."""
    if wanted.claims and not desk.is_stored:
        _refuse_others(found)
        _refuse_outdated(desk, wanted)
    message = message or f"{wanted.year} 年的 {len(wanted.found.made)} 个目标转入下一年"
    return replace(desk, based_on=wanted.revision).say(wanted.claims, message)


def _refuse_others(found: Barred) -> None:
    if not found.goals:
        return
    said = [f"“{goal.name}”({_by(units)})" for goal, units in found.goals.items()]
    more = f"等 {len(said)} 个目标" if len(said) > NAMED else ""
    listed = "、".join(said[:NAMED])
    raise Forbidden(
        f"{listed}{more}不在您部门的范围内, 没有存入任何内容; 请只选本部门的目标, 或请审核员转入"
    )


def _by(units: Sequence[NodeRef]) -> str:
    names = "、".join(one.name for one in units)
    return f"由{names}负责" if names else "没有部门负责"


def _refuse_outdated(desk: Desk, wanted: Rolling) -> None:
    """What was shown is not what would be made."""
    if desk.based_on is None or desk.based_on >= wanted.revision:
        return
    ledger = desk.service.ledger
    changed = {one.key for one in ledger.difference(desk.based_on, wanted.revision)}
    found = wanted.found
    own = {id_ for one in found.made for id_ in (one.goal.id, one.next.id)}
    own |= {goal.id for goal, _ in found.staying} | {up.id for one in found.made for up in one.lost}
    if any(own.intersection(key.split("\t")) for key in changed):
        raise Outdated(CHANGED)
