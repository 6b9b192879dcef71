"""Figures of one run: load, rules cold, commit and catch-up of one edit, memory.

    python -m benchmarks.spine 1000 20000

Each figure is the best of five (loading: of one), in seconds and as a multiple of a fixed
calibration loop in the same run, because machines here are shared and noisy.
"""

import json
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.colleges import copies, example_lines
from graph_model.claims import Batch, Find, LinkClaim, NodeClaim, Ref
from graph_model.exchange import read_lines
from graph_model.ledger import Ledger, person
from graph_model.profile import default_profile
from graph_model.projection import Projection
from graph_model.store.kglite_store import KGLiteGraph
from queries.catalogue import built_in
from queries.coverage import read_coverage
from queries.gaps import find_gaps
from queries.scope import Scope

DAY = date(2026, 11, 23)
RUNS = 5


def calibration() -> float:
    """A fixed piece of work in plain Python."""
    return best(lambda: sum(i * i % 7 for i in range(2_000_000)))


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
    lines = "\n".join(json.dumps(one, ensure_ascii=False) for one in copies(example_lines(), nodes))
    scope, catalogue = Scope(day=DAY, profile=default_profile()), built_in()
    with tempfile.TemporaryDirectory() as folder:
        ledger = Ledger.open(f"sqlite:///{Path(folder) / 'ledger.db'}")
        batch = read_lines(lines, "big.jsonl")
        figures = {"load into the ledger": best(lambda: ledger.commit([batch], "b", "load"), 1)}
        projection = Projection(ledger, KGLiteGraph(), default_profile())
        figures["rebuild the graph"] = best(lambda: projection.rebuild(DAY), 3)
        with projection.graph.reading() as reader:
            figures["all rules, cold"] = best(lambda: find_gaps(reader, catalogue, scope))
            figures["map unit-stage, cold"] = best(
                lambda: read_coverage(reader, catalogue, "unit-stage", scope)
            )
        duty, post = _some(batch, "Duty"), _some(batch, "Post")
        edits = iter(range(10**6))
        figures["commit one edit"] = best(
            lambda: ledger.commit([_edit(next(edits), duty, post)], "b", "e")
        )
        projection.show(DAY)

        def edited() -> None:
            ledger.commit([_edit(next(edits), duty, post)], "b", "edit")

        figures["catch up one edit"] = min(_timed_after(edited, lambda: projection.show(DAY)))
        ledger.close()
    return figures


def _timed_after(before: Callable[[], Any], work: Callable[[], Any]) -> list[float]:
    times = []
    for _ in range(RUNS):
        before()
        times.append(best(work, 1))
    return times


def _some(batch: Batch, kind: str) -> str:
    return next(
        claim.ref.id
        for claim in batch.claims
        if isinstance(claim, NodeClaim) and claim.ref.kind == kind
    )


def _edit(number: int, duty: str, post: str) -> Batch:
    """A person renames a duty and says that a post supports it, or takes that back."""
    renamed = NodeClaim(Ref("Duty", id=duty, find=Find.MAKE), {"name": f"改名后的职责{number}"})
    link = LinkClaim("CARRIES", Ref("", id=post), Ref("", id=duty), "support", {})
    claims = (renamed, link) if number % 2 else (renamed,)
    gone = frozenset() if number % 2 else frozenset({f"CARRIES\t{post}\t{duty}\tsupport"})
    return Batch(person("测量"), claims, partial=True, withdrawn=gone)


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
