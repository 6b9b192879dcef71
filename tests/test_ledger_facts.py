"""What only the record knows of a node reaches the rules: doubts, disagreements, reports."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from graph_model.claims import Batch
from graph_model.exchange import read_lines
from graph_model.ledger import Ledger, person
from graph_model.profile import default_profile
from graph_model.projection import Projection
from graph_model.store import Graph
from loaders.read import read_files
from queries.catalogue import built_in
from queries.gaps import find_gaps
from queries.scope import Scope
from tests.college import College

DAY = date(2026, 11, 23)
Found = set[tuple[str, str]]
Ask = Callable[[str], Found]

FORM3 = "部门职责,具体化工作,工作归属岗位\n"
FORM4 = "科室,岗位,具体化工作,工作目标,工作标准,管理制度\n"
TABLE3 = FORM3 + "教学运行管理,编排课表,教务科科长\n教学运行管理,考务安排,教务科科长\n"
TABLE4 = FORM4 + "教务科,教务科科长,编排课表,,执行《排课工作标准》(BZ-99),\n"


def asked(ledger: Ledger, graph: Graph) -> Ask:
    """Name and key of each gap of a rule, in a graph that has caught up and is as rebuilt."""
    projection = Projection(ledger, graph, default_profile())

    def ask(rule: str) -> Found:
        assert projection.verify(DAY) == []
        with graph.reading() as reader:
            alone = replace(built_in(), rules={rule: built_in().rule(rule)})
            gaps = find_gaps(reader, alone, Scope(DAY, default_profile()))
        return {(gap.subject_name, gap.key) for gap in gaps}

    return ask


@pytest.fixture
def ask(ledger: Ledger, engine: Graph) -> Ask:
    return asked(ledger, engine)


@pytest.fixture
def load(ledger: Ledger, tmp_path: Path) -> Callable[[str, str], None]:
    def loaded(name: str, text: str) -> None:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        ledger.commit(read_files([path]), "测试", "导入")

    return loaded


Load = Callable[[str, str], None]


def test_a_duty_that_only_one_of_both_forms_states_is_named_until_the_other_states_it(
    ask: Ask, load: Load
) -> None:
    load("教务处_表3.csv", TABLE3)
    assert ask("DAT008") == set()  # 表4 is still to come
    load("教务处_表4.csv", TABLE4)
    assert ask("DAT008") == {("考务安排", "表4")}
    load("教务处_表4.csv", TABLE4 + "教务科,教务科科长,考务安排,,,\n教务科,科员,学籍注册,,,\n")
    assert ask("DAT008") == {("学籍注册", "表3")}
    load("教务处_表3.csv", TABLE3 + "学籍管理,学籍注册,科员\n")
    assert ask("DAT008") == set()


def test_an_open_reference_is_a_doubt_of_the_duty_until_the_standard_is_there(
    ask: Ask, load: Load
) -> None:
    load("教务处_表4.csv", TABLE4)
    assert ask("DAT005") == {("编排课表", "教务处_表4.csv › 第2行 › 工作标准")}
    load("学生处_表3.csv", FORM3 + "学籍管理,学籍注册,科员\n")
    assert ask("DAT005") == {("编排课表", "教务处_表4.csv › 第2行 › 工作标准")}
    register = '{"node": "Standard", "id": "s", "name": "排课工作标准", "code": "BZ-99"}'
    load("standards.jsonl", register)
    assert ask("DAT005") == set()


def test_what_a_register_says_beside_its_columns_is_a_doubt_of_the_thing_in_that_row(
    ask: Ask, load: Load
) -> None:
    rows = "XX-01,就业率达到95%,,#REF!\nXX-02,就业满意度,,\n"
    load("目标.csv", "编号,目标,上级目标编号,目标值\n" + rows)
    assert ask("DAT005") == {("就业率达到95%", "目标.csv › 第2行 › 目标值")}
    load("目标.csv", "编号,目标,上级目标编号,目标值\n" + rows.replace("#REF!", "95"))
    assert ask("DAT005") == set()


def test_a_row_that_only_moved_keeps_the_name_of_its_doubt(ask: Ask, load: Load) -> None:
    load("教务处_表4.csv", TABLE4)
    before = ask("DAT005")
    load("教务处_表4.csv", TABLE4.replace(FORM4, FORM4 + "教务科,教务科科长,考务安排,,,\n"))
    assert ask("DAT005") == before


def test_a_doubt_of_a_form_goes_with_the_department_that_hands_it_in(
    ask: Ask, load: Load, ledger: Ledger
) -> None:
    load("units.jsonl", '{"node": "Unit", "id": "u1", "name": "教务处"}')
    load("教务处_表4.csv", FORM4 + ",,,#REF!,,\n")
    assert {name for name, _ in ask("DAT005")} == {"教务处"}
    load("more.jsonl", '{"node": "Unit", "id": "u2", "name": "教学部"}')
    assert {name for name, _ in ask("DAT005")} == {"教务处"}
    ledger.commit(ledger.merge("u1", "u2"), "测试", "合并")
    assert {name for name, _ in ask("DAT005")} == {"教学部"}
    ledger.commit(ledger.undo(ledger.revision()).plan, "测试", "撤销")
    assert {name for name, _ in ask("DAT005")} == {"教务处"}


SAID = '{"node": "Goal", "id": "g", "name": "%s", "due": "%s", "target": 95}'


def test_sources_that_differ_are_reported_by_the_property_and_not_for_width_or_remarks(
    ask: Ask, load: Load, ledger: Ledger
) -> None:
    load("a.jsonl", SAID % ("报到率（新生）", "2026-12-31"))
    load("b.jsonl", SAID % ("报到率(新生)", "2026-12-31"))
    assert ask("DAT006") == set()
    load("b.jsonl", SAID % ("新生报到率", "2027-12-31"))
    assert {key for _, key in ask("DAT006")} == {"name", "due"}
    word = read_lines('{"node": "Goal", "id": "g", "name": "报到率(新生)"}', "页面")
    ledger.commit([Batch(person("张三"), word.claims, partial=True)], "张三", "更正")
    assert {key for _, key in ask("DAT006")} == {"name", "due"}  # the table is still wrong
    load("b.jsonl", SAID % ("报到率(新生)", "2026-12-31"))
    assert ask("DAT006") == set()


def test_another_name_that_a_unit_is_known_by_is_no_disagreement(ask: Ask, load: Load) -> None:
    unit = '{"node": "Unit", "id": "u", "name": "质量管理中心", "aliases": ["诊改办"]}'
    load("a.jsonl", unit)
    load("b.jsonl", '{"node": "Unit", "id": "u", "name": "诊改办"}')
    assert ask("DAT006") == set()
    load("b.jsonl", '{"node": "Unit", "id": "u", "name": "诊改中心"}')
    assert ask("DAT006") == {("质量管理中心", "name")}


def test_the_example_college_has_the_doubts_and_differences_of_its_tables(
    college: College, engine: Graph
) -> None:
    ask = asked(college.ledger, engine)
    assert ask("DAT005") == {
        ("校园网可用率", "指标目录.xlsx › 指标目录 › 第32行 › 归口部门"),
        ("图书资料数字化", "目标分解表.xlsx › 目标分解表 › 第95行 › 责任岗位"),
    }
    assert ask("DAT006") == set()
    assert ask("DAT008") == {
        ("专业建设年度数据填报", "表4"),
        ("公寓报修与家具管理", "表4"),
        ("公寓楼消杀", "表4"),
        ("学生实习保险办理", "表4"),
        ("实习安全事故处置", "表4"),
        ("开学物资搬运", "表4"),
        ("易班建设与维护", "表4"),
    }
