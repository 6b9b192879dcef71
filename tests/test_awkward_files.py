"""Awkward files, loaded through the public door: exactly the graph that a person reads."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_model.ledger import Entity, Ledger
from loaders.read import read_files
from tests.tables import awkward, departments
from tests.tables.awkward import Case

CASES = awkward.CASES | departments.CASES
NOT_SAID = {"id", "name", "status"}


def test_there_are_many_awkward_files() -> None:
    assert len(CASES) == len(awkward.CASES) + len(departments.CASES)
    assert len(CASES) >= 100


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_an_awkward_file_gives_exactly_what_a_person_reads_in_it(
    case: Case, tmp_path: Path, ledger: Ledger
) -> None:
    path = case.make(tmp_path)
    ledger.commit(read_files([path]), "测试", "导入")
    found = set(lines(ledger.entities()))
    found |= {f"? {doubt.place.row} {doubt.place.column}" for doubt in ledger.doubts()}
    assert found == {line.strip() for line in case.graph.splitlines() if line.strip()}


def lines(entities: list[Entity]) -> Iterator[str]:
    names = {one.key: one.body["name"] for one in entities if not one.is_link}
    for one in entities:
        source, target = one.ends if one.is_link else ("", "")
        ends = [names[source], ">", names[target], one.role or ""] if one.is_link else []
        said = [one.body["name"]] if not one.is_link else ends
        yield " ".join(part for part in (one.kind, *said, *properties(one)) if part)


def properties(one: Entity) -> Iterator[str]:
    for name, value in sorted(one.body.items()):
        if name not in NOT_SAID and value not in (None, False, ""):
            yield f"{name}={value}"
