"""Forms to fill come back through the same door, empty or filled."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from graph_model.claims import NodeClaim
from graph_model.errors import UnknownName
from graph_model.ledger import Ledger
from graph_model.profile import default_profile
from loaders.filled import Known
from loaders.form import Form, forms
from loaders.read import read_all, read_files
from loaders.templates import in_document, in_workbook
from tests.college import COLLEGE, College
from tests.commands import runner
from tests.sheets import TABLE3

FORMS = {form.zh: form for form in forms()}
WRITERS = {"xlsx": in_workbook, "docx": in_document}


def write(path: Path, form: Form, unit: str = "", rows: list[list[str]] | None = None) -> Path:
    writer = WRITERS[path.suffix[1:]]
    path.write_bytes(writer(form, default_profile(), unit, rows or []))
    return path


@pytest.mark.parametrize("suffix", WRITERS)
@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_every_empty_form_is_recognised_and_says_nothing(
    tmp_path: Path, form: Form, suffix: str
) -> None:
    reading = read_all([write(tmp_path / f"a.{suffix}", form, "教务处" * form.reports)])
    assert not reading.problems
    (seen,) = reading.seen
    assert (seen.form, seen.left) == (form.zh, ())
    said = [claim for claim in reading.batches[0].claims if isinstance(claim, NodeClaim)]
    assert [claim.ref.name for claim in said] == (["教务处"] if form.reports else [])
    assert not reading.batches[0].doubts


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_every_example_of_a_form_can_be_read(tmp_path: Path, form: Form) -> None:
    row = [column.example for column in form.column]
    path = write(tmp_path / "a.xlsx", form, "教务处" * form.reports, [row])
    (batch,) = read_files([path])
    assert not batch.doubts
    assert not [doubt for claim in batch.claims for doubt in claim.doubts]
    assert batch.claims


def test_columns_with_few_choices_offer_them(tmp_path: Path) -> None:
    sheet = load_workbook(write(tmp_path / "a.xlsx", FORMS["指标目录"])).active
    assert sheet is not None
    offered = [rule.formula1 for rule in sheet.data_validations.dataValidation]
    assert '"越高越好,越低越好"' in offered


def test_a_formula_in_a_name_stays_text(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", FORMS["表3"], "教务处", [["=1+1", "@排课", "-处长"]])
    sheet = load_workbook(path).active
    assert sheet is not None
    assert [cell.data_type for cell in sheet[4]] == ["s", "s", "s"]


@pytest.mark.parametrize("suffix", WRITERS)
def test_a_filled_form_says_what_is_known_already(
    tmp_path: Path, college: College, suffix: str
) -> None:
    """Every department of the example, its own 表3 and 表4 replaced by the filled ones."""
    ledger = Ledger.open(f"sqlite:///{tmp_path / 'ledger.db'}")
    said = read_files(sorted(COLLEGE.iterdir()))
    ledger.commit(said, "测试", "导入")
    files = []
    for unit in sorted({batch.source.unit for batch in said if batch.source.reports}):
        known = Known(college.entities, unit)
        for name in ("表3", "表4"):
            path = tmp_path / f"{unit}_{name}.{suffix}"
            files.append(write(path, FORMS[name], unit, known.rows(name)))
    assert len(files) == 24
    doubts = ledger.doubts()
    ledger.commit(read_files(files), "测试", "填好的表")
    again = {one.key: (one.body, one.role) for one in ledger.entities()}
    assert again == {one.key: (one.body, one.role) for one in college.entities}
    assert len(ledger.doubts()) == len(doubts)
    ledger.close()


def test_a_gap_is_coloured_and_closed_by_filling_it(tmp_path: Path) -> None:
    ledger = Ledger.open(f"sqlite:///{tmp_path / 'ledger.db'}")
    path = tmp_path / "教务处_表3.csv"
    path.write_text(",".join(TABLE3) + "\n教学,排课,\n", encoding="utf-8")
    ledger.commit(read_files([path]), "测试", "导入")
    rows = Known(ledger.entities(), "教务处").rows("表3")
    assert rows == [["教学", "排课", ""]]
    filled = write(tmp_path / "教务处_表3.xlsx", FORMS["表3"], "教务处", rows)
    book = load_workbook(filled)
    sheet = book.active
    assert sheet is not None
    assert [cell.fill.fill_type for cell in sheet[4]] == [None, None, "solid"]
    sheet["C4"] = "处长"
    book.save(filled)
    ledger.commit(read_files([filled]), "测试", "补上")
    assert [one.role for one in ledger.entities() if one.kind == "CARRIES"] == ["lead"]
    ledger.close()


def test_an_unknown_department_is_named(college: College) -> None:
    with pytest.raises(UnknownName, match="没有处"):
        Known(college.entities, "没有处")


def test_the_command_writes_every_form(tmp_path: Path) -> None:
    done = runner(tmp_path / "l.db")("templates", str(tmp_path / "forms"))
    assert done.returncode == 0, done.stderr
    written = {path.stem for path in (tmp_path / "forms").iterdir()}
    assert written == set(FORMS)
