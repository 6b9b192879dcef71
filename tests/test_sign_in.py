"""The page to sign in, as a browser without scripts meets it."""

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from api.app import make_app
from api.auth.accounts import Account
from api.auth.rights import Role
from api.service import Service
from api.settings import read_settings
from tests.people import PASSWORD, Asker


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FastAPI]:
    """The service with its pages and two accounts."""
    folder: Path = tmp_path_factory.mktemp("sign_in")
    service = Service(read_settings(ledger=f"sqlite:///{folder / 'l.db'}"))
    for name in ("chief", "other"):
        service.door.accounts.add(Account(name, Role.ADMIN), PASSWORD)
    yield make_app(service)
    service.close()


@pytest.fixture
def browser(app: FastAPI) -> Asker:
    return Asker(app)


def sent(browser: Asker, **fields: str) -> httpx.Response:
    return browser("/sign-in", "POST", data=fields)


def test_a_stranger_is_led_from_a_page_to_the_form_and_back(browser: Asker) -> None:
    away = browser("/gaps?severity=error&unit=x", headers={"Accept": "text/html,*/*"})
    assert away.status_code == 303
    form = browser(away.headers["location"])
    assert form.status_code == 200
    wanted = re.search(r'name="next" value="([^"]+)"', form.text)
    assert wanted and wanted[1] == "/gaps?severity=error&amp;unit=x"
    back = sent(browser, name="chief", password=PASSWORD, next="/gaps?severity=error&unit=x")
    assert (back.status_code, back.headers["location"]) == (303, "/gaps?severity=error&unit=x")
    assert browser("session").json()["name"] == "chief"
    assert browser("/gaps", headers={"Accept": "text/html"}).status_code == 200


def test_what_is_behind_the_pages_is_closed_to_strangers_too(browser: Asker) -> None:
    for path in ("/", "/media/x.xlsx", "/_stcore/host-config", "/_stcore/upload_file/a/b"):
        assert browser(path).status_code == 401


def test_a_wrong_password_is_told_in_both_languages_and_the_name_is_kept(browser: Asker) -> None:
    answer = sent(browser, name='chief"><b>', password="wrong wrong wrong")
    assert answer.status_code == 401
    assert "账号或密码不对" in answer.text and "check account and password" in answer.text
    assert "chief&quot;&gt;&lt;b&gt;" in answer.text and "<b>" not in answer.text
    assert "wrong wrong" not in answer.text


def test_too_many_failures_are_told(browser: Asker) -> None:
    answers = [sent(browser, name="other", password="x") for _ in range(6)]
    assert answers[-1].status_code == 429 and "登录失败次数过多" in answers[-1].text


@pytest.mark.parametrize(
    "next",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example/",
        "/\t/evil.example",
        "javascript:alert(1)",
        "gaps",
        "//[",
        "",
    ],
)
def test_one_is_never_sent_to_another_site(browser: Asker, next: str) -> None:
    assert sent(browser, name="chief", password=PASSWORD, next=next).headers["location"] == "/"
    assert 'value="/"' in browser("/sign-in", params={"next": next}).text


def test_the_form_needs_no_script_and_lets_none_run(browser: Asker) -> None:
    form = browser("/sign-in")
    policy = form.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "script-src" not in policy
    assert "<script" not in form.text
    assert form.headers["cache-control"] == "no-store"
    assert form.text.index("登录") < form.text.index("Sign in")


def test_one_signs_out_on_the_same_page(browser: Asker) -> None:
    sent(browser, name="chief", password=PASSWORD)
    assert "chief" in browser("/sign-in").text
    assert browser("/sign-out", "POST").headers["location"] == "/sign-in"
    assert browser("session").json()["signed_in"] is False
    assert "/sign-out" not in browser("/sign-in").text
