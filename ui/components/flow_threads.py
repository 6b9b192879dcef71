"""Several goals together: each duty is a thread from its goal over what it has at each stage."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise, product
from typing import Any

from ui.components.linked import called

Json = dict[str, Any]
GOAL = "goal"
STAGES = {
    "post": "carriers",
    "standard": "standards",
    "norm": "norms",
    "regulation": "regulations",
}


@dataclass(frozen=True, slots=True)
class Stop:
    """A place that threads go through: a stage and a name there; no name: it is missing."""

    stage: str
    name: str


@dataclass(frozen=True, slots=True)
class Threads:
    """Ids of the duties through each stop, and from each stop to the next; duties by id."""

    stops: dict[Stop, set[str]]
    steps: dict[tuple[Stop, Stop], set[str]]
    duties: dict[str, Json]


def threads(traces: Iterable[Json]) -> Threads:
    """Of every leaf duty below the goals; the same name at a stage is one stop."""
    found = Threads(defaultdict(set), defaultdict(set), {})
    for trace in traces:
        goal = Stop(GOAL, called(trace["subject"]))
        for chain in trace["duties"]:
            if chain["marks"]:
                found.duties[chain["duty"]["id"]] = chain
                _enter(found, chain, goal)
    return found


def _enter(found: Threads, chain: Json, goal: Stop) -> None:
    duty = chain["duty"]["id"]
    way = [{goal}, *_stops(chain)]
    for stops in way:
        for stop in stops:
            found.stops[stop].add(duty)
    for near, far in pairwise(way):
        for step in product(near, far):
            found.steps[step].add(duty)


def _stops(chain: Json) -> Iterator[set[Stop]]:
    shown = {mark["stage"] for mark in chain["marks"]}
    for stage, listed in STAGES.items():
        if stage in shown:
            nodes = [one.get("node", one) for one in chain[listed]]
            yield {Stop(stage, called(node)) for node in nodes} or {Stop(stage, "")}
