"""The preview asks whether a name that comes is one that goes."""

from pathlib import Path

from graph_model.ledger import Ledger
from loaders.likeness import Likeness, likenesses
from loaders.read import read_files
from tests.sheets import TABLE3, table3, xlsx


def proposed(ledger: Ledger, path: Path) -> list[Likeness]:
    return likenesses(ledger.plan(read_files([path])), ledger.entities())


def test_a_work_that_goes_where_a_similar_one_comes_may_be_renamed(
    ledger: Ledger, tmp_path: Path
) -> None:
    path = table3(tmp_path / "a.xlsx", ["教学", "课表编排", "处长"], ["教学", "考务", "科长"])
    ledger.commit(read_files([path]), "测试", "导入")
    assert proposed(ledger, path) == []
    table3(path, ["教学", "课表编排与发布", "处长"], ["教学", "收费", "科长"])
    (found,) = proposed(ledger, path)
    assert (found.source, found.kind) == ("教务处 › 表3", "职责")
    assert (found.old, found.new, found.gone) == ("课表编排", "课表编排与发布", True)


def test_a_department_with_nearly_a_known_name_may_be_the_same(
    ledger: Ledger, tmp_path: Path
) -> None:
    ledger.commit(
        read_files([table3(tmp_path / "a.xlsx", ["教学", "排课", "处长"])]), "测试", "导入"
    )
    rows = [["部门名称：教务处办"], TABLE3, ["教学", "排课", "处长"]]
    (found,) = proposed(ledger, xlsx(tmp_path / "b.xlsx", ("x", rows)))
    assert (found.kind, found.old, found.new, found.gone) == ("部门", "教务处", "教务处办", False)
