"""Fixtures of the tests in a browser: the example college served, and a visit."""

import json
import os
import shutil
from collections.abc import Generator, Iterator

import pytest
from playwright.sync_api import Browser, Error, Page, expect, sync_playwright

from tests.browsing import HEIGHT, QUIET, WIDTH, Running, Visit, serving

# A busy machine may take long; what is there at once waits for nothing.
expect.set_options(timeout=20_000)


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The example college, with a rule of the college's own."""
    folder = tmp_path_factory.mktemp("served")
    rules = folder / "rules" / "gaps"
    rules.mkdir(parents=True)
    (rules / "OWN001.cypher").write_text(OWN_RULE, encoding="utf-8")
    with serving(folder, "--example", rules=json.dumps([str(folder / "rules")])) as running:
        yield running


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        refuse = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        refuse("no chromium on this machine (Debian package chromium)")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield opened
        opened.close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """What the page showed when a test failed."""
    report = yield
    seen = item.funcargs.get("visit") if isinstance(item, pytest.Function) else None
    if report.failed and isinstance(seen, Visit) and not seen.page.is_closed():
        report.sections.append(("page", _shown(seen.page)))
    return report


def _shown(page: Page) -> str:
    """What stands on a page; one that hangs must not end the whole run."""
    try:
        return page.locator("body").aria_snapshot()
    except Error as error:
        return str(error)


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
    page.set_default_timeout(30_000)
    seen = Visit(page, [], [])
    seen.listen()
    yield seen
    page.close()


OWN_RULE = """// id = "OWN001"
// severity = "info"
// subject = "Post"
// [zh]
// name = "不设资料室"
// message = "岗位“{subject}”属于资料室"
// why = "本校不再单设资料室。"
// fix = "并入图书馆。"
// [en]
// name = "No reading rooms"
// message = "The post “{subject}” belongs to a reading room"
// why = "The college has given up its reading rooms."
// fix = "Join the library."
MATCH (p:Post {counts: true})-[:BELONGS_TO]->(u:Unit {name: '资料室'})
RETURN p.id AS subject, '' AS key, [u.id] AS with_nodes
"""
