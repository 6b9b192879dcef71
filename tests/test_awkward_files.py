"""Awkward files, loaded through the public door: exactly the graph that a person reads."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_model.ledger import Entity, Ledger
from loaders.read import read_all, read_files
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


def test_the_preview_says_which_table_goes_on_with_which(tmp_path: Path) -> None:
    path = CASES["a page of Word that goes on without the header"].make(tmp_path)
    told = [
        (one.sheet, one.form, one.rows, one.why.partition(":")[0]) for one in read_all([path]).seen
    ]
    assert told[1:] == [
        ("第2个表", "表4", 1, "接着“第1个表”"),
        ("第3个表", "", 0, "没有一个列名对得上,不是要导入的表"),
    ]


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
