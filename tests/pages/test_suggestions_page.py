"""建议 in a browser: what another department's file says is judged by whose it is."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browsing import Running, Visit, press
from tests.loading import applied, part, uploaded
from tests.pages.small import EDITOR, OTHER, READER, come_in, library, signed

pytestmark = pytest.mark.browser
REGISTER = "编号,标准名称,级别,标准内容,归口部门,状态\n"
ROWS = "BZ-1,借书登记标准,校,{},图书馆,现行\nBZ-2,还书标准,校,当日归架,图书馆,现行\n"


@pytest.fixture(scope="module")
def college(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Somebody of another department has loaded a register that speaks of the library's."""
    with library(tmp_path_factory.mktemp("suggested")) as running:
        with signed(running, OTHER) as http:
            register = (REGISTER + ROWS.format("即时登记")).encode()
            draft = uploaded(_asking(http), part("标准目录.csv", register))
            assert applied(_asking(http), draft).status_code == 202
        yield running


def _asking(http: httpx.Client) -> Any:
    return lambda method, path, **more: http.request(method, f"/api/v1/{path}", **more)


def card(page: Page, name: str) -> Locator:
    """The form below a suggestion, and what it says."""
    return page.get_by_test_id("stVerticalBlock").filter(has_text=name).last


def test_suggestions_wait_for_whose_they_are_and_are_accepted_or_rejected_for_a_reason(
    college: Running, visit: Visit
) -> None:
    page, main = visit.page, visit.page.get_by_test_id("stMain")
    come_in(page, college, EDITOR)
    page.get_by_role("link", name="建议").click()
    expect(main).to_contain_text("共 2 条建议")
    expect(main).to_contain_text("由 jiaowu 于 2026-11-23 提出")
    expect(main).to_contain_text("标准内容: 即时登记")
    row = page.locator("tr").filter(has_text="标准内容: 即时登记")
    expect(row).to_contain_text("标准目录.csv › 第2行")
    expect(row).to_contain_text("标准内容: 当日登记")
    press(page, "不采纳")
    expect(page.get_by_test_id("stAlertContentError")).to_contain_text("理由")
    page.get_by_label("处理理由").first.fill("本馆当日登记")
    press(page, "不采纳")
    expect(main).to_contain_text("未采纳, 已记录理由")
    expect(main).to_contain_text("共 1 条建议")
    press(page, "采纳")
    expect(main).to_contain_text("写入第")
    expect(main).to_contain_text("共 0 条建议")
    page.get_by_label("处理情况").click()
    page.get_by_role("option", name="未采纳").click()
    expect(main).to_contain_text("lurong 未采纳。理由: 本馆当日登记")
    with signed(college, READER) as http:
        found = http.get("/api/v1/search", params={"text": "还书标准"}).json()
    assert found["total"] == 1
