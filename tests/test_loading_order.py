"""The order in which tables are loaded, and loading them twice, changes nothing."""

from itertools import permutations
from pathlib import Path

import pytest

from graph_model.errors import WrongInput
from graph_model.ledger import Ledger
from loaders.read import read_all, read_files
from tests.college import COLLEGE
from tests.sheets import table3, table4

WORK4 = [
    ["教务科", "科长", "排课", "零差错", "当场办理", "《排课办法》（校字〔2026〕1号）"],
    ["学籍科", "科长", "学籍注册", "应注尽注", "差错率≤1%，执行《学籍标准》（XJ-01）", None],
    ["学籍科", "干事、科长", "毕业审核", None, "3个工作日", None],
]
WORK3 = [
    ["一、教学运行", "1.排课", "科长（承办）、处长（审核）"],
    ["一、教学运行", "2.学籍注册", "科长（配合：学生处）"],
    ["二、毕业工作", "毕业审核", "干事"],
]


def said(folder: Path, files: tuple[Path, ...]) -> dict[str, object]:
    """The whole graph after loading the files one by one, each twice."""
    folder.mkdir()
    ledger = Ledger.open(f"sqlite:///{folder / 'ledger.db'}")
    for file in files:
        for _ in range(2):
            ledger.commit(read_files([file]), "测试", "导入")
    graph: dict[str, object] = {one.key: (one.body, one.role) for one in ledger.entities()}
    graph["?"] = sorted((doubt.place.row, doubt.raw, doubt.reason) for doubt in ledger.doubts())
    ledger.close()
    return graph


def test_table_3_and_table_4_give_one_graph_in_either_order(tmp_path: Path) -> None:
    files = (
        table3(tmp_path / "三.xlsx", *WORK3),
        table4(tmp_path / "四.xlsx", *WORK4),
        COLLEGE / "units.csv",
    )
    graphs = [
        said(tmp_path / str(number), order) for number, order in enumerate(permutations(files))
    ]
    assert len(graphs) == 6
    assert len(graphs[0]) > 30
    assert all(graph == graphs[0] for graph in graphs)


def test_every_file_of_the_example_is_recognised_without_naming_its_form() -> None:
    reading = read_all(sorted(COLLEGE.iterdir()))
    assert not reading.problems
    assert len(reading.seen) == 34
    assert all(one.form for one in reading.seen)
    unsure = [one for one in reading.seen if not one.why.startswith("确定")]
    assert [(one.form, one.left) for one in unsure] == [("岗位人员名册", ("备注",))]


def test_a_value_beyond_the_header_of_a_csv_file_is_refused_with_its_row(tmp_path: Path) -> None:
    path = tmp_path / "教务处_表3.csv"
    head = "部门职责,具体化工作,工作归属岗位\n教学,排课,处长\n"
    path.write_text(head + "教学,收集,整理,处长\n", encoding="utf-8")
    with pytest.raises(WrongInput, match="第3行: 有4格,表头只有3列"):
        read_files([path])
