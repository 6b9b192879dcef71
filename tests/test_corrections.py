"""A person says once how a table is to be read, and tables of that shape follow."""

from pathlib import Path

import pytest

from graph_model.errors import WrongInput
from loaders.choices import Choices, kept
from loaders.read import read_all
from tests.commands import Run, runner
from tests.sheets import NAMED, TABLE3, TABLE4, ends, nodes, table3, xlsx

STRANGE = ["处室", "谁来做", "做什么", "做成什么样", "做到什么程度", "依据哪些文件"]
SAID = ["谁来做=岗位", "做什么=具体化工作", "做成什么样=工作目标"]
SAID += ["做到什么程度=工作标准", "依据哪些文件=管理制度"]
COLUMNS = [part for one in SAID for part in ("--columns", one)]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return runner(tmp_path / "ledger.db", corrections=tmp_path / "corrections")


def strange(path: Path, work: str, headings: list[str] = STRANGE) -> Path:
    return xlsx(path, ("x", [headings, ["一科", "科长", work, "办好", "当场办理", "《办法》"]]))


def test_a_strange_table_is_refused_and_says_what_is_possible(tmp_path: Path, run: Run) -> None:
    done = run("load", str(strange(tmp_path / "教务处_a.xlsx", "排课")), "--yes")
    assert done.returncode == 2
    assert "没有找到能识别的表头" in done.stderr


def test_a_correction_holds_for_every_later_table_of_the_shape(tmp_path: Path, run: Run) -> None:
    first = strange(tmp_path / "教务处_a.xlsx", "排课")
    done = run("load", str(first), "--form", "表4", *COLUMNS, "--yes")
    assert done.returncode == 0, done.stderr
    assert "按指定" in done.stdout
    later = strange(tmp_path / "学生处_b.xlsx", "查寝", STRANGE[:1] + STRANGE[:0:-1])
    xlsx(later, ("x", [STRANGE, ["一科", "科长", "查寝", "办好", "当场办理", "《办法》"]]))
    done = run("load", str(later), "--yes")
    assert done.returncode == 0, done.stderr
    assert "按以前的更正" in done.stdout
    (correction,) = kept(tmp_path / "corrections")
    reading = read_all([later], choices=Choices(corrections=(correction,)))
    assert ends(reading.batches[0], "CARRIES") == {("科长", "查寝", "lead")}
    assert reading.batches[0].source.name == "学生处 › 表4"


def test_a_heading_that_means_something_else_here_is_moved(tmp_path: Path) -> None:
    """工作内容 is usually the work; this department calls its goal so."""
    headings = ["科室", "岗位", "事项", "工作内容", "工作标准", "管理制度"]
    path = strange(tmp_path / "教务处_a.xlsx", "排课", headings)
    said = (("事项", "具体化工作"), ("工作内容", "工作目标"))
    (batch,) = read_all([path], choices=Choices("表4", said)).batches
    assert ends(batch, "SERVES") == {("排课", "办好", "")}


@pytest.mark.parametrize(
    ("choices", "said"),
    [
        (Choices("表5"), "没有叫“表5”的表"),
        (Choices("表4", (("做什么", "没有的列"),)), "没有“没有的列”列"),
        (Choices("", (("做什么", "没有的列"),)), "没有一种表"),
    ],
)
def test_a_choice_that_cannot_be_is_refused(tmp_path: Path, choices: Choices, said: str) -> None:
    (problem,) = read_all([strange(tmp_path / "教务处_a.xlsx", "排课")], choices=choices).problems
    assert said in problem.message


def test_a_kept_correction_that_was_damaged_is_named(tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_text('form = "表5"\nheadings = []\n[columns]\n', encoding="utf-8")
    with pytest.raises(WrongInput, match=r"x\.toml"):
        kept(tmp_path)


def test_the_likely_column_is_proposed_but_never_guessed(tmp_path: Path) -> None:
    rows = [NAMED, [*TABLE3[:2], "工作归口岗位"], ["教学", "排课", "处长"]]
    (problem,) = read_all([xlsx(tmp_path / "a.xlsx", ("表3", rows))]).problems
    assert "请指定 工作归口岗位=工作归属岗位" in problem.message


def test_the_preview_says_what_is_which_and_what_is_none(tmp_path: Path, run: Run) -> None:
    rows = [NAMED, [*TABLE4, "备注"], ["一科", "科长", "排课", "办好", "当场", "《办法》", "x"]]
    path = xlsx(
        tmp_path / "a.xlsx", ("工作", rows), ("考勤", [["姓名", "天数"]]), ("说明", [["略"]])
    )
    done = run("load", str(path))
    assert "识别出 1 个表" in done.stdout
    assert "较有把握: 6列对上,1列不认识" in done.stdout
    assert "没有识别的表 2 个" in done.stdout
    assert "考勤" in done.stdout


def test_one_bad_file_of_a_folder_stops_the_load_unless_it_is_skipped(
    tmp_path: Path, run: Run
) -> None:
    folder = tmp_path / "全部"
    folder.mkdir()
    table3(folder / "好.xlsx", ["教学", "排课", "处长"])
    (folder / "坏.xlsx").write_text("x")
    done = run("load", str(folder), "--yes")
    assert done.returncode == 2
    assert "坏.xlsx" in done.stdout
    assert run("doubts").returncode == 0
    done = run("load", str(folder), "--yes", "--skip")
    assert done.returncode == 0
    assert "已存入, 现在是第 1 版" in done.stdout


def test_a_department_can_be_named_by_the_person(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", ("x", [TABLE3, ["教学", "排课", "处长"]]))
    (problem,) = read_all([path]).problems
    assert "指定是哪个部门" in problem.message
    (batch,) = read_all([path], choices=Choices(unit="教务处")).batches
    assert batch.source.name == "教务处 › 表3"


def test_what_is_hidden_is_read_or_not_as_the_person_decides(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    path = table3(tmp_path / "a.xlsx", ["教学", "排课", "处长"], ["教学", "调课", "处长"])
    book = load_workbook(path)
    book.worksheets[0].row_dimensions[4].hidden = True
    book.save(path)
    (read,) = read_all([path]).batches
    (left,) = read_all([path], choices=Choices(hidden=False)).batches
    assert set(nodes(read, "Duty")) - set(nodes(left, "Duty")) == {"调课"}
    assert "隐藏了1行,仍已读入" in read.remarks[0]
    assert "隐藏了1行,按要求未读入" in left.remarks[0]
