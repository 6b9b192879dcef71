"""gangmu account, as typed."""

from pathlib import Path

import pytest

from tests.behind import asked
from tests.commands import Run, load_small, runner
from tests.people import PASSWORD, app_of, with_token

PIPED = "--password-stdin"


@pytest.fixture
def gangmu(tmp_path: Path) -> Run:
    """The command on a small ledger with one administrator."""
    run = runner(tmp_path / "ledger.db")
    load_small(tmp_path / "ledger.db")
    made = run("account", "add", "chief", "--role", "admin", PIPED, stdin=f"{PASSWORD}\n")
    assert made.returncode == 0, made.stderr
    return run


def test_accounts_are_made_changed_and_listed(gangmu: Run) -> None:
    words = ("add", "填报员", "--role", "editor", "--unit", "图书馆", "--subject", "20260001")
    assert "填报员(填报)" in gangmu("account", *words).stdout
    changed = gangmu("account", "set", "填报员", "--role", "reviewer", "--shown-as", "图书馆审核")
    assert changed.returncode == 0, changed.stderr
    listed = gangmu("account", "list").stdout
    (line,) = (line for line in listed.splitlines() if "填报员" in line)
    assert [cell.strip() for cell in line.split("│")[1:-1]] == [
        *("填报员", "图书馆审核", "审核", "u", "统一认证", "启用")
    ]
    assert gangmu("account", "set", "填报员", "--unit", "").returncode == 0
    assert " u " not in gangmu("account", "list").stdout
    assert gangmu("account", "disable", "填报员").returncode == 0
    assert "停用" in gangmu("account", "list").stdout
    assert gangmu("account", "set", "填报员", "--enable").returncode == 0
    assert "停用" not in gangmu("account", "list").stdout


def test_a_password_is_never_an_option_and_is_asked_for(gangmu: Run, tmp_path: Path) -> None:
    assert gangmu("account", "password", "chief", "--password", "x").returncode == 2
    refused = gangmu("account", "add", "another", "--role", "reader")
    assert refused.returncode == 2 and "--password-stdin" in refused.stderr
    url = f"sqlite:///{tmp_path / 'accounts.db'}"
    before = asked(url, "SELECT password FROM account")
    assert gangmu("account", "password", "CHIEF", PIPED, stdin="a new long one\n").returncode == 0
    assert asked(url, "SELECT password FROM account") != before
    short = gangmu("account", "password", "chief", PIPED, stdin="short\n")
    assert short.returncode == 2 and "10" in short.stderr


@pytest.mark.parametrize(
    "words, why",
    [
        (
            ("add", "first", "--role", "reader", "--subject", "s", "--unit", "没有"),
            "没有找到“没有”",
        ),
        (("set", "nobody", "--role", "reader"), "没有账号“nobody”"),
        (("set", "chief", "--role", "reader"), "管理员"),
        (("disable", "chief"), "管理员"),
        (("token", "withdraw", "7"), "没有令牌 7"),
        (("token", "add", "chief", "导出", "--days", "0"), "有效天数"),
    ],
)
def test_what_cannot_be_is_refused_with_a_reason(
    gangmu: Run, words: tuple[str, ...], why: str
) -> None:
    refused = gangmu("account", *words)
    assert refused.returncode == 2 and why in refused.stderr


def test_a_token_is_printed_once_for_a_script_and_can_be_withdrawn(
    gangmu: Run, tmp_path: Path
) -> None:
    given = gangmu("account", "token", "add", "chief", "每周导出", "--days", "7")
    secret = given.stdout.strip()
    assert secret.startswith("gangmu_") and "只显示这一次" in given.stderr
    listed = gangmu("account", "token", "list").stdout
    assert "每周导出" in listed and "从未" in listed and secret not in listed
    assert works(tmp_path, secret)
    assert gangmu("account", "token", "withdraw", "1").returncode == 0
    assert not works(tmp_path, secret)


def works(folder: Path, secret: str) -> bool:
    """A token lets in to the service of the ledger there."""
    with app_of(f"sqlite:///{folder / 'ledger.db'}") as app:
        return bool(with_token(app, secret)("session").json()["signed_in"])
