"""Write a big college: copies of the example, each with its own ids, until N nodes.

    python -m benchmarks.colleges 20000 college.jsonl
    python -m benchmarks.colleges 1000000 big.jsonl 1800000

Link kinds, roles, depth and density are those of the example by construction; the copies
share the diagnosis points, which every college has once.
"""

import json
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from graph_model.claims import Batch, Claim, LinkClaim, NodeClaim, Ref
from graph_model.exchange import write_lines
from graph_model.ledger import Ledger
from loaders.merge import combined
from loaders.read import read_files

EXAMPLE = Path(__file__).parent.parent / "examples" / "college"
SHARED = "point-"
NUMBER = "@@"
NUMBERED = {"Unit", "Goal", "Standard", "Regulation", "Indicator", "Evidence"}
Line = dict[str, object]


def example_lines() -> list[Line]:
    """The example college in the exchange format."""
    with tempfile.TemporaryDirectory() as folder:
        ledger = Ledger.open(f"sqlite:///{folder}/example.db")
        ledger.commit(read_files(sorted(EXAMPLE.iterdir())), "benchmark", "example")
        lines = [json.loads(line) for line in write_lines(ledger.entities())]
        ledger.close()
    return lines


def college(nodes: int, links: int | None = None) -> Iterator[str]:
    """Lines of a college of at least so many nodes, a block for each copy of the example.

    links: how many links in all, spread evenly over their kinds; by default as dense as the
    example.
    """
    lines = example_lines()
    shared = [one for one in lines if _is_shared(one)]
    own = [one for one in lines if not _is_shared(one)]
    count = sum("node" in one for one in own)
    copy = _text(_renamed(one, NUMBER) for one in _thinned(own, links and links * count // nodes))
    yield _text(shared)
    missing = nodes - sum("node" in one for one in shared)
    for number in range(-(-missing // count)):
        yield copy.replace(NUMBER, str(number))


def _thinned(lines: list[Line], links: int | None) -> list[Line]:
    """With so many of the links, taken at even distances."""
    every = [one for one in lines if "link" in one]
    kept = min(len(every), len(every) if links is None else links)
    chosen = [every[place * len(every) // kept] for place in range(kept)]
    return [*(one for one in lines if "node" in one), *chosen]


def _text(lines: Iterable[Line]) -> str:
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def tables(nodes: int) -> list[Batch]:
    """What the tables of about so many nodes say in words: copies of the example's tables,
    each of departments, goals, standards and rules of its own."""
    example = read_files(sorted(EXAMPLE.iterdir()))
    count = sum("node" in line and not _is_shared(line) for line in example_lines())
    return combined(_copied(one, n) for n in range(-(-nodes // count)) for one in example)


def _copied(batch: Batch, number: int) -> Batch:
    whose = replace(batch.source, unit=batch.source.unit and f"{batch.source.unit}{number}")
    return replace(batch, source=whose, claims=tuple(_said(one, number) for one in batch.claims))


def _said(claim: Claim, number: int) -> Claim:
    if isinstance(claim, NodeClaim):
        said = dict(claim.properties)
        for name in ("name", "code", "document_no") if claim.ref.kind in NUMBERED else ():
            if said.get(name):
                said[name] = f"{said[name]}{number}"
        return claim._replace(ref=_meant(claim.ref, number), properties=said)
    if isinstance(claim, LinkClaim):
        source, target = _meant(claim.source, number), _meant(claim.target, number)
        return claim._replace(source=source, target=target)
    return claim


@cache
def _meant(ref: Ref, number: int) -> Ref:
    """The same for every row that names the same thing, as a reader of tables makes it."""
    own = bool(NUMBERED & set(ref.kind.split("|")))
    return ref._replace(
        name=f"{ref.name}{number}" if own and ref.name else ref.name,
        code=f"{ref.code}{number}" if own and ref.code else ref.code,
        scope=ref.scope and _meant(ref.scope, number),
        within=ref.within and _meant(ref.within, number),
        elsewhere=tuple(_meant(one, number) for one in ref.elsewhere),
    )


def _is_shared(line: Line) -> bool:
    ends = [line["id"]] if "node" in line else [line["source"], line["target"]]
    return all(str(end).startswith(SHARED) for end in ends)


def _renamed(line: Line, number: str) -> Line:
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
    nodes, path, *links = sys.argv[1:]
    with Path(path).open("w", encoding="utf-8") as file:
        file.writelines(college(int(nodes), *map(int, links)))


if __name__ == "__main__":
    main()
