"""详情 in a browser: looked at, corrected by two people at once, linked, made and taken back."""

from collections.abc import Iterator

import httpx
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browsing import HEIGHT, WIDTH, Running, Visit, settled
from tests.pages.small import EDITOR, OTHER, READER, REVIEWER, come_in, id_of, library, signed

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def college(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with library(tmp_path_factory.mktemp("node")) as running:
        yield running


def opened(page: Page, college: Running, who: dict[str, str], name: str, part: str) -> None:
    """Somebody opens a part of the page of a node."""
    come_in(page, college, who, f"/node?id={id_of(college, who, name)}&part={part}")
    expect(page.get_by_role("heading", name=name)).to_be_visible()
    settled(page)


def written(page: Page, label: str, words: str) -> None:
    page.get_by_label(label, exact=True).fill(words)


def pressed(page: Page, name: str) -> None:
    """A button, pressed by keyboard."""
    page.get_by_role("button", name=name, exact=True).focus()
    page.keyboard.press("Enter")
    settled(page)


def chosen(page: Page, label: str, option: str) -> None:
    page.get_by_label(label, exact=True).click()
    page.get_by_role("option", name=option).first.click()
    settled(page)


def main(page: Page) -> Locator:
    return page.get_by_test_id("stMain")


def test_a_node_is_found_by_a_part_of_its_name_and_shown_with_what_its_sources_say(
    college: Running, visit: Visit
) -> None:
    page = visit.page
    come_in(page, college, READER, "/node")
    written(page, "查找目标、岗位、职责、标准、制度……", "登记借")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="登记借书", exact=True).click()
    expect(page.get_by_role("heading", name="职责: 登记借书")).to_be_visible()
    expect(main(page)).to_contain_text("责任部门: 图书馆")
    expect(main(page)).to_contain_text("职责“登记借书”没有工作标准")
    expect(main(page)).to_contain_text("图书馆 › 表3 · 图书馆_表3.csv › 第3行")
    expect(page.get_by_role("link", name="馆员")).to_be_visible()
    expect(page.get_by_role("radio", name="修改")).to_have_count(0)


def test_a_link_to_a_standard_repairs_the_gap_and_says_so(college: Running, visit: Visit) -> None:
    page = visit.page
    opened(page, college, EDITOR, "登记借书", "change")
    page.get_by_text("新增关联").click()
    chosen(page, "怎样关联", "→ 执行标准 · 标准")
    written(page, "另一端(名称、编号或文号)", "BZ-1")
    page.keyboard.press("Enter")
    settled(page)
    written(page, "工作要求", "当日登记")
    pressed(page, "建立关联")
    expect(main(page)).to_contain_text("已补: 职责“登记借书”没有工作标准")
    page.get_by_text("现状", exact=True).click()
    row = page.locator("tr").filter(has_text="借书登记标准")
    expect(row).to_contain_text("→ 执行标准")
    expect(row).to_contain_text("工作要求: 当日登记")
    expect(row).to_contain_text("未核实")
