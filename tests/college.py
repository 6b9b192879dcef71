"""The example college, loaded through the public door."""

from dataclasses import dataclass
from pathlib import Path

import openpyxl

from graph_model.claims import Doubt, Place
from graph_model.ledger import Entity, Ledger
from loaders.read import read_files

COLLEGE = Path(__file__).parent.parent / "examples" / "college"
HANDED_IN = "招生就业处_岗位工作一览表（表3、表4）.xlsx"
ANSWERS = Path(__file__).parent / "answers"


def completed(folder: Path, duty: str) -> Path:
    """A department's table as it hands it in again, with a standard where a duty had none."""
    book = openpyxl.load_workbook(COLLEGE / HANDED_IN)
    sheet = book.worksheets[1]
    header = next(row for row in sheet.iter_rows() if row[0].value == "科室")
    column = next(cell.column for cell in header if cell.value == "工作标准")
    row = next(row[0].row for row in sheet.iter_rows() if duty in str(row[2].value))
    assert not sheet.cell(row, column).value
    sheet.cell(row, column).value = "3个工作日内"
    book.save(folder / HANDED_IN)
    return folder / HANDED_IN


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
