"""Awkward files and the whole graph that a person reads in each, written by hand.

A line is `Kind name property=value …` or `KIND source > target role property=value …`;
a doubtful cell is `? row column`. SAME_AS names a graph that many shapes share.
"""

from dataclasses import dataclass
from datetime import datetime

from tests.tables import shapes as s
from tests.tables.shapes import GOALS, T3, T4, UNIT, WORK, A, B, Make

THREE = """
Unit 教务处
Duty 教学
Duty 排课
Duty 调课
Post 处长
Post 科长
HOLDS 教务处 > 教学 lead
DECOMPOSES_INTO 教学 > 排课
DECOMPOSES_INTO 教学 > 调课
CARRIES 处长 > 排课 lead
CARRIES 科长 > 调课 lead
BELONGS_TO 处长 > 教务处
BELONGS_TO 科长 > 教务处
"""
FOUR = """
Unit 教务处
Unit 教务科
PART_OF 教务科 > 教务处
Post 科长
BELONGS_TO 科长 > 教务科
Duty 排课 objective=零差错
CARRIES 科长 > 排课 lead
Standard 当场办理 level=院系 text=当场办理
MEETS 排课 > 当场办理
"""
GOAL = "Goal 毕业生就业率 code=XD-01 "


@dataclass(frozen=True)
class Case:
    make: Make
    graph: str


def one_row(posts: str, graph: str, work: str = "排课") -> Case:
    """A 表3 of one row, with what its posts say."""
    head = "Unit 教务处\nDuty 教学\nHOLDS 教务处 > 教学 lead\n"
    return Case(s.table3(["教学", work, posts]), head + graph)


def carried(*posts: str) -> str:
    """排课, carried by posts of 教务处: `name role` each."""
    said = ["Duty 排课", "DECOMPOSES_INTO 教学 > 排课"]
    for post in posts:
        name, role = post.split()
        said += [f"CARRIES {name} > 排课 {role}"]
        said += [f"Post {name}", f"BELONGS_TO {name} > 教务处"]
    return "\n".join(dict.fromkeys(said))


def goal(target: object, graph: str, sign: object = None, unit: object = None) -> Case:
    row = ["XD-01", "毕业生就业率", None, target, sign, unit, None, None]
    return Case(s.goals(row), GOAL + graph)


def dated(start: object, due: object, graph: str) -> Case:
    row = ["XD-01", "毕业生就业率", None, None, None, None, start, due]
    return Case(s.goals(row), GOAL + graph)


RECOGNITION = {
    "title rows above": Case(
        s.book(
            ["某学院"], ["表3 部门岗位工作一览表"], [], UNIT, T3, A, B, merge=["A1:C1", "A2:C2"]
        ),
        THREE,
    ),
    "department in the next cell": Case(s.book(["部门名称：", "教务处"], T3, A, B), THREE),
    "department set apart": Case(s.book(["部 门：教 务 处    填表日期：2026.3"], T3, A, B), THREE),
    "department in the sheet's name": Case(s.book(T3, A, B, title="表3-教务处"), THREE),
    "department in the file's name": Case(s.book(T3, A, B, name="教务处_报送.xlsx"), THREE),
    "department as a column": Case(
        s.book(["部门", *T3], ["教务处", *A], ["教务处", *B], title="汇总"), THREE
    ),
    "department as a merged column": Case(
        s.book(["部门", *T3], ["教务处", *A], [None, *B], merge=["A2:A3"], title="汇总"), THREE
    ),
    "two departments in one list": Case(
        s.book(["部门", *T3], ["教务处", *A], ["教务处", *B], ["学生处", "管理", "查寝", "干事"]),
        THREE
        + "Unit 学生处\nDuty 管理\nDuty 查寝\nPost 干事\nHOLDS 学生处 > 管理 lead\n"
        + "DECOMPOSES_INTO 管理 > 查寝\nCARRIES 干事 > 查寝 lead\nBELONGS_TO 干事 > 学生处",
    ),
    "columns in another order": Case(s.book(UNIT, T3[::-1], A[::-1], B[::-1]), THREE),
    "other names of the columns": Case(
        s.book(UNIT, ["主要职责", "主要工作*", "责任岗位（全称）"], A, B), THREE
    ),
    "a heading over several lines": Case(
        s.book(UNIT, ["部门\n职责", "具体化\n工 作", "工作归属\n岗位："], A, B), THREE
    ),
    "a column of numbers in front": Case(s.book(UNIT, ["序号", *T3], [1, *A], [2, *B]), THREE),
    "a header of two rows": Case(
        s.book(
            UNIT,
            ["部门职责", "工作", None],
            [None, "具体化工作", "工作归属岗位"],
            A,
            B,
            merge=["A2:A3", "B2:C2"],
        ),
        THREE,
    ),
    "a header of two rows that only together name a column": Case(
        s.book(
            UNIT,
            ["科室", "岗位", None, "工作目标", "工作标准", "管理制度"],
            [None, "名称", "具体化工作", None, None, None],
            WORK,
            merge=["A2:A3", "B2:C2", "D2:D3", "E2:E3", "F2:F3"],
        ),
        FOUR,
    ),
    "a header of two rows in CSV": Case(
        s.text(
            "部门职责,工作,\n,具体化工作,工作归属岗位\n教学,排课,处长\n教学,调课,科长\n",
            "教务处_表3.csv",
        ),
        THREE,
    ),
    "the header again on the next page": Case(s.table3(A, T3, B), THREE),
    "the title and the header again": Case(s.table3(A, ["表3（续）"], UNIT, T3, B), THREE),
    "sheets that are none": Case(s.table3(A, B, change=s.add_other_sheets), THREE),
    "the section in a line above": Case(
        s.book(["部门名称：教务处    科室名称：教务科"], T4[1:], WORK[1:]), FOUR
    ),
    "the section as the sheet's name": Case(s.book(UNIT, T4[1:], WORK[1:], title="教务科"), FOUR),
    "two tables in one Word file, notes between": Case(
        s.word(
            "表3",
            "部门名称：教务处",
            [T3, A, B],
            "填表说明：略",
            [["说明", "略"]],
            "表4",
            "部门名称：教务处",
            [T4, ["教务科", "科长", "调课", "", "", ""]],
        ),
        THREE.replace("BELONGS_TO 科长 > 教务处\n", "")
        + "Unit 教务科\nPART_OF 教务科 > 教务处\nBELONGS_TO 科长 > 教务科",
    ),
    "a page with the section set in vertical merges": Case(
        s.table4(WORK, [None, "干事", "调课", None, None, None], merge=["A3:A4"]),
        FOUR + "Duty 调课\nPost 干事\nCARRIES 干事 > 调课 lead\nBELONGS_TO 干事 > 教务科",
    ),
}
CELLS = {
    "a duty merged down": Case(s.table3(A, [None, *B[1:]], merge=["A3:A4"]), THREE),
    "a post merged across two columns": Case(
        s.book(UNIT, [*T3, None], [*A, None], [*B, None], merge=["C2:D2", "C3:D3", "C4:D4"]), THREE
    ),
    "cells merged in Word": Case(
        s.word("部门名称：教务处", [T3, A, ["", "调课", "科长"]], change=s.merge_in_word), THREE
    ),
    "a list that Word numbers": Case(
        s.word("部门名称：教务处", [T3, ["教学", "", "处长"]], change=s.number_in_word),
        "Unit 教务处\nDuty 教学\nHOLDS 教务处 > 教学 lead\n"
        + carried("处长 lead")
        + "\nDuty 调课\nDECOMPOSES_INTO 教学 > 调课\nCARRIES 处长 > 调课 lead",
    ),
    "a list that a style of Word numbers": Case(
        s.word("部门名称：教务处", [T3, ["教学", "", "处长"]], change=s.number_by_style_in_word),
        "Unit 教务处\nDuty 教学\nHOLDS 教务处 > 教学 lead\n"
        + carried("处长 lead")
        + "\nDuty 调课\nDECOMPOSES_INTO 教学 > 调课\nCARRIES 处长 > 调课 lead",
    ),
    "a tracked change in Word": Case(
        s.word("部门名称：教务处", [T3, ["教学", "排课表", "处长"], B], change=s.revise_in_word),
        THREE,
    ),
    "list numbers in every style": Case(
        s.table3(["（一）教学", "⑴排课", "1.处长"], ["一、教学", "⒉调课", "①科长"]), THREE
    ),
    "list numbers of other styles": Case(
        s.table3(["㈠教学", "A、排课", "处长"], ["Ⅰ.教学", "２、调课", "科长"]), THREE
    ),
    "several works in a cell": Case(
        s.table3(["教学", "1、排课\n2、调课", "处长"]),
        "Unit 教务处\nDuty 教学\nHOLDS 教务处 > 教学 lead\n"
        + carried("处长 lead")
        + "\nDuty 调课\nDECOMPOSES_INTO 教学 > 调课\nCARRIES 处长 > 调课 lead",
    ),
    "several posts with roles": one_row(
        "处长（审批）、科长（主办）\n干事（协办）",
        carried("处长 approve", "科长 lead", "干事 support"),
    ),
    "several posts without roles": one_row("科长、干事", carried("科长 lead", "干事 support")),
    "full-width signs and digits": one_row(
        "科长（承办）,干事２（配合）", carried("科长 lead", "干事２ support")
    ),
    "blanks and tabs around": one_row("  科长\t", carried("科长 lead"), "  排课 \n"),
    "sums, notes and signatures": Case(
        s.table3(
            A,
            B,
            ["合计", "2项", "2个岗位"],
            ["注：本表一式两份"],
            ["填表人：", "张某", "审核人：李某"],
            ["教务处（盖章）"],
            [None, None, "2026 年 3 月 日"],
        ),
        THREE,
    ),
    "a formula by its value is doubtful without one": Case(
        s.table3(A, ["教学", '="调"&"课"', "科长"]),
        THREE.replace("Duty 调课\n", "")
        .replace("DECOMPOSES_INTO 教学 > 调课\n", "")
        .replace("CARRIES 科长 > 调课 lead\n", "")
        + "CARRIES 科长 > 教学 lead\n? 4 具体化工作\n",
    ),
    "an error is not empty": Case(
        s.table4([*WORK[:4], "#REF!", None]),
        FOUR.replace("Standard 当场办理 level=院系 text=当场办理\nMEETS 排课 > 当场办理\n", "")
        + "? 3 工作标准\n",
    ),
    "a hidden row is read": Case(s.table3(A, B, change=s.hide_a_row), THREE),
}
VALUES = {
    "a percent": goal("95%", "target=95 unit=%"),
    "a percent in full width": goal("９５％", "target=95 unit=%"),
    "a percent by its format": Case(
        s.goals(["XD-01", "毕业生就业率"], change=s.as_percent), GOAL + "target=95.5 unit=%"
    ),
    "at least, in a sign": goal("≥95%", "operator=>= target=95 unit=%"),
    "at least, in words": goal("不低于95", "operator=>= target=95 unit=%", None, "%"),
    "at least, behind the number": goal("95%以上", "operator=>= target=95 unit=%"),
    "at most, within": goal("3以内", "operator=<= target=3 unit=天", None, "天"),
    "per mille": goal("≤5‰", "operator=<= target=5 unit=‰"),
    "a ratio": goal("14:1", "target=14 unit=:1"),
    "a ratio of which Excel made a time": Case(
        s.goals(["XD-01", "毕业生就业率"], change=s.as_a_ratio_that_excel_took_for_a_time),
        GOAL + "target=14 unit=:1",
    ),
    "a ratio the other way round": goal("≤1：18", "operator=<= target=18 unit=1:"),
    "a ratio of other numbers": goal("3:2", "\n? 2 目标值"),
    "thousands": goal("1,200", "target=1200 unit=人", None, "人"),
    "about": goal("约95", "operator=>= unit=%\n? 2 目标值", "≥", "%"),
    "two signs that differ": goal("≤95", "target=95\n? 2 运算", "≥"),
    "a unit that differs": goal("95%", "target=95\n? 2 单位", None, "人"),
    "a day in Chinese": dated(
        "2026年1月1日", "二〇二六年十二月三十一日", "due=2026-12-31 start=2026-01-01"
    ),
    "a day with points": dated("2026.1.1", "2026/12/31", "due=2026-12-31 start=2026-01-01"),
    "days as Excel keeps them": Case(
        s.goals(["XD-01", "毕业生就业率", *[None] * 6], change=s.as_dates),
        GOAL + "due=2026-12-31 start=2026-01-01",
    ),
    "a day with a time": dated(datetime(2026, 1, 1, 8, 30), None, "start=2026-01-01"),
    "a month is no day": dated("2017年11月", "2017年11月底前", "\n? 2 起始\n? 2 截止"),
    "a serial without its format": dated(46023, None, "\n? 2 起始"),
    "yes and no": Case(
        s.book([*GOALS[:3], "不再分解"], ["XD-01", "毕业生就业率", None, "是"]),
        GOAL + "terminal=True",
    ),
}
FORMATS = {
    "csv as Excel writes it in China": Case(
        s.text(
            "部门名称：教务处,,\n" + ",".join(T3) + "\n教学,排课,处长\n,调课,科长\n",
            "a.csv",
            "gb18030",
        ),
        THREE,
    ),
    "csv in UTF-8 with its mark": Case(
        s.text(",".join(T3) + "\n教学,排课,处长\n教学,调课,科长\n", "教务处_a.csv", "utf-8-sig"),
        THREE,
    ),
    "tab separated": Case(
        s.text("\t".join(T3) + "\n教学\t排课\t处长\n教学\t调课\t科长\n", "教务处_a.tsv"), THREE
    ),
    "line breaks and commas in quotes": Case(
        s.text(",".join(T3) + '\n教学,"1.排课\n2.调课","处长"\n', "教务处_a.csv"),
        "Unit 教务处\nDuty 教学\nHOLDS 教务处 > 教学 lead\n"
        + carried("处长 lead")
        + "\nDuty 调课\nDECOMPOSES_INTO 教学 > 调课\nCARRIES 处长 > 调课 lead",
    ),
}
CASES = RECOGNITION | CELLS | VALUES | FORMATS
