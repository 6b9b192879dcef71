"""总览 and 缺漏清单 in a real browser, against the real command, as a person uses them."""

import json
import re
from pathlib import Path

import httpx
import openpyxl
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browsing import Running, Visit, cell, click_cell, picture, settled
from tests.college import ANSWERS, COLLEGE

pytestmark = pytest.mark.browser


def missing_standards(unit: str) -> set[str]:
    """Duties of a unit without a standard, as a person listed them."""
    wanted = json.loads((ANSWERS / "college" / "unit_stage.json").read_text(encoding="utf-8"))
    listed = wanted["rows"][f"Unit:{unit}"]
    return {duty for duty in listed if not wanted["duties"][duty]["standard"]}


def test_the_first_command_prints_the_gaps_of_the_day_within_ten_seconds(served: Running) -> None:
    assert "2026-11-23" in served.printed
    assert "共有缺漏" in served.printed
    print(f"printed after {served.seconds:.1f} s")


def test_a_click_on_a_cell_lists_the_duties_behind_it(served: Running, visit: Visit) -> None:
    page = visit.page
    page.goto(served.address)
    expect(page.get_by_text("已报送表3或表4的部门: 12/15")).to_be_visible()
    expect(page.get_by_text("规划科研处、宣传部、财务处")).to_be_visible()
    click_cell(page, "教务处", "标准")
    expect(page.get_by_text("应覆盖 49 项, 已覆盖 42 项, 缺 7 项")).to_be_visible()
    rows = subjects(page)
    expect(rows).to_have_count(7)
    names = {squeeze(row.locator("td").first.inner_text()) for row in rows.all()}
    assert names == {
        duty.partition(":")[2].partition("@")[0] for duty in missing_standards("教务处")
    }
    first = rows.first.inner_text()
    assert "○标准" in first and "●岗位" in first
    assert re.search(r"教务处_岗位工作一览表.*\.xlsx › 表3 .* › 第\d+行", first)
    assert "column=standard" in page.url
    picture(page, "overview")


def subjects(page: Page) -> Locator:
    """The lines of the list behind a cell."""
    return page.locator(".st-key-subjects tbody tr")


def squeeze(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_an_address_opens_the_same_cell_for_a_colleague(served: Running, visit: Visit) -> None:
    page = visit.page
    page.goto(served.address)
    click_cell(page, "学生处", "制度")
    expect(page.get_by_text("应覆盖 40 项, 已覆盖 30 项, 缺 10 项")).to_be_visible()
    page.wait_for_url("**column=regulation**")
    page.goto(page.url)
    expect(page.get_by_text("应覆盖 40 项, 已覆盖 30 项, 缺 10 项")).to_be_visible()


def test_what_another_terminal_loads_shows_at_the_next_click(
    served: Running, visit: Visit, tmp_path: Path
) -> None:
    page = visit.page
    page.goto(served.address)
    click_cell(page, "招生就业处", "标准")
    expect(page.get_by_text("应覆盖 29 项, 已覆盖 23 项, 缺 6 项")).to_be_visible()
    name = "招生就业处_岗位工作一览表（表3、表4）.xlsx"
    book = openpyxl.load_workbook(COLLEGE / name)
    sheet = book.worksheets[1]
    header = next(row for row in sheet.iter_rows() if row[0].value == "科室")
    column = next(cell.column for cell in header if cell.value == "工作标准")
    empty = next(
        row
        for row in range(header[0].row + 1, sheet.max_row)
        if sheet.cell(row, 3).value and not sheet.cell(row, column).value
    )
    sheet.cell(empty, column).value = "3个工作日内"
    book.save(tmp_path / name)
    before = httpx.get(f"{served.address}/api/v1/status", trust_env=False).json()["revision"]
    served.gangmu("load", str(tmp_path / name), "--yes")
    try:
        click_cell(page, "招生就业处", "岗位")
        click_cell(page, "招生就业处", "标准")
        expect(page.get_by_text("应覆盖 29 项, 已覆盖 24 项, 缺 5 项")).to_be_visible()
        expect(page.get_by_text(f"第 {before + 1} 版")).to_be_visible()
    finally:
        served.gangmu("load", str(COLLEGE / name), "--yes")


def test_the_gap_list_groups_filters_and_exports(
    served: Running, visit: Visit, tmp_path: Path
) -> None:
    page = visit.page
    page.goto(served.address)
    page.get_by_role("link", name="缺漏清单").click()
    expect(page.get_by_text("条缺漏, 涉及")).to_be_visible()
    page.get_by_label("按文字筛选").fill("易班建设与维护")
    page.get_by_label("按文字筛选").press("Enter")
    expect(page.get_by_text("共 4 条缺漏, 涉及 1 个对象")).to_be_visible()
    listed = page.locator(".list tbody tr")
    expect(listed).to_have_count(1)
    for name in ("职责无岗位", "职责无标准", "表3表4不一致", "职责无目标"):
        expect(listed).to_contain_text(name)
    settled(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="导出 Excel").click()
    download.value.save_as(tmp_path / "list.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "list.xlsx").active
    assert sheet is not None
    found = [row[2] for row in sheet.iter_rows(min_row=2, values_only=True) if row[2]]
    assert found == ["易班建设与维护"] * 4


def test_doubtful_cells_open_with_their_places(served: Running, visit: Visit) -> None:
    page = visit.page
    page.goto(served.address)
    settled(page)
    page.get_by_text(re.compile(r"^存疑 \d+ 处$")).click()
    table = page.locator("[data-testid=stExpander] table")
    for title in ("位置", "原文", "疑问", "建议"):
        expect(table.get_by_text(title, exact=True)).to_be_visible()
    row = table.locator("tbody tr").filter(has_text="现代教育网络中心").first
    expect(row).to_contain_text("指标目录.xlsx › 指标目录 › 第32行 › 归口部门")


def test_a_place_outside_a_table_has_no_row_and_a_rule_broken_twice_says_how(
    served: Running, visit: Visit
) -> None:
    page = visit.page
    page.goto(f"{served.address}/gaps")
    rows = page.locator(".list tbody tr")
    expect(rows.first).to_be_visible()
    assert "第0行" not in page.locator("[data-testid=stMain]").inner_text()
    for said in rows.locator("td:nth-child(4)").all_inner_texts():
        parts = said.split("\n")
        assert len(parts) == len(set(parts)), said


def test_a_rule_added_as_one_file_is_in_command_line_api_and_page(
    served: Running, visit: Visit
) -> None:
    rules = json.loads(httpx.get(f"{served.address}/api/v1/catalogue", trust_env=False).text)
    assert "OWN001" in {rule["id"] for rule in rules["rules"]}
    told = served.gangmu("gaps", "--rule", "OWN001", "--format", "json")
    assert {gap["rule"] for gap in json.loads(told)} == {"OWN001"}
    visit.page.goto(f"{served.address}/gaps?rule=OWN001")
    expect(visit.page.locator(".list tbody tr").first).to_contain_text("资料室")


def test_the_pages_speak_english_on_a_switch(served: Running, visit: Visit) -> None:
    page = visit.page
    page.goto(f"{served.address}/?lang=en")
    expect(page.get_by_role("heading", name="Overview")).to_be_visible()
    expect(page.get_by_text("12/15 departments have handed in")).to_be_visible()
    page.get_by_role("link", name="Gaps").click()
    expect(page.get_by_role("heading", name="Gaps")).to_be_visible()
    expect(page.get_by_text("gaps on")).to_be_visible()
    page.get_by_label("语言 Language").click()
    page.get_by_role("option", name="中文").click()
    expect(page.get_by_role("heading", name="缺漏清单")).to_be_visible()


def test_nothing_leaves_the_machine_and_no_english_leaks_into_the_chinese_pages(
    served: Running, visit: Visit
) -> None:
    page = visit.page
    page.goto(served.address)
    expect(cell(page, "教务处", "标准")).to_be_visible()
    page.get_by_text("显示科室").click()
    expect(cell(page, "处长室", "标准").first).to_be_visible()
    words = page.locator("[data-testid=stMain]").inner_text()
    page.get_by_role("link", name="缺漏清单").click()
    expect(page.get_by_text("条缺漏, 涉及")).to_be_visible()
    words += page.locator("[data-testid=stMain]").inner_text()
    # keyboard_arrow_…: how the icon font spells its arrows
    allowed = re.compile(
        r"keyboard_arrow_\w+|Excel|Language|\.(?:xlsx|docx|csv)|[A-Z]{3}\d{3}|X证书|\bS\b|6S"
    )
    assert re.findall(r"[A-Za-z]{3,}", allowed.sub("", words)) == []
    assert visit.outside(served.address) == []
    assert visit.complaints == []
