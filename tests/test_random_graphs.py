"""Do the queries answer as the oracle does, on random graphs and on both engines?"""

from collections.abc import Iterator

import pytest

from queries.catalogue import load_catalogue
from tests.oracle.case import Case
from tests.oracle.compare import Bench, absent
from tests.oracle.examples import cases
from tests.oracle.graphs import random_case
from tests.oracle.ways import way_cases


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    yield Bench(tmp_path_factory.mktemp("random"))


def differing(bench: Bench, case: Case, url: str) -> list[str]:
    return [str(one) for one in bench.differences(case, url)]


def test_the_catalogue_has_every_rule_and_map_that_the_oracle_knows() -> None:
    assert absent(load_catalogue()) == []


@pytest.mark.parametrize("seed", range(40))
def test_queries_answer_as_the_oracle(bench: Bench, seed: int) -> None:
    assert differing(bench, random_case(seed), "kglite:") == []


@pytest.mark.parametrize("case", [*cases(), *way_cases()], ids=lambda case: str(case.seed))
def test_queries_answer_as_the_oracle_on_its_examples(bench: Bench, case: Case) -> None:
    assert differing(bench, case, "kglite:") == []


@pytest.mark.neo4j
@pytest.mark.parametrize("seed", range(40, 45))
def test_queries_answer_as_the_oracle_on_neo4j(bench: Bench, clean_neo4j: str, seed: int) -> None:
    assert differing(bench, random_case(seed), clean_neo4j) == []
