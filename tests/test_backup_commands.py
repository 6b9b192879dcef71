"""gangmu backup, restore, move-ledger, export --format history and import-history, as typed."""

from pathlib import Path

import pytest
from fastapi import FastAPI

from api.auth.moving import move_accounts
from graph_model.ledger import move
from tests.behind import tampered
from tests.commands import Run, load_small, runner
from tests.people import PASSWORD, Asker, app_of, with_token


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
    again = gangmu("move-ledger", f"sqlite:///{tmp_path / 'third.db'}")
    assert again.returncode == 2 and "已迁移到" in again.stderr
    assert exported(runner(tmp_path / "there.db")) == before


def test_accounts_move_with_their_ledger_and_sign_in_as_before(url: str, tmp_path: Path) -> None:
    old = tmp_path / "old" / "ledger.db"
    load_small(old)
    gangmu = runner(old)
    for name in ("chief", "clerk", "leaver", "locked"):
        add_administrator(gangmu, name)
    assert gangmu("account", "disable", "leaver").returncode == 0
    kept, gone = (
        gangmu("account", "token", "add", "chief", name).stdout.strip()
        for name in ("每周导出", "已不用")
    )
    assert gangmu("account", "token", "withdraw", "2").returncode == 0
    with app_of(f"sqlite:///{old}") as app:
        signed_in = Asker(app)
        assert signed_in.sign_in("clerk").status_code == 200
        lock_out(app, "locked")
    for where in (url, f"sqlite:///{tmp_path / 'back' / 'ledger.db'}"):
        done = gangmu("move-ledger", where)
        assert done.returncode == 0 and "4 个账号一并迁移" in done.stdout, done.stderr
        gangmu = runner(where)
        with app_of(where) as app:
            assert Asker(app).sign_in("clerk").status_code == 200
            assert Asker(app).sign_in("clerk", "something else").status_code == 401
            assert Asker(app).sign_in("leaver").status_code == 401
            assert Asker(app).sign_in("locked").status_code == 429
            assert with_token(app, kept)("session").json()["name"] == "chief"
            assert with_token(app, gone)("session").json()["signed_in"] is False
            assert Asker(app, cookies=signed_in.cookies)("session").json()["signed_in"] is False


def lock_out(app: FastAPI, name: str) -> None:
    """Somebody tries passwords until no more are taken for the account."""
    while Asker(app).sign_in(name, "something else").status_code != 429:
        pass


def test_where_others_have_accounts_nothing_moves(gangmu: Run, tmp_path: Path) -> None:
    new = runner(tmp_path / "elsewhere" / "ledger.db")
    for run in (new, gangmu):
        add_administrator(run, "chief")
    listed = new("account", "list").stdout
    done = gangmu("move-ledger", f"sqlite:///{tmp_path / 'elsewhere' / 'ledger.db'}")
    assert done.returncode == 2 and "已有别的账号" in done.stderr and "accounts.db" in done.stderr
    assert new("account", "list").stdout == listed
    assert "共 0 版" in new("history").stdout
    assert gangmu("baseline", "还在这里").returncode == 0


def test_a_ledger_without_accounts_moves_to_where_some_are(gangmu: Run, tmp_path: Path) -> None:
    new = runner(tmp_path / "elsewhere" / "ledger.db")
    add_administrator(new, "chief")
    listed = new("account", "list").stdout
    there = f"sqlite:///{tmp_path / 'elsewhere' / 'ledger.db'}"
    assert gangmu("move-ledger", there).returncode == 0
    assert new("account", "list").stdout == listed
    assert "共 1 版" in new("history").stdout


def test_a_move_that_was_broken_off_after_its_accounts_is_made_again(
    tmp_path: Path, url: str
) -> None:
    old = tmp_path / "old" / "ledger.db"
    load_small(old)
    here, gangmu = f"sqlite:///{old}", runner(old)
    add_administrator(gangmu, "chief")
    for place in (here, url):
        with app_of(place) as app:
            assert Asker(app).sign_in("chief", "something else").status_code == 401
    with pytest.raises(RuntimeError):
        move(here, url, first=lambda: broken_off(here, url))
    assert "共 1 版" in gangmu("history").stdout
    done = gangmu("move-ledger", url)
    assert done.returncode == 0 and "1 个账号一并迁移" in done.stdout, done.stderr
    with app_of(url) as app:
        assert Asker(app).sign_in("chief").status_code == 200


def test_a_move_whose_end_the_old_place_did_not_note_is_made_again(
    gangmu: Run, tmp_path: Path
) -> None:
    add_administrator(gangmu, "chief")
    there = f"sqlite:///{tmp_path / 'new' / 'ledger.db'}"
    assert gangmu("move-ledger", there).returncode == 0
    tampered(f"sqlite:///{tmp_path / 'ledger.db'}", "DELETE FROM meta WHERE key = 'moved_to'")
    again = gangmu("move-ledger", there)
    assert again.returncode == 0 and "1 个账号一并迁移" in again.stdout, again.stderr
    assert gangmu("baseline", "不在这里了").returncode == 2
    assert runner(there)("verify").returncode == 0


@pytest.mark.parametrize(
    "words",
    [
        ("export", "--output", "ledger.db"),
        ("export", "--format", "history", "--output", "ledger.db"),
        ("gaps", "--format", "csv", "--output", "accounts.db"),
        ("backup", "accounts.db", "--replace"),
    ],
    ids=" ".join,
)
def test_nothing_is_written_over_ledger_and_accounts(
    gangmu: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    add_administrator(gangmu, "chief")
    before = exported(gangmu), gangmu("account", "list").stdout
    monkeypatch.chdir(tmp_path)
    done = gangmu(*words)
    assert done.returncode == 2 and "请另选文件" in done.stderr
    assert (exported(gangmu), gangmu("account", "list").stdout) == before


def broken_off(here: str, there: str) -> None:
    assert move_accounts(here, there) == 1
    raise RuntimeError


def test_one_place_is_known_however_it_is_spelled(
    gangmu: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_administrator(gangmu, "chief")
    monkeypatch.chdir(tmp_path)
    same = gangmu("move-ledger", "sqlite:///ledger.db")
    assert same.returncode == 2 and "同一个地址" in same.stderr
    assert gangmu("move-ledger", "sqlite:///new.db").returncode == 0
    assert "chief" in runner(tmp_path / "new.db")("account", "list").stdout


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
