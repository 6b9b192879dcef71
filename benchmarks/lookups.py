"""Figures of one run: traces, impact, neighbourhood, path, sheets, networks.

    python -m benchmarks.lookups 20000 1000000

Seconds of the processor, the best of five, and a multiple of the same fixed loop in the same
run. The graph is built from rows directly; the ledger has figures of its own (spine).
"""

import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import Any

from benchmarks.calibration import calibration
from benchmarks.colleges import Line, college
from benchmarks.spine import DAY, RUNS
from graph_model.kinds import has_role
from graph_model.ledger import Entity, Snapshot
from graph_model.profile import default_profile
from graph_model.projection.projection import Contents, as_said, with_facts
from graph_model.store import Reader
from graph_model.store.kglite_store import KGLiteGraph
from graph_model.store.port import Stamp
from queries import networks
from queries.find import search_nodes
from queries.impact import impact
from queries.neighbourhood import neighbourhood
from queries.path import path
from queries.scope import Scope
from queries.sheets import sheet
from queries.trace import trace_down, trace_up

LARGE = 100_000
SCOPE = Scope(day=DAY, profile=default_profile())
ENDS = ("node", "id", "link", "source", "target", "role")


def best(work: Callable[[], Any], runs: int = RUNS) -> float:
    """Shortest of several runs, in seconds of the processor: other work does not count."""
    times = []
    for _ in range(runs):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def shown(lines: Iterable[Line]) -> Contents:
    """What the graph of a ledger with these lines would hold."""
    now = Snapshot(1, SCOPE.profile, {}, {}, map(_entity, lines))
    return with_facts(*as_said(now, DAY, SCOPE.profile))


def graph_of(lines: Iterable[Line]) -> KGLiteGraph:
    """The graph that a ledger with these lines would show."""
    graph = KGLiteGraph()
    graph.rebuild(*shown(lines), Stamp("benchmark", 1, DAY.isoformat(), "", 0))
    return graph


def lines_of(blocks: Iterable[str]) -> Iterator[Line]:
    """The lines of a college that comes in blocks of text."""
    return (json.loads(line) for block in blocks for line in block.splitlines())


def _entity(line: Line) -> Entity:
    body = {name: value for name, value in line.items() if name not in ENDS}
    if "node" in line:
        return Entity(str(line["id"]), str(line["node"]), body)
    kind = str(line["link"])
    role = (str(line.get("role", "lead")),) if has_role(kind) else ()
    return Entity("\t".join((kind, str(line["source"]), str(line["target"]), *role)), kind, body)


def chain_and_layers() -> list[Line]:
    """2,000 goals below each other, and twelve layers of twenty, every pair linked."""
    long = [f"chain-{n:04}" for n in range(2000)]
    layers = [[f"layer-{level:02}-{n:02}" for n in range(20)] for level in range(12)]
    pairs = [
        *pairwise(long),
        *((high, low) for one, two in pairwise(layers) for high in one for low in two),
    ]
    goals = [*long, *(goal for layer in layers for goal in layer)]
    return [
        *({"node": "Goal", "id": goal, "name": goal} for goal in goals),
        *({"link": "DECOMPOSES_INTO", "source": a, "target": b} for a, b in pairs),
    ]


def _first(reader: Reader, query: str) -> str:
    return str(reader.read(f"{query} ORDER BY id LIMIT 1")[0]["id"])


def lookups(reader: Reader) -> dict[str, Callable[[], Any]]:
    """Each lookup of something ordinary."""
    goal = _first(reader, "MATCH (g:Goal {leaf: true})<-[:SERVES]-(:Duty) RETURN g.id AS id")
    unit = _first(reader, "MATCH (u:Unit {reports: true}) RETURN u.id AS id")
    post = _first(reader, "MATCH (p:Post)-[:CARRIES]->(:Duty) RETURN p.id AS id")
    rule = _first(reader, "MATCH (:Duty)-[:BACKED_BY]->(r:Regulation) RETURN r.id AS id")
    return {
        "trace of a leaf goal, down": lambda: trace_down(reader, goal, SCOPE),
        "trace of a regulation, up": lambda: trace_up(reader, rule, SCOPE),
        "impact of a regulation": lambda: impact(reader, rule, SCOPE),
        "impact of a department": lambda: impact(reader, unit, SCOPE),
        "neighbourhood, one hop": lambda: neighbourhood(reader, unit, SCOPE),
        "path from post to regulation": lambda: path(reader, post, rule, SCOPE),
        "sheet of a post": lambda: sheet(reader, post, SCOPE, []),
        "sheet of a department": lambda: sheet(reader, unit, SCOPE, []),
        "search by a part of a name": lambda: search_nodes(reader, "学籍"),
    }


def whole(reader: Reader) -> dict[str, Callable[[], Any]]:
    """Questions about the graph as a whole."""
    return {
        "keystones": lambda: networks.keystones(reader, SCOPE),
        "cycles": lambda: networks.cycles(reader),
        "clusters": lambda: networks.clusters(reader),
        "order of repair": lambda: networks.repair(reader, SCOPE),
    }


def extremes(reader: Reader) -> dict[str, Callable[[], Any]]:
    """Shapes that a walk by paths would never come to the end of."""
    return {
        "trace of 2,000 goals in a chain": lambda: trace_down(reader, "chain-0000", SCOPE),
        "trace of 12 layers of 20 goals": lambda: trace_down(reader, "layer-00-00", SCOPE),
    }


def show(name: str, works: dict[str, Callable[[], Any]], unit: float) -> None:
    print(name)
    for what, work in works.items():
        seconds = best(work)
        print(f"  {what:34} {seconds * 1000:10.2f} ms  {seconds / unit:9.4f} x", flush=True)


def main() -> None:
    unit = calibration(time.process_time)
    print(f"calibration loop: {unit:.3f} s")
    with graph_of(chain_and_layers()).reading() as reader:
        show("extremes", extremes(reader), unit)
    for nodes in map(int, sys.argv[1:] or ["20000"]):
        with graph_of(lines_of(college(nodes))).reading() as reader:
            works = lookups(reader) | (whole(reader) if nodes <= LARGE else {})
            show(f"{nodes} nodes", works, unit)


if __name__ == "__main__":
    main()
