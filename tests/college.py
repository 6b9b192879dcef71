"""The example college, loaded through the public door."""

from dataclasses import dataclass
from pathlib import Path

from graph_model.claims import Doubt, Place
from graph_model.ledger import Entity, Ledger
from loaders.read import read_files

COLLEGE = Path(__file__).parent.parent / "examples" / "college"
ANSWERS = Path(__file__).parent / "answers"


@dataclass(frozen=True)
class College:
    """What a loaded college holds, and what was doubtful on the way."""

    ledger: Ledger
    entities: list[Entity]
    doubts: tuple[Doubt, ...]
    origins: dict[str, list[tuple[str, Place]]]


def load(ledger: Ledger, files: list[Path]) -> tuple[Doubt, ...]:
    """Load files in one changeset; the doubts that remain."""
    return ledger.commit(read_files(files), "测试", "导入").plan.doubts


def loaded(url: str, files: list[Path]) -> College:
    ledger = Ledger.open(url)
    doubts = load(ledger, files)
    entities = ledger.entities()
    return College(ledger, entities, doubts, ledger.origins(one.key for one in entities))
