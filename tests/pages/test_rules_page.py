"""规则目录 in a real browser: a rule is switched off and made lighter for the college."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browsing import Running, Visit, choose, press, settled
from tests.pages.small import ADMIN, EDITOR, READER, come_in, library, signed

pytestmark = pytest.mark.browser
RULE = "CHN102"
NAMED = "CHN102 职责无标准"
OFF = "停用, 程度: 严重(默认)"


@pytest.fixture
def college(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with library(tmp_path_factory.mktemp("rules")) as running:
        yield running


def come_to(page: Page, college: Running, who: dict[str, str], query: str = "") -> None:
    come_in(page, college, who, f"/rules?rule={RULE}{query}")
    expect(page.get_by_role("heading", level=2, name=RULE)).to_be_visible()
    settled(page)


def switch(page: Page, name: str) -> None:
    settled(page)
    page.get_by_test_id("stRadio").get_by_text(name).click()


def gaps_show(page: Page, college: Running, said: bool) -> None:
    """Whether the list of gaps has those of the rule."""
    page.goto(f"{college.address}/gaps")
    row = page.locator("tr").filter(has_text="登记借书")
    expect(row).to_contain_text("ORP201")
    expect(row.filter(has_text=NAMED)).to_have_count(1 if said else 0)


def set_by_another(college: Running, rule: str, **wanted: object) -> None:
    with signed(college, ADMIN) as http:
        path = f"/api/v1/rules/{rule}/choice"
        seen = {"If-Match": http.get(path).headers["ETag"]}
        assert http.put(path, json=wanted, headers=seen).is_success


def test_a_rule_is_switched_off_and_on_and_the_list_of_gaps_follows(
    college: Running, visit: Visit
) -> None:
    page, main = visit.page, visit.page.get_by_test_id("stMain")
    come_in(page, college, ADMIN)
    gaps_show(page, college, True)
    page.goto(f"{college.address}/rules")
    page.locator("tr").filter(has_text=RULE).get_by_role("link", name="看例子, 改设定").click()
    expect(main).to_contain_text("本校现在: 启用(默认), 程度: 严重(默认)。")
    switch(page, "停用")
    page.get_by_label("说明(可不填)").fill("本学期先建岗位")
    press(page, "保存")
    expect(main).to_contain_text(
        "规则 CHN102 职责无标准 已改为: 停用, 程度: 严重(默认)。成为第 2 版"
    )
    expect(main).to_contain_text(f"本校现在: {OFF}。")
    row = page.locator("tr").filter(has_text=NAMED)
    expect(row).to_contain_text("○ 未启用")
    gaps_show(page, college, False)
    page.goto(f"{college.address}/history?revision=2")
    expect(main).to_contain_text("停用(本学期先建岗位)")
    page.goto(f"{college.address}/rules?rule={RULE}")
    press(page, "恢复默认")
    expect(main).to_contain_text("已改为: 启用(默认), 程度: 严重(默认)。成为第 3 版")
    expect(main).to_contain_text("本校现在: 启用(默认), 程度: 严重(默认)。")
    gaps_show(page, college, True)


def test_a_rule_is_made_lighter_and_that_is_taken_back_in_the_history(
    college: Running, visit: Visit
) -> None:
    page, main = visit.page, visit.page.get_by_test_id("stMain")
    come_to(page, college, ADMIN)
    choose(page, "严重程度", "提示")
    press(page, "保存")
    expect(main).to_contain_text("本校现在: 启用(默认), 程度: 提示。")
    expect(page.locator("tr").filter(has_text=NAMED)).to_contain_text("默认: 严重")
    press(page, "保存")
    expect(main).to_contain_text("没有改动, 无须保存。")
    page.goto(f"{college.address}/history?revision=2")
    press(page, "撤销第 2 版……")
    press(page, "确认撤销")
    expect(main).to_contain_text("第 2 版已撤销, 存入第 3 版。")
    page.goto(f"{college.address}/rules?rule={RULE}")
    expect(main).to_contain_text("本校现在: 启用(默认), 程度: 严重(默认)。")


def test_what_somebody_else_set_meanwhile_is_told_and_kept(college: Running, visit: Visit) -> None:
    page, main = visit.page, visit.page.get_by_test_id("stMain")
    come_to(page, college, ADMIN)
    switch(page, "停用")
    page.get_by_label("说明(可不填)").fill("暂缓")
    set_by_another(college, "CHN101", enabled=False)
    set_by_another(college, RULE, severity="info")
    press(page, "保存")
    expect(main).to_contain_text(f"改过学校设定, 您的修改还没有存入。您选的是: {OFF}。")
    expect(main).to_contain_text("本校现在: 启用(默认), 程度: 提示。")
    expect(page.get_by_label("说明(可不填)")).to_have_value("暂缓")
    press(page, "保存")
    expect(main).to_contain_text(f"本校现在: {OFF}。")
    expect(page.get_by_role("button", name="放弃我的修改")).to_have_count(0)
    with signed(college, READER) as http:
        assert http.get("/api/v1/rules/CHN101/choice").json()["enabled"] is False
        assert http.get("/api/v1/revisions").json()["revisions"][0]["message"].endswith("(暂缓)")


def test_others_see_how_it_is_and_no_form(college: Running, visit: Visit) -> None:
    page, main = visit.page, visit.page.get_by_test_id("stMain")
    set_by_another(college, RULE, enabled=False)
    come_to(page, college, EDITOR, "&lang=en")
    expect(main).to_contain_text("In this college: Off, severity: Serious (default).")
    expect(main).to_contain_text("Only an administrator may change it.")
    expect(page.get_by_role("button", name="Save", exact=True)).to_have_count(0)
    expect(page.get_by_role("link", name="Examples, settings")).to_have_count(0)
