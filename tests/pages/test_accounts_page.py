"""账号 in a real browser: from the first account to what was refused."""

from collections.abc import Iterator

import httpx
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browsing import Running, Visit, choose, serving, settled
from tests.pages.small import PASSWORD, come_in

pytestmark = pytest.mark.browser
CHIEF, SECRETARY = {"name": "chief"}, {"name": "填报员"}
UNITS = """{"node": "Unit", "id": "u", "name": "图书馆"}
{"node": "Unit", "id": "v", "name": "校医院"}
"""


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Two departments, and nobody who could sign in."""
    folder = tmp_path_factory.mktemp("accounts")
    (folder / "units.jsonl").write_text(UNITS, encoding="utf-8")
    with serving(folder, "--no-example") as running:
        running.gangmu("load", str(folder / "units.jsonl"), "--source", "测试", "--yes")
        yield running


def signs_in(running: Running, password: str) -> int:
    """What the service answers to the secretary's password."""
    body = {**SECRETARY, "password": password}
    address = f"{running.address}/api/v1/session"
    return httpx.post(address, json=body, trust_env=False).status_code


def line(page: Page, name: str) -> Locator:
    return page.locator("tbody tr").filter(has_text=name)


def test_the_first_account_is_the_administrators_and_is_made_on_the_page(
    service: Running, visit: Visit
) -> None:
    page = visit.page
    page.goto(f"{service.address}/accounts")
    expect(page.get_by_text("第一个账号须是管理员")).to_be_visible()
    settled(page)
    page.get_by_role("textbox", name="账号名").fill(CHIEF["name"])
    page.get_by_label("密码(至少").fill("short")
    page.get_by_role("button", name="建立管理员账号").click()
    expect(page.get_by_text("密码须有 10 至 200 个字符")).to_be_visible()
    page.get_by_label("密码(至少").fill(PASSWORD)
    page.get_by_role("button", name="建立管理员账号").click()
    expect(page.get_by_text("请先登录")).to_be_visible()
    come_in(page, service, CHIEF, "/accounts")
    expect(line(page, CHIEF["name"])).to_contain_text("管理员")


def test_an_account_is_made_given_a_new_password_and_disabled(
    service: Running, visit: Visit
) -> None:
    page, name = visit.page, SECRETARY["name"]
    come_in(page, service, CHIEF, "/accounts")
    page.get_by_text("新账号").click()
    settled(page)
    page.get_by_role("textbox", name="账号名").fill(name)
    choose(page, "所属部门", "图书馆")
    page.get_by_label("密码(至少").fill(PASSWORD)
    page.get_by_role("button", name="建立账号").click()
    expect(page.get_by_text(f"已建立账号“{name}”")).to_be_visible()
    expect(line(page, name)).to_contain_text("图书馆")
    assert signs_in(service, PASSWORD) == 200
    choose(page, "修改哪个账号", name)
    form = page.get_by_test_id("stForm").filter(has_text="另设密码")
    form.get_by_label("密码(至少").fill("another long one")
    form.get_by_role("button", name="设为新密码").click()
    expect(page.get_by_text(f"“{name}”的密码已更换")).to_be_visible()
    assert (signs_in(service, PASSWORD), signs_in(service, "another long one")) == (401, 200)
    settled(page)
    page.get_by_text("停用(不能再登录").click()
    page.get_by_role("button", name="保存").click()
    expect(line(page, name)).to_contain_text("已停用")
    assert signs_in(service, "another long one") == 401


def test_what_is_refused_is_listed_with_whom_it_was_refused_to(
    service: Running, visit: Visit
) -> None:
    headers = {"Origin": service.address}
    with httpx.Client(base_url=service.address, headers=headers, trust_env=False) as http:
        for who in (CHIEF, {"name": "查阅员"}):
            signed = http.post("/api/v1/session", json={**who, "password": PASSWORD})
            assert signed.is_success
            new = {"name": "查阅员", "role": "reader", "password": PASSWORD}
            made = http.post("/api/v1/accounts", json=new)
    assert made.status_code == 403
    page = visit.page
    come_in(page, service, CHIEF, "/accounts")
    page.get_by_text("被拒绝的操作", exact=True).click()
    expect(line(page, "POST /api/v1/accounts")).to_contain_text("查阅员")
    page.goto(f"{service.address}/accounts?lang=en")
    expect(page.get_by_role("heading", name="3 accounts")).to_be_visible()


def test_who_does_not_administer_is_told_so(service: Running, visit: Visit) -> None:
    page = visit.page
    come_in(page, service, {"name": "查阅员"}, "/accounts")
    expect(page.get_by_text("只有管理员可以管理账号")).to_be_visible()
    expect(page.get_by_test_id("stSidebar").get_by_role("link", name="账号")).to_have_count(0)
