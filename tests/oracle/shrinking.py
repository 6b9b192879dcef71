"""On which small graph do they disagree? `python -m tests.oracle.shrinking RULE SEED`"""

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.oracle.case import Case
from tests.oracle.compare import Bench
from tests.oracle.graphs import random_case
from tests.oracle.world import Line

KEPT = {"node", "id", "name", "link", "source", "target"}


def smallest(case: Case, fails: Callable[[Case], bool]) -> Case:
    """Take lines and properties off, one at a time, as long as it still fails."""
    while smaller := next((one for one in _smaller(case) if fails(one)), None):
        case = smaller
    return case


def _smaller(case: Case) -> Iterator[Case]:
    for line in sorted(case.lines, key=lambda one: "link" in one):
        rest = tuple(one for one in case.lines if not _goes_with(line, one))
        if any("node" in one for one in rest):
            yield replace(case, lines=rest, told=case.told.without(line.get("id", "")))
    for number, line in enumerate(case.lines):
        told = case.told.disputed.get(line.get("id", ""), set())
        for name in line.keys() - KEPT - told:
            less = {key: value for key, value in line.items() if key != name}
            yield replace(case, lines=(*case.lines[:number], less, *case.lines[number + 1 :]))


def _goes_with(gone: Line, line: Line) -> bool:
    """The line itself, and links of a node that goes."""
    return line is gone or ("id" in gone and gone["id"] in (line.get("source"), line.get("target")))


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("question", help="a rule, a map or a fact")
    asked.add_argument("seed", type=int)
    options = asked.parse_args()

    with TemporaryDirectory() as folder:
        bench = Bench(Path(folder))

        def fails(case: Case) -> bool:
            return any(one.question == options.question for one in bench.differences(case))

        case = random_case(options.seed)
        if not fails(case):
            print("they agree")
            return 0
        case = smallest(case, fails)
        found = [one for one in bench.differences(case) if one.question == options.question]
    print(f"{case.day} {found[0]}\n{case.told}\n{case.profile.parameters}")
    print("\n".join(json.dumps(line, ensure_ascii=False) for line in case.lines))
    return 1


if __name__ == "__main__":
    sys.exit(main())
