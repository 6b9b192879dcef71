"""Would a wrong query be noticed? `python -m tests.oracle.defects` seeds defects and compares."""

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from graph_model.store import Reader
from queries.catalogue import Catalogue, load_catalogue
from queries.gaps import find_gaps
from queries.scope import Scope
from tests.oracle.case import Case
from tests.oracle.compare import Bench, with_all_rules
from tests.oracle.examples import cases
from tests.oracle.graphs import random_case
from tests.oracle.mutants import Mutant, mutants
from tests.oracle.rules import gaps_of
from tests.oracle.world import World

# Defects that change no answer, with the reason: (rule, what, line) as they are printed.
EQUIVALENT: dict[tuple[str, str, int], str] = {}


class Seeded(NamedTuple):
    """One rule with one defect."""

    rule: str
    mutant: Mutant
    catalogue: Catalogue

    @property
    def name(self) -> tuple[str, str, int]:
        return self.rule, self.mutant.what, self.mutant.line


def seeded(catalogue: Catalogue, rules: Iterable[str]) -> Iterator[Seeded]:
    for id_ in rules:
        for mutant in mutants(catalogue.rules[id_].text):
            rule = catalogue.rules[id_].model_copy(update={"text": mutant.text})
            yield Seeded(id_, mutant, Catalogue({id_: rule}, catalogue.maps, catalogue.lookups))


class Trial:
    """Defects still unnoticed, those noticed, and those that no engine would run."""

    def __init__(self, defects: Iterable[Seeded]) -> None:
        self.alive, self.noticed, self.refused = list(defects), Counter[str](), Counter[str]()

    def show(self, reader: Reader, case: Case) -> None:
        """Ask every wrong query that is left, and drop it where the answer is wrong."""
        world = case.world
        self.alive = [one for one in self.alive if not self._ends(reader, case, world, one)]

    def _ends(self, reader: Reader, case: Case, world: World, one: Seeded) -> bool:
        try:
            answer = _answer(reader, case, one.catalogue)
        except Exception:  # whatever the engine says of a query that makes no sense
            self.refused[one.rule] += 1
            return True
        if answer == gaps_of(world, one.rule):
            return False
        self.noticed[one.rule] += 1
        return True


def _answer(reader: Reader, case: Case, catalogue: Catalogue) -> set[tuple[str, str]]:
    scope = Scope(case.day, with_all_rules(case.profile, catalogue))
    return {(gap.subject, gap.key) for gap in find_gaps(reader, catalogue, scope)}


def tried(graphs: int, rules: Iterable[str] = ()) -> Trial:
    """Show all defects the examples of the oracle and some random graphs."""
    catalogue = load_catalogue()
    trial = Trial(seeded(catalogue, rules or catalogue.rules))
    with TemporaryDirectory() as folder:
        bench = Bench(Path(folder), catalogue)
        for case in (*cases(), *map(random_case, range(graphs))):
            with bench.shown(case) as reader:
                trial.show(reader, case)
    return trial


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--graphs", type=int, default=200, help="how many random graphs")
    asked.add_argument("--rules", nargs="*", default=(), help="only these rules")
    options = asked.parse_args()
    trial = tried(options.graphs, options.rules)
    left = [one for one in trial.alive if one.name not in EQUIVALENT]
    by_rule: dict[str, list[str]] = defaultdict(list)
    for one in left:
        by_rule[one.rule].append(f"{one.mutant.what}, line {one.mutant.line}")
    for rule in sorted({*trial.noticed, *by_rule}):
        unnoticed = "; ".join(by_rule[rule]) or "none"
        print(f"{rule}: {trial.noticed[rule]} noticed; unnoticed: {unnoticed}")
    known, refused = len(trial.alive) - len(left), trial.refused.total()
    print(f"{trial.noticed.total()} noticed, {len(left)} unnoticed, {known} equivalent,")
    print(f"{refused} refused by the engine")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
