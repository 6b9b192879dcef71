"""The very first page that a service is asked for, by a deep link."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browsing import Visit, serving

pytestmark = pytest.mark.browser


def test_the_first_visit_of_a_service_may_be_by_a_deep_link(tmp_path: Path, visit: Visit) -> None:
    with serving(tmp_path) as running:
        visit.page.goto(f"{running.address}/gaps")
        expect(visit.page.get_by_label("语言 Language")).to_be_visible()
        menu = visit.page.get_by_test_id("stSidebarNavLink")
        expect(menu.get_by_text("缺漏清单")).to_be_visible()
