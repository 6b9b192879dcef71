"""Signing in at the college's identity provider."""

import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from joserfc.jwk import RSAKey

from api.app import make_app
from api.auth.accounts import Account
from api.auth.rights import Role
from api.service import Service
from api.settings import read_settings
from tests.identity_provider import IdentityProvider, provided
from tests.people import Asker


@pytest.fixture(scope="module")
def server() -> Iterator[IdentityProvider]:
    with provided() as running:
        yield running


@pytest.fixture
def provider(server: IdentityProvider) -> IdentityProvider:
    """It says the truth: an account's subject is at the door."""
    server.claims, server.published = {"sub": "20260001"}, None
    return server


@pytest.fixture(scope="module")
def app(server: IdentityProvider, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FastAPI]:
    folder: Path = tmp_path_factory.mktemp("provider")
    ledger = f"sqlite:///{folder / 'l.db'}"
    named = {"oidc_issuer": server.address, "oidc_secret": "the client's secret"}
    service = Service(read_settings(ledger=ledger, **named))
    service.door.accounts.add(Account("chief", Role.ADMIN))
    service.door.accounts.add(Account("reader", Role.READER, subject="20260001"))
    service.door.accounts.add(Account("gone", Role.READER, subject="20260002"))
    service.door.accounts.change("gone", disabled=True)
    yield make_app(service, with_pages=False)
    service.close()


@pytest.fixture
def browser(app: FastAPI) -> Asker:
    return Asker(app)


def gone_there(browser: Asker, next: str = "/gaps") -> str:
    """The path on which the provider sends the browser back."""
    there = browser("/sign-in/provider", params={"next": next})
    assert there.status_code == 303
    back = httpx.get(there.headers["location"], trust_env=False).headers["location"]
    return str(httpx.URL(back).raw_path.decode())


def test_who_signs_in_there_has_the_account_that_was_made_for_them(
    provider: IdentityProvider, browser: Asker
) -> None:
    assert "/sign-in/provider?next=%2Fgaps" in browser("/sign-in", params={"next": "/gaps"}).text
    back = browser(gone_there(browser))
    assert (back.status_code, back.headers["location"]) == (303, "/gaps")
    known = browser("session").json()
    assert (known["name"], known["role"]) == ("reader", "reader")


@pytest.mark.parametrize("subject", ["unknown", "20260002", "chief", ""])
def test_the_provider_gives_nobody_an_account(
    provider: IdentityProvider, browser: Asker, subject: str
) -> None:
    provider.claims = {"sub": subject, "role": "admin", "preferred_username": "chief"}
    assert browser(gone_there(browser)).status_code == 401
    assert browser("session").json()["signed_in"] is False


@pytest.mark.parametrize(
    "claims",
    [
        {"nonce": "another"},
        {"aud": "another"},
        {"iss": "https://evil.example"},
        {"exp": int(time.time()) - 600},
    ],
)
def test_words_meant_for_somebody_else_or_too_old_are_refused(
    provider: IdentityProvider, browser: Asker, claims: dict[str, object]
) -> None:
    provider.claims |= claims
    answer = browser(gone_there(browser))
    assert answer.status_code == 401 and "身份凭据无效" in answer.text


def test_a_signature_of_another_key_is_refused(provider: IdentityProvider, browser: Asker) -> None:
    provider.published = RSAKey.generate_key(2048)
    assert browser(gone_there(browser)).status_code == 401


def test_a_way_back_that_somebody_else_began_is_refused(
    provider: IdentityProvider, browser: Asker
) -> None:
    of_attacker = gone_there(Asker(browser.app))
    assert browser(of_attacker).status_code == 401
    gone_there(browser)
    assert browser(of_attacker).status_code == 401


def test_a_way_back_works_once(provider: IdentityProvider, browser: Asker) -> None:
    back = gone_there(browser)
    kept = Asker(browser.app, cookies=httpx.Cookies(browser.cookies))
    assert browser(back).status_code == 303
    assert kept(back).status_code == 401


@pytest.mark.parametrize("kept", ["", "x", "W10=", "eyJzdGF0ZSI6MX0="])
def test_a_strange_cookie_is_no_journey(
    provider: IdentityProvider, browser: Asker, kept: str
) -> None:
    browser.cookies.set("gangmu_journey", kept)
    assert browser("/sign-in/provider/back?state=x&code=y").status_code == 401


def test_a_provider_that_does_not_answer_is_told(tmp_path: Path) -> None:
    settings = {"oidc_issuer": "http://127.0.0.1:9", "oidc_secret": "secret words"}
    service = Service(read_settings(ledger=f"sqlite:///{tmp_path / 'l.db'}", **settings))
    answer = Asker(make_app(service, with_pages=False))("/sign-in/provider")
    assert answer.status_code == 401 and "没有正常回应" in answer.text
    assert "secret words" not in answer.text + repr(service.settings)
    service.close()
