"""How tests serve a ledger and use its pages in a browser."""

import itertools
import os
import re
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
from playwright.sync_api import ConsoleMessage, Locator, Page, TimeoutError, expect

from tests.commands import DAY, GANGMU, done

WIDTH, HEIGHT = 1280, 1750
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# Until it knows at which path it is served, Streamlit asks below the page's own path first.
PROBED = re.compile(r"/\w+/_stcore/(?:health|host-config)$")
# When the page last asked the service and last heard of it, in each document from its start.
ASKS_AND_HEARS = """
window.asked = window.heard = 0;
window.WebSocket = class extends WebSocket {
  constructor(...words) {
    super(...words);
    this.addEventListener("message", () => { window.heard = performance.now(); });
  }
  send(words) {
    window.asked = performance.now();
    super.send(words);
  }
};
"""
# Whether the page has been at rest from one look to the next for so long, counted from a call.
AT_REST = """([call, long]) => {
  const app = document.querySelector("[data-testid=stApp]");
  const rests = app?.dataset.testScriptState === "notRunning" && window.asked <= window.heard;
  if (!rests || window.call !== call) window.since = performance.now();
  window.call = call;
  return rests && performance.now() - window.since >= long;
}"""
REST = 400  # milliseconds
CALLS = itertools.count()
TRIES, SOON = 5, 5_000  # milliseconds
PICTURES = Path(__file__).parent.parent / "docs" / "pictures"


@dataclass
class Running:
    """A served ledger."""

    address: str
    printed: str
    seconds: float
    environment: dict[str, str] = field(repr=False)

    def gangmu(self, *words: str, typed: str = "") -> str:
        """What a command on the same ledger prints. typed: what it reads from its input."""
        command = done(words, self.environment, typed)
        assert command.returncode == 0, command.stderr
        return command.stdout


@contextmanager
def serving(folder: Path, *words: str, **settings: str) -> Iterator[Running]:
    """`gangmu up` with options on a ledger of its own in a folder, until the end of the block.

    settings: further environment variables without GANGMU_.
    """
    env = {
        **os.environ,
        **DAY,
        "GANGMU_LEDGER": f"sqlite:///{folder / 'l.db'}",
        "PYTHONUNBUFFERED": "1",
        **{f"GANGMU_{key.upper()}": value for key, value in settings.items()},
    }
    start = time.monotonic()
    told = folder / "printed.txt"
    command = [*GANGMU, "up", "--port", "0", *words]
    with (
        told.open("w") as out,
        subprocess.Popen(command, env=env, stdout=out, stderr=out) as process,
    ):
        try:
            address = _address(process, told)
            seconds = time.monotonic() - start
            _wait_until_ready(address)
            yield Running(address, told.read_text(), seconds, env)
        finally:
            process.terminate()


def _address(process: "subprocess.Popen[bytes]", told: Path) -> str:
    while not (found := re.search(r"http://127\.0\.0\.1:\d+", told.read_text())):
        assert process.poll() is None, f"the service ended: {told.read_text()}"
        time.sleep(0.1)
    return found.group()


def _wait_until_ready(address: str) -> None:
    for _ in range(120):
        try:
            if httpx.get(f"{address}/api/v1/health", trust_env=False).is_success:
                return
        except httpx.TransportError:
            time.sleep(0.5)
    raise AssertionError("the service did not answer")


@dataclass
class Visit:
    """A page, every address it asked for, and what its console complained about."""

    page: Page
    asked: list[str]
    complaints: list[str]

    def listen(self) -> None:
        """Note what is asked for, when, and every error of the console."""
        self.page.add_init_script(ASKS_AND_HEARS)
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _hear(self, said: ConsoleMessage) -> None:
        if said.type == "error" and not PROBED.search(said.location["url"]):
            self.complaints.append(said.text)

    def outside(self, address: str) -> list[str]:
        """What was asked of anybody but the service."""
        ours = (address, address.replace("http", "ws", 1), "data:", "blob:")
        return [url for url in self.asked if not url.startswith(ours)]


def cell(page: Page, row: str, column: str) -> Locator:
    """The cell of a coverage map where a row and a column meet."""
    return page.get_by_role("link", name=f"{row} × {column}: ")


def click_cell(page: Page, row: str, column: str) -> None:
    """Click a cell of a coverage map; its list shows."""
    cell(page, row, column).click()
    expect(page.get_by_role("heading", name=f"{row} × {column}")).to_be_visible()


def settled(page: Page) -> None:
    """Wait until the page has run: a click while it still runs would be lost. What was asked of
    the service has been answered, however long a busy machine took to begin."""
    page.wait_for_function(AT_REST, arg=[next(CALLS), REST])


def choose(page: Page, label: str, option: str) -> None:
    """Take an option of a box by the keyboard. Its list closes whenever something scrolls,
    which a page that has just unfolded may do late; then what to take is written again."""
    settled(page)
    box = page.get_by_role("combobox", name=label)
    box.scroll_into_view_if_needed()
    box.focus()
    for _ in range(TRIES):
        box.fill(option)
        if _comes(page.get_by_role("option", name=option).first):
            box.press("Enter")
            settled(page)
            box.blur()
            if option.casefold() in box.input_value().casefold():
                return
        box.fill("")
    raise AssertionError(f"“{label}” did not take “{option}”")


def _comes(one: Locator) -> bool:
    try:
        one.wait_for(timeout=SOON)
    except TimeoutError:
        return False
    return True


def enter(box: Locator, said: str) -> None:
    """Fill a box, and leave it with Enter."""
    settled(box.page)
    box.fill(said)
    expect(box).to_have_value(said)
    box.press("Enter")
    settled(box.page)


def press(page: Page, name: str, place: int = 0) -> None:
    """Press a button of that name by the keyboard. place: which of several."""
    settled(page)
    page.get_by_role("button", name=name, exact=True).nth(place).press("Enter")
    settled(page)


def picture(page: Page, name: str) -> None:
    """Pictures of the docs are made here, when asked for, so that they cannot go stale."""
    if os.environ.get("GANGMU_PICTURES"):
        PICTURES.mkdir(exist_ok=True)
        page.wait_for_timeout(1000)
        page.screenshot(path=PICTURES / f"{name}.png")
