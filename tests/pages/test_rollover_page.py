"""转入下一年 in a browser: seen before it is stored, stored once, undone; not by everybody."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browsing import Running, Visit, press, settled
from tests.pages.small import EDITOR, OTHER, READER, REVIEWER, come_in, id_of, library, signed

pytestmark = pytest.mark.browser
GOALS = """编号,目标,上级目标编号,层级,责任部门,责任岗位,目标值,运算,单位,起始,截止
GH-1,读者服务规划,,院系与部门规划,图书馆,,,,,2026-01-01,2030-12-31
ND-1,2026年借阅量,GH-1,年度任务,图书馆,馆员,9000,≥,册,2026-01-01,2026-12-31
ND-2,催还及时,GH-1,年度任务,图书馆,馆员,95,≥,%,2026-01-01,2026-12-31
ND-3,排课无误,,年度任务,教务处,科员,0,≤,起,2026-01-01,2026-12-31
"""


@pytest.fixture
def college(tmp_path: Path) -> Iterator[Running]:
    with library(tmp_path) as running:
        (tmp_path / "目标分解表.csv").write_text(GOALS, encoding="utf-8")
        running.gangmu("load", str(tmp_path / "目标分解表.csv"), "--yes")
        yield running


def lines(page: Page) -> Locator:
    """What follows each goal."""
    return page.locator(".st-key-following tbody tr")


def goals_of(college: Running) -> int:
    with signed(college, READER) as http:
        found = http.get("/api/v1/search", params={"text": "2027", "limit": 50}).json()["found"]
    return sum(one["node"]["kind"] == "Goal" for one in found)


def test_a_department_rolls_its_goals_over_and_takes_it_back(
    college: Running, visit: Visit
) -> None:
    page, main = visit.page, visit.page.get_by_test_id("stMain")
    come_in(page, college, EDITOR, f"/goals?under={id_of(college, EDITOR, '读者服务规划')}")
    expect(page.get_by_role("link", name="全部目标")).to_be_visible()
    press(page, "转入下一年")
    expect(lines(page)).to_have_count(2)
    expect(main).to_contain_text("“GH-1 读者服务规划”及其以下, 2026 年到期的目标中, 将新建 2 个")
    first = lines(page).filter(has_text="ND-1 2026年借阅量")
    for words in (
        "ND-1-2027 2027年借阅量",
        "新建, 草稿",
        "2026-01-01 – 2026-12-31",
        "→ 2027-01-01 – 2027-12-31",
        ">= 9000册",
        "归口部门 1",
        "上级 1",
    ):
        expect(first).to_contain_text(words)
    assert goals_of(college) == 0
    press(page, "转入 2 个目标")
    expect(main).to_contain_text("已新建 2 个下一年的目标")
    expect(lines(page).filter(has_text="已转入过, 不再重复")).to_have_count(2)
    expect(page.get_by_role("button", name="转入 2 个目标")).to_have_count(0)
    expect(main).to_contain_text("这些目标都已转入下一年, 无须再转。")
    assert goals_of(college) == 2
    expect(page.get_by_role("link", name="ND-2-2027 催还及时（2027年）")).to_be_visible()
    page.get_by_role("link", name="查看或撤销这一版").click()
    press(page, "撤销第 3 版……")
    press(page, "确认撤销")
    expect(main).to_contain_text("第 3 版已撤销")
    assert goals_of(college) == 0


def test_goals_of_others_are_told_and_hold_it_up_and_readers_are_not_offered_it(
    college: Running, visit: Visit
) -> None:
    page = visit.page
    come_in(page, college, OTHER, "/goals?roll=1")
    expect(lines(page)).to_have_count(3)
    expect(lines(page).filter(has_text="○ 由图书馆负责, 您不能转入")).to_have_count(2)
    expect(page.get_by_text("有的目标不由您的部门负责, 因此不能转入")).to_be_visible()
    expect(page.get_by_role("button", name="转入 3 个目标")).to_be_disabled()
    page.goto(f"{college.address}/node?id={id_of(college, OTHER, '排课无误')}")
    page.get_by_role("link", name="转入下一年").click()
    expect(lines(page)).to_have_count(1)
    expect(page.get_by_role("button", name="转入 1 个目标")).to_be_enabled()
    page.context.clear_cookies()
    come_in(page, college, READER, "/goals?roll=1")
    expect(page.get_by_text("显示 4 个目标, 共 4 个")).to_be_visible()
    expect(page.get_by_role("button", name="转入下一年")).to_have_count(0)


def test_what_somebody_changed_since_the_preview_is_not_stored_unseen(
    college: Running, visit: Visit
) -> None:
    page, main = visit.page, visit.page.get_by_test_id("stMain")
    come_in(page, college, REVIEWER, "/goals?roll=1&lang=en")
    expect(lines(page)).to_have_count(3)
    settled(page)
    id_ = id_of(college, REVIEWER, "催还及时")
    with signed(college, EDITOR) as http:
        seen = {"If-Match": f'"{http.get(f"/api/v1/nodes/{id_}").json()["version"]}"'}
        theirs = {"properties": {"target": 97}}
        assert http.patch(f"/api/v1/nodes/{id_}", json=theirs, headers=seen).is_success
    press(page, "Roll over (3)")
    expect(main).to_contain_text("请重新预览后再转入")
    assert goals_of(college) == 0
    expect(lines(page).filter(has_text=">= 97%")).to_have_count(1)
    press(page, "Roll over (3)")
    expect(main).to_contain_text("Goals of the next year made: 3")
    assert goals_of(college) == 3
