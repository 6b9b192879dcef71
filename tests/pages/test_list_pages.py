"""The lists and sheets in a real browser: filters in the address, clicks, files, print, words."""

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import docx
import openpyxl
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browsing import Running, Visit, choose, serving, settled
from tests.college import ANSWERS

pytestmark = pytest.mark.browser
OBJECTS = """
{"node": "Unit", "id": "u", "name": "护理系"}
{"node": "QualityObject", "id": "o", "name": "护理专业", "type": "专业", "pilot": true}
{"node": "QualityObject", "id": "c", "name": "解剖课程", "type": "课程"}
{"node": "Goal", "id": "g", "name": "护理就业率"}
{"node": "Standard", "id": "s", "name": "解剖课程标准", "code": "BZ-1"}
{"link": "ABOUT", "source": "g", "target": "o"}
{"link": "ABOUT", "source": "s", "target": "c"}
{"link": "OWNED_BY", "source": "o", "target": "u"}
"""
PAGES = ("gaps", "filing", "goals", "points", "objects", "post_sheet", "unit_sheet", "rules")


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """An empty ledger, just served."""
    with serving(tmp_path_factory.mktemp("fresh")) as running:
        yield running


def rows(page: Page, heading: str) -> Locator:
    """The lines of the table that has a heading."""
    return page.locator("table", has=page.get_by_role("columnheader", name=heading)).locator(
        "tbody tr"
    )


def download(page: Page, name: str) -> bytes:
    settled(page)
    with page.expect_download() as started:
        page.get_by_role("button", name=name).first.click()
    return Path(started.value.path()).read_bytes()


def examined(rule: str) -> list[str]:
    """Names of the subjects of a rule's gaps, as the examiner listed them."""
    listed = json.loads((ANSWERS / "college" / "gaps.json").read_text(encoding="utf-8"))
    return [gap["subject"].partition(":")[2] for gap in listed if gap["rule"] == rule]


def test_the_first_page_ever_asked_for_has_its_navigation_and_says_what_to_do(
    fresh: Running, visit: Visit
) -> None:
    page = visit.page
    page.goto(f"{fresh.address}/goals")
    expect(page.get_by_role("link", name="缺漏清单")).to_be_visible()
    for key in (key for key in PAGES if key != "rules"):
        page.goto(f"{fresh.address}/{key}")
        expect(page.get_by_text("台账里还没有")).to_be_visible()


def test_objects_show_what_they_have_and_lack(fresh: Running, visit: Visit, tmp_path: Path) -> None:
    (tmp_path / "objects.jsonl").write_text(OBJECTS.strip() + "\n", encoding="utf-8")
    fresh.gangmu("load", str(tmp_path / "objects.jsonl"), "--yes")
    page = visit.page
    page.goto(f"{fresh.address}/objects")
    programme = page.locator("tr").filter(has_text="护理专业")
    expect(programme).to_contain_text("护理系")
    expect(programme).to_contain_text("护理就业率")
    expect(programme).to_contain_text("○ 缺")
    expect(page.get_by_text("须有: 目标、标准 · 必备项齐全 0/1 (0%)")).to_be_visible()
    expect(page.get_by_text("须有: 标准 · 必备项齐全 1/1 (100%)")).to_be_visible()
    choose(page, "显示", "缺必备项的")
    expect(page.get_by_text("解剖课程")).to_have_count(0)
    assert "show=lacking" in page.url


def test_a_gap_is_accepted_with_a_reason_until_a_day_and_no_longer(
    fresh: Running, visit: Visit
) -> None:
    page = visit.page
    page.goto(f"{fresh.address}/gaps?subject=o")
    told = rows(page, "缺漏说明")
    expect(told).to_contain_text("OBJ101")
    settled(page)
    page.get_by_role("button", name="接受缺漏").click()
    expect(page.get_by_text("请写明理由。")).to_be_visible()
    choose(page, "哪一条", "OBJ101")
    page.get_by_label("理由").fill("明年制定")
    page.get_by_role("button", name="接受缺漏").click()
    expect(told).to_contain_text("已接受: 明年制定")
    expect(page.get_by_text("(另有 1 条已被接受, 不算在内)")).to_be_visible()
    page.goto(f"{fresh.address}/objects")
    expect(page.get_by_text("◇ 缺, 已接受: 明年制定")).to_be_visible()
    expect(page.get_by_text("必备项齐全 0/1 (0%)")).to_be_visible()
    page.goto(f"{fresh.address}/gaps?subject=o")
    settled(page)
    page.get_by_role("button", name="不再接受").click()
    expect(page.get_by_role("button", name="不再接受")).to_have_count(0)
    expect(told).not_to_contain_text("已接受")


def test_a_department_takes_its_gaps_and_its_filled_forms_home(
    served: Running, visit: Visit
) -> None:
    page = visit.page
    page.goto(f"{served.address}/gaps?state=open")
    choose(page, "部门", "后勤集团")
    expect(page.get_by_text("改好后再导入")).to_be_visible()
    form = openpyxl.load_workbook(io.BytesIO(download(page, "表3"))).active
    assert form is not None
    said = [str(cell) for row in form.iter_rows(values_only=True) for cell in row if cell]
    assert "公寓楼消杀" in said and any("后勤集团" in one for one in said)


def test_filing_shows_who_is_late_where_doubts_are_and_whom_to_remind(
    served: Running, visit: Visit
) -> None:
    page = visit.page
    page.goto(f"{served.address}/filing")
    expect(page.get_by_text("12/15")).to_be_visible()
    expect(rows(page, "表3")).to_have_count(15)
    expect(page.get_by_text("财务处: 未报 表3、表4")).to_be_visible()
    choose(page, "显示", "没有报齐的")
    expect(rows(page, "表3")).to_have_count(3)
    assert "show=missing" in page.url
    late = openpyxl.load_workbook(io.BytesIO(download(page, "导出 Excel"))).active
    assert late is not None
    assert {row[0] for row in late.iter_rows(min_row=2, max_row=4, values_only=True)} == set(
        examined("DAT007")
    )
    page.locator("tr").filter(has_text="指标目录").get_by_role("link", name="存疑 1 处").click()
    expect(rows(page, "疑问")).to_contain_text(["指标目录.xlsx › 指标目录 › 第32行 › 归口部门"])
    page.goto(page.url)
    expect(rows(page, "疑问")).to_have_count(1)


def test_duties_in_one_form_only_lead_to_their_gaps(served: Running, visit: Visit) -> None:
    page = visit.page
    page.goto(f"{served.address}/filing")
    page.locator("tr").filter(has_text="后勤集团").get_by_role("link", name="2", exact=True).click()
    expect(page.get_by_text("共 2 条缺漏, 涉及 2 个对象")).to_be_visible()
    listed = rows(page, "缺漏说明")
    expect(listed).to_have_count(2)
    expect(listed.filter(has_text="公寓楼消杀")).to_have_count(1)
    expect(listed.filter(has_text="开学物资搬运")).to_have_count(1)


def test_gaps_are_chosen_in_the_address_and_one_subject_is_told_whole(
    served: Running, visit: Visit
) -> None:
    page = visit.page
    page.goto(f"{served.address}/gaps")
    choose(page, "类别", "链条")
    choose(page, "规则", "CHN102")
    choose(page, "状态", "未接受")
    expect(page.get_by_text(f"共 {len(examined('CHN102'))} 条缺漏")).to_be_visible()
    for part in ("family=chain", "rule=CHN102", "state=open"):
        assert part in page.url
    page.goto(f"{page.url}&text=公寓楼消杀")
    expect(rows(page, "缺漏说明")).to_have_count(1)
    page.get_by_role("link", name="只看这一对象").press("Enter")
    told = rows(page, "缺漏说明")
    for words in ("没有岗位履行", "没有工作标准", "为什么要紧", "第15行"):
        expect(told).to_contain_text(words)
    expect(told.get_by_role("link", name="打开修补")).to_have_attribute(
        "href", re.compile("^/node\\?id=duty-")
    )


def test_goals_stand_below_the_goal_they_come_from_and_open_downwards(
    served: Running, visit: Visit
) -> None:
    page = visit.page
    page.goto(f"{served.address}/goals")
    listed = rows(page, "目标值与起止")
    expect(listed).to_have_count(92)
    teaching = listed.filter(has=page.get_by_role("link", name=re.compile("^ND-02 ")))
    for words in ("年度任务", "教务处", "○ 最先缺少", "2026-01-01 – 2026-12-31"):
        expect(teaching).to_contain_text(words)
    listed.first.get_by_role("link", name="▸").click()
    expect(page.get_by_role("link", name="全部目标")).to_be_visible()
    settled(page)
    assert 1 < listed.count() < 92 and "under=goal-" in page.url
    page.get_by_role("link", name="全部目标").click()
    choose(page, "状态", "链条完整的")
    expect(listed).to_have_count(2)


def test_points_without_evidence_are_found_and_lead_to_their_sheets(
    served: Running, visit: Visit
) -> None:
    page = visit.page
    page.goto(f"{served.address}/points?lack=evidence")
    expect(page.get_by_text("32/37 (86%)")).to_be_visible()
    expect(rows(page, "有效佐证").filter(has_text="○ 无有效佐证")).to_have_count(
        len(examined("EVD805"))
    )
    page.goto(f"{served.address}/points")
    element = rows(page, "有效佐证").filter(has_text="1.1 质量保证理念")
    element.get_by_role("link", name="清单").click()
    expect(page.get_by_role("heading", name="1.1 质量保证理念")).to_be_visible()
    expect(page.get_by_role("heading", name="所含诊断点 3 项")).to_be_visible()


def test_a_post_sheet_is_chosen_printed_and_taken_home(served: Running, visit: Visit) -> None:
    page = visit.page
    page.goto(f"{served.address}/post_sheet")
    choose(page, "岗位", "教务处 › 学籍考务科 › 考务管理员")
    expect(page.get_by_role("heading", name="考务管理员")).to_be_visible()
    expect(page.get_by_text("孙浩然")).to_be_visible()
    duties = rows(page, "职责")
    listed = duties.count()
    assert listed > 2 and "id=post-" in page.url
    document = docx.Document(io.BytesIO(download(page, "导出 Word")))
    assert document.paragraphs[0].text == "岗位责任清单: 考务管理员"
    assert len(document.tables[0].rows) == listed + 1
    page.emulate_media(media="print")
    expect(page.get_by_test_id("stSidebar")).to_be_hidden()
    expect(page.get_by_role("button", name="导出 Word")).to_be_hidden()
    expect(duties).to_have_count(listed)


def test_a_unit_sheet_in_english_names_what_is_missing(served: Running, visit: Visit) -> None:
    page = visit.page
    page.goto(f"{served.address}/unit_sheet?lang=en")
    expect(page.get_by_text("Choose a department")).to_be_visible()
    choose(page, "Department", "教务处")
    expect(page.get_by_role("heading", name="Duties held: 56")).to_be_visible()
    lost = page.locator("tr").filter(has=page.get_by_role("link", name="实习安全事故处置"))
    expect(lost.first).to_contain_text("○ missing")
    document = docx.Document(io.BytesIO(download(page, "Export to Word")))
    assert document.paragraphs[0].text == "Sheet of a unit: 教务处"


def test_rules_that_are_off_are_listed_with_examples(served: Running, visit: Visit) -> None:
    page = visit.page
    page.goto(f"{served.address}/rules")
    expect(rows(page, "怎样修补").first).to_be_visible()  # a choice before that may be lost
    choose(page, "状态", "未启用的")
    expect(rows(page, "怎样修补")).to_have_count(2)
    page.locator("tr").filter(has_text="CHN107").get_by_role("link", name="看例子").click()
    expect(page.get_by_role("heading", name="CHN107 制度缺项: 例子")).to_be_visible()
    expect(rows(page, "这时的缺漏").nth(2)).to_be_visible()
    assert "rule=CHN107" in page.url and "state=off" in page.url


def test_lists_ask_only_this_machine_and_speak_chinese_only(served: Running, visit: Visit) -> None:
    page, words = visit.page, ""
    for key in (*PAGES, "points?id=point-66a6a37dfad90153", "goals?state=broken"):
        page.goto(f"{served.address}/{key}")
        settled(page)
        words += page.get_by_test_id("stMain").inner_text()
    allowed = re.compile(
        r"(?:keyboard_arrow|chevron)_\w+|Excel|Word|Ctrl|Mac|\.(?:xlsx|docx|csv|pdf|jpg|mp4|zip)|[A-Z]{3}\d{3}"
        r"|X证书|6S|(?:BZ-[A-Z]+|ZX|ZZ)-\d+"
    )
    assert re.findall(r"[A-Za-z]{3,}", allowed.sub("", words)) == []
    ours = (served.address, "data:", "blob:", "ws://127.0.0.1")
    assert [url for url in visit.asked if not url.startswith(ours)] == []
