"""Figures of time travel: questions of past revisions, and differences of two.

    python -m benchmarks.history 20000 500

A college of so many nodes gets so many revisions: people's edits of single things, and every
fiftieth time a load that changes a hundredth of it. Seconds, and multiples of a fixed
calibration loop in the same run.
"""

import json
import random
import resource
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

from benchmarks.calibration import calibration
from benchmarks.colleges import college
from benchmarks.spine import DAY, best
from graph_model.claims import Batch, Find, NodeClaim, Ref
from graph_model.exchange import read_lines
from graph_model.ledger import Entity, Ledger
from graph_model.profile import default_profile
from graph_model.projection import Projection
from graph_model.store.kglite_store import KGLiteGraph
from queries.catalogue import built_in
from queries.gaps import find_gaps
from queries.scope import Scope

SCOPE = Scope(day=DAY, profile=default_profile())
LOADED, SHARE, ASKED = 50, 100, 12


def revised(ledger: Ledger, nodes: int, revisions: int) -> None:
    """Load the college and go through the revisions."""
    draw = random.Random(7)
    lines = [json.loads(line) for block in college(nodes) for line in block.splitlines()]
    ledger.commit([_batch(lines)], "b", "load")
    duties = [line["id"] for line in lines if line.get("node") == "Duty"]
    for number in range(2, revisions + 1):
        if number % LOADED:
            ref = Ref("Duty", id=draw.choice(duties), find=Find.MAKE)
            edit = ledger.edit([NodeClaim(ref, {"note": f"第{number}次"})], "王")
            ledger.commit(edit, "王", "edit")
        else:
            lines = [_touched(line, number, draw) for line in lines]
            ledger.commit([_batch(lines)], "b", "load again")


def _batch(lines: list[dict[str, Any]]) -> Batch:
    text = "\n".join(json.dumps(line, ensure_ascii=False) for line in lines)
    return read_lines(text, "big.jsonl")


def _touched(line: dict[str, Any], number: int, draw: random.Random) -> dict[str, Any]:
    if "node" not in line or draw.randrange(SHARE):
        return line
    status = draw.choice(["approved", "retired"])
    return {**line, "note": f"第{number}版", "status": status}


def measure(ledger: Ledger, revisions: int) -> Iterator[tuple[str, float]]:
    """What was measured, and its seconds."""
    live, catalogue = KGLiteGraph(), built_in()
    Projection(ledger, live).show(DAY)
    asked = sorted(random.Random(3).sample(range(1, revisions), ASKED))

    def gaps_of(revision: int, day: date) -> int:
        graph = live.scratch()
        Projection(ledger, graph).show_past(revision, day)
        with graph.reading() as reader:
            return len(find_gaps(reader, catalogue, SCOPE))

    times = [best(lambda at=at: gaps_of(at, DAY), 1) for at in asked]  # type: ignore[misc]
    yield "gaps of a past revision, median", sorted(times)[len(times) // 2]
    yield "gaps of a past revision, worst", max(times)
    pairs = [*pairwise(asked), (1, revisions)]
    times = [best(lambda a=a, b=b: ledger.difference(a, b), 1) for a, b in pairs]  # type: ignore[misc]
    yield "difference of two, median", sorted(times)[len(times) // 2]
    yield "difference of the first and the last", times[-1]
    yield "whole state of a past revision", best(lambda: _whole(ledger, revisions // 2), 3)
    yield "undo of one edit, planned", best(lambda: ledger.undo(revisions - 1), 3)


def _whole(ledger: Ledger, revision: int) -> list[Entity]:
    with ledger.snapshot(revision) as then:
        return list(then.entities)


def main() -> None:
    nodes, revisions = map(int, sys.argv[1:] or ["20000", "500"])
    unit = calibration()
    print(f"calibration loop: {unit:.3f} s; {nodes} nodes, {revisions} revisions")
    with tempfile.TemporaryDirectory() as folder:
        ledger = Ledger.open(f"sqlite:///{Path(folder) / 'ledger.db'}")
        revised(ledger, nodes, revisions)
        for name, seconds in measure(ledger, revisions):
            print(f"  {name:38} {seconds:8.3f} s  {seconds / unit:8.2f} x")
        ledger.close()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"  memory, peak {peak:.0f} MB")


if __name__ == "__main__":
    main()
