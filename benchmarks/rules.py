"""Figures of one run: each gap rule by itself, and the same questions on other engines.

    python -m benchmarks.rules 1000000
    python -m benchmarks.rules 20000 --neo4j

Seconds, best of three, and multiples of a fixed calibration loop in the same run. Beside the
rules, a few simple ones are answered by numpy arrays and by NetworkX over the same graph in
memory; with --neo4j every rule also by a Neo4j server that is started for the run.
"""

import sys
from collections.abc import Callable
from contextlib import ExitStack
from itertools import chain
from typing import Any

import networkx as nx
import numpy as np

from benchmarks.calibration import calibration
from benchmarks.colleges import college
from benchmarks.lookups import lines_of, shown
from benchmarks.spine import DAY, best
from graph_model.profile import default_profile
from graph_model.projection.projection import Contents
from graph_model.store import Reader
from graph_model.store.opening import open_graph
from graph_model.store.port import Stamp
from queries.catalogue import built_in
from queries.scope import Scope
from tests.neo4j_server import running

RUNS = 3
SCOPE = Scope(day=DAY, profile=default_profile())
Times = dict[str, float]


def rules_on(reader: Reader, runs: int = RUNS) -> Times:
    """Rule → seconds of its query, rows read."""
    parameters, rules = SCOPE.parameters(), built_in().rules.values()
    return {
        rule.id: best(lambda text=rule.text: reader.read(text, parameters), runs)  # type: ignore[misc]
        for rule in rules
    }


def without(kind: str, link: str, forward: bool, found: Contents) -> tuple[Any, Any]:
    """Positions of the nodes of a kind that count, and of the ends of a kind of link."""
    nodes, links = found
    place = {node.id: n for n, node in enumerate(nodes)}
    mine = [
        place[n.id]
        for n in nodes
        if n.kind == kind and n.properties.get("counts") and n.properties.get("leaf", True)
    ]
    ends = [place[one.source if forward else one.target] for one in links if one.kind == link]
    return np.array(mine), np.array(ends)


SIMPLE = {  # rule: nodes of a kind that have no such link
    "CHN102": ("Duty", "MEETS", True),
    "ORP203": ("Norm", "DETAILED_BY", False),
    "ORP204": ("Check", "CHECKED_BY", False),
    "ORP205": ("Regulation", "BACKED_BY", False),
    "ORP209": ("Post", "BELONGS_TO", True),
}


def on_arrays(found: Contents) -> Times:
    """The simple rules as set differences of arrays."""
    size = sum(1 for _ in found[0])

    def ask(mine: Any, ends: Any) -> Any:
        linked = np.zeros(size, dtype=bool)
        linked[ends] = True
        return mine[~linked[mine]]

    asked = {rule: without(*what, found) for rule, what in SIMPLE.items()}
    return {rule: best(lambda a=arrays: ask(*a), RUNS) for rule, arrays in asked.items()}  # type: ignore[misc]


def on_networkx(found: Contents) -> Times:
    """The simple rules by walking a NetworkX graph."""
    graph = nx.MultiDiGraph()
    graph.add_nodes_from((n.id, {"kind": n.kind, **n.properties}) for n in found[0])
    graph.add_edges_from((one.source, one.target, {"link": one.kind}) for one in found[1])

    def ask(kind: str, link: str, forward: bool) -> list[str]:
        edges = graph.out_edges if forward else graph.in_edges
        return [
            id_
            for id_, said in graph.nodes(data=True)
            if said["kind"] == kind and said.get("counts") and said.get("leaf", True)
            if not any(of == link for *_, of in edges(id_, data="link"))
        ]

    return {rule: best(lambda w=what: ask(*w), RUNS) for rule, what in SIMPLE.items()}  # type: ignore[misc]


def on_neo4j(found: Contents) -> Times:
    with ExitStack() as stack:
        graph = open_graph(stack.enter_context(running()))
        stack.callback(graph.close)
        graph.rebuild(*found, Stamp("benchmark", 1, DAY.isoformat(), "", 0))
        return rules_on(stack.enter_context(graph.reading()))


def main() -> None:
    nodes, unit = int(sys.argv[1]), calibration()
    found = shown(lines_of(college(nodes)))
    graph = open_graph("kglite:")
    graph.rebuild(*found, Stamp("benchmark", 1, DAY.isoformat(), "", 0))
    with graph.reading() as reader:
        columns = {"KGLite": rules_on(reader)}
    if "--neo4j" in sys.argv:
        columns["Neo4j"] = on_neo4j(found)
    columns["arrays"] = on_arrays(found)
    columns["NetworkX"] = on_networkx(found)
    _print(nodes, unit, columns)


def _print(nodes: int, unit: float, columns: dict[str, Times]) -> None:
    print(f"calibration loop: {unit:.3f} s; {nodes} nodes; seconds and multiples")
    print("rule    " + "".join(f"{name:>20}" for name in columns))
    named: Callable[[float | None], str] = lambda s: "" if s is None else f"{s:.4f} {s / unit:.2f}x"  # noqa: E731
    for rule in sorted(set(chain.from_iterable(columns.values()))):
        print(f"{rule:8}" + "".join(f"{named(one.get(rule)):>20}" for one in columns.values()))
    for name, times in columns.items():
        print(f"{name}: sum {sum(times.values()):.2f} s, longest {max(times.values()):.2f} s")


if __name__ == "__main__":
    main()
