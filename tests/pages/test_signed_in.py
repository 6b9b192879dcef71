"""Who reads the pages: strangers see the way in, everybody else what they may use."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browsing import Running, Visit, settled
from tests.pages.small import EDITOR, READER, come_in, library, sign_in

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def college(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with library(tmp_path_factory.mktemp("signed")) as running:
        yield running


def menu(page: Page) -> list[str]:
    settled(page)
    return page.get_by_test_id("stSidebarNavLink").all_inner_texts()


def test_a_stranger_is_shown_the_form_and_comes_back_to_the_page_asked_for(
    college: Running, visit: Visit
) -> None:
    page = visit.page
    come_in(page, college, EDITOR, "/gaps?severity=warning")
    expect(page.get_by_role("heading", name="缺漏清单")).to_be_visible()
    assert page.url == f"{college.address}/gaps?severity=warning"


def test_who_signed_in_stands_on_the_page_and_the_menu_has_what_they_may_use(
    college: Running, visit: Visit
) -> None:
    page, aside = visit.page, visit.page.get_by_test_id("stSidebar")
    come_in(page, college, EDITOR)
    expect(aside.get_by_text("图书馆填报(填报)")).to_be_visible()
    expect(aside.get_by_text("图书馆", exact=True)).to_be_visible()
    assert "建议" in menu(page)
    page.get_by_role("button", name="退出").click()
    expect(page.get_by_text("请先登录。")).to_be_visible()
    assert menu(page) == []
    page.get_by_role("link", name="登录").click()
    sign_in(page, READER)
    expect(aside.get_by_text("duzhe(查阅)")).to_be_visible()
    assert "建议" not in menu(page)
    assert "总览" in menu(page)


def test_a_session_that_ended_elsewhere_shows_the_way_back_to_the_page_at_the_next_click(
    college: Running, visit: Visit, browser: Browser
) -> None:
    page = visit.page
    come_in(page, college, READER)
    expect(page.get_by_role("heading", name="总览")).to_be_visible()
    other = browser.new_page(storage_state=page.context.storage_state())
    other.goto(f"{college.address}/?lang=en")
    expect(other.get_by_text("duzhe (Reader)")).to_be_visible()
    other.get_by_role("button", name="Sign out").click()
    expect(other.get_by_text("Please sign in.")).to_be_visible()
    other.close()
    page.get_by_role("link", name="缺漏清单").click()
    expect(page.get_by_text("请先登录。")).to_be_visible()
    assert "条缺漏" not in page.locator("body").inner_text()
    page.get_by_role("link", name="登录").click()
    sign_in(page, READER)
    expect(page.get_by_role("heading", name="缺漏清单")).to_be_visible()


def test_a_page_that_one_may_not_use_tells_so_at_its_address(
    college: Running, visit: Visit
) -> None:
    page = visit.page
    come_in(page, college, READER, "/suggestions")
    expect(page.get_by_role("heading", name="建议")).to_be_visible()
    expect(page.get_by_text("共 0 条建议")).to_be_visible()
