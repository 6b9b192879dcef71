"""Where do the queries and the oracle disagree? `python -m tests.oracle.compare 2000`"""

import argparse
import shutil
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from graph_model.ledger import Ledger
from graph_model.profile import Profile, RuleChoice, Stage
from graph_model.projection import Projection
from graph_model.store import Reader
from graph_model.store.opening import open_graph
from queries.catalogue import Catalogue, load_catalogue
from queries.coverage import read_coverage
from queries.gaps import find_gaps
from queries.goal_states import GoalState, read_goal_states
from queries.scope import Scope
from queries.stages import duty_stages
from queries.trace import trace_down
from queries.traces import StageCount
from tests.oracle.case import Case
from tests.oracle.facts import (
    first_missing,
    goal_counts,
    goal_cycle,
    goal_missing,
    leaf_duties,
    stages_of,
)
from tests.oracle.graphs import random_case
from tests.oracle.maps import MAPS, Cells
from tests.oracle.rules import RULES, gaps_of
from tests.oracle.telling import batches
from tests.oracle.world import World

Answers = set[tuple[Any, ...]]
LATER = ("standard", "norm", "check", "regulation")
SHOWN = ("goal", "post", *LATER)


class Difference(NamedTuple):
    """What the oracle alone says, and what the queries alone say, of one question."""

    question: str
    seed: int
    oracle: Answers
    queries: Answers

    def __str__(self) -> str:
        oracle, queries = sorted(self.oracle, key=str)[:3], sorted(self.queries, key=str)[:3]
        return f"{self.question} seed {self.seed}: oracle alone {oracle}, queries alone {queries}"


def questions() -> list[str]:
    return [*RULES, *MAPS, *FACTS]


def absent(catalogue: Catalogue) -> list[str]:
    """Rules and maps that the oracle knows and the catalogue does not have."""
    return [one for one in (*RULES, *MAPS) if one not in {*catalogue.rules, *catalogue.maps}]


def expected(world: World, catalogue: Catalogue) -> dict[str, Answers]:
    """The oracle's answer to every question that the catalogue can be asked."""
    gone = absent(catalogue)
    return {asked: said_of(world, asked) for asked in questions() if asked not in gone}


def said_of(world: World, question: str) -> Answers:
    """The oracle's answer to one question."""
    if question in RULES:
        return {*gaps_of(world, question)}
    return _flat(MAPS[question](world)) if question in MAPS else FACTS[question](world)


def _stages_said(world: World) -> Answers:
    return {
        (d, *sorted(stages_of(world, d).items()), first_missing(world, d))
        for d in leaf_duties(world)
    }


def _states_said(world: World) -> Answers:
    """A goal: its first missing stage; covered and all duties of each later stage."""
    goals = world.all("Goal")
    counts = {(g, stage, *goal_counts(world, g)[stage]) for g in goals for stage in LATER}
    return {(g, goal_missing(world, g)) for g in goals} | counts


FACTS: dict[str, Callable[[World], Answers]] = {
    "duty stages": _stages_said,
    "goal traces": _states_said,
    "goal states": _states_said,
    "goal cycles": lambda world: {(g, goal_cycle(world, g)) for g in world.all("Goal")},
}


def _flat(cells: Cells) -> Answers:
    """Cells as rows; what is empty says nothing."""
    return {(*place, *cell) for place, cell in cells.items() if cell.total}


def answered(reader: Reader, catalogue: Catalogue, case: Case) -> dict[str, Answers]:
    """The answers of the queries to the same questions."""
    answers = gaps_found(reader, catalogue, case)
    for id_ in set(MAPS) & set(catalogue.maps):
        answers[id_] = map_read(reader, catalogue, id_, case)
    answers["duty stages"] = _duties(reader, case)
    answers["goal traces"] = _traces(reader, case)
    states = read_goal_states(reader, Scope(case.day, case.profile))
    answers["goal states"] = {row for g, one in states.items() for row in _state(g, one)}
    answers["goal cycles"] = {(g, one.cycle) for g, one in states.items()}
    return answers


def gaps_found(reader: Reader, catalogue: Catalogue, case: Case) -> dict[str, Answers]:
    """The gaps of all rules, also of those that are switched off."""
    answers: dict[str, Answers] = {id_: set() for id_ in catalogue.rules}
    scope = Scope(case.day, _with_all_rules(case.profile, catalogue))
    for gap in find_gaps(reader, catalogue, scope):
        answers[gap.rule].add((gap.subject, gap.key))
    return answers


def _with_all_rules(profile: Profile, catalogue: Catalogue) -> Profile:
    return profile.model_copy(
        update={"rules": {id_: RuleChoice(enabled=True) for id_ in catalogue.rules}}
    )


def map_read(reader: Reader, catalogue: Catalogue, map_id: str, case: Case) -> Answers:
    """The cells of a map that are not empty."""
    coverage = read_coverage(reader, catalogue, map_id, Scope(case.day, case.profile))
    found: Answers = set()
    for cell in coverage.cells:
        subjects = coverage.cell_subjects(cell.row, cell.column)
        inside, outside = (
            tuple(sorted(one.id for one in subjects if one.covered == side))
            for side in (True, False)
        )
        figures = (cell.covered, cell.total, cell.confirmed)
        found.add((cell.row, str(cell.column), *figures, inside, outside))
    return {row for row in found if row[3]}


def _duties(reader: Reader, case: Case) -> Answers:
    found = duty_stages(reader, case.world.all("Duty"), case.profile)
    order = case.profile.missing_order()
    return {
        (d, *sorted((one, row.covers(Stage(one))) for one in SHOWN), row.first_missing(order))
        for d, row in found.items()
    }


def _traces(reader: Reader, case: Case) -> Answers:
    """What the trace of each goal says of its state."""
    scope = Scope(case.day, case.profile)
    found: Answers = set()
    for g in case.world.all("Goal"):
        trace = trace_down(reader, g, scope)
        step = next(one for one in trace.goals if one.goal.id == g)
        found |= {(g, step.first_missing), *_state_counts(g, trace.counts)}
    return found


def _state(g: str, state: GoalState) -> Answers:
    return {(g, state.first_missing), *_state_counts(g, state.counts)}


def _state_counts(g: str, counts: Iterable[StageCount]) -> Answers:
    return {(g, one.stage, one.covered, one.total) for one in counts if one.stage in LATER}


class Bench:
    """Compares cases one after the other, each in a ledger of its own."""

    def __init__(self, folder: Path, catalogue: Catalogue | None = None) -> None:
        self.catalogue = catalogue or load_catalogue()
        self._folder, self._empty = folder, folder / "empty.db"
        Ledger.open(f"sqlite:///{self._empty}").close()

    @contextmanager
    def shown(self, case: Case, url: str = "kglite:") -> Iterator[Reader]:
        """A case, loaded through the public doors."""
        shutil.copy(self._empty, self._folder / "case.db")
        ledger, graph = Ledger.open(f"sqlite:///{self._folder / 'case.db'}"), open_graph(url)
        try:
            ledger.commit(batches(case), "测试", "随机图")
            Projection(ledger, graph, case.profile).rebuild(case.day)
            with graph.reading() as reader:
                yield reader
        finally:
            graph.close()
            ledger.close()

    def differences(self, case: Case, url: str = "kglite:") -> list[Difference]:
        """Where the queries answer otherwise than the oracle."""
        with self.shown(case, url) as reader:
            queries = answered(reader, self.catalogue, case)
        return list(_compared(case.seed, expected(case.world, self.catalogue), queries))


def _compared(
    seed: int, oracle: dict[str, Answers], queries: dict[str, Answers]
) -> Iterator[Difference]:
    for question, said in oracle.items():
        if said != queries[question]:
            yield Difference(question, seed, said - queries[question], queries[question] - said)


def run(seeds: Iterable[int]) -> dict[str, list[Difference]]:
    """Compare random cases in process; question → its differences."""
    found: dict[str, list[Difference]] = defaultdict(list)
    with TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        for seed in seeds:
            for difference in bench.differences(random_case(seed)):
                found[difference.question].append(difference)
    return found


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("graphs", type=int, help="how many random graphs")
    asked.add_argument("--start", type=int, default=0, help="the first seed")
    options = asked.parse_args()
    begun = time.monotonic()
    found = run(range(options.start, options.start + options.graphs))
    for question, differences in sorted(found.items()):
        print(f"{question}: {len(differences)} of {options.graphs} graphs; {differences[0]}")
    gone = absent(load_catalogue())
    speed = options.graphs / (time.monotonic() - begun)
    print(f"{options.graphs} graphs, {speed:.1f} a second; differing: {len(found)} questions")
    print(f"absent from the catalogue: {', '.join(gone) or 'none'}")
    return 1 if found or gone else 0


if __name__ == "__main__":
    sys.exit(main())
