"""All the work of the posts that answer for a goal, whether it is for this goal or not."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from graph_model.profile import Profile, Stage
from graph_model.projection.steps import CARRIED
from graph_model.store.port import Reader
from queries.nodes import NodeRef, responsible
from queries.question import Closed
from queries.stages import DutyStages, StageMark, duty_stages
from queries.traces import Trace
from queries.walks import reached


class PostDuty(Closed):
    """A leaf duty of a post; here: it stands in the trace."""

    duty: NodeRef
    marks: tuple[StageMark, ...]
    first_missing: Stage | None
    here: bool


class PostWork(Closed):
    """A post with its units and the leaf duties that it carries in a working role. assigned:
    the goal, or one below it, is given to the post itself."""

    post: NodeRef
    units: tuple[NodeRef, ...]
    assigned: bool
    duties: tuple[PostDuty, ...]


def post_work(reader: Reader, trace: Trace, profile: Profile) -> tuple[PostWork, ...]:
    """The posts of a trace by id, each with all its work."""
    posts, assigned = _posts(trace)
    carried: dict[str, dict[str, NodeRef]] = defaultdict(dict)
    for one in reached(reader, CARRIED, sorted(posts)):
        carried[one.near][one.node.id] = one.node
    stages = duty_stages(reader, {id_ for had in carried.values() for id_ in had}, profile)
    here = {chain.duty.id for chain in trace.duties}
    units = responsible(reader, posts.values())
    return tuple(
        PostWork(
            post=posts[id_],
            units=units.get(id_, ()),
            assigned=id_ in assigned,
            duties=_duties(carried.get(id_, {}), stages, here, profile),
        )
        for id_ in sorted(posts)
    )


def _posts(trace: Trace) -> tuple[dict[str, NodeRef], set[str]]:
    """Those assigned a goal of the trace or carrying a duty of it; ids of the former."""
    given = [one.node for step in trace.goals for one in step.assigned]
    carrying = [one.node for chain in trace.duties for one in chain.carriers]
    posts = {one.id: one for one in (*given, *carrying) if one.kind == "Post"}
    if trace.subject.kind == "Post":
        posts[trace.subject.id] = trace.subject
    return posts, {one.id for one in given}


def _duties(
    carried: Mapping[str, NodeRef],
    stages: Mapping[str, DutyStages],
    here: Iterable[str],
    profile: Profile,
) -> tuple[PostDuty, ...]:
    order = profile.missing_order()
    return tuple(
        PostDuty(
            duty=node,
            marks=stages[id_].marks,
            first_missing=stages[id_].first_missing(order),
            here=id_ in here,
        )
        for id_, node in sorted(carried.items())
        if id_ in stages
    )
