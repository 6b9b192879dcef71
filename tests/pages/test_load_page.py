"""导入 in a real browser: a department's table from its file to the gaps it closes, and back."""

import re
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from tests.browsing import Running, Visit, choose, serving, settled
from tests.college import COLLEGE, HANDED_IN, completed

pytestmark = pytest.mark.browser
DUTY = "招生工作总结与分析"
SLOW = 60_000  # work of a job, on a machine that has much else to do
STRANGE = (
    "处室,岗位,做什么,想达到什么,怎样算好,依据\n教务处,教务科科长,编排课表,零差错,差错率≤1%,\n"
)
STANDARDS = (
    "编号,标准名称,级别,标准内容,目标值,运算,单位,发布日期,归口部门\n"
    "BZ-99,夜间值班标准,校,每晚22时前报到,约95,>=,%,2026-01-01,教务处\n"
)


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The tables of one department, and its gaps."""
    folder = tmp_path_factory.mktemp("load")
    kept = str(folder / "corrections")
    with serving(folder, "--no-example", corrections=kept) as running:
        running.gangmu("load", str(COLLEGE / "units.csv"), str(COLLEGE / HANDED_IN), "--yes")
        yield running


def upload(page: Page, running: Running, *files: Path) -> None:
    """Choose files and wait for their preview."""
    page.goto(f"{running.address}/load")
    page.locator("input[type=file]").set_input_files([str(file) for file in files])
    expect(page.get_by_text(files[-1].suffix).last).to_be_visible()
    settled(page)
    page.get_by_role("button", name="读取并预览").click()
    expect(page.get_by_role("heading", name="请您决定")).to_be_visible(timeout=SLOW)


def store(page: Page) -> None:
    settled(page)
    page.get_by_role("button", name="存入台账").click()
    expect(page.get_by_text("已存入, 成为第")).to_be_visible(timeout=SLOW)


def gaps_of(page: Page, running: Running, duty: str) -> str:
    """What the list of gaps says of a duty."""
    page.goto(f"{running.address}/gaps?rule=CHN102")
    search = page.get_by_label("按文字筛选")
    search.fill(duty)
    search.press("Enter")
    expect(page.get_by_text(re.compile(r"^共 [01] 条缺漏"))).to_be_visible()
    return page.locator("[data-testid=stMain]").inner_text()


def test_a_table_that_was_completed_closes_its_gap_and_can_be_taken_back(
    service: Running, visit: Visit, tmp_path: Path
) -> None:
    page = visit.page
    assert "共 1 条缺漏" in gaps_of(page, service, DUTY)
    upload(page, service, completed(tmp_path, DUTY))
    main = page.locator("[data-testid=stMain]")
    expect(main.get_by_text("招就处: 新增 2")).to_be_visible()
    expect(main.get_by_role("cell", name=f"{DUTY} → 3个工作日内")).to_be_visible()
    expect(main.get_by_role("cell", name="确定: 6列全部对上")).to_be_visible()
    page.get_by_label("为什么导入").fill("补上招生总结的标准")
    page.get_by_label("为什么导入").press("Tab")
    store(page)
    expect(page.get_by_text("因此补上的缺漏 1 条")).to_be_visible(timeout=SLOW)
    expect(page.get_by_role("cell", name=f"职责“{DUTY}”没有工作标准")).to_be_visible()
    address = page.url
    assert "共 0 条缺漏" in gaps_of(page, service, DUTY)
    page.goto(address)
    expect(page.get_by_text("因此补上的缺漏 1 条")).to_be_visible(timeout=SLOW)
    settled(page)
    page.get_by_role("button", name=re.compile("^撤销第")).click()
    expect(page.get_by_role("button", name="确认撤销")).to_be_visible(timeout=SLOW)
    settled(page)
    page.get_by_role("button", name="确认撤销").click()
    expect(page.get_by_text("版已撤销, 存入第")).to_be_visible(timeout=SLOW)
    assert "共 1 条缺漏" in gaps_of(page, service, DUTY)


def test_a_doubtful_cell_is_decided_and_the_preview_follows_before_anything_is_stored(
    service: Running, visit: Visit, tmp_path: Path
) -> None:
    page = visit.page
    (tmp_path / "标准目录.csv").write_text(STANDARDS, encoding="utf-8")
    upload(page, service, tmp_path / "标准目录.csv")
    settled(page)
    page.get_by_text("把“约95”读作“95”").click()
    expect(page.get_by_text("您的决定还没有用到预览里")).to_be_visible()
    expect(page.get_by_role("button", name="存入台账")).to_have_count(0)
    settled(page)
    page.get_by_role("button", name="按以上决定更新预览").click()
    expect(page.get_by_role("button", name="存入台账")).to_be_visible(timeout=SLOW)
    expect(page.get_by_text("已采用")).to_be_visible()
    store(page)
    page.goto(f"{service.address}/load")
    expect(page.get_by_role("link", name="标准目录.csv").last).to_be_visible()


def test_a_file_that_is_not_recognised_says_why_and_is_read_as_it_is_told(
    service: Running, visit: Visit, tmp_path: Path
) -> None:
    page = visit.page
    (tmp_path / "怪表.csv").write_text(STRANGE, encoding="utf-8")
    upload(page, service, tmp_path / "怪表.csv")
    expect(page.get_by_text("没有找到能识别的表头")).to_be_visible()
    expect(page.get_by_role("button", name="存入台账")).to_have_count(0)
    assert "--" not in page.locator("[data-testid=stMain]").inner_text()
    choose(page, "这是哪种表", "表4")
    choose(page, "是哪个部门的表", "教务处")
    for number, (heading, column) in enumerate(
        [
            ("做什么", "具体化工作"),
            ("想达到什么", "工作目标"),
            ("怎样算好", "工作标准"),
            ("依据", "管理制度"),
        ],
        start=1,
    ):
        page.get_by_role("textbox", name=f"表中的列名 {number}").fill(heading)
        page.keyboard.press("Tab")
        choose(page, f"就是标准列 {number}", column)
    settled(page)
    page.get_by_role("button", name="重新读取").click()
    expect(page.get_by_role("cell", name="按指定")).to_be_visible(timeout=SLOW)
    expect(page.get_by_role("cell", name="编排课表").first).to_be_visible()


def test_a_file_that_cannot_be_read_is_skipped_or_the_draft_thrown_away(
    service: Running, visit: Visit, tmp_path: Path
) -> None:
    page = visit.page
    (tmp_path / "坏.xlsx").write_text("这不是工作簿", encoding="utf-8")
    upload(page, service, completed(tmp_path, DUTY), tmp_path / "坏.xlsx")
    expect(page.get_by_text("不能读取 1 处")).to_be_visible()
    expect(page.get_by_role("button", name="存入台账")).to_have_count(0)
    page.get_by_text("跳过 坏.xlsx").click()
    settled(page)
    page.get_by_role("button", name="按以上决定更新预览").click()
    expect(page.get_by_role("button", name="存入台账")).to_be_visible(timeout=SLOW)
    settled(page)
    page.get_by_role("button", name="放弃这份导入").click()
    expect(page.get_by_text("选择文件, 或把文件拖到这里")).to_be_visible()
    expect(page.get_by_role("link", name="坏.xlsx")).to_have_count(0)


def test_an_empty_table_and_one_with_what_is_known_can_be_fetched(
    service: Running, visit: Visit, tmp_path: Path
) -> None:
    page = visit.page
    page.goto(f"{service.address}/load")
    page.get_by_text("要空白表?").click()
    choose(page, "哪种表", "表4")
    choose(page, "填好哪个部门已有的内容", "招生就业处")
    settled(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="下载 Excel").click()
    assert download.value.suggested_filename == "招生就业处_表4.xlsx"
    download.value.save_as(tmp_path / "filled.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "filled.xlsx").active
    assert sheet is not None
    assert any(DUTY in str(row[2]) for row in sheet.iter_rows(values_only=True))


def test_the_page_speaks_both_languages(service: Running, visit: Visit) -> None:
    page = visit.page
    page.goto(f"{service.address}/load")
    expect(page.get_by_role("button", name="读取并预览")).to_be_visible()
    settled(page)
    words = page.locator("[data-testid=stMain]").inner_text()
    allowed = re.compile(r"keyboard_arrow_\w+|upload|\.\w+")
    assert re.findall(r"[A-Za-z]{3,}", allowed.sub("", words)) == []
    page.goto(f"{service.address}/load?lang=en")
    expect(page.get_by_role("button", name="Read and preview")).to_be_visible()
