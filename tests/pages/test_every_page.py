"""Every page of the menu, empty and opened: its words, its width, its silence, its access.

A page that is added is looked at without being named here.
"""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browsing import Running, Visit, settled

pytestmark = pytest.mark.browser
UI = Path(__file__).parent.parent.parent / "ui"
KEYS = sorted(path.stem for path in (UI / "pages").glob("[a-z]*.py"))
# What there is more to see of a page: its query, with the id of a node that is looked for.
OPENED = (
    ("coverage", "map={map}&row={教务处}&column=standard"),
    ("gaps", "subject={公寓楼消杀}"),
    ("goals", "roll=1"),
    ("history", "revision=1"),
    ("neighbourhood", "id={ND-02}"),
    ("node", "id={公寓楼消杀}"),
    ("node", "id={公寓楼消杀}&part=change"),
    ("node", "id={公寓楼消杀}&part=rests"),
    ("node", "id={公寓楼消杀}&part=history"),
    ("node", "new=1"),
    ("post_sheet", "id={考务管理员}"),
    ("rules", "rule=CHN102"),
    ("trace", "id={ND-02}"),
    ("trace", "id={ZT-2}"),
    ("trace", "several=true"),
    ("unit_sheet", "id={教务处}"),
)
ADDRESSES = [*((key, "") for key in KEYS), *OPENED]
WIDTHS = (1280, 1920)
# File formats, keys, and numbers given by rules and by the college.
ALLOWED = re.compile(
    r"Excel|Word|Ctrl|Mac|TOML|\.?\b(?:xlsx?|docx|csv|tsv|jsonl?|pdf|jpg|mp4|zip)\b"
    r"|[A-Z]{3}\d{3}|X证书|6S|(?:BZ-[A-Z]+|ZX|ZZ)-\d+",
)
GRAVE = ("serious", "critical")
# Parts that Streamlit draws, and why what axe finds there stands.
STREAMLITS = {
    "[data-testid=stSidebarNav]": "headings of sections stand between the items of its list",
    "[data-testid=stFileUploaderDropzone] button": "named by ::after, which axe does not read",
}


@pytest.fixture(scope="module")
def opened(served: Running) -> dict[str, str]:
    """What is looked for in a query → its id."""
    wanted = {name for _, query in OPENED for name in re.findall(r"\{(.+?)\}", query)}
    found = {"map": "unit-stage"}
    for name in wanted - found.keys():
        answer = httpx.get(
            f"{served.address}/api/v1/search", params={"text": name}, trust_env=False
        ).json()
        found[name] = answer["found"][0]["node"]["id"]
    return found


@pytest.fixture(params=ADDRESSES, ids="?".join)
def path(request: pytest.FixtureRequest, opened: dict[str, str]) -> str:
    key, query = request.param
    asked = query.format(**opened)
    return f"{'' if key == 'overview' else key}?{asked}"


def text_nodes(page: Page) -> list[str]:
    """The words that stand on a page, piece by piece; hints in boxes as well."""
    found: list[str] = page.evaluate(
        """() => {
            const DRAWN = "style, [data-testid=stTextAreaRootElement], code, "
                + "[data-testid=stIconMaterial]";
            const said = [], parts = document.querySelectorAll(
                "[data-testid=stMain], [data-testid=stSidebarNav]");
            for (const part of parts) {
                const walk = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
                while (walk.nextNode())
                    if (walk.currentNode.parentElement.checkVisibility()
                        && !walk.currentNode.parentElement.closest(DRAWN))
                        said.push(walk.currentNode.data.trim());
                for (const box of part.querySelectorAll(":placeholder-shown"))
                    said.push(box.placeholder);
            }
            return said.filter(Boolean);
        }"""
    )
    return found


def test_a_page_in_chinese_is_chinese_fits_is_accessible_and_asks_nobody_else(
    served: Running, visit: Visit, path: str
) -> None:
    page = visit.page
    page.goto(f"{served.address}/{path}")
    expect(page.get_by_test_id("stSidebarNavLink").first).to_be_visible()
    settled(page)
    said = [
        words for words in text_nodes(page) if re.search("[A-Za-z]{3,}", ALLOWED.sub("", words))
    ]
    assert said == []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 1000})
        page.wait_for_timeout(200)
        assert too_wide(page) == [], width
    assert grave(page) == []
    assert visit.outside(served.address) == []
    assert visit.complaints == []


def too_wide(page: Page) -> list[str]:
    """Parts of the page that would have to be scrolled sideways as a whole."""
    found: list[str] = page.evaluate(
        """() => [document.documentElement,
                  ...document.querySelectorAll("[data-testid=stMain], [data-testid=stApp]")]
            .filter(one => one.scrollWidth > one.clientWidth).map(one => one.outerHTML.slice(0, 90))
        """
    )
    return found


def grave(page: Page) -> list[str]:
    """What axe finds and holds to be serious, of our own doing."""
    ours = {"exclude": [[part] for part in STREAMLITS]}
    found = Axe().run(page, ours, {"resultTypes": ["violations"]}).response["violations"]
    return [
        f"{one['id']}: {node['target']} {node['html'][:120]}"
        for one in found
        if one["impact"] in GRAVE
        for node in one["nodes"]
    ]


def test_a_page_in_english_says_none_of_our_words_in_chinese(
    served: Running, visit: Visit, path: str, chinese: re.Pattern[str]
) -> None:
    page = visit.page
    page.goto(f"{served.address}/{path}&lang=en")
    expect(page.get_by_test_id("stSidebarNavLink").first).to_be_visible()
    settled(page)
    assert [words for words in text_nodes(page) if chinese.fullmatch(words)] == []


@pytest.fixture(scope="module")
def chinese(served: Running) -> Iterator[re.Pattern[str]]:
    """Every word and sentence of ours in Chinese that is another in English.

    Values that a college may write in its tables are not ours.
    """
    said = [
        pair
        for path in (UI / "vocabulary").glob("*.toml")
        for pair in tomllib.loads(path.read_text(encoding="utf-8")).values()
    ]
    catalogue = httpx.get(f"{served.address}/api/v1/catalogue", trust_env=False).json()
    said += [(one["name"]["zh"], one["name"]["en"]) for one in catalogue["maps"]]
    for rule in catalogue["rules"]:
        said += [(rule["zh"][part], rule["en"][part]) for part in ("name", "message", "why", "fix")]
    ours = {_sentence(zh) for zh, en in said if zh != en and re.search("[一-鿿]", zh)}
    yield re.compile("|".join(sorted(ours)))


def _sentence(words: str) -> str:
    """A sentence whose gaps anything may fill."""
    return ".+".join(re.escape(part) for part in re.split(r"\{.*?\}", words))
