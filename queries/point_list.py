"""Every diagnosis point: who answers for it, what answers it, its evidence and state data."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from graph_model.kinds import Role
from graph_model.projection.steps import POINT_UP, UNITS_OF_POINT, Step
from graph_model.store.port import Reader, Row
from queries.catalogue import built_in
from queries.details import facts
from queries.nodes import Arrival, NodeRef, arrivals
from queries.question import Closed
from queries.walks import backward

ANSWERING = backward("ANSWERS")
SUPPORTING = backward("SUPPORTS", "DiagnosisPoint", *(step.far for step in ANSWERING))
MEASURING = backward("MEASURES", "DiagnosisPoint")
ROLES = ("", *map(str, Role))
LAST = ("\uffff",)


class Responsible(Closed):
    """A unit that answers for a point, in which role; inherited: through the element or item
    above it."""

    unit: NodeRef
    role: str
    inherited: bool


class Proof(Closed):
    """Evidence of a point; direct: of the point itself, not only of what answers it;
    current: it is valid today."""

    evidence: NodeRef
    direct: bool
    current: bool


class Figure(Closed):
    """An indicator with what it says today; None where it says nothing."""

    indicator: NodeRef
    value: float | None
    unit: str | None
    value_on: str | None


class PointLine(Closed):
    """An item, an element or a point. depth: steps below its item."""

    point: NodeRef
    rank: str
    depth: int
    platform_code: str | None
    responsible: tuple[Responsible, ...]
    answers: tuple[NodeRef, ...]
    evidence: tuple[Proof, ...]
    figures: tuple[Figure, ...]


def point_list(reader: Reader, places: Mapping[str, tuple[Any, ...]]) -> list[PointLine]:
    """Every item that counts, each followed by what it is made of. places: id → where it
    stands in the plan, which decides the order; else the name does."""
    rows = reader.read(built_in().lookup("points").text)
    nodes = {row["id"]: NodeRef(row["id"], "DiagnosisPoint", row["name"]) for row in rows}
    said = facts(reader, nodes.values())
    above = {id_: near[0].id for id_, near in _near(reader, (POINT_UP,), nodes).items()}
    order = sorted(nodes, key=lambda id_: (places.get(id_, LAST), nodes[id_].name, id_))
    behind = _Behind(reader, nodes)
    return [
        _line(nodes[id_], depth, said[id_], behind.of(id_, above))
        for id_, depth in _depths(order, above).items()
    ]


def _depths(order: Sequence[str], above: Mapping[str, str]) -> dict[str, int]:
    """Id → depth, depth first; what lies on a circle comes last, as a top."""
    below: dict[str, list[str]] = defaultdict(list)
    for id_ in order:
        if id_ in above:
            below[above[id_]].append(id_)
    found: dict[str, int] = {}
    stack = [
        (id_, 0) for id_ in (*reversed(order), *(o for o in reversed(order) if o not in above))
    ]
    while stack:
        id_, depth = stack.pop()
        if id_ not in found:
            found[id_] = depth
            stack += [(child, depth + 1) for child in reversed(below[id_])]
    return found


def _line(point: NodeRef, depth: int, said: Row, parts: "_Parts") -> PointLine:
    return PointLine(
        point=point,
        rank=str(said.get("rank") or ""),
        depth=depth,
        platform_code=said.get("platform_code"),
        responsible=parts.responsible,
        answers=parts.answers,
        evidence=parts.evidence,
        figures=parts.figures,
    )


class _Parts(NamedTuple):
    responsible: tuple[Responsible, ...]
    answers: tuple[NodeRef, ...]
    evidence: tuple[Proof, ...]
    figures: tuple[Figure, ...]


class _Behind:
    """What is linked with the points, asked for all of them together."""

    def __init__(self, reader: Reader, points: Iterable[str]) -> None:
        ids = list(points)
        self._units: dict[str, list[Arrival]] = defaultdict(list)
        for one in arrivals(reader, UNITS_OF_POINT, ids):
            self._units[one.near].append(one)
        self._answers = _near(reader, ANSWERING, ids)
        self._figures = _near(reader, MEASURING, ids)
        answering = [one.id for near in self._answers.values() for one in near]
        self._evidence = _near(reader, SUPPORTING, {*ids, *answering})
        linked = (*self._evidence.values(), *self._figures.values())
        self._said = facts(reader, (one for near in linked for one in near))

    def of(self, point: str, above: Mapping[str, str]) -> _Parts:
        answers = tuple(self._answers.get(point, ()))
        direct = self._evidence.get(point, [])
        through = [one for answer in answers for one in self._evidence.get(answer.id, ())]
        proofs = {one.id: self._proof(one, direct=False) for one in through}
        proofs |= {one.id: self._proof(one, direct=True) for one in direct}
        figures = tuple(map(self._figure, self._figures.get(point, ())))
        return _Parts(
            tuple(self._responsible(point, above)), answers, tuple(proofs.values()), figures
        )

    def _responsible(self, point: str, above: Mapping[str, str]) -> Iterator[Responsible]:
        """Its own units, then those of what it is part of, each unit once."""
        here: str | None = point
        seen, met = set[str](), set[str]()
        while here is not None and here not in met:
            met.add(here)
            for one in sorted(self._units[here], key=lambda unit: ROLES.index(unit.role or "")):
                if one.node.id not in seen:
                    seen.add(one.node.id)
                    yield Responsible(unit=one.node, role=one.role or "", inherited=here != point)
            here = above.get(here)

    def _proof(self, evidence: NodeRef, direct: bool) -> Proof:
        current = bool(self._said[evidence.id].get("current"))
        return Proof(evidence=evidence, direct=direct, current=current)

    def _figure(self, indicator: NodeRef) -> Figure:
        said = self._said[indicator.id]
        return Figure(
            indicator=indicator,
            value=said.get("value"),
            unit=said.get("unit"),
            value_on=said.get("value_on"),
        )


def _near(reader: Reader, steps: Iterable[Step], ids: Iterable[str]) -> dict[str, list[NodeRef]]:
    """Id → the nodes one step away, each once."""
    listed, found = list(ids), defaultdict[str, dict[str, NodeRef]](dict)
    for step in steps:
        for one in arrivals(reader, step, listed):
            found[one.near].setdefault(one.node.id, one.node)
    return {id_: list(near.values()) for id_, near in found.items()}
