"""What the rows of every form say: claims, doubts and remarks with their places."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from pydantic import ValidationError

from graph_model.claims import Batch, Find, Ref
from graph_model.errors import WrongInput
from loaders.form import FOLDER, forms, read_form
from loaders.read import read_file, read_files
from tests.college import COLLEGE
from tests.sheets import (
    NAMED,
    TABLE3,
    TABLE4,
    document,
    doubts,
    ends,
    links,
    nodes,
    table3,
    table4,
    xlsx,
)


@pytest.fixture(scope="session")
def college() -> dict[str, Batch]:
    return {batch.source.name: batch for batch in read_files(sorted(COLLEGE.iterdir()))}


def one(path: Path) -> Batch:
    (batch,) = read_file(path)
    return batch


def refusals(path: Path) -> list[str]:
    with pytest.raises(WrongInput) as caught:
        read_file(path)
    return [str(problem) for problem in caught.value.problems]


# Forms as data


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ('column = "parent"', 'column = "above"', "column “above” is not declared"),
        ('target = ["parent"]', 'target = ["above"]', "node “above” is not declared"),
        ('kind = "PART_OF"', 'kind = "HOLDS"', "no HOLDS joins its ends"),
        ('as = "semicolons"', 'as = "semicolon"', "as “semicolon” is not declared"),
        ("made_for", "made_by", "made_by"),
    ],
)
def test_a_form_that_names_something_unknown_cannot_be_loaded(
    tmp_path: Path, right: str, wrong: str, message: str
) -> None:
    text = (FOLDER / "units.toml").read_text(encoding="utf-8")
    assert right in text
    path = tmp_path / "units.toml"
    path.write_text(text.replace(right, wrong), encoding="utf-8")
    with pytest.raises(ValidationError, match=message):
        read_form(path)


# The example college


def test_every_form_is_found_in_the_example(college: dict[str, Batch]) -> None:
    assert {batch.source.form for batch in college.values()} == {form.zh for form in forms()}
    assert len(forms()) >= 12
    assert sum(batch.source.reports for batch in college.values()) == 24


def test_the_example_has_one_doubt_and_one_remark_on_reading(college: dict[str, Batch]) -> None:
    found = [doubt for batch in college.values() for doubt in doubts(batch)]
    assert [(str(doubt.place), doubt.raw) for doubt in found] == [
        ("目标分解表.xlsx › 目标分解表 › 第95行 › 责任岗位", "资料室管理员")
    ]
    remarks = [remark for batch in college.values() for remark in batch.remarks]
    assert len(remarks) == 1
    assert "备注" in remarks[0]


def test_a_batch_names_each_thing_and_each_link_once(college: dict[str, Batch]) -> None:
    for batch in college.values():
        said = [(claim.kind, claim.source, claim.target, claim.role) for claim in _links(batch)]
        assert len(said) == len(set(said))


def _links(batch: Batch) -> list[object]:
    return [claim for claim in batch.claims if hasattr(claim, "target")]


@pytest.mark.parametrize(
    ("source", "works"),
    [("教务处 › 表3", 48), ("质量管理中心(诊改办) › 表3", 30), ("机电信息分院 › 表3", 33)],
)
def test_a_table_has_as_many_works_as_its_sum_row_says(
    college: dict[str, Batch], source: str, works: int
) -> None:
    assert len({link.target for link in links(college[source], "DECOMPOSES_INTO")}) == works


def test_points_of_the_scheme_hang_on_their_elements(college: dict[str, Batch]) -> None:
    batch = college["诊断点目录"]
    ranks = [claim.properties["rank"] for claim in batch.claims if hasattr(claim, "ref")]
    assert [ranks.count(rank) for rank in ("item", "element", "point")] == [5, 15, 37]
    assert len(links(batch, "PART_OF")) == 52


def test_units_say_who_must_report(college: dict[str, Batch]) -> None:
    units = nodes(college["部门目录"], "Unit")
    assert units["质量管理中心"]["aliases"] == ("诊改办", "质量管理中心(诊改办)", "质管中心")
    assert [name for name, said in units.items() if not said["reports"]] == [
        "诊改工作领导小组",
        "专项工作组",
        "各分院(系)",
    ]


def test_annex_one_says_who_leads_and_who_helps(college: dict[str, Batch]) -> None:
    said = ends(college["诊断任务分解表"], "RESPONSIBLE_FOR")
    assert {pair for pair in said if pair[1] == "规划制定与实施"} == {
        ("教务处", "规划制定与实施", "lead"),
        ("招生就业处", "规划制定与实施", "lead"),
        ("学生处", "规划制定与实施", "support"),
        ("各分院（系）", "规划制定与实施", "support"),
    }
    assert ("后勤集团", "安全与生活保障", "support") in said
    assert ("财务处", "政策环境", "support") in said
    assert ("党政办", "政策环境", "lead") in said


def test_csv_cells_left_empty_by_merging_mean_as_above(college: dict[str, Batch]) -> None:
    three, four = college["继续教育学院 › 表3"], college["继续教育学院 › 表4"]
    assert len(nodes(three, "Duty")) == 3 + 20
    assert ("培训科科长", "社区教育与老年教育", "lead") in ends(four, "CARRIES")
    assert ends(four, "BELONGS_TO") == {
        ("院长", "院长室", ""),
        ("培训科科长", "培训科", ""),
        ("学历教育科科长", "学历教育科", ""),
        ("学籍与考务干事", "学历教育科", ""),
    }
    assert "财务处" in {link.source.name for link in links(three, "HOLDS")}


def test_empty_cells_of_other_columns_stay_empty(college: dict[str, Batch]) -> None:
    served = {link.source.name for link in links(college["继续教育学院 › 表4"], "SERVES")}
    assert "社区教育与老年教育" not in served


def test_a_post_without_work_is_still_a_post(college: dict[str, Batch]) -> None:
    batch = college["财经商贸系 › 表4"]
    assert ("实训室管理员", "系办公室", "") in ends(batch, "BELONGS_TO")
    assert "实训室管理员" not in {link.source.name for link in links(batch, "CARRIES")}


# 表3


def test_a_row_of_table_3_says_who_holds_and_who_carries(tmp_path: Path) -> None:
    batch = one(table3(tmp_path / "a.xlsx", ["一、教学", "1.排课\n2.调课\n①登记", "处长、科长"]))
    assert ends(batch, "HOLDS") == {("教务处", "教学", "lead")}
    assert ends(batch, "DECOMPOSES_INTO") == {("教学", "排课", ""), ("教学", "调课 ①登记", "")}
    assert ends(batch, "CARRIES") == {
        ("处长", "排课", "lead"),
        ("科长", "排课", "support"),
        ("处长", "调课 ①登记", "lead"),
        ("科长", "调课 ①登记", "support"),
    }
    assert {link.target.find for link in links(batch, "BELONGS_TO")} == {Find.MAY}


def test_a_work_knows_its_department_and_its_parent(tmp_path: Path) -> None:
    batch = one(table3(tmp_path / "a.xlsx", ["一、教学", "排课", "处长"]))
    unit = Ref("Unit", "教务处", find=Find.MAKE)
    above = Ref("Duty", "教学", scope=unit, within=unit, find=Find.MAKE)
    work = Ref("Duty", "排课", scope=unit, within=above, find=Find.MAKE)
    (link,) = links(batch, "CARRIES")
    assert link.target == work
    assert str(link.places[0]) == "a.xlsx › 表3 › 第3行 › 工作归属岗位"


@pytest.mark.parametrize(
    ("cell", "roles"),
    [
        ("处长、科长", {("处长", "lead"), ("科长", "support")}),
        ("处长\n科长", {("处长", "lead"), ("科长", "support")}),
        ("处长（审核）、科长（承办）", {("处长", "approve"), ("科长", "lead")}),
        ("处长、科长（承办）", {("处长", "support"), ("科长", "lead")}),
        ("科长（承办）、科长（审核）", {("科长", "lead"), ("科长", "approve")}),
        ("科长(监督)、处长（考核）", {("科长", "supervise"), ("处长", "appraise")}),
        ("实训(基地)管理员", {("实训(基地)管理员", "lead")}),
        ("1.处长\n2.科长（协办）", {("处长", "lead"), ("科长", "support")}),
        ("处长\n（康大勇）", {("处长", "lead")}),
        ("处长（承办、审核）", {("处长", "lead"), ("处长", "approve")}),
        ("科长（审核）、秘书", {("科长", "approve"), ("秘书", "lead")}),
    ],
)
def test_posts_carry_in_the_role_that_the_cell_says(
    tmp_path: Path, cell: str, roles: set[tuple[str, str]]
) -> None:
    batch = one(table3(tmp_path / "a.xlsx", ["一、教学", "排课", cell]))
    assert {(source, role) for source, _, role in ends(batch, "CARRIES")} == roles
    assert not list(doubts(batch))


def test_holders_in_brackets_belong_to_the_post(tmp_path: Path) -> None:
    batch = one(table3(tmp_path / "a.xlsx", ["一、教学", "排课", "处长\n（康大勇、李明）、科长"]))
    assert nodes(batch, "Post") == {
        "处长": {"name": "处长", "holders": ("康大勇", "李明")},
        "科长": {"name": "科长"},
    }


def test_departments_that_help_hold_the_duty_too(tmp_path: Path) -> None:
    cell = "处长\n（配合：保卫处治安科科长、各分院(系)）"
    batch = one(table3(tmp_path / "a.xlsx", ["一、教学", "排课", cell]))
    assert ends(batch, "HOLDS") - {("教务处", "教学", "lead")} == {
        ("保卫处治安科科长", "排课", "support"),
        ("各分院(系)", "排课", "support"),
    }
    guessed = [link for link in links(batch, "CARRIES") if link.source.find is Find.MAY]
    assert {link.source.name for link in guessed} == {"保卫处治安科科长", "各分院(系)"}
    assert {link.source.scope for link in guessed} == {None}


def test_departments_that_lead_together_each_hold_the_duty(tmp_path: Path) -> None:
    batch = one(table3(tmp_path / "a.xlsx", ["一、实习", "事故处置", "（教务处、学生处共同牵头）"]))
    assert ends(batch, "HOLDS") >= {
        ("教务处", "事故处置", "lead"),
        ("学生处", "事故处置", "lead"),
    }
    assert not links(batch, "CARRIES")


@pytest.mark.parametrize(
    ("cell", "works"),
    [
        ("1.排课\n2.调课", ["排课", "调课"]),
        ("1、排课\n2、调课", ["排课", "调课"]),
        ("①排课\n②调课", ["排课", "调课"]),
        ("（1）上级来文\n①登记\n②拟办", ["上级来文 ①登记 ②拟办"]),
        ("5.经费\n（1）收费\n（2）课酬", ["经费 （1）收费 （2）课酬"]),
        ("1.1+X证书试点\n2.2026年计划", ["1+X证书试点", "2026年计划"]),
        ("制定\n年度计划", ["制定 年度计划"]),
    ],
)
def test_lines_numbered_like_the_first_are_works_of_their_own(
    tmp_path: Path, cell: str, works: list[str]
) -> None:
    batch = one(table3(tmp_path / "a.xlsx", ["一、教学", cell, "处长"]))
    assert [name for name in nodes(batch, "Duty") if name != "教学"] == works


def test_a_catch_all_duty_is_marked(tmp_path: Path) -> None:
    batch = one(table3(tmp_path / "a.xlsx", ["一、其他", "3.完成领导交办的其他工作", "处长"]))
    assert nodes(batch, "Duty")["完成领导交办的其他工作"]["catch_all"] is True


def test_an_empty_department_duty_is_doubtful_outside_csv(tmp_path: Path) -> None:
    batch = one(table3(tmp_path / "a.xlsx", ["一、教学", "排课", "处长"], [None, "调课", "处长"]))
    assert [(doubt.place.row, doubt.place.column) for doubt in doubts(batch)] == [(4, "部门职责")]
    assert ("教务处", "调课", "lead") in ends(batch, "HOLDS")


# 表4


def test_a_row_of_table_4_ties_a_duty_to_all_that_it_needs(tmp_path: Path) -> None:
    row = [
        "运行科",
        "科长",
        "1.排课",
        "课表落实（ND-02）",
        "冲突≤1%\n（BZ-JX-12）",
        "《教学办法》（某院〔2024〕6号）",
    ]
    batch = one(table4(tmp_path / "a.xlsx", row))
    assert ends(batch, "PART_OF") == {("运行科", "教务处", "")}
    assert ends(batch, "BELONGS_TO") == {("科长", "运行科", "")}
    assert ends(batch, "CARRIES") == {("科长", "排课", "lead")}
    assert ends(batch, "SERVES") == {("排课", "ND-02", "")}
    assert ends(batch, "BACKED_BY") == {("排课", "某院〔2024〕6号", "")}
    (meets,) = links(batch, "MEETS")
    assert meets.target.code == "BZ-JX-12"
    assert meets.properties == {
        "requirement": "冲突≤1%",
        "operator": "<=",
        "value": 1,
        "unit": "%",
    }
    assert not links(batch, "HOLDS")


def test_a_post_that_shares_its_row_is_placed_in_no_section(tmp_path: Path) -> None:
    batch = one(table4(tmp_path / "a.xlsx", ["处长室", "处长、科长", "排课", None, None, None]))
    belongs = links(batch, "BELONGS_TO")
    assert {(link.source.within, link.target.name, link.target.find) for link in belongs} == {
        (None, "教务处", Find.MAY)
    }


def test_a_firm_place_of_a_post_wins_over_a_weak_one(tmp_path: Path) -> None:
    rows = [
        [None, "处长、科长", "排课", None, None, None],
        [None, "处长", "调课", None, None, None],
    ]
    batch = one(table4(tmp_path / "a.xlsx", *rows))
    found = {link.source.name: link.target.find for link in links(batch, "BELONGS_TO")}
    assert found == {"处长": Find.MAKE, "科长": Find.MAY}


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("每3年1聘\n（BZ-RS-05、BZ-RS-04）", {"BZ-RS-05": "每3年1聘", "BZ-RS-04": "每3年1聘"}),
        ("每学期≥20节，执行《督导标准》（BZ-ZL-03）", {"BZ-ZL-03": "每学期≥20节"}),
        ("（BZ-ZL-03）《督导标准》", {"BZ-ZL-03": None}),
        ("1.按时（BZ-A-01）\n2.差错≤0.5%（BZ-A-02）", {"BZ-A-01": "按时", "BZ-A-02": "差错≤0.5%"}),
        ("签订率100%，执行《应急标准》", {"应急标准": "签订率100%"}),
        ("6月底前，执行《方案制（修）订标准》", {"方案制（修）订标准": "6月底前"}),
        ("差错率≤1%（BZ-A-01），按时（BZ-A-02）", {"BZ-A-01": "差错率≤1%", "BZ-A-02": "按时"}),
        ("覆盖率100%（含实习）\n（BZ-JX-12）", {"BZ-JX-12": "覆盖率100%（含实习）"}),
        ("听取意见（ＢＺ－JX－12）", {"BZ-JX-12": "听取意见"}),
        ("按BZ-JX-12执行", {"BZ-JX-12": None}),
        ("《甲标准》和《乙标准》", {"甲标准": None, "乙标准": None}),
    ],
)
def test_a_standard_is_named_by_code_or_title_and_the_words_are_its_requirement(
    tmp_path: Path, cell: str, said: dict[str, str | None]
) -> None:
    batch = one(table4(tmp_path / "a.xlsx", [None, "科长", "排课", None, cell, None]))
    found = links(batch, "MEETS")
    named = {link.target.code or link.target.name: link for link in found}
    assert {key: link.properties.get("requirement") for key, link in named.items()} == said
    assert not nodes(batch, "Standard")


@pytest.mark.parametrize(
    ("words", "figure"),
    [
        ("到课率≥96%", (">=", 96, "%")),
        ("差错率<=0.5％", ("<=", 0.5, "%")),
        ("10月前，逾期率≤1%，差错≤2%", ("<=", 1, "%")),
        ("每学期≥60节/人", (">=", 60, "节/人")),
        ("认定≥1,500人次", (">=", 1500, "人次")),
        ("不低于1:200", None),
        ("登记≥9223372036854775808项", None),
    ],
)
def test_only_a_figure_behind_a_sign_is_a_figure(
    tmp_path: Path, words: str, figure: tuple[str, float, str] | None
) -> None:
    cell = f"{words}\n（BZ-A-01）"
    batch = one(table4(tmp_path / "a.xlsx", [None, "科长", "排课", None, cell, None]))
    said = links(batch, "MEETS")[0].properties
    read = (said["operator"], said["value"], said["unit"]) if "value" in said else None
    assert read == figure


def test_words_alone_are_a_standard_of_this_one_duty(tmp_path: Path) -> None:
    cell = ["1.排课\n2.调课", None, "当场办理", None]
    batch = one(table4(tmp_path / "a.xlsx", [None, "科长", *cell]))
    assert nodes(batch, "Standard") == {
        "当场办理": {"name": "当场办理", "level": "院系", "text": "当场办理"}
    }
    found = links(batch, "MEETS")
    assert {link.source.name for link in found} == {"排课", "调课"}
    assert all(link.target.scope == link.source and not link.properties for link in found)


@pytest.mark.parametrize(
    ("cell", "goals"),
    [
        ("ND-02", [("ND-02", "")]),
        ("ND-01、ND-02", [("ND-01", ""), ("ND-02", "")]),
        ("2026届毕业生去向落实（ND-21）", [("ND-21", "2026届毕业生去向落实")]),
        ("教材选用合规、课前到书", [("", "教材选用合规、课前到书")]),
    ],
)
def test_goals_are_named_by_code_or_kept_in_words(
    tmp_path: Path, cell: str, goals: list[tuple[str, str]]
) -> None:
    batch = one(table4(tmp_path / "a.xlsx", [None, "科长", "排课", cell, None, None]))
    found = links(batch, "SERVES")
    assert [(link.target.code, link.target.name) for link in found] == goals
    for link in found:
        named = bool(link.target.code)
        assert link.target.find is (Find.MUST if named else Find.MAY)
        assert link.instead == ("" if named else "objective")


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("《甲办法》、《乙办法》", {("", "甲办法"), ("", "乙办法")}),
        ("《甲办法》（某院〔2024〕6号）", {("某院〔2024〕6号", "甲办法")}),
        ("学籍规定、考试办法", {("", "学籍规定"), ("", "考试办法")}),
        ("网络、信息安全管理办法", {("", "网络、信息安全管理办法")}),
    ],
)
def test_regulations_are_named_by_title_and_document_number(
    tmp_path: Path, cell: str, found: set[tuple[str, str]]
) -> None:
    batch = one(table4(tmp_path / "a.xlsx", [None, "科长", "排课", None, None, cell]))
    targets = {link.target for link in links(batch, "BACKED_BY")}
    assert {(target.code, target.name) for target in targets} == found


def test_a_placeholder_says_nothing_and_is_remarked(tmp_path: Path) -> None:
    batch = one(table4(tmp_path / "a.xlsx", [None, "科长", "排课", "/", "待定", "暂无"]))
    assert not any(links(batch, kind) for kind in ("SERVES", "MEETS", "BACKED_BY"))
    assert len(batch.remarks) == 3


def test_nothing_of_a_row_without_a_work_is_lost_in_silence(tmp_path: Path) -> None:
    batch = one(table4(tmp_path / "a.xlsx", [None, "科长", None, "ND-02", "当场", "《甲办法》"]))
    assert {doubt.raw for doubt in doubts(batch)} == {"ND-02", "当场", "《甲办法》"}


# Finding the table, its header and its department


def test_titles_empty_rows_and_other_headings_do_not_hide_the_header(tmp_path: Path) -> None:
    header = ["部门主要职责", "主要工作", "岗位\n名称"]
    rows = [
        ["一览表"],
        ["部门名称：招就处    填表日期：2026年"],
        [],
        header,
        ["一", "排课", "处长"],
    ]
    batch = one(xlsx(tmp_path / "a.xlsx", ("x", rows)))
    assert batch.source.name == "招就处 › 表3"
    assert links(batch, "CARRIES")[0].places[0].column == "岗位 名称"


@pytest.mark.parametrize(
    "line",
    [
        ["部门名称：质量管理中心（诊改办）　　　填表日期：2026年3月"],
        ["部门名称:", "质量管理中心(诊改办)"],
        ["部 门 名 称：__质量管理中心（诊改办）__ 科室名称：各科室"],
    ],
)
def test_the_department_is_read_from_its_line_however_it_is_written(
    tmp_path: Path, line: list[str]
) -> None:
    rows = [line, TABLE3, ["一、教学", "排课", "处长"]]
    batch = one(xlsx(tmp_path / "a.xlsx", ("x", rows)))
    assert batch.source.unit == "质量管理中心(诊改办)"


def test_without_its_line_the_department_is_that_of_the_file_name(tmp_path: Path) -> None:
    rows = [TABLE3, ["一、教学", "排课", "处长"]]
    batch = one(xlsx(tmp_path / "教务处_表3.xlsx", ("x", rows)))
    assert batch.source.unit == "教务处"
    assert "文件名" in batch.remarks[0]
    (message,) = refusals(xlsx(tmp_path / "表3.xlsx", ("x", rows)))
    assert "部门名称" in message


def test_notes_sums_and_signatures_are_no_rows(tmp_path: Path) -> None:
    rows = [
        ["一、教学", "排课", "处长"],
        ["合计", "1项", "1个岗位"],
        ["注：排在前面的为主办"],
        ["填表人：　　部门负责人（签字）：　　"],
    ]
    batch = one(table3(tmp_path / "a.xlsx", *rows))
    assert set(nodes(batch, "Duty")) == {"教学", "排课"}
    assert not list(doubts(batch))
    assert not batch.remarks


def test_a_line_across_the_whole_table_is_remarked(tmp_path: Path) -> None:
    rows = [NAMED, TABLE3, ["以下为新增工作"], ["一、教学", "排课", "处长"]]
    batch = one(xlsx(tmp_path / "a.xlsx", ("表3", rows), merge=["A3:C3"]))
    assert set(nodes(batch, "Duty")) == {"教学", "排课"}
    assert "以下为新增工作" in batch.remarks[0]


def test_unknown_columns_and_tables_are_remarked(tmp_path: Path) -> None:
    rows = [NAMED, [*TABLE3, "备注"], ["一、教学", "排课", "处长", "x"]]
    batch = one(xlsx(tmp_path / "a.xlsx", ("表3", rows), ("说明", [["随便写的"]])))
    assert len(batch.remarks) == 2
    assert "说明" in batch.remarks[0]
    assert "备注" in batch.remarks[1]


def test_a_missing_required_column_is_refused_with_its_place(tmp_path: Path) -> None:
    rows = [NAMED, TABLE3[:2], ["一、教学", "排课"]]
    (message,) = refusals(xlsx(tmp_path / "a.xlsx", ("表3", rows)))
    assert message.startswith("a.xlsx › 表3 › 第2行 › 工作归属岗位: ")


def test_a_file_without_any_known_table_is_refused_with_what_was_looked_for(
    tmp_path: Path,
) -> None:
    (message,) = refusals(xlsx(tmp_path / "考勤.xlsx", ("x", [["姓名", "天数"], ["甲", 1]])))
    assert "部门职责、具体化工作、工作归属岗位" in message
    assert "目标分解表" in message


def test_two_tables_on_one_sheet_are_two_reports(tmp_path: Path) -> None:
    rows = [
        NAMED,
        TABLE3,
        ["一、教学", "排课", "处长"],
        [],
        ["表4"],
        ["部门名称：学生处"],
        TABLE4,
        [None, "科长", "查寝", None, None, None],
    ]
    batches = read_file(xlsx(tmp_path / "a.xlsx", ("x", rows)))
    assert [batch.source.name for batch in batches] == ["教务处 › 表3", "学生处 › 表4"]
    assert set(nodes(batches[0], "Duty")) == {"教学", "排课"}


def test_a_header_that_repeats_on_every_page_is_no_row(tmp_path: Path) -> None:
    rows = [["一、教学", "排课", "处长"], TABLE3, ["一、教学", "调课", "处长"]]
    batch = one(table3(tmp_path / "a.xlsx", *rows))
    assert set(nodes(batch, "Duty")) == {"教学", "排课", "调课"}


def test_a_word_file_holds_both_tables_of_a_department(tmp_path: Path) -> None:
    path = document(
        tmp_path / "a.docx",
        "表3 部门岗位工作一览表",
        "部门名称：保卫处",
        [TABLE3, ["一、治安", "巡逻", "科长"]],
        "表4 岗位工作",
        [TABLE4, ["治安科", "科长\n（熊军）", "巡逻", "", "", ""]],
    )
    three, four = read_file(path)
    assert [three.source.name, four.source.name] == ["保卫处 › 表3", "保卫处 › 表4"]
    assert links(three, "CARRIES")[0].places[0].sheet == "表3 部门岗位工作一览表"
    assert nodes(four, "Post")["科长"]["holders"] == ("熊军",)


def test_tables_of_one_source_in_several_files_are_one_batch(tmp_path: Path) -> None:
    first = table3(tmp_path / "a.xlsx", ["一、教学", "排课", "处长"])
    second = table3(tmp_path / "b.xlsx", ["一、教学", "排课", "处长"])
    (batch,) = read_files([first, second])
    (link,) = links(batch, "CARRIES")
    assert sorted({place.file for place in link.places}) == ["a.xlsx", "b.xlsx"]


# Registers

GOALS = [
    "编号",
    "目标",
    "上级目标编号",
    "责任部门",
    "责任岗位",
    "目标值",
    "运算",
    "汇总方式",
    "截止",
    "备注",
]


def goal(path: Path, *row: object) -> Batch:
    return one(xlsx(path, ("目标", [GOALS, list(row)])))


def test_a_goal_is_led_by_every_department_named(tmp_path: Path) -> None:
    row = [
        "ND-1",
        "开课",
        "CC-1、CC-2",
        "教务处、学生处",
        "科长",
        95,
        "≥",
        "合计",
        "2026.8.31",
        "已停用",
    ]
    batch = goal(tmp_path / "g.xlsx", *row)
    assert nodes(batch, "Goal")["开课"] == {
        "name": "开课",
        "code": "ND-1",
        "target": 95,
        "operator": ">=",
        "aggregation": "sum",
        "due": "2026-08-31",
        "note": "已停用",
        "status": "retired",
    }
    assert ends(batch, "DECOMPOSES_INTO") == {("CC-1", "ND-1", ""), ("CC-2", "ND-1", "")}
    assert ends(batch, "ASSIGNED_TO") == {
        ("ND-1", "教务处", "lead"),
        ("ND-1", "学生处", "lead"),
        ("ND-1", "科长", "lead"),
    }
    assert ends(batch, "OWNED_BY") == {("ND-1", "教务处", ""), ("ND-1", "学生处", "")}


@pytest.mark.parametrize(
    ("column", "raw", "missing", "proposal"),
    [
        (5, "约95", "target", "95"),
        (6, "差不多", "operator", ""),
        (7, "加权", "aggregation", ""),
        (8, "2026年8月", "due", "2026-08-31"),
        (8, "2026-02-30", "due", ""),
        (5, "#REF!", "target", ""),
    ],
)
def test_a_value_that_cannot_be_read_is_left_out_and_doubtful(
    tmp_path: Path, column: int, raw: str, missing: str, proposal: str
) -> None:
    row: list[object] = ["ND-1", "开课", None, "教务处", None, 95, "≥", "合计", "2026-08-31", None]
    row[column] = raw
    batch = goal(tmp_path / "g.xlsx", *row)
    assert missing not in nodes(batch, "Goal")["开课"]
    (doubt,) = doubts(batch)
    assert (doubt.raw, doubt.proposal) == (raw, proposal)
    assert doubt.place.column == GOALS[column]


def test_a_post_without_department_is_doubtful(tmp_path: Path) -> None:
    batch = goal(tmp_path / "g.xlsx", "ND-1", "开课", None, None, "科长", *[None] * 5)
    (doubt,) = doubts(batch)
    assert (doubt.raw, doubt.place.column) == ("科长", "责任岗位")
    assert not links(batch, "ASSIGNED_TO")


def test_a_code_without_name_is_named_by_it_and_doubtful(tmp_path: Path) -> None:
    batch = goal(tmp_path / "g.xlsx", "ND-1", *[None] * 9)
    assert list(nodes(batch, "Goal")) == ["ND-1"]
    assert [doubt.raw for doubt in doubts(batch)] == ["ND-1"]


def test_a_row_that_names_nothing_is_doubtful_as_a_whole(tmp_path: Path) -> None:
    batch = goal(tmp_path / "g.xlsx", None, None, "CC-1", "教务处", *[None] * 6)
    (doubt,) = doubts(batch)
    assert (doubt.place.row, doubt.raw) == (2, "CC-1 | 教务处")


def test_two_rows_with_one_code_are_one_goal_with_a_doubt(tmp_path: Path) -> None:
    rows = [GOALS, ["ND-1", "开课", *[None] * 8], ["ND-1", "停课", *[None] * 8]]
    batch = one(xlsx(tmp_path / "g.xlsx", ("目标", rows)))
    assert list(nodes(batch, "Goal")) == ["开课"]
    assert [(doubt.place.row, doubt.raw) for doubt in doubts(batch)] == [(3, "停课")]


def test_parts_of_a_norm_share_its_standard_and_its_check(tmp_path: Path) -> None:
    header = ["规范名称", "所属标准编号", "组成部分", "内容", "监控办法", "监控频次"]
    rows = [
        header,
        ["考试规范", "BZ-1", "态度与要求", "严密", "巡考", "每次"],
        [None, None, "禁忌条款", "不得泄题", None, None],
        ["会议室规范", None, "方法与流程", "预约", None, None],
        [None, None, None, None, "问卷", "每年"],
    ]
    merge = ["A2:A3", "B2:B3", "E2:E3", "F2:F3"]
    batch = one(xlsx(tmp_path / "规范.xlsx", ("规范", rows), merge=merge))
    parts = [claim.ref for claim in batch.claims if getattr(claim, "ref", None)]
    standard = Ref("Standard", code="BZ-1")
    assert [(ref.name, ref.part, ref.scope) for ref in parts if ref.kind == "Norm"] == [
        ("考试规范", "态度与要求", standard),
        ("考试规范", "禁忌条款", standard),
        ("会议室规范", "方法与流程", None),
    ]
    assert [(ref.name, ref.scope) for ref in parts if ref.kind == "Check"] == [
        ("巡考", standard),
        ("问卷", None),
    ]
    assert len(links(batch, "DETAILED_BY")) == 2
    assert len(links(batch, "CHECKED_BY")) == 2
    assert not list(doubts(batch))


def test_evidence_supports_codes_document_numbers_and_points(tmp_path: Path) -> None:
    rows = [
        ["编号", "名称", "对应编号或诊断点", "形成日期"],
        ["ZZ-1", "汇编", "BZ-1、某院质〔2024〕3号、2.1 目标与标准、5.3", "2026-1-2"],
    ]
    batch = one(xlsx(tmp_path / "佐证.xlsx", ("佐证", rows)))
    point = Ref("DiagnosisPoint", "目标与标准", scope=Ref("DiagnosisPoint", "2.1"))
    assert [link.target for link in links(batch, "SUPPORTS")] == [
        Ref("Goal|Standard|Regulation", code="BZ-1"),
        Ref("Goal|Standard|Regulation", code="某院质〔2024〕3号"),
        point,
        Ref("DiagnosisPoint", "5.3"),
    ]
    assert nodes(batch, "Evidence")["汇编"]["issued"] == "2026-01-02"


def test_a_register_is_retired_by_its_status(college: dict[str, Batch]) -> None:
    rules = nodes(college["制度目录"], "Regulation")
    assert rules["学生顶岗实习管理办法"]["status"] == "retired"
    assert rules["学籍管理规定"]["aspects"] == ("尽职尽责", "违规惩戒")
    assert rules["学籍管理规定"]["issued"] == "2023-09-01"
    assert nodes(college["目标分解表"], "Goal")["中职部并轨过渡期学生管理"]["status"] == "retired"


def test_the_roster_says_where_a_post_is_and_that_nobody_holds_it(tmp_path: Path) -> None:
    rows = [
        ["部门", "科室", "岗位", "任职人员"],
        ["教务处", "考务科", "考务员", "孙浩然、郑敏"],
        ["教务处", None, "处长", "暂无"],
    ]
    batch = one(xlsx(tmp_path / "名册.xlsx", ("名册", rows)))
    assert nodes(batch, "Post")["考务员"]["holders"] == ("孙浩然", "郑敏")
    assert nodes(batch, "Post")["处长"]["holders"] == ()
    assert ends(batch, "BELONGS_TO") == {("考务员", "考务科", ""), ("处长", "教务处", "")}
    assert {link.target.find for link in links(batch, "PART_OF")} == {Find.MUST}


def test_a_formula_without_a_stored_result_is_doubtful(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "g.xlsx", ("目标", [GOALS, ["ND-1", "开课", *[None] * 8]]))
    book = load_workbook(path)
    book.worksheets[0]["F2"] = "=90+5"
    book.save(path)
    (doubt,) = doubts(one(path))
    assert (doubt.raw, doubt.place.column) == ("=90+5", "目标值")
