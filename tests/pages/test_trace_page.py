"""追溯 in a real browser: stages, what is missing, the weakest path, posts, flows, keyboard."""

import re
from itertools import pairwise
from typing import Any

import httpx
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browsing import Running, Visit, enter, settled

pytestmark = pytest.mark.browser


def box(page: Page, name: str) -> Locator:
    return page.locator(".chain a.box").filter(has_text=name)


def lines(page: Page, key: str) -> Locator:
    return page.locator(f".st-key-{key} tbody tr")


def asked(served: Running, path: str, **wanted: str) -> dict[str, Any]:
    answer = httpx.get(f"{served.address}/api/v1/{path}", params=wanted, trust_env=False)
    body: dict[str, Any] = answer.raise_for_status().json()
    return body


def test_missing_stages_are_dashed_red_boxes_in_their_column_and_the_weakest_is_marked(
    served: Running, visit: Visit
) -> None:
    page = visit.page
    page.goto(f"{served.address}/trace?id=ND-23")
    expect(page.get_by_text(re.compile("^最弱一环: 标准。断在 3 处:"))).to_be_visible()
    said = [
        "上级目标",
        "目标8/8 (100%) 职责",
        "岗位(部门)1/1 (100%) 末级目标",
        "职责1/1 (100%) 末级目标",
        "标准5/8 (62%) 职责",
        "规范5/8 (62%) 职责",
        "质量监控5/8 (62%) 职责",
        "制度7/8 (87%) 职责",
        "佐证",
    ]
    expect(page.locator(".chain .head")).to_have_text(said)
    missing = page.locator(".chain a.missing.standard")
    expect(missing).to_have_count(3)
    expect(page.locator(".chain a.missing.standard.weak")).to_have_count(3)
    expect(page.locator(".chain a.missing.regulation")).to_have_count(1)
    expect(missing.first).to_have_css("border-top-style", "dashed")
    expect(missing.first).to_have_css("border-top-color", "rgb(176, 42, 26)")
    columns = {round(one.bounding_box()["x"]) for one in missing.all()}
    standard = box(page, "BZ-HQ-01").bounding_box()
    assert standard and columns == {round(standard["x"])}


def test_no_box_stands_on_another(served: Running, visit: Visit) -> None:
    page = visit.page
    page.goto(f"{served.address}/trace?id=ZT-5")
    expect(page.locator(".chain a.subject")).to_be_visible()
    found = sorted(
        page.locator(".chain a.box").evaluate_all(
            "all => all.map(one => [one.offsetLeft, one.offsetTop, one.offsetHeight])"
        )
    )
    assert len(found) > 60
    for (left, top, tall), (other_left, other_top, _) in pairwise(found):
        assert left != other_left or top + tall <= other_top


def test_the_way_up_from_a_standard_shows_the_goals_it_is_there_for(
    served: Running, visit: Visit
) -> None:
    page = visit.page
    page.goto(f"{served.address}/trace?id=BZ-JX-06&direction=up")
    expect(box(page, "ND-02")).to_be_visible()
    expect(box(page, "办理教师调停课手续")).to_be_visible()
    expect(lines(page, "nodes").filter(has_text="排课与调度员")).to_have_count(1)


def test_boxes_lead_to_their_sheets_by_key_too(served: Running, visit: Visit) -> None:
    page = visit.page
    page.goto(f"{served.address}/trace?id=ND-02")
    expect(box(page, "处长")).to_have_attribute("href", re.compile(r"/post_sheet\?id=post-"))
    expect(box(page, "教务处")).to_have_attribute("href", re.compile(r"/unit_sheet\?id=unit-"))
    expect(box(page, "下达学期教学任务书")).to_have_attribute(
        "href", re.compile(r"/node\?id=duty-")
    )
    gone = page.locator(".chain a.missing.norm")
    expect(gone).to_have_attribute("aria-label", "“组织召开教学工作例会”缺规范")
    gone.focus()
    with page.expect_request(re.compile(r"/node\?id=duty-")):
        page.keyboard.press("Enter")


def test_more_than_three_hundred_boxes_are_grouped_by_department_and_open_one_by_one(
    served: Running, visit: Visit
) -> None:
    page = visit.page
    page.goto(f"{served.address}/trace?id=ZT-2")
    expect(page.get_by_text("超过 300 个")).to_be_visible()
    row = page.locator(".groups tbody tr").filter(has_text="财经商贸系")
    expect(row).to_contain_text("13/20 (65%) 缺7")
    row.get_by_role("link").click()
    expect(page.get_by_text("只看“财经商贸系”负责的职责")).to_be_visible()
    expect(page.locator(".chain a.missing.standard")).to_have_count(7)
    assert "unit=" in page.url


def test_every_duty_of_the_picture_stands_in_the_table_with_what_it_lacks(
    served: Running, visit: Visit
) -> None:
    page = visit.page
    page.goto(f"{served.address}/trace?id=ND-23")
    expect(lines(page, "duties")).to_have_count(8)
    row = lines(page, "duties").filter(has_text="满意度问卷发放与统计")
    for said in ("缺: 标准", "缺: 规范", "缺: 质量监控", "缺: 制度"):
        expect(row.get_by_text(said)).to_be_visible()


def test_several_goals_flow_together_and_a_place_lists_its_duties(
    served: Running, visit: Visit
) -> None:
    page = visit.page
    goals = [
        str(asked(served, f"trace/{code}")["trace"]["subject"]["id"]) for code in ("ND-23", "ND-24")
    ]
    address = f"{served.address}/trace?several=true&tier=年度任务&goals={','.join(goals)}"
    page.goto(address)
    gone = page.locator("svg text").get_by_text("缺: 标准 5", exact=True)
    expect(gone).to_be_visible()
    settled(page)
    place = gone.bounding_box()
    assert place
    page.mouse.click(place["x"] - 14, place["y"] + place["height"] / 2)
    expect(lines(page, "duties")).to_have_count(5)
    settled(page)
    page.get_by_label("看经过哪一处的职责").click()
    page.get_by_role("option", name="岗位(部门): 总经理").click()
    expect(lines(page, "duties").filter(has_text="后勤服务质量考核")).to_have_count(1)


def test_nothing_found_says_what_to_do_next(served: Running, visit: Visit) -> None:
    page = visit.page
    page.goto(f"{served.address}/trace")
    expect(page.get_by_text("先查找一个目标")).to_be_visible()
    enter(page.get_by_label("查找目标、岗位、职责"), "没有这样的东西")
    expect(page.get_by_text("可只写名称中的几个字")).to_be_visible()
    page.goto(f"{served.address}/trace?id=nobody")
    expect(page.get_by_text("没有找到“nobody”")).to_be_visible()
