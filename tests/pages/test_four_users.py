"""The jobs of those who come: planners, the quality centre, auditors and departments.

Each is done from the first page with real clicks, in Chinese and in English, by somebody with
the rights of that role; the pictures of the guide are taken on the way.
"""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import docx
import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from playwright.sync_api import expect

from tests.browsing import Running, Visit, click_cell, enter, picture, settled
from tests.college import completed
from tests.pages.people import DEPARTMENT, Person, college_with_accounts, watch_clicks

pytestmark = pytest.mark.browser
# Who answers for ND-02, and which of their duties for it have no standard.
ANSWERING = {
    "教学秘书": "",
    "处长": "",
    "排课与调度员": "学期调课统计分析",
    "教学运行科科长": "劳动教育课程安排",
}
CLICKS = 4
SMALL_UNIT = "后勤集团"
MEETS = {"zh": "→ 执行标准", "en": "→ meets"}
SLOW = 60_000  # work of a job, on a machine that has much else to do


@pytest.fixture(scope="module")
def college(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with college_with_accounts(tmp_path_factory.mktemp("users")) as running:
        yield running


@pytest.fixture(params=["zh", "en"])
def person(request: pytest.FixtureRequest, college: Running, visit: Visit) -> Iterator[Person]:
    """Somebody to whom nothing went wrong, and of whom nothing left the machine."""
    visit.page.set_viewport_size({"width": 1280, "height": 1000})
    yield Person(visit, college, request.param)
    assert visit.outside(college.address) == []
    assert visit.complaints == []


def shown(person: Person, name: str) -> None:
    """A picture for the guide, which is Chinese."""
    if person.speaks == "zh":
        picture(person.page, name)


def sheet(content: bytes) -> Worksheet:
    found = openpyxl.load_workbook(io.BytesIO(content)).active
    assert isinstance(found, Worksheet)
    return found


def test_a_planner_finds_in_four_clicks_who_answers_for_a_goal_and_what_has_no_standard(
    person: Person,
) -> None:
    clicks = watch_clicks(person.page)
    person.sign_in("guihua")
    shown(person, "guide-first")
    before = len(clicks)
    box = person.page.get_by_label(person.say("find"), exact=True)
    box.click()
    enter(box, "ND-02")
    found = person.rows("found").filter(has_text="教学任务与课表按期落实")
    expect(found).to_be_visible()
    shown(person, "guide-found")
    found.get_by_role("link", name=person.say("page_trace")).click()
    person.sees("page_trace")
    posts = person.rows("posts")
    expect(posts).to_have_count(len(ANSWERING))
    said = [row.locator("td") for row in posts.all()]
    assert {one.first.inner_text(): one.last.inner_text() for one in said} == ANSWERING
    assert 0 < len(clicks) - before <= CLICKS
    shown(person, "guide-trace")
    posts.get_by_role("link", name="排课与调度员").click()
    person.sees("page_post_sheet")
    assert "排课与调度员" in docx_text(person.take_home(person.say("download_word")))


def docx_text(content: bytes) -> str:
    return docx.Document(io.BytesIO(content)).paragraphs[0].text


def test_the_quality_centre_finds_gaps_sends_them_to_a_department_and_accepts_one(
    person: Person,
) -> None:
    person.sign_in("zhiliang")
    person.goes_to("filing")
    expect(person.page.get_by_text(re.compile("^财务处: .*表3"))).to_be_visible()
    person.goes_to("gaps")
    person.choose(person.say("unit"), SMALL_UNIT)
    person.choose(person.say("severity"), person.say("error"))
    shown(person, "guide-gaps")
    listed = sheet(person.take_home(person.say("download")))
    assert listed.max_row > 5
    form = sheet(person.take_home("表3"))
    assert any(SMALL_UNIT in str(cell) for row in form.iter_rows(values_only=True) for cell in row)
    person.page.get_by_role("link", name=person.say("one_subject")).first.click()
    person.sees("page_gaps")
    person.write("accept_reason", "明年制定")
    person.press("accept")
    expect(person.page.get_by_text("明年制定")).to_be_visible()
    shown(person, "guide-accepted")
    person.page.get_by_role("button", name=person.say("accept_no_longer", gap="")).click()
    expect(person.page.get_by_text("明年制定")).to_have_count(0)


def test_an_auditor_sees_coverage_down_to_the_cell_of_a_source_and_changes_nothing(
    person: Person,
) -> None:
    page = person.page
    person.sign_in("shenhe")
    person.goes_to("coverage")
    click_cell(page, "教务处", person.say("standard"))
    missing = person.rows("subjects")
    expect(missing).to_have_count(7)
    shown(person, "guide-coverage")
    page.get_by_text(person.say("with_confirmed")).click()
    expect(missing).to_have_count(49)
    missing.get_by_role("link", name="办理教师调停课手续").click()
    person.sees("page_node")
    expect(page.get_by_text("教务处_岗位工作一览表").first).to_be_visible()
    expect(page.get_by_text(person.say("node_change"), exact=True)).to_have_count(0)
    page.get_by_text(person.say("node_history"), exact=True).click()
    expect(page.get_by_text(person.say("history_words"))).to_be_visible()
    shown(person, "guide-history")
    person.goes_to("points")
    person.choose(person.say("points_lacking"), person.say("points_evidence"))
    expect(page.get_by_text(person.say("no_evidence")).first).to_be_visible()


@pytest.mark.parametrize("duties", [dict(zh="招生工作总结与分析", en="毕业生档案移交")])
def test_a_department_loads_its_completed_table_and_takes_it_back(
    person: Person, duties: dict[str, str], tmp_path: Path
) -> None:
    page, duty = person.page, duties[person.speaks]
    person.sign_in("zhaojiu")
    person.goes_to("load")
    page.locator("input[type=file]").set_input_files(completed(tmp_path, duty))
    person.press("load_read")
    expect(page.get_by_text(person.say("load_stage_ready"))).to_be_visible(timeout=SLOW)
    expect(page.get_by_role("cell", name=f"{duty} → 3个工作日内")).to_be_visible()
    shown(person, "guide-load")
    person.press("load_store")
    expect(page.get_by_text(person.say("load_gaps_gone", n=1))).to_be_visible(timeout=SLOW)
    shown(person, "guide-loaded")
    take_back(person)


def take_back(person: Person) -> None:
    """Undo the revision that is shown."""
    settled(person.page)
    person.page.locator(".st-key-undo-ask button").click()
    person.press("undo_do")
    told = person.say("undo_done", n=0, revision=0).split("0")
    expect(person.page.get_by_text(re.compile(r"\d+".join(map(re.escape, told))))).to_be_visible()


@pytest.mark.parametrize("duties", [dict(zh="校友联络与信息库更新", en="创业补贴申报")])
def test_a_department_links_a_standard_where_it_reads_of_the_gap_and_takes_it_back(
    person: Person, duties: dict[str, str]
) -> None:
    page, duty = person.page, duties[person.speaks]
    person.sign_in("zhaojiu")
    person.goes_to("gaps")
    person.choose(person.say("unit"), DEPARTMENT)
    person.write("search", duty)
    page.get_by_role("link", name=person.say("open_form")).first.click()
    person.sees("page_node")
    page.get_by_text(person.say("node_change"), exact=True).click()
    page.get_by_text(person.say("edit_new_link")).click()
    person.choose(person.say("link_kind"), MEETS[person.speaks])
    person.write("link_other", "BZ-JX-06")
    person.press("link_make")
    expect(page.get_by_text(person.say("node_repaired", gaps=""))).to_be_in_viewport()
    shown(person, "guide-repaired")
    person.goes_to("history")
    page.locator(".st-key-revisions- tbody tr").first.get_by_role("link").first.click()
    person.sees("page_history")
    take_back(person)
