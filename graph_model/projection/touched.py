"""From what a changeset touched to the nodes whose derived facts may differ."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields

from graph_model.projection.steps import (
    BACKED,
    CARRIED,
    CHECKED,
    DETAILED,
    DUTIES_MEETING,
    DUTY_DOWN,
    DUTY_UP,
    GOAL_UP,
    GOALS_OF_POST,
    GOALS_SERVED,
    HELD,
    OBJECT_UP,
    POINT_DOWN,
    POINT_UP,
    POINTS_OF_UNIT,
    POSTS_OF_UNIT,
    REGULATIONS_OF_DUTY,
    REGULATIONS_OF_STANDARD,
    SERVING_DUTIES,
    STANDARDS_MET,
    UNIT_DOWN,
    UNIT_UP,
    Step,
)
from graph_model.projection.view import Ids, View, reach
from graph_model.store.port import GraphLink, GraphNode


@dataclass(slots=True)
class Touched:
    """Ids by kind of all nodes that changed themselves or gained or lost a link."""

    ids: dict[str, set[str]] = field(default_factory=dict)

    def add(self, kind: str, id_: str) -> None:
        self.ids.setdefault(kind, set()).add(id_)

    def of(self, kind: str) -> set[str]:
        return self.ids.get(kind, set())


@dataclass(frozen=True, slots=True)
class Region:
    """Where derived facts are recomputed; what is named _up is closed upward, _down downward.

    duties_met: where, beside `duties_up`, the standards at or below a duty may differ.
    assigned_goals: where, beside `goals`, the posts that answer for a goal may differ.
    standards: where the units that take a standard up may differ. backed: by kind, where
    the norms, checks and regulations behind a node may differ.
    """

    duties_down: set[str]
    duties_up: set[str]
    duties_met: set[str]
    goals: set[str]
    goals_up: set[str]
    assigned_goals: set[str]
    points: set[str]
    points_up: set[str]
    units_up: set[str]
    objects_up: set[str]
    regulations: set[str]
    standards: set[str]
    backed: dict[str, set[str]]

    @property
    def size(self) -> int:
        """How much is recomputed: a node counts once for each group of facts."""
        parts = (getattr(self, part.name) for part in fields(self))
        return sum(sum(map(len, p.values())) if isinstance(p, dict) else len(p) for p in parts)


def touched(nodes: Iterable[GraphNode], links: Iterable[GraphLink]) -> Touched:
    """Nodes put or removed, and both ends of links put or removed."""
    found = Touched()
    for node in nodes:
        found.add(node.kind, node.id)
    for link in links:
        found.add(link.source_kind, link.source)
        found.add(link.target_kind, link.target)
    return found


def region(view: View, changed: Touched) -> Region:
    """Facts pass along links, so the region is all that lies above or below."""
    duties = changed.of("Duty") | _far(view, SERVING_DUTIES, changed.of("Goal"))
    units = reach(view, UNIT_DOWN, changed.of("Unit"))
    posts = changed.of("Post") | _far(view, POSTS_OF_UNIT, units)
    duties |= _far(view, CARRIED, posts) | _far(view, HELD, units)
    points = changed.of("DiagnosisPoint") | _far(view, POINTS_OF_UNIT, changed.of("Unit"))
    goals, duties_up = changed.of("Goal"), reach(view, DUTY_UP, duties)
    duties_down = reach(view, DUTY_DOWN, duties)
    served = _far(view, GOALS_SERVED, reach(view, DUTY_UP, duties_up | duties_down))
    standards = changed.of("Standard")
    return Region(
        duties_down=duties_down,
        duties_up=duties_up,
        duties_met=reach(view, DUTY_UP, _far(view, DUTIES_MEETING, standards)),
        goals=goals | _far(view, GOAL_UP, goals),
        goals_up=reach(view, GOAL_UP, goals | served),
        assigned_goals=_far(view, GOALS_SERVED, duties_up) | _far(view, GOALS_OF_POST, posts),
        points=reach(view, POINT_DOWN, points),
        points_up=reach(view, POINT_UP, changed.of("DiagnosisPoint")),
        units_up=reach(view, UNIT_UP, changed.of("Unit")),
        objects_up=reach(view, OBJECT_UP, changed.of("QualityObject")),
        regulations=changed.of("Regulation")
        | _far(view, REGULATIONS_OF_DUTY, changed.of("Duty"))
        | _far(view, REGULATIONS_OF_STANDARD, standards),
        standards=standards | _far(view, STANDARDS_MET, duties_up | duties_down),
        backed=_backed(view, changed),
    )


def _backed(view: View, changed: Touched) -> dict[str, set[str]]:
    """What changed and all that it may be behind, from the regulations upward."""
    found = {kind: set(changed.of(kind)) for kind in ("Regulation", *BACKED)}
    for steps, far in ((BACKED, "Regulation"), (CHECKED, "Check"), (DETAILED, "Norm")):
        for near, step in steps.items():
            found[near] |= _far(view, step.back(), found[far])
    return found


def whole(nodes: Mapping[str, Mapping[str, object]]) -> Region:
    """Everything, for a graph that is built afresh."""
    every = defaultdict(set, {kind: set(of_kind) for kind, of_kind in nodes.items()})
    duties, goals, points = (every[kind] for kind in ("Duty", "Goal", "DiagnosisPoint"))
    return Region(
        duties_down=duties,
        duties_up=duties,
        duties_met=duties,
        goals=goals,
        goals_up=goals,
        assigned_goals=goals,
        points=points,
        points_up=points,
        units_up=every["Unit"],
        objects_up=every["QualityObject"],
        regulations=every["Regulation"],
        standards=every["Standard"],
        backed={kind: every[kind] for kind in BACKED},
    )


def _far(view: View, step: Step, ids: Ids) -> set[str]:
    return {hop.far for hop in view.hops(step, ids)} if ids else set()
