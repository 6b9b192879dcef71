"""From what a changeset touched to the nodes whose derived facts may differ."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from graph_model.projection.view import (
    CARRIED,
    DUTY_DOWN,
    DUTY_UP,
    GOAL_UP,
    GOALS_OF_POST,
    GOALS_SERVED,
    HELD,
    POINT_DOWN,
    POINTS_OF_UNIT,
    POSTS_OF_UNIT,
    SERVING_DUTIES,
    UNIT_DOWN,
    Step,
    View,
    reach,
)
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
    """Where derived facts are recomputed. assigned_goals: where, beside `goals`, the posts
    that answer for a goal may differ."""

    duties_down: set[str]
    duties_up: set[str]
    goals: set[str]
    points: set[str]
    assigned_goals: set[str] = field(default_factory=set)


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
    return Region(
        duties_down=reach(view, DUTY_DOWN, duties),
        duties_up=duties_up,
        goals=goals | _far(view, GOAL_UP, goals),
        points=reach(view, POINT_DOWN, points),
        assigned_goals=_far(view, GOALS_SERVED, duties_up) | _far(view, GOALS_OF_POST, posts),
    )


def _far(view: View, step: Step, ids: set[str]) -> set[str]:
    return {hop.far for hop in view.hops(step, ids)} if ids else set()
