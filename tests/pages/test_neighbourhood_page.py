"""关联图 in a real browser: rings, opening and closing, kinds, groups, and the same in lines."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browsing import Running, Visit, enter, settled

pytestmark = pytest.mark.browser


def node(page: Page, name: str) -> Locator:
    return page.locator(".web a.node").filter(has_text=name)


def lines(page: Page, key: str) -> Locator:
    return page.locator(f".st-key-{key} tbody tr")


def test_a_search_leads_to_what_is_around_a_node(served: Running, visit: Visit) -> None:
    page = visit.page
    page.goto(f"{served.address}/neighbourhood")
    expect(page.get_by_text("先查找一个对象")).to_be_visible()
    enter(page.get_by_label("查找目标、岗位、职责"), "ND-02")
    lines(page, "found").first.get_by_role("link", name="关联图").click()
    expect(page.get_by_text("1 步以内共有 15 个对象与它相连。")).to_be_visible()
    expect(page.locator(".web a.node")).to_have_count(16)
    expect(lines(page, "web-nodes")).to_have_count(16)
    said = "教学任务与课表按期落实 —责任落实到→ 教务处"
    expect(lines(page, "web-links").filter(has_text=said)).to_have_count(1)


def test_a_node_opens_and_closes_by_click_and_by_key(served: Running, visit: Visit) -> None:
    page = visit.page
    page.goto(f"{served.address}/neighbourhood?id=ND-02")
    node(page, "下达学期教学任务书").click()
    expect(node(page, "教学工作管理办法")).to_be_visible()
    assert "open=duty-" in page.url
    settled(page)
    node(page, "下达学期教学任务书").focus()
    page.keyboard.press("Enter")
    expect(node(page, "教学工作管理办法")).to_have_count(0)
    expect(page.locator(".web a.node")).to_have_count(16)


def test_only_chosen_kinds_are_gone_through_and_the_address_keeps_them(
    served: Running, visit: Visit
) -> None:
    page = visit.page
    page.goto(f"{served.address}/neighbourhood?id=ND-02&hops=2&kinds=Duty,Post")
    expect(page.locator(".web a.node").first).to_be_visible()
    kinds = {
        re.split("[:：]", label)[0]
        for label in page.locator(".web a.node").evaluate_all(
            "all => all.map(one => one.getAttribute('aria-label'))"
        )
    }
    assert kinds == {"目标", "职责", "岗位"}
    assert "kinds=Duty" in page.url


def test_more_than_three_hundred_nodes_are_counted_by_steps_and_kind(
    served: Running, visit: Visit
) -> None:
    page = visit.page
    page.goto(f"{served.address}/neighbourhood?id=ND-02&hops=4")
    expect(page.get_by_text("共 827 个对象, 超过 300 个")).to_be_visible()
    expect(page.locator(".web")).to_have_count(0)
    expect(page.locator(".groups tr").filter(has_text="4 步")).to_contain_text("147")
    expect(lines(page, "web-link-groups").filter(has_text="履行")).to_contain_text("133")


def test_the_pages_of_maps_speak_english_without_chinese_words_of_their_own(
    served: Running, visit: Visit
) -> None:
    page = visit.page
    for path, heading in (
        ("coverage", "Coverage maps"),
        ("trace?id=ND-02", "Trace"),
        ("neighbourhood?id=ND-02", "Neighbourhood"),
    ):
        joint = "&" if "?" in path else "?"
        page.goto(f"{served.address}/{path}{joint}lang=en")
        expect(page.get_by_role("heading", name=heading, exact=True)).to_be_visible()
        expect(page.get_by_text("as of 2026-11-23")).to_be_visible()
        headings = page.locator("th").all_inner_texts()
        assert [one for one in headings if one in ("部门", "岗位", "标准", "规范")] == []
