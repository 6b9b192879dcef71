"""gangmu backup, restore, move-ledger, export --format history and import-history, as typed."""

from pathlib import Path

import pytest

from api.app import make_app
from api.service import Service
from api.settings import read_settings
from tests.commands import Run, load_small, runner
from tests.people import PASSWORD, Asker, with_token


@pytest.fixture
def gangmu(tmp_path: Path) -> Run:
    run = runner(tmp_path / "ledger.db")
    load_small(tmp_path / "ledger.db")
    return run


def add_administrator(run: Run, name: str) -> None:
    added = ("account", "add", name, "--role", "admin", "--password-stdin")
    assert run(*added, stdin=f"{PASSWORD}\n").returncode == 0


def exported(run: Run) -> str:
    done = run("export")
    assert done.returncode == 0
    return done.stdout


@pytest.mark.parametrize(
    "keep, bring",
    [
        (["backup", "{}/kept.db"], ["restore", "{}/kept.db"]),
        (
            ["export", "--format", "history", "--output", "{}/h.jsonl.gz"],
            ["import-history", "{}/h.jsonl.gz"],
        ),
    ],
    ids=["backup", "history"],
)
def test_what_was_kept_comes_back(
    gangmu: Run, tmp_path: Path, keep: list[str], bring: list[str]
) -> None:
    keep, bring = ([word.format(tmp_path) for word in words] for words in (keep, bring))
    before = exported(gangmu)
    done = gangmu(*keep)
    assert done.returncode == 0 and bring[0] in done.stdout
    gangmu("load", str(tmp_path / "small.jsonl"), "--source", "又一次", "--yes")
    refused = gangmu(*bring)
    assert refused.returncode == 2 and "已有 2 版" in refused.stderr
    unsure = gangmu(*bring, "--replace")
    assert unsure.returncode == 2 and "--yes" in unsure.stderr
    done = gangmu(*bring, "--replace", "--yes")
    assert done.returncode == 0 and "第 1 版" in done.stdout
    assert exported(gangmu) == before
    assert gangmu("verify").returncode == 0


def test_a_moved_ledger_is_found_at_its_new_place(gangmu: Run, tmp_path: Path) -> None:
    before = exported(gangmu)
    there = f"sqlite:///{tmp_path / 'there.db'}"
    done = gangmu("move-ledger", there)
    assert done.returncode == 0 and "共 1 版" in done.stdout
    late = gangmu("load", str(tmp_path / "small.jsonl"), "--source", "x", "--yes")
    assert late.returncode == 2 and "已迁移到" in late.stderr and "there.db" in late.stderr
    assert exported(runner(tmp_path / "there.db")) == before


def test_accounts_move_with_their_ledger_and_sign_in_as_before(url: str, tmp_path: Path) -> None:
    old = tmp_path / "old" / "ledger.db"
    load_small(old)
    gangmu = runner(old)
    for name in ("chief", "clerk"):
        add_administrator(gangmu, name)
    secret = gangmu("account", "token", "add", "chief", "每周导出").stdout.strip()
    done = gangmu("move-ledger", url)
    assert done.returncode == 0 and "2 个账号一并迁移" in done.stdout
    service = Service(read_settings(ledger=url))
    app = make_app(service)
    assert Asker(app).sign_in("clerk").status_code == 200
    assert Asker(app).sign_in("clerk", "something else").status_code == 401
    assert with_token(app, secret)("session").json()["name"] == "chief"
    service.close()


@pytest.mark.parametrize("ours", [1, 0], ids=["others", "none to move"])
def test_accounts_at_the_new_place_are_not_mixed_with_those_of_the_old(
    gangmu: Run, tmp_path: Path, ours: int
) -> None:
    new = runner(tmp_path / "elsewhere" / "ledger.db")
    for run in (new, gangmu)[: 1 + ours]:
        add_administrator(run, "chief")
    listed = new("account", "list").stdout
    done = gangmu("move-ledger", f"sqlite:///{tmp_path / 'elsewhere' / 'ledger.db'}")
    assert done.returncode == (2 if ours else 0)
    assert ("台账已迁移, 账号没有" in done.stderr and "accounts.db" in done.stderr) == bool(ours)
    assert new("account", "list").stdout == listed
    assert "共 1 版" in new("history").stdout


def test_a_damaged_ledger_ends_with_advice_and_no_traceback(gangmu: Run, tmp_path: Path) -> None:
    assert gangmu("backup", str(tmp_path / "kept.db")).returncode == 0
    (tmp_path / "ledger.db").write_bytes(b"\x00" * 5000)
    for command in ("gaps", "verify", "export"):
        done = gangmu(command)
        assert done.returncode == 2 and "gangmu restore" in done.stderr
        assert "Traceback" not in done.stderr
    done = gangmu("restore", str(tmp_path / "kept.db"), "--replace", "--yes")
    assert done.returncode == 0, done.stderr
    assert gangmu("verify").returncode == 0


def test_the_history_needs_a_file_to_go_to(gangmu: Run) -> None:
    done = gangmu("export", "--format", "history")
    assert done.returncode == 2 and "--output" in done.stderr
