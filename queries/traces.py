"""What a trace answers with: enough for a tree in a terminal and for a layered picture."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from graph_model.profile import Stage
from queries.nodes import NodeRef
from queries.question import Closed
from queries.stages import StageMark


class Direction(StrEnum):
    DOWN = "down"
    UP = "up"


@dataclass(frozen=True, slots=True)
class TraceLink:
    """A link that the trace went along, as it stands in the record."""

    kind: str
    source: str
    target: str
    role: str | None
    confirmed: bool


class Layer(Closed):
    """One layer of the picture. missing: a stage with nothing in it, to be drawn as a
    placeholder; optional: the college may leave the stage out."""

    name: str
    nodes: tuple[NodeRef, ...]
    missing: bool
    optional: bool


@dataclass(frozen=True, slots=True)
class Assigned:
    """A post or unit, and in which role."""

    node: NodeRef
    role: str
    confirmed: bool


class DutyChain(Closed):
    """A duty and what it rests on. marks are empty where it is no leaf duty."""

    duty: NodeRef
    carriers: tuple[Assigned, ...]
    standards: tuple[NodeRef, ...]
    norms: tuple[NodeRef, ...]
    checks: tuple[NodeRef, ...]
    regulations: tuple[NodeRef, ...]
    evidence: tuple[NodeRef, ...]
    marks: tuple[StageMark, ...]
    first_missing: Stage | None
    units: tuple[NodeRef, ...]


class GoalStep(Closed):
    """A goal of the tree. depth: steps below the traced goal. children, duties: ids of the
    goals it is broken down into and of the duties that serve it directly. first_missing:
    of its weakest path."""

    goal: NodeRef
    depth: int
    children: tuple[str, ...]
    assigned: tuple[Assigned, ...]
    duties: tuple[str, ...]
    first_missing: Stage | None


@dataclass(frozen=True, slots=True)
class StageCount:
    """How many are whole at a stage: leaf duties; for post and duty of a goal, leaf goals."""

    stage: Stage
    covered: int
    total: int


@dataclass(frozen=True, slots=True)
class Break:
    """Where the weakest path breaks, at which goals or duties, and who answers for them."""

    stage: Stage
    subjects: tuple[NodeRef, ...]
    units: tuple[NodeRef, ...]


class Trace(Closed):
    """The chain through one node. above: goals and duties above it, nearest first."""

    subject: NodeRef
    direction: Direction
    today: date
    above: tuple[NodeRef, ...]
    goals: tuple[GoalStep, ...]
    duties: tuple[DutyChain, ...]
    counts: tuple[StageCount, ...]
    broken: Break | None
    layers: tuple[Layer, ...]
    links: tuple[TraceLink, ...]
