"""A ledger kept in files and brought back, on each kind of database."""

import gzip
import json
import random
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from graph_model.claims import Batch, Doubt, Find, NodeClaim, Place, Ref, Source
from graph_model.errors import DamagedRecord, GangmuError, WrongInput, WrongSetup
from graph_model.exchange import read_lines, write_lines
from graph_model.ledger import Ledger, import_history, move, restore
from graph_model.profile import default_profile
from graph_model.projection import Projection
from graph_model.store.opening import open_graph
from tests.behind import asked, attempted, tampered

ROOT = Path(__file__).parent.parent


def unit(id_: str) -> str:
    return f'{{"node": "Unit", "id": "{id_}", "name": "{id_}"}}'


def said(ledger: Ledger, *ids: str) -> None:
    """Each load says all units so far, in a file of its own."""
    for id_ in ids:
        ledger.commit([read_lines(unit(id_), f"{id_}.jsonl")], "甲", f"部门 {id_}")


def content(url: str) -> tuple[str, int, list[str], list[tuple[object, ...]]]:
    """What a ledger holds: id, revision, entities, and the whole chain of hashes."""
    ledger = Ledger.open(url)
    found = (ledger.id, ledger.verify(), list(write_lines(ledger.entities())))
    ledger.close()
    return *found, asked(url, "SELECT id, at, author, message, hash FROM changeset ORDER BY id")


@pytest.fixture
def ledger(url: str) -> Iterator[Ledger]:
    opened = Ledger.open(url)
    said(opened, "a", "b", "c")
    opened.commit([read_lines(unit("d"), "a.jsonl")], "乙", "撤回 a")
    yield opened
    opened.close()


@pytest.fixture
def kept(ledger: Ledger, tmp_path: Path) -> Path:
    path = tmp_path / "kept" / "backup.db"
    ledger.backup(path)
    return path


@pytest.fixture
def other(tmp_path: Path) -> str:
    """Address of another ledger in a file."""
    return f"sqlite:///{tmp_path / 'other' / 'ledger.db'}"


def test_a_backup_is_a_ledger_in_one_file_with_all_that_was_said(kept: Path, url: str) -> None:
    assert [path.name for path in kept.parent.iterdir()] == ["backup.db"]
    assert content(f"sqlite:///{kept}") == content(url)


def test_a_backup_holds_nothing_but_the_ledger(ledger: Ledger, url: str, tmp_path: Path) -> None:
    attempted(url, "CREATE TABLE account (token TEXT)")
    attempted(url, "INSERT INTO account VALUES ('a-secret-of-somebody')")
    ledger.backup(tmp_path / "backup.db")
    assert b"a-secret-of-somebody" not in (tmp_path / "backup.db").read_bytes()
    restore(tmp_path / "backup.db", url, replace=True)
    assert asked(url, "SELECT token FROM account") == [("a-secret-of-somebody",)]
    assert content(url)[1] == 4


def test_a_restored_ledger_says_the_same_under_a_new_id(kept: Path, url: str, other: str) -> None:
    assert restore(kept, other) == 4
    was, now = content(url), content(other)
    assert was[1:] == now[1:] and was[0] != now[0]


def test_a_backup_can_be_taken_while_others_write(ledger: Ledger, tmp_path: Path) -> None:
    done = threading.Event()

    def write() -> None:
        number = 0
        while not done.is_set():
            said(ledger, f"w{(number := number + 1)}")

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(5):
            path = tmp_path / f"{number}.db"
            before = ledger.revision()
            ledger.backup(path)
            assert before <= content(f"sqlite:///{path}")[1] <= ledger.revision()
    finally:
        done.set()
        writer.join()


def test_a_ledger_is_replaced_only_where_that_is_wished(
    ledger: Ledger, kept: Path, url: str
) -> None:
    said(ledger, "later")
    before = content(url)
    with pytest.raises(WrongSetup, match=r"已有 5 版.*--replace"):
        restore(kept, url)
    assert content(url) == before
    assert restore(kept, url, replace=True) == 4
    assert content(url)[1] == 4
    assert ledger.revision() == 4  # who has it open sees what is restored
    said(ledger, "after")
    assert ledger.verify() == 5


def test_what_is_doubtful_is_read_anew_after_a_restore(tmp_path: Path) -> None:
    """Changes of the restored ledger have numbers that those before it had."""
    url, kept = f"sqlite:///{tmp_path / 'l.db'}", tmp_path / "kept.db"
    running = Ledger.open(url)
    said(running, "a")
    running.backup(kept)
    running.commit([doubtful("x")], "甲", "")
    assert running.delta(1).doubts.keys() == {"x"}
    restore(kept, url, replace=True)
    other = Ledger.open(url)
    other.commit([doubtful("y")], "甲", "")
    other.close()
    with running.snapshot() as now:
        assert running.delta(2).doubts == now.doubts
        assert now.doubts.keys() == {"y"}
    running.close()


def doubtful(id_: str) -> Batch:
    place = Place("a.csv", "", 2, "名称")
    claim = NodeClaim(
        Ref("Unit", id=id_, find=Find.MAKE), {"name": id_}, (place,), (Doubt(place, "看不清", "?"),)
    )
    return Batch(Source("表"), (claim,))


def test_a_plan_made_before_a_restore_is_made_again_on_what_was_restored(tmp_path: Path) -> None:
    """The number of the revision is the same; what it says is not."""
    url = f"sqlite:///{tmp_path / 'ledger.db'}"
    ledger = Ledger.open(url)
    said(ledger, "a")
    ledger.backup(tmp_path / "backup.db")
    said(ledger, "x")
    plan = ledger.plan([read_lines(unit("z"), "x.jsonl")])
    restore(tmp_path / "backup.db", url, replace=True)
    said(ledger, "y")
    ledger.commit(plan, "甲", "z takes the place of x, which was never said here")
    assert sorted(one.key for one in ledger.entities()) == ["a", "y", "z"]
    assert ledger.verify() == 3
    ledger.close()


@pytest.mark.parametrize("place", [0.05, 0.3, 0.6, 0.9])
def test_a_damaged_backup_changes_nothing(kept: Path, url: str, place: float) -> None:
    before = content(url)
    size = kept.stat().st_size
    with kept.open("r+b") as file:
        file.seek(int(size * place))
        file.write(random.Random(place).randbytes(size // 20))
    with pytest.raises(DamagedRecord):
        restore(kept, url, replace=True)
    assert content(url) == before


@pytest.mark.parametrize(
    "done, told",
    [
        ("DELETE FROM alembic_version", r"未改变.*已损坏"),
        (
            "UPDATE change SET body = '{}' WHERE changeset_id = 3",
            r"未改变.*第 3 版.*完好到第 2 版",
        ),
    ],
    ids=["version lost", "words changed"],
)
def test_a_backup_that_was_tampered_with_is_refused(
    kept: Path, url: str, done: str, told: str
) -> None:
    before = content(url)
    tampered(f"sqlite:///{kept}", done)
    with pytest.raises(DamagedRecord, match=told):
        restore(kept, url, replace=True)
    assert content(url) == before


@pytest.mark.parametrize("text", ["", "no database at all" * 500])
def test_what_is_no_backup_is_refused(ledger: Ledger, url: str, tmp_path: Path, text: str) -> None:
    before = content(url)
    file = tmp_path / "notes.txt"
    file.write_text(text)
    with pytest.raises(GangmuError, match="不是台账"):
        restore(file, url, replace=True)
    with pytest.raises(WrongSetup, match="没有"):
        restore(tmp_path / "nowhere", url)
    assert content(url) == before


def test_neither_the_ledger_nor_another_file_is_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "ledger.db"
    ledger = Ledger.open(f"sqlite:///{file}")
    said(ledger, "a")
    with pytest.raises(WrongSetup, match="台账本身"):
        ledger.backup(file, replace=True)
    with pytest.raises(WrongSetup, match="台账本身"):
        restore(file, f"sqlite:///{file}", replace=True)
    (tmp_path / "notes").write_text("mine")
    with pytest.raises(WrongSetup, match="已经存在"):
        ledger.backup(tmp_path / "notes")
    with pytest.raises(WrongSetup, match="已经存在"):
        ledger.keep_history(tmp_path / "notes")
    assert (tmp_path / "notes").read_text() == "mine"
    ledger.backup(tmp_path / "notes", replace=True)
    assert content(f"sqlite:///{tmp_path / 'notes'}")[1] == 1
    ledger.close()


def test_a_damaged_ledger_is_noticed_told_of_and_restored_over(kept: Path, tmp_path: Path) -> None:
    file = tmp_path / "live.db"
    url = f"sqlite:///{file}"
    ledger = Ledger.open(url)
    said(ledger, *(f"u{number}" for number in range(300)))
    ledger.close()
    page = 4096
    used = asked(url, "SELECT pageno FROM dbstat WHERE name = 'change' ORDER BY pageno")
    with file.open("r+b") as pages:
        pages.seek((used[len(used) // 2][0] - 1) * page)
        pages.write(random.Random(page).randbytes(page))
    broken = Ledger.open(url)
    with pytest.raises(DamagedRecord, match=r"完好到第 [1-9]\d* 版.*gangmu restore"):
        broken.verify()
    with pytest.raises(DamagedRecord, match=r"文件已损坏.*gangmu verify"):
        broken.entities()
    broken.close()
    file.write_bytes(random.Random(1).randbytes(10_000))
    with pytest.raises(DamagedRecord, match="gangmu restore"):
        Ledger.open(url)
    assert restore(kept, url, replace=True) == 4
    assert content(url)[1] == 4
    assert [path for path in tmp_path.iterdir() if ".damaged-" in path.name]


def test_a_ledger_that_lost_the_version_of_its_tables_is_called_damaged(
    kept: Path, tmp_path: Path
) -> None:
    url = f"sqlite:///{tmp_path / 'live.db'}"
    ledger = Ledger.open(url)
    said(ledger, "a")
    ledger.close()
    tampered(url, "DELETE FROM alembic_version")
    for use in (lambda: Ledger.open(url), lambda: restore(kept, url)):
        with pytest.raises(DamagedRecord, match=r"已损坏.*gangmu restore"):
            use()
    assert restore(kept, url, replace=True) == 4
    assert content(url)[1] == 4
    assert [path for path in tmp_path.iterdir() if ".damaged-" in path.name]


def test_tables_of_another_program_are_no_backup(kept: Path, url: str, tmp_path: Path) -> None:
    file = tmp_path / "others.db"
    tampered(f"sqlite:///{file}", "CREATE TABLE source (id INTEGER)")
    with pytest.raises(WrongSetup, match="不是台账的备份"):
        restore(file, url)


def test_a_text_that_is_broken_inside_a_sound_file_is_told_of(ledger: Ledger, url: str) -> None:
    tampered(url, "UPDATE change SET body = substr(body, 3)")
    with pytest.raises(DamagedRecord, match="内容已损坏"):
        ledger.entities()


def test_a_backup_of_an_older_version_is_brought_up_to_date(other: str, tmp_path: Path) -> None:
    """The file is as the first migration left it."""
    old = tmp_path / "old.db"
    made = f"sqlite:///{old}"
    Ledger.open(made).close()
    newest = asked(made, "SELECT version_num FROM alembic_version")
    downgraded(old)
    restore(old, other)
    assert asked(other, "SELECT version_num FROM alembic_version") == newest
    assert asked(made, "SELECT version_num FROM alembic_version") == [("0001",)]


def downgraded(file: Path) -> None:
    """An empty ledger made by the first migration alone."""
    file.unlink()
    script = f"""
from sqlalchemy.engine import make_url
from graph_model.ledger.database import become_new, connected, upgrade
database = connected(make_url("sqlite:///{file}"))
with database.writing() as connection:
    upgrade(connection, "0001")
    become_new(connection)
database.close()
"""
    subprocess.run([sys.executable, "-c", script], check=True, cwd=ROOT)


def test_a_graph_kept_beside_a_ledger_is_not_believed_after_a_restore(
    tmp_path: Path, today: date
) -> None:
    """Same number of revisions, another history."""
    url = f"sqlite:///{tmp_path / 'ledger.db'}"
    ledger = Ledger.open(url)
    said(ledger, "a")
    ledger.backup(tmp_path / "backup.db")
    said(ledger, *(f"x{number}" for number in range(1, 3)))
    projection = Projection(ledger, open_graph("kglite:"), default_profile())
    shown = projection.show(today)
    restore(tmp_path / "backup.db", url, replace=True)
    said(ledger, *(f"y{number}" for number in range(1, 3)))
    again = projection.show(today)
    assert shown.revision == again.revision and shown.ledger_id != again.ledger_id
    with projection.graph.reading() as reader:
        ids = {row["id"] for row in reader.read("MATCH (u:Unit) RETURN u.id AS id")}
    assert ids == {"a", "y1", "y2"}
    ledger.close()


@pytest.mark.parametrize("name", ["history.jsonl", "history.jsonl.gz"])
def test_the_history_as_text_comes_back_whole(
    ledger: Ledger, url: str, other: str, tmp_path: Path, name: str
) -> None:
    ledger.keep_history(tmp_path / name)
    assert (tmp_path / name).read_bytes().startswith(b"\x1f\x8b") == name.endswith(".gz")
    assert import_history(tmp_path / name, other) == 4
    was, now = content(url), content(other)
    assert was[1:] == now[1:] and was[0] != now[0]


def test_every_line_of_the_history_is_one_row(ledger: Ledger, url: str, tmp_path: Path) -> None:
    ledger.keep_history(tmp_path / "history.jsonl")
    lines = [json.loads(line) for line in (tmp_path / "history.jsonl").read_text().splitlines()]
    assert lines[0]["gangmu"] == "history" and lines[-1]["lines"] == len(lines) - 1
    assert {"changeset", "source", "entity", "claim", "change", "head"} <= {
        next(iter(line)) for line in lines
    }
    changes = [line["change"] for line in lines if "change" in line]
    assert [change["op"] for change in changes] == ["say", "say", "say", "say", "withdraw"]


def cut(lines: list[bytes]) -> list[bytes]:
    return lines[:-3]


def shortened(lines: list[bytes]) -> list[bytes]:
    return [*lines[:8], *lines[9:]]


def changed(lines: list[bytes]) -> list[bytes]:
    return [line.replace("部门 b".encode(), "部门 x".encode()) for line in lines]


def lengthened(lines: list[bytes]) -> list[bytes]:
    return [*lines, b'{"name":{}}\n']


def broken(lines: list[bytes]) -> list[bytes]:
    return [*lines[:5], b'{"claim": {"id"\n', *lines[5:]]


def another(lines: list[bytes]) -> list[bytes]:
    return [b'{"node": "Unit", "id": "u", "name": "u"}\n']


def doubled(lines: list[bytes]) -> list[bytes]:
    return [*lines[:4], lines[3], *lines[4:]]


@pytest.mark.parametrize("wrong", [cut, shortened, changed, lengthened, broken, another, doubled])
def test_an_odd_history_is_refused_and_changes_nothing(
    ledger: Ledger, url: str, tmp_path: Path, wrong: object
) -> None:
    before = content(url)
    path = tmp_path / "history.jsonl"
    ledger.keep_history(path)
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(wrong(lines)))  # type: ignore[operator]
    with pytest.raises(WrongInput, match=r"历史|重新导出|改动"):
        import_history(path, url, replace=True)
    assert content(url) == before


def test_a_history_cut_inside_its_packing_is_refused(
    ledger: Ledger, other: str, tmp_path: Path
) -> None:
    path = tmp_path / "history.jsonl.gz"
    ledger.keep_history(path)
    packed = path.read_bytes()
    path.write_bytes(packed[: len(packed) // 2])
    with pytest.raises(WrongInput, match="压缩文件不完整"):
        import_history(path, other)


def test_a_history_that_was_rewritten_with_care_still_breaks_the_chain(
    ledger: Ledger, other: str, tmp_path: Path
) -> None:
    """Count and checksum are right, as a forger would make them."""
    import hashlib

    path = tmp_path / "history.jsonl.gz"
    ledger.keep_history(path)
    lines = changed(gzip.decompress(path.read_bytes()).splitlines(keepends=True))[:-1]
    last = {"lines": len(lines), "sha256": hashlib.sha256(b"".join(lines)).hexdigest()}
    path.write_bytes(b"".join(lines) + json.dumps(last, separators=(",", ":")).encode())
    with pytest.raises(DamagedRecord, match="第 2 版"):
        import_history(path, other)
    assert not Path(other.removeprefix("sqlite:///")).exists()


def test_a_moved_ledger_keeps_everything_and_the_old_place_says_where_it_is(
    ledger: Ledger, url: str, other: str
) -> None:
    before = content(url)
    assert move(url, other) == 4
    assert content(other) == before
    with pytest.raises(WrongSetup, match=r"已迁移到 sqlite:///.*other"):
        said(ledger, "too late")
    assert content(url) == before
    new = Ledger.open(other)
    said(new, "in time")
    assert new.verify() == 5
    new.close()


@pytest.mark.postgres
def test_a_ledger_moves_from_a_file_to_a_server_and_back(postgres_url: str, tmp_path: Path) -> None:
    here, back = (f"sqlite:///{tmp_path / name}.db" for name in ("here", "back"))
    ledger = Ledger.open(here)
    said(ledger, "a", "b")
    ledger.close()
    before = content(here)
    move(here, postgres_url)
    assert content(postgres_url) == before
    password = postgres_url.split(":")[2].split("@")[0]
    again = Ledger.open(here)
    with pytest.raises(WrongSetup) as caught:
        said(again, "c")
    assert "***" in str(caught.value) and password not in str(caught.value)
    again.close()
    there = Ledger.open(postgres_url)
    said(there, "c")
    there.close()
    move(postgres_url, back)
    assert content(back)[0] == before[0] and content(back)[1] == 3


@pytest.mark.postgres
def test_one_server_is_known_however_it_is_spelled(postgres_url: str) -> None:
    ledger = Ledger.open(postgres_url)
    said(ledger, "a")
    with pytest.raises(WrongSetup, match="同一个数据库"):
        move(postgres_url, postgres_url.replace("127.0.0.1", "localhost"))
    said(ledger, "b")
    ledger.close()


def test_a_ledger_moves_only_to_an_empty_place(ledger: Ledger, url: str, other: str) -> None:
    full = Ledger.open(other)
    said(full, "x")
    full.close()
    before = content(other)
    with pytest.raises(WrongSetup, match="只能迁移到空的数据库"):
        move(url, other)
    assert content(other) == before
    said(ledger, "still here")


def test_a_damaged_ledger_is_not_moved(ledger: Ledger, url: str, other: str) -> None:
    tampered(url, "UPDATE change SET body = '{}' WHERE changeset_id = 2")
    with pytest.raises(DamagedRecord, match="第 2 版"):
        move(url, other)
    said(ledger, "still here")
    new = Ledger.open(other)
    assert new.revision() == 0
    new.close()


def test_another_programs_database_is_left_alone(kept: Path, tmp_path: Path) -> None:
    file = tmp_path / "theirs.db"
    with sqlite3.connect(file) as theirs:
        theirs.execute("CREATE TABLE entity (x)")
    theirs.close()
    before = file.read_bytes()
    for address in (f"sqlite:///{file}",):
        with pytest.raises(WrongSetup, match="别的数据"):
            restore(kept, address, replace=True)
        with pytest.raises(WrongSetup, match="别的数据"):
            move(f"sqlite:///{kept}", address)
    assert sqlite3.connect(file).execute("SELECT * FROM entity").fetchall() == []
    assert len(before) == file.stat().st_size
