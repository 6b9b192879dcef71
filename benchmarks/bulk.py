"""How long do loading, rebuilding, starting and one edit take, and in how much memory?

    python -m benchmarks.bulk 20000
    python -m benchmarks.bulk 1000000 1800000
    python -m benchmarks.bulk tables 20000

Nodes and links of a file of lines; or nodes of tables that name things by words. Loading is
measured once, an edit is the best of five. Beside the clock stands the time that the process
itself was at work, and that as a multiple of a fixed loop. Of long work that is what the loop
took in a process beside it: machines are shared, and slower at one moment than at another.
"""

import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from statistics import mean
from typing import Any, TypeVar

from benchmarks.calibration import calibration, meanwhile
from benchmarks.colleges import college, tables
from graph_model.claims import Batch, Find, LinkClaim, NodeClaim, Ref
from graph_model.ledger import Ledger, person
from graph_model.projection import Projection
from graph_model.store.opening import open_graph
from loaders.readers.jsonl import batches

DAY = date(2026, 11, 23)
EDITS = 5
T = TypeVar("T")


class Table:
    """Prints a line for each piece of work."""

    def __init__(self) -> None:
        self._unit = calibration(time.process_time)
        print(f"calibration loop: {self._unit:.3f} s at work\n")
        print("| Work | clock | at work | loop | |")
        print("| --- | --- | --- | --- | --- |")

    @staticmethod
    def _spent(work: Callable[[], Any]) -> tuple[float, float]:
        clock, busy = time.perf_counter(), time.process_time()
        work()
        return time.perf_counter() - clock, time.process_time() - busy

    def row(self, name: str, work: Callable[[], T]) -> T:
        found: list[T] = []
        with meanwhile() as loops:
            spent = self._spent(lambda: found.append(work()))
        self._print(name, spent, mean(loops) if loops else self._unit)
        return found[0]

    def best(self, name: str, works: Sequence[Callable[[], Any]]) -> None:
        """The best of several runs, each with something of its own to do."""
        spent = [self._spent(work) for work in works]
        least = min(one for one, _ in spent), min(one for _, one in spent)
        self._print(name, least, self._unit)

    def _print(self, name: str, spent: tuple[float, float], unit: float) -> None:
        clock, busy = spent
        said = f"{clock:.3f} s | {busy:.3f} s | {unit:.3f} s | {busy / unit:.2f} x"
        print(f"| {name} | {said} |", flush=True)


def peak() -> None:
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"| memory, peak so far | {most} MB | | | |", flush=True)


@contextmanager
def opened(folder: Path) -> Iterator[tuple[Ledger, Projection]]:
    """A ledger and its graph, kept beside it, as the service opens them."""
    ledger = Ledger.open(f"sqlite:///{folder / 'ledger.db'}")
    graph = open_graph("kglite:", ledger.graph_file)
    yield ledger, Projection(ledger, graph)
    graph.close()
    ledger.close()


def measure(table: Table, folder: Path, read: Callable[[], list[Batch]]) -> None:
    with opened(folder) as (ledger, projection):
        load(table, ledger, read)
        peak()
        table.row("rebuild the graph", lambda: projection.rebuild(DAY))
        peak()
        table.row("keep the graph beside the ledger, the rest of it", projection.graph.close)
    with opened(folder) as (ledger, projection):
        table.row("start from the kept graph", lambda: projection.show(DAY))
        duty, post = _some(ledger, projection)
        edit(table, ledger, projection, (duty, post))
        table.row("the same, all resolved again",
                  lambda: ledger.plan([_edit(99, duty, post)], whole=True))  # fmt: skip
        peak()


def load(table: Table, ledger: Ledger, read: Callable[[], list[Batch]]) -> None:
    said = table.row("read", read)
    plan = table.row("plan", lambda: ledger.plan(said))
    table.row("commit to SQLite on disk", lambda: ledger.commit(plan, "b", "load"))


def edit(table: Table, ledger: Ledger, projection: Projection, ends: tuple[str, str]) -> None:
    def committed(number: int) -> None:
        ledger.commit([_edit(number, *ends)], "b", "edit")
        projection.show(DAY)

    table.best("commit and catch up one edit", [lambda n=n: committed(n) for n in range(EDITS)])


def _some(ledger: Ledger, projection: Projection) -> tuple[str, str]:
    """A duty and a post that carries it."""
    query = "MATCH (p:Post)-[:CARRIES]->(d:Duty {leaf: true}) RETURN p.id AS p, d.id AS d LIMIT 1"
    with projection.graph.reading() as reader:
        row = reader.read(query)[0]
    return row["d"], row["p"]


def _edit(number: int, duty: str, post: str) -> Batch:
    """A person renames a duty and says that a post supports it, or takes that back."""
    renamed = NodeClaim(Ref("Duty", id=duty, find=Find.MAKE), {"name": f"改名后的职责{number}"})
    link = LinkClaim("CARRIES", Ref("", id=post), Ref("", id=duty), "support", {})
    claims = (renamed, link) if number % 2 else (renamed,)
    gone = frozenset() if number % 2 else frozenset({f"CARRIES\t{post}\t{duty}\tsupport"})
    return Batch(person("测量"), claims, partial=True, withdrawn=gone)


def main() -> None:
    table = Table()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        if sys.argv[1] == "tables":
            measure(table, folder, lambda: tables(int(sys.argv[2])))
            return
        path = folder / "college.jsonl"
        with path.open("w", encoding="utf-8") as file:
            file.writelines(college(*map(int, sys.argv[1:])))
        measure(table, folder, lambda: batches(path, path.name))


if __name__ == "__main__":
    main()
