"""Each sentence about the tables that the example does not exercise has a small file."""

import json
from pathlib import Path
from typing import Any

import pytest

from graph_model.errors import WrongInput
from graph_model.ledger import Ledger
from tests.college import ANSWERS, COLLEGE, load
from tests.naming import Names, comparable, squeezed

CASES = sorted((ANSWERS / "small").glob("*/case.json"))
# The design leaves open whether this is refused or doubtful; it is doubtful.
OPEN = {"department-that-is-no-alias"}
Fact = dict[str, Any]


def test_there_are_many_small_files() -> None:
    assert len(CASES) >= 50


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.parent.name)
def test_a_small_file_gives_what_a_person_read_in_it(path: Path, tmp_path: Path) -> None:
    case = json.loads(path.read_text(encoding="utf-8"))
    ledger = Ledger.open(f"sqlite:///{tmp_path / 'ledger.db'}")
    doubts = _load_all(ledger, path.parent, case)
    nodes, links = Names(ledger.entities()).facts()
    listed = [{"node": ref.partition(":")[0], "ref": ref, **body} for ref, body in nodes.items()]
    listed += [
        {"link": kind, "source": source, "target": target, "role": role, **body}
        for (kind, source, target, role), body in links.items()
    ]
    missing = [fact for fact in case["facts"] if not any(_holds(fact, one) for one in listed)]
    wrong = [fact for fact in case["absent"] if any(_holds(fact, one) for one in listed)]
    assert not missing, f"{case['sentence']}\n" + "\n".join(map(str, missing))
    assert not wrong, f"{case['sentence']}\n" + "\n".join(map(str, wrong))
    wanted = {(d["file"], d["row"], squeezed(d["column"])) for d in case["doubts"]}
    if path.parent.name not in OPEN:
        assert doubts == wanted


def _load_all(ledger: Ledger, folder: Path, case: dict[str, Any]) -> set[tuple[str, int, str]]:
    """Load one file after the other; the cells that are doubtful at the end."""
    doubts: set[tuple[str, int, str]] = set()
    for name in [*case["context"], *case["files"]]:
        file = folder / name if (folder / name).exists() else COLLEGE / name
        before = ledger.revision()
        if name in case.get("refused", ()):
            with pytest.raises(WrongInput):
                load(ledger, [file])
            assert ledger.revision() == before
        else:
            load(ledger, [file])
    for doubt in ledger.doubts():
        doubts.add((doubt.place.file, doubt.place.row, squeezed(doubt.place.column)))
    return doubts


def _holds(fact: Fact, one: Fact) -> bool:
    """All that the fact names is so; a reference may name less (no parent, no section)."""
    wanted = comparable({k: v for k, v in fact.items() if k not in ("source", "target", "ref")})
    ends = all(one.get(key) == fact[key] for key in ("source", "target", "ref") if key in fact)
    return ends and all(one.get(key) == value for key, value in wanted.items())
