"""变更历史 in a browser: who stored what, what it changed, and taking a load back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browsing import Running, Visit, press, settled
from tests.pages.small import ADMIN, DUTIES, EDITOR, REVIEWER, come_in, id_of, library, signed

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def college(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A library whose table came again with a duty more, and was corrected by hand since."""
    folder = tmp_path_factory.mktemp("history")
    with library(folder) as running:
        again(running, folder, "图书借阅,盘点图书,馆员\n", "补报盘点")
        with signed(running, EDITOR) as http:
            id_ = id_of(running, EDITOR, "盘点图书")
            seen = {"If-Match": f'"{http.get(f"/api/v1/nodes/{id_}").json()["version"]}"'}
            wanted = {"properties": {"note": "每学期"}, "message": "补充说明"}
            assert http.patch(f"/api/v1/nodes/{id_}", json=wanted, headers=seen).is_success
        yield running


def again(college: Running, folder: Path, rows: str, message: str) -> None:
    table = folder / "图书馆_表3.csv"
    table.write_text(DUTIES + rows, encoding="utf-8")
    college.gangmu("load", str(table), "--yes", "--author", "质量办", "--message", message)


def test_a_load_is_opened_and_taken_back_with_what_was_changed_since_left(
    college: Running, visit: Visit
) -> None:
    page, main = visit.page, visit.page.get_by_test_id("stMain")
    come_in(page, college, REVIEWER)
    page.get_by_role("link", name="变更历史").click()
    expect(main).to_contain_text("共 3 版, 最新的在前。")
    rows = page.get_by_role("row")
    expect(rows.nth(1)).to_contain_text("补充说明")
    expect(rows.nth(2)).to_contain_text("质量办")
    rows.filter(has_text="补报盘点").get_by_role("link").click()
    expect(page.get_by_role("heading", name="第 2 版")).to_be_visible()
    expect(rows.filter(has_text="盘点图书").first).to_contain_text("新增")
    press(page, "撤销第 2 版……")
    expect(main).to_contain_text("撤销第 2 版将收回")
    press(page, "确认撤销")
    expect(main).to_contain_text("第 2 版已撤销, 存入第 4 版。")


def test_who_did_not_store_a_revision_and_is_no_reviewer_is_not_offered_to_take_it_back(
    college: Running, visit: Visit
) -> None:
    page = visit.page
    come_in(page, college, EDITOR, "/history?revision=1")
    expect(page.get_by_role("heading", name="第 1 版")).to_be_visible()
    settled(page)
    expect(page.get_by_role("button", name="撤销第 1 版")).to_have_count(0)
    page.goto(f"{college.address}/history?revision=3")
    expect(page.get_by_role("button", name="撤销第 3 版")).to_be_visible()


def test_a_revision_that_does_not_exist_is_told_in_words_and_the_page_speaks_english(
    college: Running, visit: Visit
) -> None:
    page = visit.page
    come_in(page, college, ADMIN, "/history?revision=99")
    expect(page.get_by_test_id("stAlertContentError")).to_contain_text("没有第 99 版")
    page.goto(f"{college.address}/history?lang=en")
    expect(page.get_by_text("the latest first")).to_be_visible()
