"""Write a big college: copies of the example, each with its own ids, until N nodes.

    python -m benchmarks.colleges 20000 big.jsonl

Link kinds, roles, depth and density are those of the example by construction; the copies
share the diagnosis points, which every college has once.
"""

import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from graph_model.exchange import write_lines
from graph_model.ledger import Ledger
from loaders.read import read_files

EXAMPLE = Path(__file__).parent.parent / "examples" / "college"
SHARED = "point-"
Line = dict[str, object]


def example_lines() -> list[Line]:
    """The example college in the exchange format."""
    with tempfile.TemporaryDirectory() as folder:
        ledger = Ledger.open(f"sqlite:///{folder}/example.db")
        ledger.commit(read_files(sorted(EXAMPLE.iterdir())), "benchmark", "example")
        lines = [json.loads(line) for line in write_lines(ledger.entities())]
        ledger.close()
    return lines


def copies(lines: list[Line], nodes: int) -> Iterator[Line]:
    """Copies of the example until there are at least so many nodes."""
    shared = [one for one in lines if _is_shared(one)]
    own = [one for one in lines if not _is_shared(one)]
    yield from shared
    made, number = sum("node" in one for one in shared), 0
    while made < nodes:
        number += 1
        for one in own:
            yield _renamed(one, number)
        made += sum("node" in one for one in own)


def _is_shared(line: Line) -> bool:
    ends = [line["id"]] if "node" in line else [line["source"], line["target"]]
    return all(str(end).startswith(SHARED) for end in ends)


def _renamed(line: Line, number: int) -> Line:
    ends = ("id",) if "node" in line else ("source", "target")
    changed = {
        key: f"{line[key]}#{number}" for key in ends if not str(line[key]).startswith(SHARED)
    }
    if "code" in line:
        changed["code"] = f"{line['code']}#{number}"
    if line.get("node") in ("Unit", "Standard", "Regulation"):
        changed["name"] = f"{line['name']}{number}"
    return {**line, **changed}


def main() -> None:
    nodes, path = int(sys.argv[1]), Path(sys.argv[2])
    with path.open("w", encoding="utf-8") as file:
        for line in copies(example_lines(), nodes):
            file.write(json.dumps(line, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
