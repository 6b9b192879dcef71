"""How long do people wait for the pages of a large college, alone and many at once?

    python -m benchmarks.pages 20000
    python -m benchmarks.pages 20000 30 20

Nodes of a college; then for how many seconds how many people browse. The pages are those of
the real command, in a real browser on the same machine, whose own work counts as well. Beside
the clock stands a multiple of the calibration loop of the same run.
"""

import asyncio
import shutil
import statistics
import sys
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from playwright.async_api import Browser, Page, async_playwright
from playwright.async_api import Error as Broken

from benchmarks.calibration import calibration
from benchmarks.service import Served, memory, served

RUNS = 5
WAIT = 120_000
BROWSED = ("", "coverage", "gaps", "trace?id={goal}", "unit_sheet?id={unit}", "goals", "filing")
RESTS = "[data-testid=stApp][data-test-script-state=notRunning]"
SHOWS = "[data-testid=stMain] h1"
WRONG = (
    "[data-testid=stException], [data-testid=stAlertContentError]"
    ':text-matches("服务(出错|没有回应|暂不可用)")'
)


async def opened(page: Page, address: str) -> float:
    """Seconds until a page has come to rest."""
    start = time.perf_counter()
    await page.goto(address)
    await page.wait_for_selector(SHOWS)
    await page.wait_for_selector(RESTS)
    return time.perf_counter() - start


async def cell_opened(page: Page, service: Served) -> float:
    """Seconds from a click on a cell of the map to the list behind it."""
    await opened(page, f"{service.address}/coverage")
    start = time.perf_counter()
    await page.locator(".map td a").first.click()
    await page.wait_for_selector(".st-key-subjects tbody tr, .st-key-behind-a-cell")
    return time.perf_counter() - start


async def alone(browser: Browser, service: Served) -> None:
    """What one person waits for, once everything has been asked for once."""
    unit, page = calibration(), await _page(browser)
    print(f"calibration loop: {unit:.3f} s\n\n| What | first | median | |")
    print("| --- | --- | --- | --- |")
    works: dict[str, Callable[[], Awaitable[float]]] = {
        "first page": lambda: opened(page, service.address),
        "click on a cell to its list": lambda: cell_opened(page, service),
    }
    for name, work in works.items():
        times = [await work() for _ in range(RUNS + 1)]
        median = statistics.median(times[1:])
        print(f"| {name} | {times[0]:.2f} s | {median:.2f} s | {median / unit:.1f} x |")
    await page.close()


@dataclass(slots=True)
class Crowd:
    """What people who browse at once have met."""

    times: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    async def browse(self, browser: Browser, service: Served, number: int, until: float) -> None:
        """One page after the other, until the end."""
        page = await _page(browser)
        while time.monotonic() < until:
            path = BROWSED[number % len(BROWSED)].format(**service.names)
            number += 1
            try:
                self.times.append(await opened(page, f"{service.address}/{path}"))
                if await page.locator(WRONG).count():
                    self.wrong.append(f"{path}: {await page.locator(WRONG).first.inner_text()}")
            except Broken as error:
                self.wrong.append(f"{path}: {error}")
        await page.close()


async def _page(browser: Browser) -> Page:
    """A page of somebody with a browser of their own."""
    page = await browser.new_page()
    page.set_default_timeout(WAIT)
    return page


async def many(browser: Browser, service: Served, seconds: float, people: int) -> Crowd:
    met, until = Crowd(), time.monotonic() + seconds
    await asyncio.gather(*(met.browse(browser, service, number, until) for number in range(people)))
    return met


async def measured(service: Served, seconds: float, people: int) -> None:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
        )
        await alone(browser, service)
        met = await many(browser, service, seconds, people)
        await browser.close()
    ordered = sorted(met.times)
    print(f"\n{people} people, {seconds:.0f} s: {len(ordered)} pages, {len(met.wrong)} errors")
    if ordered:
        middle, late = ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.95)]
        print(f"median {middle:.1f} s, 95 % {late:.1f} s")
    print("\n".join(met.wrong[:3]))
    print(f"memory of the service, peak: {memory(service.process)}")


def main(nodes: int, seconds: float = 30, people: int = 20) -> None:
    with served(nodes) as service:
        asyncio.run(measured(service, seconds, people))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
