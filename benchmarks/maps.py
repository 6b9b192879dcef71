"""Figures of one run: every coverage map, and the states of all goals, cold.

    python -m benchmarks.maps 20000

On a college of so many nodes, on dense layers and on a chain of 2,000 goals; each the best
of five, in seconds and as a multiple of the calibration loop of the same run.
"""

import sys
import tempfile
from pathlib import Path

from benchmarks.calibration import calibration
from benchmarks.colleges import college
from benchmarks.dense import chain, dense, text
from benchmarks.spine import DAY, best
from graph_model.exchange import read_lines
from graph_model.ledger import Ledger
from graph_model.projection import Projection
from graph_model.store.kglite_store import KGLiteGraph
from queries.catalogue import built_in
from queries.coverage import read_coverage
from queries.gaps import find_gaps
from queries.goal_states import read_goal_states
from queries.map_facts import Given
from queries.scope import Scope


def measure(lines: str) -> dict[str, float]:
    """Seconds for each map; the gaps that one of them counts are found beforehand."""
    with tempfile.TemporaryDirectory() as folder:
        ledger = Ledger.open(f"sqlite:///{Path(folder) / 'ledger.db'}")
        ledger.commit([read_lines(lines, "big.jsonl")], "b", "load")
        projection, scope = Projection(ledger, KGLiteGraph()), Scope(DAY, ledger.profile())
        projection.rebuild(DAY)
        with projection.graph.reading() as reader:
            given = Given(gaps=find_gaps(reader, built_in(), scope))

            def fill(map_id: str) -> float:
                return best(lambda: read_coverage(reader, built_in(), map_id, scope, given))

            figures = {map_id: fill(map_id) for map_id in built_in().maps}
            figures["states of all goals"] = best(lambda: read_goal_states(reader, scope))
        ledger.close()
    return figures


def main() -> None:
    unit = calibration()
    print(f"calibration loop: {unit:.3f} s")
    for nodes in map(int, sys.argv[1:] or ["20000"]):
        _print(f"college of {nodes} nodes", measure("".join(college(nodes))), unit)
    _print("12 dense layers of 20", measure(text(dense())), unit)
    _print("chain of 2,000 goals", measure(text(chain())), unit)


def _print(title: str, figures: dict[str, float], unit: float) -> None:
    print(title)
    for name, seconds in figures.items():
        print(f"  {name:20} {seconds:8.3f} s  {seconds / unit:8.2f} x")


if __name__ == "__main__":
    main()
