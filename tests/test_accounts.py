"""Accounts over HTTP: who may come in, with what, and how that ends."""

import re
import stat
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from fastapi import FastAPI

from api.app import make_app
from api.service import Service
from api.settings import read_settings
from graph_model.ledger import restore
from loaders.read import read_file
from tests.behind import asked, tampered
from tests.people import PASSWORD, Asker, with_token

GRAPH = """{"node": "Unit", "id": "u", "name": "图书馆"}
{"node": "Unit", "id": "v", "name": "校医院"}
"""


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    """A small ledger without accounts."""
    (tmp_path / "small.jsonl").write_text(GRAPH, encoding="utf-8")
    opened = Service(read_settings(ledger=f"sqlite:///{tmp_path / 'l.db'}"))
    opened.load(opened.plan(read_file(tmp_path / "small.jsonl", "测试")), "测试", "导入")
    yield opened
    opened.close()


@pytest.fixture
def app(service: Service) -> FastAPI:
    return make_app(service, with_pages=False)


@pytest.fixture
def chief(app: FastAPI) -> Asker:
    """The first administrator, signed in."""
    asker = Asker(app)
    first = {"name": "chief", "role": "admin", "password": PASSWORD}
    assert asker("accounts", "POST", json=first).status_code == 201
    assert asker.sign_in("chief").status_code == 200
    return asker


@pytest.fixture
def editor(app: FastAPI, chief: Asker) -> Asker:
    """An editor of the library, signed in."""
    new = {"name": "填报员", "role": "editor", "unit": "图书馆", "password": PASSWORD}
    assert chief("accounts", "POST", json=new).status_code == 201
    asker = Asker(app)
    assert asker.sign_in("填报员").status_code == 200
    return asker


@pytest.fixture
def accounts(tmp_path: Path) -> str:
    """Address of the accounts' database."""
    return f"sqlite:///{tmp_path / 'accounts.db'}"


def test_without_accounts_the_person_at_the_machine_may_do_everything(app: FastAPI) -> None:
    anybody = Asker(app)
    known = anybody("session").json()
    assert (known["signed_in"], known["accounts"], known["role"]) == (True, False, None)
    assert "administer" in known["actions"]
    assert anybody("status").status_code == 200


def test_the_first_account_is_an_administrators_and_closes_the_service(app: FastAPI) -> None:
    anybody = Asker(app)
    reader = {"name": "reader", "role": "reader", "password": PASSWORD}
    refused = anybody("accounts", "POST", json=reader)
    assert refused.status_code == 422 and "必须是管理员" in refused.json()["detail"]
    assert anybody("status").status_code == 200
    assert anybody("accounts", "POST", json={**reader, "role": "admin"}).status_code == 201
    answer = anybody("status")
    assert answer.status_code == 401
    assert "请先登录" in answer.json()["detail"]
    assert answer.headers["www-authenticate"] == "Bearer"
    assert anybody("health").status_code == 200
    assert anybody("session").json()["signed_in"] is False


def test_who_signs_in_learns_who_they_are_and_what_they_may(editor: Asker) -> None:
    known = editor("session").json()
    assert known["name"] == "填报员"
    assert known["role_name"] == {"zh": "填报", "en": "Editor"}
    assert known["unit"] == {"id": "u", "name": "图书馆"}
    assert known["actions"] == ["see", "edit", "load"]
    assert editor("status").status_code == 200


def test_a_name_is_found_however_it_is_typed_and_is_given_once(chief: Asker) -> None:
    assert Asker(chief.app).sign_in(" CHIEF ").status_code == 200
    again = chief("accounts", "POST", json={"name": "Chief", "role": "reader"})
    assert again.status_code == 422 and "已存在" in again.json()["detail"]
    strange = chief("accounts", "POST", json={"name": "a/b", "role": "reader"})
    assert strange.status_code == 422


@pytest.mark.parametrize(
    "password, why", [("too short", "10"), ("chief-of-all", "相同"), ("x" * 201, "200")]
)
def test_a_password_is_long_and_not_the_name(chief: Asker, password: str, why: str) -> None:
    new = {"name": "chief-of-all", "role": "reader", "password": password}
    answer = chief("accounts", "POST", json=new)
    assert answer.status_code == 422 and why in answer.text


def test_what_is_stored_is_no_secret(service: Service, editor: Asker, accounts: str) -> None:
    secret = editor("tokens", "POST", json={"name": "导出"}).json()["secret"]
    cookie = editor.cookies["gangmu_session"]
    tables = ("account", "account_session", "account_token", "account_failure")
    kept = repr([asked(accounts, f"SELECT * FROM {table}") for table in tables])
    assert "$argon2id$" in kept
    assert not any(word in kept for word in (PASSWORD, secret, cookie))


def test_only_the_owner_of_the_file_may_read_it(chief: Asker, tmp_path: Path) -> None:
    for file in tmp_path.glob("accounts.db*"):
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_cookie_is_out_of_reach_of_scripts_and_secure_behind_tls(app: FastAPI) -> None:
    asker = Asker(app)
    asker("accounts", "POST", json={"name": "chief", "role": "admin", "password": PASSWORD})
    said = asker.sign_in("chief").headers["set-cookie"]
    assert "HttpOnly" in said and "SameSite=lax" in said and "Secure" not in said


def test_signing_out_ends_the_session_for_whoever_holds_the_cookie(chief: Asker) -> None:
    thief = Asker(chief.app, cookies=chief.cookies)
    assert thief("status").status_code == 200
    assert chief("session", "DELETE").status_code == 204
    assert thief("status").status_code == 401


@pytest.mark.parametrize("column", ["expires = 0", "used = used - 7201"])
def test_a_session_ends_by_age_and_by_idleness(chief: Asker, accounts: str, column: str) -> None:
    tampered(accounts, f"UPDATE account_session SET {column}")
    assert chief("status").status_code == 401


def test_a_new_password_ends_every_other_session(editor: Asker) -> None:
    other = Asker(editor.app)
    other.sign_in("填报员")
    wrong = {"old": "something else", "new": "another long one"}
    assert editor("session/password", "PUT", json=wrong).status_code == 422
    right = {"old": PASSWORD, "new": "another long one"}
    assert editor("session/password", "PUT", json=right).status_code == 200
    assert editor("status").status_code == 200
    assert other("status").status_code == 401
    assert other.sign_in("填报员").status_code == 401
    assert other.sign_in("填报员", "another long one").status_code == 200


def test_a_change_of_role_holds_from_the_next_request(chief: Asker, editor: Asker) -> None:
    assert editor("accounts").status_code == 403
    assert chief("accounts/填报员", "PATCH", json={"role": "admin"}).status_code == 200
    assert editor("accounts").status_code == 200
    assert editor("session").json()["unit"] == {"id": "u", "name": "图书馆"}
    assert chief("accounts/填报员", "PATCH", json={"unit": None}).json()["unit"] is None


def test_a_disabled_account_loses_sessions_and_tokens_for_good(chief: Asker, editor: Asker) -> None:
    secret = editor("tokens", "POST", json={"name": "导出"}).json()["secret"]
    script = with_token(chief.app, secret)
    assert script("status").status_code == 200
    chief("accounts/填报员", "PATCH", json={"disabled": True})
    assert editor("status").status_code == script("status").status_code == 401
    assert editor.sign_in("填报员").status_code == 401
    chief("accounts/填报员", "PATCH", json={"disabled": False})
    assert editor("status").status_code == script("status").status_code == 401
    assert editor.sign_in("填报员").status_code == 200


def test_the_last_administrator_cannot_go(chief: Asker) -> None:
    for change in ({"disabled": True}, {"role": "reader"}):
        assert chief("accounts/chief", "PATCH", json=change).status_code == 422
    assert chief("accounts").status_code == 200


def test_a_token_speaks_for_its_account_until_it_is_withdrawn(editor: Asker) -> None:
    given = editor("tokens", "POST", json={"name": "每周导出", "days": 7}).json()
    script = with_token(editor.app, given["secret"])
    assert script("session").json()["name"] == "填报员"
    (listed,) = editor("tokens").json()["tokens"]
    assert listed["name"] == "每周导出" and listed["used"] and "secret" not in listed
    assert editor(f"tokens/{given['id']}", "DELETE").status_code == 204
    answer = script("status")
    assert answer.status_code == 401 and "已收回" in answer.json()["detail"]
    assert editor(f"tokens/{given['id']}", "DELETE").status_code == 204


def test_a_token_expires(editor: Asker, accounts: str) -> None:
    secret = editor("tokens", "POST", json={"name": "导出"}).json()["secret"]
    tampered(accounts, f"UPDATE account_token SET expires = {int(time.time()) - 1}")
    assert with_token(editor.app, secret)("status").status_code == 401


def test_tokens_of_others_are_seen_and_withdrawn_by_administrators_only(
    chief: Asker, editor: Asker
) -> None:
    of_chief = chief("tokens", "POST", json={"name": "a"}).json()["id"]
    of_editor = editor("tokens", "POST", json={"name": "b"}).json()["id"]
    assert editor(f"tokens/{of_chief}", "DELETE").status_code == 404
    assert editor("tokens?everybody=true").status_code == 403
    assert len(chief("tokens?everybody=true").json()["tokens"]) == 2
    assert [one["id"] for one in chief("tokens").json()["tokens"]] == [of_chief]
    assert chief(f"tokens/{of_editor}", "DELETE").status_code == 204


def test_a_refusal_is_recorded_without_what_was_asked_for(chief: Asker, editor: Asker) -> None:
    assert editor("accounts/somebody", "PATCH", json={"shown_as": "李"}).status_code == 403
    latest = chief("refusals").json()["refusals"][0]
    assert latest.pop("at")
    assert latest == {
        "account": "填报员",
        "action": "administer",
        "method": "PATCH",
        "route": "/api/v1/accounts/{name}",
    }


def test_failures_lock_a_name_out_whether_it_exists_or_not(chief: Asker, accounts: str) -> None:
    stranger = Asker(chief.app)
    for name in ("chief", "nobody"):
        answers = [stranger.sign_in(name, "a wrong password") for _ in range(6)]
        assert [one.status_code for one in answers] == [401] * 5 + [429]
        assert int(answers[-1].headers["retry-after"]) in range(1, 61)
    assert stranger.sign_in("chief").status_code == 429
    assert chief("status").status_code == 200  # who is in stays in
    tampered(accounts, "UPDATE account_failure SET until = until - 60")
    assert stranger.sign_in("chief", "a wrong password").status_code == 401
    late = stranger.sign_in("chief")
    assert late.status_code == 429 and int(late.headers["retry-after"]) in range(61, 121)
    tampered(accounts, "UPDATE account_failure SET until = until - 120")
    assert stranger.sign_in("chief").status_code == 200
    assert stranger.sign_in("chief", "a wrong password").status_code == 401


def test_many_guesses_at_once_are_no_way_around(chief: Asker) -> None:
    def guess(_: int) -> int:
        return Asker(chief.app).sign_in("chief", "a wrong password").status_code

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(guess, range(12)))
    assert sorted(answers) == [401] * 5 + [429] * 7


def test_a_new_password_from_an_administrator_unlocks(chief: Asker, editor: Asker) -> None:
    for _ in range(6):
        editor.sign_in("填报员", "a wrong password")
    new = {"password": "another long one"}
    assert chief("accounts/填报员/password", "PUT", json=new).status_code == 204
    assert editor.sign_in("填报员", "another long one").status_code == 200


def test_restoring_a_backup_revives_no_token(
    service: Service, editor: Asker, tmp_path: Path
) -> None:
    given = editor("tokens", "POST", json={"name": "导出"}).json()
    backup = tmp_path / "kept.db"
    service.ledger.backup(backup)
    tables = asked(f"sqlite:///{backup}", "SELECT name FROM sqlite_master")
    assert not [name for (name,) in tables if name.startswith("account")]
    editor(f"tokens/{given['id']}", "DELETE")
    restore(backup, service.settings.ledger, replace=True)
    assert with_token(editor.app, given["secret"])("status").status_code == 401
    assert editor("status").status_code == 200


@pytest.mark.postgres
def test_accounts_can_share_a_server_with_the_ledger(postgres_url: str, tmp_path: Path) -> None:
    service = Service(read_settings(ledger=postgres_url))
    try:
        asker = Asker(make_app(service, with_pages=False))
        first = {"name": "chief", "role": "admin", "password": PASSWORD}
        assert asker("accounts", "POST", json=first).status_code == 201
        assert asker.sign_in("chief").status_code == 200
        secret = asker("tokens", "POST", json={"name": "导出"}).json()["secret"]
        service.ledger.backup(tmp_path / "kept.db")
        asker("tokens/1", "DELETE")
        restore(tmp_path / "kept.db", postgres_url, replace=True)
        assert with_token(asker.app, secret)("status").status_code == 401
        assert asker("status").status_code == 200
    finally:
        service.close()


def test_no_answer_says_more_of_an_account_than_it_must(chief: Asker, editor: Asker) -> None:
    texts = [chief(path).text for path in ("accounts", "tokens?everybody=true", "session")]
    assert not re.search(r"argon2|hash|gangmu_[A-Za-z0-9]", "".join(texts))


@pytest.mark.parametrize("name", ["院校决定", "表3", " 表３ ", "CHIEF", "ｃｈｉｅｆ", " chief "])
def test_no_account_is_called_as_another_or_as_a_source_of_the_record(
    chief: Asker, name: str
) -> None:
    new = {"name": name, "role": "editor", "password": PASSWORD}
    answer = chief("accounts", "POST", json=new)
    assert answer.status_code == 422 and "请换一个" in answer.json()["detail"]
