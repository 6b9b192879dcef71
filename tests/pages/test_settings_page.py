"""设置 in a real browser: the profile as text, baselines, one's own tokens and password."""

from collections.abc import Iterator

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.browsing import Running, Visit, choose, settled
from tests.pages.small import ADMIN, EDITOR, PASSWORD, READER, REVIEWER, come_in, library, signed

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with library(tmp_path_factory.mktemp("settings")) as running:
        yield running


def write(page: Page, was: str, now: str) -> None:
    """Change a piece of the profile and save it."""
    box = page.get_by_label("设定文本")
    expect(box).to_be_visible()
    settled(page)
    box.fill(box.input_value().replace(was, now))
    page.get_by_role("button", name="检查并保存").click()


def profile_of(service: Running) -> str:
    with signed(service, READER) as http:
        return str(http.get("/api/v1/profile").json()["text"])


def test_a_mistake_in_the_profile_is_shown_with_its_line_and_nothing_is_changed(
    service: Running, visit: Visit
) -> None:
    page, before = visit.page, profile_of(service)
    come_in(page, service, ADMIN, "/settings")
    write(page, "overload_duties = 25", 'overload_duties = "many"')
    expect(page.get_by_text("没有保存, 设定没有改变")).to_be_visible()
    line = before[: before.index("overload_duties")].count("\n") + 1
    expect(page.locator("td", has_text=f"第{line}行 › parameters.overload_duties")).to_be_visible()
    expect(page.locator("td", has_text="不是整数")).to_be_visible()
    assert profile_of(service) == before
    write(page, 'overload_duties = "many"', "overload_duties = 12")
    expect(page.get_by_text("设定已保存, 成为第")).to_be_visible()
    assert "overload_duties = 12" in profile_of(service)


def test_two_administrators_do_not_overwrite_each_other(service: Running, visit: Visit) -> None:
    page = visit.page
    come_in(page, service, ADMIN, "/settings")
    expect(page.get_by_label("设定文本")).to_be_visible()
    settled(page)
    with signed(service, ADMIN) as http:
        now = http.get("/api/v1/profile").json()
        other = now["text"].replace("expiring_days = 30", "expiring_days = 45")
        seen = {"If-Match": f'"{now["version"]}"'}
        assert http.put("/api/v1/profile", json={"text": other}, headers=seen).is_success
    write(page, "stale_value_days = 365", "stale_value_days = 200")
    expect(page.get_by_text("别人刚改过设定")).to_be_visible()
    assert "expiring_days = 45" in profile_of(service)
    assert "stale_value_days = 365" in profile_of(service)


def test_who_does_not_administer_reads_the_profile_and_cannot_change_it(
    service: Running, visit: Visit
) -> None:
    page = visit.page
    come_in(page, service, EDITOR, "/settings")
    expect(page.get_by_text("只有管理员可以修改")).to_be_visible()
    expect(page.get_by_role("button", name="检查并保存")).to_have_count(0)
    page.get_by_role("tab", name="存档点").click()
    expect(page.get_by_role("button", name="设为存档点")).to_have_count(0)


def test_a_baseline_is_made_and_removed(service: Running, visit: Visit) -> None:
    page = visit.page
    come_in(page, service, REVIEWER, "/settings")
    page.get_by_role("tab", name="存档点").click()
    settled(page)
    page.get_by_role("textbox", name="存档点名称").fill("秋季自查")
    page.get_by_role("button", name="设为存档点").click()
    expect(page.get_by_text("已设存档点“秋季自查”")).to_be_visible()
    expect(page.locator("td", has_text="秋季自查")).to_be_visible()
    choose(page, "删除哪个存档点", "秋季")
    page.get_by_role("button", name="删除", exact=True).click()
    expect(page.get_by_text("存档点“秋季自查”已删除")).to_be_visible()
    expect(page.get_by_text("还没有存档点")).to_be_visible()


def test_a_token_is_shown_once_works_and_is_withdrawn(service: Running, visit: Visit) -> None:
    page = visit.page
    come_in(page, service, EDITOR, "/settings")
    page.get_by_role("tab", name="我的令牌").click()
    settled(page)
    page.get_by_role("textbox", name="用来做什么").fill("每周导出")
    page.get_by_role("button", name="取一个令牌").click()
    expect(page.get_by_text("令牌只显示这一次")).to_be_visible()
    secret = page.get_by_test_id("stCode").get_by_role("code").last.inner_text().strip()
    headers = {"Authorization": f"Bearer {secret}"}
    address = f"{service.address}/api/v1/status"
    assert httpx.get(address, headers=headers, trust_env=False).is_success
    settled(page)
    page.get_by_role("button", name="收回“每周导出”").click()
    expect(page.locator("td", has_text="已收回")).to_be_visible()
    expect(page.get_by_text("令牌只显示这一次")).to_have_count(0)
    assert httpx.get(address, headers=headers, trust_env=False).status_code == 401


def test_ones_own_password_is_changed_only_by_who_knows_it(service: Running, visit: Visit) -> None:
    page = visit.page
    come_in(page, service, READER, "/settings")
    page.get_by_role("tab", name="我的密码").click()
    settled(page)
    change(page, PASSWORD, "a new long one", "another long one")
    expect(page.get_by_text("两次输入的新密码不同")).to_be_visible()
    change(page, "wrong", "a new long one", "a new long one")
    expect(page.get_by_text("原密码不对")).to_be_visible()
    change(page, PASSWORD, "a new long one", "a new long one")
    expect(page.get_by_text("密码已更改").or_(page.get_by_label("账号")).first).to_be_visible()
    body = {"name": READER["name"], "password": "a new long one"}
    address = f"{service.address}/api/v1/session"
    assert httpx.post(address, json=body, trust_env=False).is_success


def change(page: Page, old: str, new: str, again: str) -> None:
    settled(page)
    page.get_by_label("原密码").fill(old)
    page.get_by_label("新密码(至少").fill(new)
    page.get_by_label("再输一遍新密码").fill(again)
    page.get_by_role("button", name="更改密码").click()
