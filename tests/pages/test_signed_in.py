"""Who reads the pages: strangers see the way in, everybody else what they may use."""

from collections.abc import Iterator

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.browsing import Running, Visit, serving, settled
from tests.test_cli import SMALL

pytestmark = pytest.mark.browser
PASSWORD = "correct horse battery"
PEOPLE = (
    {"name": "guanli", "role": "admin", "shown_as": "系统管理"},
    {"name": "lurong", "role": "editor", "shown_as": "图书馆填报", "unit": "图书馆"},
    {"name": "duzhe", "role": "reader"},
)


@pytest.fixture(scope="module")
def college(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A library with one duty, and three people with accounts."""
    folder = tmp_path_factory.mktemp("signed")
    lines = folder / "small.jsonl"
    lines.write_text(SMALL, encoding="utf-8")
    with serving(folder) as running:
        running.gangmu("load", str(lines), "--source", "测试", "--yes")
        with httpx.Client(base_url=running.address, trust_env=False) as http:
            headers = {"Origin": running.address}
            for one in PEOPLE:
                asked = {**one, "password": PASSWORD}
                made = http.post("/api/v1/accounts", json=asked, headers=headers)
                assert made.status_code == 201, made.text
                signed = {"name": PEOPLE[0]["name"], "password": PASSWORD}
                http.post("/api/v1/session", json=signed, headers=headers)
        yield running


def sign_in(page: Page, name: str) -> None:
    """Fill in the form, by keyboard alone."""
    page.get_by_label("账号").fill(name)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")


def come_in(page: Page, college: Running, name: str, path: str = "/") -> None:
    page.goto(college.address + path)
    page.get_by_role("link", name="登录").click()
    sign_in(page, name)


def menu(page: Page) -> list[str]:
    settled(page)
    return page.get_by_test_id("stSidebarNavLink").all_inner_texts()


def test_a_stranger_sees_only_the_way_in_and_comes_back_to_the_page_asked_for(
    college: Running, visit: Visit
) -> None:
    page = visit.page
    page.goto(f"{college.address}/gaps?severity=warning")
    expect(page.get_by_text("请先登录。")).to_be_visible()
    assert menu(page) == []
    assert "缺漏" not in page.locator("body").inner_text()
    page.get_by_role("link", name="登录").click()
    sign_in(page, "lurong")
    expect(page.get_by_role("heading", name="缺漏清单")).to_be_visible()
    assert page.url == f"{college.address}/gaps?severity=warning"
    assert visit.complaints == []


def test_who_signed_in_stands_on_the_page_and_the_menu_has_what_they_may_use(
    college: Running, visit: Visit
) -> None:
    page = visit.page
    come_in(page, college, "lurong")
    aside = page.get_by_test_id("stSidebar")
    expect(aside.get_by_text("图书馆填报(填报)")).to_be_visible()
    expect(aside.get_by_text("图书馆", exact=True)).to_be_visible()
    assert "建议" in menu(page)
    page.get_by_role("button", name="退出").click()
    expect(page.get_by_text("请先登录。")).to_be_visible()
    come_in(page, college, "duzhe")
    expect(aside.get_by_text("duzhe(查阅)")).to_be_visible()
    assert "建议" not in menu(page)
    assert "总览" in menu(page)


def test_a_session_that_ended_elsewhere_shows_the_way_in_at_the_next_click(
    college: Running, visit: Visit
) -> None:
    page = visit.page
    come_in(page, college, "duzhe")
    expect(page.get_by_role("heading", name="总览")).to_be_visible()
    other = page.context.new_page()
    other.goto(f"{college.address}/?lang=en")
    expect(other.get_by_text("duzhe (Reader)")).to_be_visible()
    other.get_by_role("button", name="Sign out").click()
    expect(other.get_by_text("Please sign in.")).to_be_visible()
    page.get_by_role("link", name="缺漏清单").click()
    expect(page.get_by_text("请先登录。")).to_be_visible()
    other.close()
