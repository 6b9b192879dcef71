"""Attacks that were tried on the way in, each refused."""

import logging
import secrets
from collections.abc import AsyncIterator, Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
from fastapi import FastAPI

from api.app import make_app
from api.auth.accounts import Account
from api.auth.keys import hashed
from api.auth.rights import Role
from api.bodies import LARGEST_BODY
from api.journal import NAME, JsonLines
from api.server import bound
from api.service import Service
from api.settings import read_settings
from graph_model.errors import WrongSetup
from loaders.read import read_file
from tests.asking import finished
from tests.people import ADDRESS, PASSWORD, Asker, hears, with_token

GRAPH = """{"node": "Unit", "id": "u", "name": "图书馆"}
{"node": "Duty", "id": "d", "name": "登记借书"}
{"link": "HOLDS", "source": "u", "target": "d"}
"""
EVIL = "https://evil.example"


def opened(folder: Path, **settings: object) -> Service:
    (folder / "small.jsonl").write_text(GRAPH, encoding="utf-8")
    service = Service(read_settings(ledger=f"sqlite:///{folder / 'l.db'}", **settings))
    service.load(service.plan(read_file(folder / "small.jsonl", "测试")), "测试", "导入")
    return service


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A service with an administrator and an editor, and a public name behind a proxy."""
    made = opened(
        tmp_path_factory.mktemp("attacks"),
        hosts=("gangmu.example",),
        public_address="https://gangmu.example",
        proxies=("10.0.0.1",),
    )
    made.door.accounts.add(Account("chief", Role.ADMIN), PASSWORD)
    made.door.accounts.add(Account("editor", Role.EDITOR, "u"), PASSWORD)
    yield made
    made.close()


@pytest.fixture(scope="module")
def app(service: Service) -> FastAPI:
    return make_app(service)


@pytest.fixture
def chief(app: FastAPI) -> Asker:
    asker = Asker(app)
    assert asker.sign_in("chief").status_code == 200
    return asker


@pytest.fixture
def open_app(tmp_path: Path) -> Iterator[FastAPI]:
    """A service without accounts, whose name an attacker has in the DNS."""
    made = opened(tmp_path, hosts=("gangmu.example",))
    yield make_app(made)
    made.close()


def test_tokens_cannot_be_guessed_from_what_is_known_of_them(app: FastAPI, chief: Asker) -> None:
    secret = chief("tokens", "POST", json={"name": "导出"}).json()["secret"]
    assert with_token(app, secret)("status").status_code == 200
    known = [one["id"] for one in chief("tokens").json()["tokens"]]
    guesses = [secret[:-1], secret + "A", secret.swapcase(), "gangmu_", *map(str, known)]
    guesses += [f"gangmu_{secrets.token_urlsafe(32)}" for _ in range(20)]
    assert {with_token(app, one)("status").status_code for one in guesses} == {401}


def test_what_is_stored_of_a_secret_opens_nothing(
    app: FastAPI, chief: Asker, service: Service
) -> None:
    secret = chief("tokens", "POST", json={"name": "导出"}).json()["secret"]
    assert with_token(app, hashed(secret))("status").status_code == 401
    thief = Asker(app)
    thief.cookies.set("gangmu_session", hashed(chief.cookies["gangmu_session"]))
    assert thief("status").status_code == 401


def test_a_withdrawn_token_is_refused_although_it_was_just_used(app: FastAPI, chief: Asker) -> None:
    given = chief("tokens", "POST", json={"name": "导出"}).json()
    script = with_token(app, given["secret"])
    assert script("gaps").status_code == 200
    chief(f"tokens/{given['id']}", "DELETE")
    assert script("gaps").status_code == 401


def test_a_token_opens_no_further_ways_in(app: FastAPI, chief: Asker) -> None:
    script = with_token(app, chief("tokens", "POST", json={"name": "导出"}).json()["secret"])
    new = {"name": "second", "role": "admin", "password": PASSWORD}
    attempts = [
        script("tokens", "POST", json={"name": "more"}),
        script("accounts", "POST", json=new),
        script("accounts/editor", "PATCH", json={"role": "admin"}),
        script("accounts/chief/password", "PUT", json={"password": "a new long one"}),
        script("session/password", "PUT", json={"old": PASSWORD, "new": "a new long one"}),
    ]
    assert [one.status_code for one in attempts] == [403] * len(attempts)


@pytest.mark.parametrize(
    "origin", [EVIL, "null", "http://127.0.0.1:8502", "https://127.0.0.1:8501", "", None]
)
def test_a_cookie_sent_from_another_site_changes_nothing(chief: Asker, origin: str | None) -> None:
    elsewhere = Asker(chief.app, {} if origin is None else {"Origin": origin}, chief.cookies)
    assert elsewhere("tokens", "POST", json={"name": "x"}).status_code == 403
    if origin is not None:
        assert elsewhere("/sign-in", "POST", data={"name": "chief"}).status_code == 403
        assert elsewhere("/_stcore/upload_file/a/b", "PUT", content=b"x").status_code == 403


def test_a_page_of_another_site_changes_nothing_where_there_are_no_accounts(
    open_app: FastAPI,
) -> None:
    first = {"name": "evil", "role": "admin", "password": PASSWORD}
    for origin in (EVIL, "null"):
        elsewhere = Asker(open_app, {"Origin": origin})
        assert elsewhere("accounts", "POST", json=first).status_code == 403


@pytest.mark.parametrize("origin", [EVIL, "null", "http://localhost:8501"])
def test_a_page_of_another_site_hears_nothing_over_a_socket(open_app: FastAPI, origin: str) -> None:
    assert not hears(open_app, "/_stcore/stream", origin)


def test_a_stranger_hears_nothing_over_a_socket(app: FastAPI) -> None:
    assert not hears(app, "/_stcore/stream", ADDRESS)


def test_a_name_in_the_dns_does_not_make_a_stranger_the_person_at_the_machine(
    open_app: FastAPI,
) -> None:
    anybody = Asker(open_app, {})
    assert anybody("status").status_code == 200
    assert anybody("status", headers={"Host": "evil.example"}).status_code == 400
    assert anybody("status", headers={"Host": "gangmu.example"}).status_code == 401


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded", "X-Real-IP"])
def test_who_comes_through_a_proxy_is_not_the_person_at_the_machine(
    open_app: FastAPI, header: str
) -> None:
    assert Asker(open_app, {})("status", headers={header: "127.0.0.1"}).status_code == 401


def test_without_accounts_nobody_outside_can_reach_the_port() -> None:
    with pytest.raises(WrongSetup, match="gangmu account add"):
        bound("0.0.0.0", 0)
    bound("0.0.0.0", 0, anywhere=True).close()


def test_only_a_known_proxy_says_that_the_way_is_encrypted(app: FastAPI) -> None:
    asker = Asker(app, {"Origin": "https://gangmu.example", "Host": "gangmu.example"})
    asker.headers["X-Forwarded-Proto"] = "https"
    assert "Secure" not in asker.sign_in("chief").headers["set-cookie"]
    asker.peer = "10.0.0.1"
    assert "Secure" in asker.sign_in("chief").headers["set-cookie"]


def test_a_cookie_planted_before_signing_in_is_worth_nothing_afterwards(app: FastAPI) -> None:
    planted = Asker(app)
    planted.cookies.set("gangmu_session", "planted", domain="127.0.0.1")
    planted.sign_in("editor")
    thief = Asker(app)
    thief.cookies.set("gangmu_session", "planted", domain="127.0.0.1")
    assert thief("status").status_code == 401


def test_an_answer_that_is_kept_is_not_given_to_strangers(app: FastAPI, chief: Asker) -> None:
    tag = chief("gaps").headers["etag"]
    assert chief("gaps").status_code == 200
    stranger = Asker(app)
    assert stranger("gaps").status_code == 401
    assert stranger("gaps", headers={"If-None-Match": tag}).status_code == 401


def test_one_cannot_raise_oneself(app: FastAPI, service: Service) -> None:
    editor = Asker(app)
    editor.sign_in("editor")
    for change in ({"role": "admin"}, {"unit": None}):
        assert editor("accounts/editor", "PATCH", json=change).status_code == 403
    assert service.door.accounts.named("editor").role is Role.EDITOR


@pytest.mark.parametrize("path", ["session", "/sign-in", "accounts", "session/password"])
@pytest.mark.parametrize("kind", ["application/json", "application/x-www-form-urlencoded"])
def test_an_oversized_body_is_refused_unread(chief: Asker, path: str, kind: str) -> None:
    method = "PUT" if path.endswith("password") else "POST"
    body = b"name=" + b"x" * LARGEST_BODY
    answer = chief(path, method, content=body, headers={"Content-Type": kind})
    assert answer.status_code == 413
    assert "内容太大" in answer.json()["detail"]


def test_an_upload_may_be_larger_but_not_a_strangers(app: FastAPI) -> None:
    editor = Asker(app)
    editor.sign_in("editor")
    files = {"nothing": ("a.bin", b"x" * (LARGEST_BODY + 1))}
    assert editor("loads", "POST", files=files).status_code == 422
    assert Asker(app)("loads", "POST", files=files).status_code == 401


def test_a_body_that_lies_about_its_size_is_cut_off(app: FastAPI) -> None:
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(1000):
            yield b"x" * 100_000

    headers = {"Content-Type": "application/json"}
    assert Asker(app)("session", "POST", content=endless(), headers=headers).status_code == 413


def test_a_mistake_in_a_request_repeats_nothing_secret(chief: Asker) -> None:
    answers = [
        chief("session", "POST", json={"name": "chief", "password": ["my secret words"]}),
        chief("session", "POST", json={"name": "chief", "password": "my secret words" * 20}),
        chief("accounts", "POST", json={"name": "n", "pass": "my secret words"}),
        chief("session/password", "PUT", json={"old": "my secret words", "new": "short"}),
    ]
    assert {one.status_code for one in answers} == {422}
    assert not [one.text for one in answers if "my secret words" in one.text]


def test_the_log_holds_no_secrets_names_or_queries(
    app: FastAPI, chief: Asker, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, NAME)
    secret = chief("tokens", "POST", json={"name": "导出"}).json()["secret"]
    with_token(app, secret)("search", params={"text": "张三丰"})
    with_token(app, f"{secret}x")("accounts/李四")
    chief.sign_in("王五", "my secret words")
    chief("/sign-in", params={"next": "/gaps?text=赵六"})
    told = "\n".join(map(JsonLines().format, caplog.records))
    assert '"route": "/api/v1/accounts/{name}", "status": 401' in told
    assert '"route": "/api/v1/search", "status": 200' in told
    cookie = chief.cookies["gangmu_session"]
    words = (secret, cookie, "chief", "张三丰", "李四", "王五", "赵六", "my secret words")
    assert not [word for word in words if word in told]


def test_an_export_of_the_college_holds_nothing_of_accounts(
    service: Service, chief: Asker, tmp_path: Path
) -> None:
    chief("tokens", "POST", json={"name": "导出"})
    service.ledger.keep_history(tmp_path / "history.jsonl")
    told = "".join(service.export()) + (tmp_path / "history.jsonl").read_text(encoding="utf-8")
    assert "图书馆" in told
    assert not [word for word in ("chief", "argon2", "account") if word in told]


# What would end a text, a query, a page, a path or a line where it is put in unguarded.
WORDS = ("'", '"', "//", "{}", "$today", "' OR 1=1 //", "}) DETACH DELETE n //", "`x`", "%", "_")
WORDS += (
    "\\",
    "\u202e反",
    "\u0000",
    "\x1b[31m",
    "\U0001f600",
    "=1+1",
    "<script>",
    "../../etc/passwd",
)
FIELDS = ("name", "note", "code")


def test_a_text_stays_a_text_wherever_it_is_sent(app: FastAPI, chief: Asker) -> None:
    editor = Asker(app)
    editor.sign_in("editor")
    for word in WORDS:
        asked = [
            chief("search", params={"text": word}),
            chief("gaps", params={"unit": word}),
            chief("sheets/u", params={"at": word}),
            chief("path", params={"start": word, "end": "u"}),
        ]
        assert {one.status_code for one in asked} <= {200, 404, 422}, word
        seen = editor("nodes/d").headers["etag"]
        said = {"properties": {field: f"x{word}" for field in FIELDS}}
        answer = editor("nodes/d", "PATCH", json=said, headers={"If-Match": seen})
        assert answer.status_code in (200, 422), (word, answer.text)
        for path in ("gaps.xlsx", "exports/xlsx", "exports/csv", "exports/ttl", "sheets/u"):
            assert chief(path).status_code == 200, (word, path)


NAMES = ("../l.db", "..%2Fl.db", "%2e%2e%2fl.db", "/etc/passwd", "csv%00")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("where", ["exports", "templates", "loads", "jobs"])
def test_no_path_leads_out_of_what_is_offered(chief: Asker, where: str, name: str) -> None:
    answer = chief(f"{where}/{name}")
    assert answer.status_code in (400, 403, 404, 405, 422), answer.text
    assert b"SQLite format" not in answer.content and b"root:" not in answer.content


def test_a_small_file_that_unpacks_to_much_is_told_and_not_stored(
    app: FastAPI, service: Service
) -> None:
    book, bomb = BytesIO(), BytesIO()
    openpyxl.Workbook().save(book)
    with ZipFile(book) as package, ZipFile(bomb, "w", ZIP_DEFLATED) as changed:
        for part in package.namelist():
            blank = b" " * 300_000_000 if part.endswith("sheet1.xml") else b""
            changed.writestr(part, package.read(part) + blank)
    editor, before = Asker(app), service.ledger.revision()
    editor.sign_in("editor")
    draft = editor("loads", "POST", files={"files": ("教务处_表3.xlsx", bomb.getvalue())}).json()
    finished(lambda method, path: editor(path, method), draft["job"]["id"])
    told = editor(f"loads/{draft['id']}").json()["preview"]["problems"]
    assert told and service.ledger.revision() == before


def test_a_file_that_cannot_be_read_leaves_nothing_of_itself_in_the_log(
    app: FastAPI, caplog: pytest.LogCaptureFixture
) -> None:
    editor = Asker(app)
    editor.sign_in("editor")
    secret = b'{"node": "Duty", "id": "x", "password": "my secret words"'
    draft = editor("loads", "POST", files={"files": ("a.jsonl", secret)}).json()
    finished(lambda method, path: editor(path, method), draft["job"]["id"])
    assert "my secret words" not in caplog.text
    assert "my secret words" not in editor(f"jobs/{draft['job']['id']}").text


def test_a_cookie_from_another_site_begins_no_load_and_ends_none(app: FastAPI) -> None:
    editor = Asker(app)
    editor.sign_in("editor")
    file = {"files": ("a.jsonl", b'{"node": "Duty", "id": "x", "name": "x"}')}
    draft = editor("loads", "POST", files=file).json()
    elsewhere = Asker(app, {"Origin": EVIL}, editor.cookies)
    tag = {"If-Match": '"x"'}
    attempts = [
        elsewhere("loads", "POST", files=file),
        elsewhere(f"loads/{draft['id']}", "DELETE"),
        elsewhere(f"loads/{draft['id']}/apply", "POST", json={}, headers=tag),
        elsewhere(f"jobs/{draft['job']['id']}", "DELETE"),
    ]
    assert {one.status_code for one in attempts} == {403}
    assert editor(f"loads/{draft['id']}").status_code == 200
