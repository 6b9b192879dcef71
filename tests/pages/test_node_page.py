"""详情 in a browser: looked at, corrected by two people at once, linked, made and taken back."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browsing import Running, Visit, enter, press, settled
from tests.pages.small import (
    EDITOR,
    OTHER,
    READER,
    REVIEWER,
    come_in,
    id_of,
    library,
    signed,
)

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def college(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with library(tmp_path_factory.mktemp("node")) as running:
        yield running


def opened(page: Page, college: Running, who: dict[str, str], name: str, part: str) -> str:
    """Somebody opens a part of the page of a node; its id."""
    id_ = id_of(college, who, name)
    come_in(page, college, who, f"/node?id={id_}&part={part}")
    expect(page.get_by_role("heading", name=name)).to_be_visible()
    settled(page)
    return id_


def written(page: Page, label: str, words: str) -> None:
    page.get_by_label(label, exact=True).fill(words)


def chosen(page: Page, label: str, option: str) -> None:
    page.get_by_label(label, exact=True).click()
    page.get_by_role("option", name=option).first.click()
    settled(page)


def unfolded(page: Page, title: str) -> None:
    page.get_by_test_id("stExpander").locator("summary").get_by_text(title, exact=True).click()
    settled(page)


def shown(page: Page, part: str) -> Locator:
    """Another part of the page."""
    page.get_by_role("radio", name=part, exact=True).click()
    settled(page)
    return main(page)


def main(page: Page) -> Locator:
    return page.get_by_test_id("stMain")


def test_a_node_is_found_by_a_part_of_its_name_and_shown_with_what_its_sources_say(
    college: Running, visit: Visit
) -> None:
    page = visit.page
    come_in(page, college, READER, "/node")
    enter(page.get_by_label("查找目标、岗位、职责、标准、制度……", exact=True), "催还图")
    page.get_by_role("link", name="催还图书", exact=True).click()
    expect(page.get_by_role("heading", name="职责: 催还图书")).to_be_visible()
    expect(main(page)).to_contain_text("责任部门: 图书馆")
    expect(main(page)).to_contain_text("职责“催还图书”没有工作标准")
    expect(main(page)).to_contain_text("图书馆 › 表3 · 图书馆_表3.csv › 第4行")
    expect(page.get_by_role("link", name="馆员")).to_be_visible()
    expect(page.get_by_role("radio", name="修改")).to_have_count(0)
    unfolded(page, "关联的出处")
    chosen(page, "哪一条关联", "← 履行(牵头) 馆员")
    row = page.locator("tr").filter(has_text="写入").last
    expect(row).to_contain_text("图书馆_表3.csv › 第4行")
    expect(row).to_contain_text("首次导入")


def test_a_link_to_a_standard_repairs_the_gap_and_says_so(college: Running, visit: Visit) -> None:
    page = visit.page
    opened(page, college, EDITOR, "登记借书", "change")
    unfolded(page, "新增关联")
    chosen(page, "怎样关联", "→ 执行标准 · 标准")
    enter(page.get_by_label("另一端(名称、编号或文号)", exact=True), "BZ-1")
    written(page, "工作要求", "当日登记")
    press(page, "建立关联")
    expect(main(page)).to_contain_text("已补: 职责“登记借书”没有工作标准")
    shown(page, "现状")
    row = page.locator("tr").filter(has_text="借书登记标准")
    expect(row).to_contain_text("→ 执行标准")
    expect(row).to_contain_text("工作要求: 当日登记")
    expect(row).to_contain_text("未核实")


def test_where_somebody_else_was_quicker_both_versions_stand_side_by_side(
    college: Running, visit: Visit
) -> None:
    page = visit.page
    id_ = opened(page, college, EDITOR, "借书登记标准", "change")
    with signed(college, REVIEWER) as http:
        seen = {"If-Match": f'"{http.get(f"/api/v1/nodes/{id_}").json()["version"]}"'}
        theirs = {"properties": {"text": "次日登记", "topic": "借阅"}}
        assert http.patch(f"/api/v1/nodes/{id_}", json=theirs, headers=seen).is_success
    written(page, "标准内容", "两日内登记")
    written(page, "备注", "试行")
    press(page, "保存")
    expect(main(page)).to_contain_text("在您打开之后, 别人改过")
    expect(main(page)).to_contain_text("shenhe 于")
    row = page.locator("tr").filter(has_text="标准内容")
    expect(row.locator("td")).to_have_text(["标准内容", "当日登记", "次日登记", "两日内登记"])
    page.get_by_role("radiogroup", name="标准内容").get_by_text("用我填写的").click()
    press(page, "按选择保存")
    expect(main(page)).to_contain_text("已存入第")
    with signed(college, EDITOR) as http:
        now = http.get(f"/api/v1/nodes/{id_}").json()["properties"]
    assert (now["text"], now["topic"], now["note"]) == ("两日内登记", "借阅", "试行")


def test_a_link_that_a_table_states_is_checked_and_taken_away_and_back_again(
    college: Running, visit: Visit
) -> None:
    page = visit.page
    opened(page, college, EDITOR, "催还图书", "change")
    unfolded(page, "核实或取消关联")
    chosen(page, "哪一条关联", "← 履行")
    written(page, "核查意见", "与本人核对过")
    press(page, "核实相符")
    expect(shown(page, "现状").locator("tr").filter(has_text="馆员")).to_contain_text(
        "已核实: lurong 2026-11-23"
    )
    shown(page, "修改")
    unfolded(page, "核实或取消关联")
    chosen(page, "哪一条关联", "← 履行")
    press(page, "取消关联")
    expect(main(page)).to_contain_text("新出现的缺漏: 职责“催还图书”没有岗位履行")
    page.get_by_role("link", name="变更历史").click()
    page.get_by_role("row").filter(has_text="取消").get_by_role("link").click()
    settled(page)
    page.get_by_role("button", name="撤销第").click()
    expect(main(page)).to_contain_text("将收回 1 条说法")
    press(page, "确认撤销")
    expect(main(page)).to_contain_text("已撤销, 存入第")
    with signed(college, READER) as http:
        node = http.get(f"/api/v1/nodes/{id_of(college, READER, '催还图书')}").json()
    assert "馆员" in {one["other"]["name"] for one in node["links"]}


def test_a_new_node_is_made_with_the_link_that_makes_it_ones_own(
    college: Running, visit: Visit
) -> None:
    page = visit.page
    come_in(page, college, EDITOR, "/node")
    page.get_by_role("link", name="新建").click()
    settled(page)
    page.get_by_label("新建哪一种").click()
    assert "部门" not in page.get_by_role("option").all_inner_texts()
    page.get_by_role("option", name="制度").click()
    settled(page)
    written(page, "名称 *", "借阅管理办法")
    chosen(page, "归到", "图书馆")
    press(page, "建立")
    expect(main(page)).to_contain_text("已建立“借阅管理办法”")
    expect(main(page)).to_contain_text("责任部门: 图书馆")
    settled(page)
    shown(page, "历次变更")
    expect(page.locator("tr").filter(has_text="借阅管理办法").first).to_contain_text("lurong")


def test_what_another_department_answers_for_is_not_offered_and_refused_in_words(
    college: Running, visit: Visit
) -> None:
    page = visit.page
    opened(page, college, OTHER, "催还图书", "change")
    expect(main(page)).to_contain_text("它由其他部门负责")
    expect(page.get_by_role("button", name="保存")).to_have_count(0)
    unfolded(page, "新增关联")
    chosen(page, "怎样关联", "→ 执行标准 · 标准")
    enter(page.get_by_label("另一端(名称、编号或文号)", exact=True), "BZ-1")
    press(page, "建立关联")
    expect(page.get_by_test_id("stAlertContentError")).to_contain_text("催还图书")


def test_a_node_is_retired_and_another_merged_and_old_addresses_lead_on(
    college: Running, visit: Visit
) -> None:
    page = visit.page
    with signed(college, EDITOR) as http:
        owned = [{"kind": "OWNED_BY", "target": id_of(college, EDITOR, "图书馆")}]
        for name in ("旧办法", "旧借阅办法", "新借阅办法"):
            body = {"kind": "Regulation", "properties": {"name": name}, "links": owned}
            assert http.post("/api/v1/nodes", json=body).status_code == 201
    gone = opened(page, college, REVIEWER, "旧办法", "change")
    unfolded(page, "停用")
    written(page, "最后有效的一天(可不填)", "后天")
    press(page, "停用")
    expect(page.get_by_test_id("stAlertContentError")).to_contain_text("日期")
    written(page, "最后有效的一天(可不填)", "2026-11-01")
    press(page, "停用")
    expect(main(page)).to_contain_text("今天不计入")
    gone = id_of(college, REVIEWER, "旧借阅办法")
    page.goto(f"{college.address}/node?id={gone}&part=change")
    unfolded(page, "并入另一项")
    enter(page.get_by_label("并入哪一项(名称、编号或文号)", exact=True), "新借阅办法")
    expect(main(page)).to_contain_text("“旧借阅办法”将并入“新借阅办法”。")
    press(page, "并入")
    expect(main(page)).to_contain_text("已并入“新借阅办法”")
    page.goto(f"{college.address}/node?id={gone}")
    expect(page.get_by_role("heading", name="制度: 新借阅办法")).to_be_visible()


def test_a_name_with_marks_stands_as_it_is_and_nothing_is_fetched_for_it(
    college: Running, visit: Visit
) -> None:
    page, name = visit.page, "![图](http://192.0.2.1/a.png) *星* $x$"
    with signed(college, EDITOR) as http:
        owned = [{"kind": "OWNED_BY", "target": id_of(college, EDITOR, "图书馆")}]
        body = {"kind": "Regulation", "properties": {"name": name}, "links": owned}
        made = http.post("/api/v1/nodes", json=body).json()
    come_in(page, college, EDITOR, f"/node?id={made['id']}&part=change")
    expect(page.get_by_role("heading", name=f"制度: {name}")).to_be_visible()
    page.goto(f"{college.address}/node?id=![图](http://192.0.2.1/b.png)")
    expect(page.get_by_test_id("stAlertContentError")).to_contain_text("![图](http://192.0.2.1/")
    assert [one for one in visit.asked if "192.0.2.1" in one and "a.png" in one] == []
    assert [one for one in visit.asked if one.startswith("http://192.0.2.1")] == []


def test_the_page_speaks_english(college: Running, visit: Visit) -> None:
    page = visit.page
    come_in(page, college, EDITOR, f"/node?id={id_of(college, EDITOR, '催还图书')}&lang=en")
    expect(page.get_by_role("heading", name="Duty: 催还图书")).to_be_visible()
    expect(main(page)).to_contain_text("In charge: 图书馆")
    shown(page, "Correct")
    expect(page.get_by_role("button", name="Save")).to_be_visible()
