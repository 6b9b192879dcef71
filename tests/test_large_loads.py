"""A load that is most of what a ledger will hold: its indexes are built afterwards."""

from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from graph_model.exchange import read_lines
from graph_model.ledger import Ledger
from graph_model.ledger.bulk import MANY
from graph_model.ledger.writing import AT_ONCE
from tests.behind import asked, attempted

INDEXES = "SELECT name, sql FROM sqlite_master WHERE type = 'index' ORDER BY name"
AGAIN = "INSERT INTO entity (id, \"key\", kind) VALUES (0, 'u1', 'Unit')"


def units(number: int, called: str = "部门") -> str:
    lines = (f'{{"node": "Unit", "id": "u{n}", "name": "{called}{n}"}}' for n in range(number))
    return "\n".join(lines)


def test_indexes_stand_after_a_large_load_as_before_it(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'ledger.db'}"
    ledger = Ledger.open(url)
    ledger.commit([read_lines(units(3), "units.jsonl")], "甲", "少数")
    before = asked(url, INDEXES)
    ledger.commit([read_lines(units(MANY, "处室"), "units.jsonl")], "甲", "许多")
    assert asked(url, INDEXES) == before
    assert asked(url, "PRAGMA integrity_check") == [("ok",)]
    assert asked(url, "PRAGMA foreign_key_check") == []
    with pytest.raises(IntegrityError):
        attempted(url, AGAIN)
    assert ledger.verify() == 2
    assert [one.body["name"] for one in ledger.entities(["u1"])] == ["处室1"]
    ledger.commit([read_lines(units(MANY, "处室") + "\n", "units.jsonl")], "甲", "再来一次")
    assert ledger.revision() == 2
    assert len(ledger.entities()) == MANY
    ledger.close()


def test_a_load_of_several_blocks_is_one_whole_changeset(url: str) -> None:
    """Small enough that every reference is looked up."""
    ledger = Ledger.open(url)
    size = 2 * AT_ONCE + 1
    assert AT_ONCE < size < MANY
    ledger.commit([read_lines(units(size), "units.jsonl")], "甲", "许多")
    ledger.commit([read_lines(units(AT_ONCE + 1, "处室"), "units.jsonl")], "甲", "少了一半")
    assert ledger.verify() == 2
    assert [one.n_changes for one in ledger.changesets()] == [size, size]
    assert len(ledger.entities()) == AT_ONCE + 1
    assert len(ledger.entities(revision=1)) == size
    ledger.close()
