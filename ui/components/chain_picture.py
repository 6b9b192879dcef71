"""What is drawn of a trace: its columns, a box for each node and each stage that is missing,
and the lines between them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]
ABOVE, GOAL, POST, DUTY, UNIT = "above", "goal", "post", "duty", "unit"
MOST_BOXES = 300
LEADING = ("SERVES", "CARRIES", "ASSIGNED_TO")


@dataclass(frozen=True, slots=True)
class Box:
    """A node in its column; or a stage that `lacks` (a node) does not have. weak: it lies
    where the weakest path breaks."""

    id: str
    column: str
    node: Mapping[str, Any]
    lacks: str = ""
    optional: bool = False
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """From a box to a box; broken: to a stage that is missing."""

    start: str
    end: str
    broken: bool = False
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """columns from left to right; boxes by id, lines between them."""

    columns: tuple[str, ...]
    boxes: Mapping[str, Box]
    lines: tuple[Line, ...]
    subject: str

    def of(self, column: str) -> list[Box]:
        return [box for box in self.boxes.values() if box.column == column]


def picture(trace: Json, unit: str = "") -> Picture:
    """The whole trace, or of its duties those that a unit answers for."""
    left_out = _others(trace, unit) if unit else set()
    weak = {one["id"] for one in (trace["broken"] or {}).get("subjects", ())}
    nodes = [box for box in _nodes(trace, weak) if box.id not in left_out]
    optional = {layer["name"] for layer in trace["layers"] if layer["optional"]}
    gone = list(_missing(trace, left_out, weak, optional))
    boxes = {box.id: box for box in (*nodes, *gone)}
    lines = (*_links(trace, boxes, weak), *_broken(gone, boxes))
    return Picture(_columns(trace, nodes), boxes, tuple(lines), trace["subject"]["id"])


def _columns(trace: Json, boxes: Iterable[Box]) -> tuple[str, ...]:
    """The stages in order, without boxes too; units stand with posts."""
    names = [layer["name"] for layer in trace["layers"]]
    used = {box.column for box in boxes}
    listed = [POST if name == UNIT else name for name in names]
    with_above = [ABOVE, *listed] if ABOVE in used else listed
    return tuple(dict.fromkeys(with_above))


def _nodes(trace: Json, weak: set[str]) -> Iterator[Box]:
    above = _above(trace)
    for layer in trace["layers"]:
        for node in layer["nodes"]:
            column = POST if layer["name"] == UNIT else layer["name"]
            column = ABOVE if node["id"] in above else column
            yield Box(node["id"], column, node, weak=node["id"] in weak)


def _above(trace: Json) -> set[str]:
    """Goals that stand above those that the chain begins with."""
    if trace["direction"] == "up":
        return set()
    begins = {link["target"] for link in trace["links"] if link["kind"] == "SERVES"}
    begins |= {step["goal"]["id"] for step in trace["goals"]}
    goals = {one["id"] for one in trace["above"] if one["kind"] == "Goal"}
    return goals - begins if begins else set()


def _others(trace: Json, unit: str) -> set[str]:
    """Duties that other units answer for, and what only they rest on."""
    kept: set[str] = {trace["subject"]["id"]}
    gone: set[str] = set()
    for chain in trace["duties"]:
        ours = unit in {one["id"] for one in chain["units"]}
        (kept if ours else gone).update(_rests_on(chain))
    return gone - kept


def _rests_on(chain: Json) -> Iterator[str]:
    yield chain["duty"]["id"]
    yield from (one["node"]["id"] for one in chain["carriers"])
    for stage in ("standards", "norms", "checks", "regulations", "evidence"):
        yield from (one["id"] for one in chain[stage])


def _missing(trace: Json, left_out: set[str], weak: set[str], optional: set[str]) -> Iterator[Box]:
    """A box for each stage that a duty, a goal or the whole chain does not have."""
    for node, stage in (*_of_duties(trace), *_of_goals(trace), *_of_chain(trace)):
        if node["id"] not in left_out:
            yield Box(
                f"{node['id']}|{stage}",
                stage,
                node,
                lacks=stage,
                optional=stage in optional,
                weak=node["id"] in weak and stage == (trace["broken"] or {}).get("stage"),
            )


def _of_duties(trace: Json) -> Iterator[tuple[Json, str]]:
    for chain in trace["duties"]:
        for mark in chain["marks"]:
            if not mark["covered"]:
                yield chain["duty"], mark["stage"]


def _of_goals(trace: Json) -> Iterator[tuple[Json, str]]:
    """Goals with none below them, without a post, without a duty."""
    for step in trace["goals"]:
        if not step["children"] and not step["duties"]:
            if step["first_missing"] == POST:
                yield step["goal"], POST
            yield step["goal"], DUTY


def _of_chain(trace: Json) -> Iterator[tuple[Json, str]]:
    """Where there is no duty to say it, stages with nothing in them at all."""
    if not trace["duties"] and not trace["goals"]:
        for layer in trace["layers"]:
            if layer["missing"]:
                yield trace["subject"], layer["name"]


def _links(trace: Json, boxes: Mapping[str, Box], weak: set[str]) -> Iterator[Line]:
    for link in trace["links"]:
        start, end = link["source"], link["target"]
        if start in boxes and end in boxes:
            yield Line(start, end, weak=link["kind"] in LEADING and bool({start, end} & weak))


def _broken(gone: Sequence[Box], boxes: Mapping[str, Box]) -> Iterator[Line]:
    """From what lacks stages to the first of them, and on to the next."""
    ends: dict[str, str] = {}
    for box in gone:
        start = ends.get(str(box.node["id"]), str(box.node["id"]))
        if start in boxes:
            yield Line(start, box.id, broken=True, weak=box.weak)
        if box.column not in (GOAL, POST):
            ends[str(box.node["id"])] = box.id
