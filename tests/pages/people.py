"""The example college with an account in each role, and how a person goes through its pages."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.browsing import Running, Visit, choose, enter, serving, settled
from ui.words import words

PASSWORD = "correct horse battery"
DEPARTMENT = "招生就业处"
# Account → its role, and further options of the command that makes it.
ACCOUNTS = {
    "guanli": ("admin",),
    "guihua": ("reader",),
    "zhiliang": ("reviewer",),
    "shenhe": ("auditor",),
    "zhaojiu": ("editor", "--unit", DEPARTMENT),
}
COUNT_CLICKS = """
for (const kind of ["click", "keydown"])
  addEventListener(kind, event => {
    if (event.isTrusted && (kind === "click" || event.key === "Enter")) counted();
  }, true);
"""


@contextmanager
def college_with_accounts(folder: Path) -> Iterator[Running]:
    """The example college, to be signed in to."""
    with serving(folder, "--example") as running:
        for name, (role, *more) in ACCOUNTS.items():
            running.gangmu(
                *("account", "add", name, "--role", role, *more, "--password-stdin"),
                typed=f"{PASSWORD}\n",
            )
        yield running


@dataclass
class Person:
    """Somebody at the pages, who reads Chinese (zh) or English (en)."""

    visit: Visit
    college: Running
    speaks: str

    @property
    def page(self) -> Page:
        return self.visit.page

    def say(self, word: str, **values: object) -> str:
        """How the pages say a word of their vocabulary to this person."""
        zh, en = words()[word]
        return (zh if self.speaks == "zh" else en).format(**values)

    def sign_in(self, account: str) -> None:
        """Sign in, and choose the language on the first page."""
        page = self.page
        page.goto(self.college.address)
        page.get_by_label("账号").fill(account)
        page.get_by_label("密码").fill(PASSWORD)
        page.keyboard.press("Enter")
        settled(page)
        if self.speaks == "en":
            self.choose("语言 Language", "English")
        self.sees("page_overview")

    def sees(self, word: str) -> None:
        """The page with this title shows, and has come to rest."""
        expect(self.page.get_by_role("heading", level=1, name=self.say(word))).to_be_visible()
        settled(self.page)

    def goes_to(self, key: str) -> None:
        """Choose a page in the menu."""
        menu = self.page.get_by_test_id("stSidebarNavLink")
        menu.get_by_text(self.say(f"page_{key}"), exact=True).click()
        self.sees(f"page_{key}")

    def choose(self, label: str, option: str) -> None:
        """Take an option of the box of that label."""
        choose(self.page, label, option)

    def press(self, word: str) -> None:
        """Press a button as soon as the page has come to rest."""
        settled(self.page)
        self.page.get_by_role("button", name=self.say(word), exact=True).first.click()

    def write(self, word: str, said: str) -> None:
        """Fill the box that is called by that word, and leave it with Enter."""
        enter(self.page.get_by_label(self.say(word), exact=True), said)

    def take_home(self, button: str) -> bytes:
        """Press a button of that name, which gives a file."""
        settled(self.page)
        with self.page.expect_download() as started:
            self.page.get_by_role("button", name=button, exact=True).first.click()
        return Path(started.value.path()).read_bytes()

    def rows(self, key: str) -> Locator:
        """The lines of a table."""
        return self.page.locator(f".st-key-{key} tbody tr")


def watch_clicks(page: Page) -> list[bool]:
    """Gets an item with each click, and each press of Enter, from the next page on."""
    found: list[bool] = []
    page.expose_function("counted", lambda: found.append(True))
    page.add_init_script(COUNT_CLICKS)
    return found
