"""What departments really send: shapes that no template foresees, with the graphs in them."""

from tests.tables import offices as o
from tests.tables import shapes as s
from tests.tables.awkward import FOUR, GOAL, THREE, Case, carried, dated, goal, one_row
from tests.tables.shapes import GOALS, T3, T4, UNIT, WORK, A, B

STUDENTS = """
Unit 学生处
Duty 管理
Duty 查寝
Post 干事
HOLDS 学生处 > 管理 lead
DECOMPOSES_INTO 管理 > 查寝
CARRIES 干事 > 查寝 lead
BELONGS_TO 干事 > 学生处
"""
CALLING = """
Duty 调课
Post 干事
CARRIES 干事 > 调课 lead
BELONGS_TO 干事 > 教务科
"""
SECOND = """
Duty 毕业审核
Unit 学籍科
PART_OF 学籍科 > 教务处
Post 干事
CARRIES 干事 > 毕业审核 lead
BELONGS_TO 干事 > 学籍科
"""
REST = [None] * 3

LAYOUT = {
    "two departments side by side": Case(
        s.book(
            [*UNIT, None, None, None, "部门名称：学生处"],
            [*T3, None, *T3],
            [*A, None, "管理", "查寝", "干事"],
            B,
        ),
        THREE + STUDENTS,
    ),
    "one list in two halves side by side": Case(
        s.book(UNIT, ["序号", *T3, "序号", *T3], [1, *A, 2, *B]), THREE
    ),
    "two registers side by side": Case(
        s.book(
            ["标准目录", None, None, None, "制度目录"],
            ["编号", "标准名称", "级别", None, "文号", "制度名称"],
            ["BZ-01", "排课标准", "校", None, "校字〔2026〕1号", "排课办法"],
        ),
        "Standard 排课标准 code=BZ-01 level=校\nRegulation 排课办法 document_no=校字〔2026〕1号",
    ),
    "duties in lines of their own above their works": Case(
        s.book(
            UNIT,
            ["序号", *T3[1:]],
            ["一、教学"],
            [1, *A[1:]],
            [2, *B[1:]],
            ["二、考试", None, None],
            [3, "监考", "科长"],
            ["合计", "3项"],
            merge=["A3:C3", "A6:C6"],
        ),
        THREE
        + "Duty 考试\nDuty 监考\nHOLDS 教务处 > 考试 lead\nDECOMPOSES_INTO 考试 > 监考\n"
        + "CARRIES 科长 > 监考 lead",
    ),
    "sections in lines of their own above their posts": Case(
        s.book(
            UNIT,
            T4[1:],
            ["（一）教务科"],
            WORK[1:],
            ["（二）学籍科"],
            ["干事", "毕业审核", *REST],
            merge=["A3:E3", "A5:E5"],
        ),
        FOUR + SECOND,
    ),
    "a subtitle is no section": Case(
        s.book(UNIT, T4, ["一、日常工作"], WORK, merge=["A3:F3"]), FOUR
    ),
    "a section merged over a page break": Case(
        s.table4(
            WORK,
            T4,
            [None, "干事", "调课", *REST],
            [None, "干事", "调课", *REST],
            merge=["A5:A6"],
        ),
        FOUR + CALLING,
    ),
    "a section that begins on the next page": Case(
        s.table4(WORK, T4, ["学籍科", "干事", "毕业审核", *REST]), FOUR + SECOND
    ),
    "a frame around the table of a landscape page": Case(
        o.framed_word(["表3 一览表", "部门名称：教务处"], [T3, A, B]), THREE
    ),
    "two frames beside each other": Case(
        o.framed_word(["部门名称：教务处"], [T3, A], [T3, B]), THREE
    ),
    "the department in the head of the page": Case(
        o.word_with_page_head("部门：教务处", [T3, A, B]), THREE
    ),
    "rows of Word that go on below the next page's header": Case(
        o.word_merged_over_a_page_break([T4, WORK, T4, ["", "干事", "调课", "", "", ""]]),
        FOUR + CALLING,
    ),
    "a page of Word that goes on without the header": Case(
        s.word(
            *UNIT,
            [T4, WORK],
            "",
            [["", "干事", "调课", "零差错", "", ""]],
            "",
            [["附件", "共一份"]],
        ),
        FOUR + CALLING.replace("Duty 调课", "Duty 调课 objective=零差错"),
    ),
    "a table below a form that goes on with nothing": Case(
        s.word(*UNIT, [T3, A, B], "发放范围", [["甲", "乙", "丙"]], "", [["丁", "戊", "己"]]),
        THREE,
    ),
    "a post left blank without a merge": Case(
        s.table4(WORK, ["教务科", None, "调课", *REST]),
        FOUR + "Duty 调课\n? 4 岗位",
    ),
    "fixed panes, notes at cells and a filter": Case(
        s.table3(A, B, change=o.with_trimmings), THREE
    ),
    "a hidden column that was not deleted": Case(
        s.book(
            UNIT,
            [*T3, T3[2]],
            [*A[:2], "旧处长", "处长"],
            [*B[:2], "旧科长", "科长"],
            change=o.hide_column_c,
        ),
        THREE,
    ),
    "one table over two sheets": Case(s.table3(A, change=o.second_sheet(T3, B)), THREE),
}
CELLS = {
    "a struck out cell": Case(s.table4([*WORK[:5], "《旧办法》"], change=o.strike("F3")), FOUR),
    "a struck out word among others": Case(
        s.table3(["教学", "", "处长"], B, change=o.partly_struck), THREE
    ),
    "a struck out word in Word": Case(
        s.word("部门名称：教务处", [T3, ["教学", "排课", "处长"], B], change=o.strike_in_word),
        THREE,
    ),
    "letters of several fonts": Case(
        s.table3(A, ["教学", "", "科长"], change=o.of_two_fonts), THREE
    ),
    "names broken over two lines": Case(
        s.book(["部门名称：教\n务处"], T4, ["教务\n科", "科长", "排课", "零差错", "当场办理"]), FOUR
    ),
    "full-width codes and document numbers": Case(
        s.table4(
            [
                *WORK[:3],
                "ＸＤ－０１",
                "执行《排课标准》（ＢＺ—０１）",
                "《排课办法》（校字〔２０２６〕１号）",
            ]
        ),
        "Unit 教务处\nUnit 教务科\nPART_OF 教务科 > 教务处\nPost 科长\nBELONGS_TO 科长 > 教务科\n"
        "Duty 排课\nCARRIES 科长 > 排课 lead\n? 3 工作目标\n? 3 工作标准\n? 3 管理制度",
    ),
    "a percent as a standard": Case(
        s.table4([*WORK[:4], 0.98, None], change=o.percent("E3")),
        FOUR.replace("当场办理", "98%"),
    ),
    "posts with a title behind a blank": one_row("科长 （承办）", carried("科长 lead")),
    "a post for each line with a bullet": one_row(
        "• 科长\n• 干事", carried("科长 lead", "干事 support")
    ),
}
VALUES = {
    "days with slashes": dated("2024/3/5", "2024/12/1", "due=2024-12-01 start=2024-03-05"),
    "a month in Chinese is no day": dated("二〇二四年三月", None, "\n? 2 起始"),
    "a day with two digits of the year": dated("24.3.5", None, "\n? 2 起始"),
    "a day in full width": dated("２０２４年３月５日", None, "start=2024-03-05"),
    "a day in a Chinese format": Case(
        s.goals(["XD-01", "毕业生就业率", *[None] * 6], change=o.as_chinese_days),
        GOAL + "due=2026-12-31 start=2026-01-01",
    ),
    "a percent that is a whole": goal("100％", "target=100 unit=%"),
    "a ratio with a full-width colon": goal("14：1", "target=14 unit=:1"),
    "one to fourteen, of which Excel made a time": Case(
        s.goals(["XD-01", "毕业生就业率"], change=o.as_clock(1, 14)), GOAL + "\n? 2 目标值"
    ),
    "a blank between number and sign": goal("≥ 95 %", "operator=>= target=95 unit=%"),
    "a range": goal("90~95", "\n? 2 目标值"),
    "a number with its unit": goal("95分", "\n? 2 目标值"),
    "an unknown answer": Case(
        s.book([*GOALS[:3], "不再分解"], ["XD-01", "毕业生就业率", None, "待研究"]),
        GOAL + "\n? 2 不再分解",
    ),
}
CASES = LAYOUT | CELLS | VALUES
