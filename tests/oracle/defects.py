"""Would a wrong query be noticed? `python -m tests.oracle.defects` seeds defects and compares."""

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from graph_model.store import Reader
from queries.catalogue import Catalogue, CoverageMap, load_catalogue
from tests.oracle.case import Case
from tests.oracle.compare import Answers, Bench, gaps_found, map_read, said_of
from tests.oracle.examples import cases
from tests.oracle.graphs import random_case
from tests.oracle.mutants import Mutant, mutants

FILE = Path(__file__).with_name("equivalent.txt")
# What a map asks, where its header does not say so: facts → lookups.
ASKED_BY = {
    "stages": ("duty-stages", "goal-stages"),
    "cooperation": ("supports", "cooperation-links"),
}
Told = Callable[[str], Answers]


class Seeded(NamedTuple):
    """One query with one defect; what it makes wrong are the answers to some questions."""

    query: str
    mutant: Mutant
    catalogue: Catalogue
    questions: tuple[str, ...]

    def __str__(self) -> str:
        number = f", number {self.mutant.nth}" if self.mutant.nth > 1 else ""
        return f"{self.query}: {self.mutant.what}, line {self.mutant.line}{number}"

    def answer(self, reader: Reader, case: Case, question: str) -> Answers:
        if question in self.catalogue.maps:
            return map_read(reader, self.catalogue, question, case)
        return gaps_found(reader, self.catalogue, case)[question]


def equivalent() -> dict[str, str]:
    """Defects that change no answer, as they are printed, with the reason above them."""
    found, reason = {}, ""
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("    "):
            found[line.strip()] = reason
        elif line and not line.startswith("#"):
            reason = line
    return found


def seeded(catalogue: Catalogue, queries: Iterable[str]) -> Iterator[Seeded]:
    """The defects of rules, of maps and of the lookups that maps ask."""
    asked = _asked(catalogue)
    for id_ in queries or (*catalogue.rules, *catalogue.maps, *asked):
        if id_ in catalogue.rules:
            yield from _of_rule(catalogue, id_)
        elif id_ in catalogue.maps:
            yield from _of_map(catalogue, id_)
        else:
            yield from _of_lookup(catalogue, id_, tuple(asked[id_]))


def _asked(catalogue: Catalogue) -> Mapping[str, list[str]]:
    """Lookup → the maps that ask it."""
    found: dict[str, list[str]] = defaultdict(list)
    for id_, chosen in sorted(catalogue.maps.items()):
        for name in _lookups(chosen) & catalogue.lookups.keys():
            found[name].append(id_)
    return found


def _lookups(chosen: CoverageMap) -> set[str]:
    tiers = {"goal-tiers"} if chosen.tier else set()
    named = {chosen.rows, chosen.facts, chosen.below, *chosen.columns}
    return named | tiers | {*ASKED_BY.get(chosen.facts, ())}


def _of_rule(catalogue: Catalogue, id_: str) -> Iterator[Seeded]:
    for mutant in mutants(catalogue.rules[id_].text):
        rule = catalogue.rules[id_].model_copy(update={"text": mutant.text})
        yield Seeded(id_, mutant, replace(catalogue, rules={id_: rule}), (id_,))


def _of_map(catalogue: Catalogue, id_: str) -> Iterator[Seeded]:
    for mutant in mutants(catalogue.maps[id_].text):
        chosen = catalogue.maps[id_].model_copy(update={"text": mutant.text})
        wrong = replace(catalogue, maps={**catalogue.maps, id_: chosen})
        yield Seeded(id_, mutant, wrong, (id_,))


def _of_lookup(catalogue: Catalogue, id_: str, maps: tuple[str, ...]) -> Iterator[Seeded]:
    for mutant in mutants(catalogue.lookups[id_].text):
        lookup = catalogue.lookups[id_].model_copy(update={"text": mutant.text})
        wrong = replace(catalogue, lookups={**catalogue.lookups, id_: lookup})
        yield Seeded(id_, mutant, wrong, maps)


class Trial:
    """Defects still unnoticed, those noticed, and those that no engine would run."""

    def __init__(self, defects: Iterable[Seeded]) -> None:
        self.alive, self.noticed, self.refused = list(defects), Counter[str](), Counter[str]()

    def show(self, reader: Reader, case: Case) -> None:
        """Ask every wrong query that is left, and drop it where an answer is wrong."""
        world = case.world
        told = cache(lambda question: said_of(world, question))
        self.alive = [one for one in self.alive if not self._ends(reader, case, told, one)]

    def _ends(self, reader: Reader, case: Case, told: Told, one: Seeded) -> bool:
        try:
            wrong = any(one.answer(reader, case, asked) != told(asked) for asked in one.questions)
        except Exception:  # whatever the engine says of a query that makes no sense
            self.refused[one.query] += 1
            return True
        self.noticed[one.query] += wrong
        return wrong


def tried(graphs: int, queries: Iterable[str] = ()) -> Trial:
    """Show all defects some random graphs and the examples of the oracle."""
    catalogue = load_catalogue()
    trial = Trial(seeded(catalogue, queries))
    with TemporaryDirectory() as folder:
        bench = Bench(Path(folder), catalogue)
        for case in (*map(random_case, range(graphs)), *cases()):
            with bench.shown(case) as reader:
                trial.show(reader, case)
    return trial


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--graphs", type=int, default=200, help="how many random graphs")
    asked.add_argument("--queries", nargs="*", default=(), help="only these rules, maps, lookups")
    options = asked.parse_args()
    trial, known = tried(options.graphs, options.queries), equivalent()
    survivors = [str(one) for one in trial.alive]
    left = [one for one in survivors if one not in known]
    print("\n".join(f"    {one}" for one in left))
    queries = len({*trial.noticed, *(one.query for one in trial.alive)})
    print(f"{queries} queries: {trial.noticed.total()} noticed, {len(left)} unnoticed,")
    print(f"{len(survivors) - len(left)} equivalent, {trial.refused.total()} refused by the engine")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
