"""覆盖图 in a real browser: numbers, readings, roll-up and drill-down, keyboard, addresses."""

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import openpyxl
import pytest
from playwright.sync_api import Locator, Page, expect

from graph_model.kinds import NODE_KINDS
from tests.browsing import Running, Visit, cell, click_cell, settled
from ui.words import words

pytestmark = pytest.mark.browser
MAPS = (
    "unit-stage",
    "goal-stage",
    "layer-kind",
    "layer-system",
    "point-facet",
    "standard-part",
    "unit-unit",
    "goal-achievement",
    "object-kind",
    "tier-link",
)


def asked(served: Running, path: str, **wanted: str) -> dict[str, object]:
    answer = httpx.get(f"{served.address}/api/v1/{path}", params=wanted, trust_env=False)
    body: dict[str, object] = answer.raise_for_status().json()
    return body


def subjects(page: Page) -> Locator:
    return page.locator(".st-key-subjects tbody tr")


@pytest.mark.parametrize("map_id", MAPS)
def test_every_map_of_the_catalogue_is_drawn_after_who_has_not_reported(
    served: Running, visit: Visit, map_id: str
) -> None:
    page = visit.page
    page.goto(f"{served.address}/coverage?map={map_id}")
    expect(page.get_by_text("已报送表3或表4的部门: 12/15")).to_be_visible()
    expect(page.get_by_text("尚未报送: 规划科研处、宣传部、财务处")).to_be_visible()
    expect(page.get_by_text("按 2026-11-23 计算")).to_be_visible()
    rows = page.locator(".map tbody tr")
    if map_id == "object-kind":
        expect(page.get_by_text("这张图还没有可显示的内容")).to_be_visible()
    else:
        expect(rows.first).to_be_visible()


def test_the_maps_tested_here_are_all_there_are(served: Running) -> None:
    listed = asked(served, "catalogue")["maps"]
    assert isinstance(listed, list)
    assert {one["id"] for one in listed} == set(MAPS)


def test_totals_count_a_duty_once_however_many_departments_share_it(
    served: Running, visit: Visit
) -> None:
    page = visit.page
    page.goto(f"{served.address}/coverage")
    foot = page.locator(".map tfoot td")
    expect(foot.nth(2)).to_have_text("288/37576%")
    row = page.locator(".map tbody tr").filter(has_text="教务处")
    expect(row.locator("td.sum")).to_have_text("234/29479%")


def test_a_row_opens_its_sections_and_the_way_back_is_shown(served: Running, visit: Visit) -> None:
    page = visit.page
    page.goto(f"{served.address}/coverage")
    page.get_by_role("link", name="教务处 ▸").click()
    expect(cell(page, "学籍科", "标准").or_(cell(page, "教学运行科", "标准")).first).to_be_visible()
    expect(cell(page, "保卫处", "标准")).to_have_count(0)
    assert "under=" in page.url
    settled(page)
    page.get_by_role("navigation").get_by_role("link", name="全部").click()
    expect(cell(page, "保卫处", "标准")).to_be_visible()


def test_keys_alone_open_a_cell_and_the_chosen_one_is_marked(served: Running, visit: Visit) -> None:
    page = visit.page
    page.goto(f"{served.address}/coverage")
    cell(page, "保卫处", "目标").focus()
    for _ in range(2):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="保卫处 × 标准")).to_be_visible()
    expect(page.get_by_text("应覆盖 24 项, 已覆盖 20 项, 缺 4 项")).to_be_visible()
    expect(subjects(page)).to_have_count(4)
    expect(cell(page, "保卫处", "标准")).to_have_attribute("aria-current", "true")
    expect(subjects(page).first).to_contain_text("› 第")
    expect(subjects(page).first.get_by_role("link").first).to_have_attribute(
        "href", re.compile(r"/node\?id=duty-")
    )


def test_what_nobody_has_confirmed_is_not_covered_in_the_confirmed_reading(
    served: Running, visit: Visit
) -> None:
    page = visit.page
    page.goto(f"{served.address}/coverage")
    expect(cell(page, "教务处", "标准")).to_contain_text("42/49")
    page.get_by_text("只认已核实").click()
    expect(cell(page, "教务处", "标准")).to_contain_text("0/49")
    page.wait_for_url("**confirmed=true**")
    click_cell(page, "教务处", "标准")
    expect(page.get_by_text("应覆盖 49 项, 已核实 0 项, 未核实或缺 49 项")).to_be_visible()
    expect(subjects(page).filter(has_text="● 已覆盖(填报)")).to_have_count(42)


def test_goals_are_shown_for_a_chosen_tier_which_the_address_keeps(
    served: Running, visit: Visit
) -> None:
    page = visit.page
    page.goto(f"{served.address}/coverage?map=goal-stage&tier=年度任务")
    expect(cell(page, "教学任务与课表按期落实", "规范")).to_contain_text("8/9")
    click_cell(page, "教学任务与课表按期落实", "规范")
    expect(subjects(page)).to_have_count(1)
    expect(subjects(page).first).to_contain_text("组织召开教学工作例会")
    expect(subjects(page).first).to_contain_text("教务处")


@pytest.fixture
def accepted(served: Running) -> Iterator[str]:
    name = "反诈宣传"
    served.gangmu("accept", "CHN102", name, "--reason", "本学期由公安机关组织")
    yield name
    served.gangmu("accept", "CHN102", name, "--drop")


def test_an_accepted_gap_stands_apart_and_is_never_covered(
    served: Running, visit: Visit, accepted: str
) -> None:
    page = visit.page
    page.goto(f"{served.address}/coverage")
    expect(cell(page, "保卫处", "标准")).to_contain_text("20/24")
    expect(cell(page, "保卫处", "标准")).to_contain_text("接受1")
    click_cell(page, "保卫处", "标准")
    said = "应覆盖 24 项, 已覆盖 20 项, 缺 3 项 (另有 1 项缺漏已被接受, 不算覆盖)"
    expect(page.get_by_text(said)).to_be_visible()
    expect(subjects(page).filter(has_text=accepted)).to_contain_text("◇ 缺, 已接受")


def test_the_first_page_says_how_gaps_moved_since_the_last_baseline(
    served: Running, visit: Visit
) -> None:
    served.gangmu("baseline", "开学自查")
    counted = httpx.get(f"{served.address}/api/v1/gaps", params={"limit": 1}, trust_env=False)
    standing = counted.json()["total"]
    try:
        visit.page.goto(served.address)
        visit.page.get_by_text("与存档点“开学自查”").click()
        expect(
            visit.page.get_by_text(f"缺漏: 新出现 0 条, 已消除 0 条, 仍在 {standing} 条")
        ).to_be_visible()
    finally:
        served.gangmu("baseline", "开学自查", "--drop")


def test_a_map_exports_with_both_readings_its_totals_and_its_day(
    served: Running, visit: Visit, tmp_path: Path
) -> None:
    page = visit.page
    page.goto(f"{served.address}/coverage")
    expect(cell(page, "教务处", "标准")).to_be_visible()
    settled(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="导出 Excel").click()
    download.value.save_as(tmp_path / "map.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "map.xlsx").active
    assert sheet is not None
    lines = [[one for one in row if one] for row in sheet.iter_rows(values_only=True)]
    assert lines[0] == ["行", "口径", "目标", "岗位", "标准", "规范", "质量监控", "制度"]
    assert any(line[0].strip() == "教务处" and line[4] == "42/49(85%)" for line in lines if line)
    totals = [line for line in lines if line[:1] == ["全部"]]
    assert [line[1] for line in totals] == ["填报", "核实"]
    assert totals[0][4] == "288/375(76%)" and totals[1][4] == "0/375(0%)"
    assert "按 2026-11-23 计算" in lines[-1][0]


def test_the_pages_call_every_kind_of_node_as_the_plan_does() -> None:
    assert {label: words()[f"kind_{label}"][0] for label in NODE_KINDS} == {
        label: kind.zh for label, kind in NODE_KINDS.items()
    }
