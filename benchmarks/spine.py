"""How long do all rules, and a map, take on a large college, with nothing kept?

    python -m benchmarks.spine 1000 20000

Each figure is the best of five, in seconds and as a multiple of a fixed
calibration loop in the same run, because machines here are shared and noisy.
"""

import resource
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.calibration import calibration
from benchmarks.colleges import college
from graph_model.exchange import read_lines
from graph_model.ledger import Ledger
from graph_model.profile import default_profile
from graph_model.projection import Projection
from graph_model.store.kglite_store import KGLiteGraph
from queries.catalogue import built_in
from queries.coverage import read_coverage
from queries.gaps import find_gaps
from queries.scope import Scope

DAY = date(2026, 11, 23)
RUNS = 5


def best(work: Callable[[], Any], runs: int = RUNS) -> float:
    """Shortest of several runs, in seconds."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def measure(nodes: int) -> dict[str, float]:
    """Seconds for each piece of work on a college of so many nodes."""
    scope, catalogue = Scope(day=DAY, profile=default_profile()), built_in()
    with tempfile.TemporaryDirectory() as folder:
        ledger = Ledger.open(f"sqlite:///{Path(folder) / 'ledger.db'}")
        ledger.commit([read_lines("".join(college(nodes)), "big.jsonl")], "b", "load")
        projection = Projection(ledger, KGLiteGraph(), default_profile())
        projection.rebuild(DAY)
        with projection.graph.reading() as reader:
            figures = {
                "all rules, cold": best(lambda: find_gaps(reader, catalogue, scope)),
                "map unit-stage, cold": best(
                    lambda: read_coverage(reader, catalogue, "unit-stage", scope)
                ),
            }
        ledger.close()
    return figures


def main() -> None:
    unit = calibration()
    print(f"calibration loop: {unit:.3f} s")
    for nodes in map(int, sys.argv[1:] or ["1000", "20000"]):
        print(f"{nodes} nodes")
        for name, seconds in measure(nodes).items():
            print(f"  {name:24} {seconds:8.3f} s  {seconds / unit:8.2f} x")
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"  {'memory, peak so far':24} {peak:8.0f} MB")


if __name__ == "__main__":
    main()
