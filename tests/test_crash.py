"""Kills, races and several processes at once: nothing lost, half, doubled, stale or locked.

A sample; the whole proof: `python -m tests.crash.kills 200`, `python -m tests.crash.crowd 60`.
"""

import asyncio
import os
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import count
from pathlib import Path

import httpx
import psycopg
import pytest

from api.app import make_app
from api.service import Service
from api.settings import read_settings
from graph_model.claims import Batch, Place
from graph_model.errors import WrongSetup
from graph_model.exchange import read_lines
from graph_model.ledger import Ledger, person
from graph_model.ledger.postgres import TURN
from tests.commands import runner
from tests.crash.checks import assert_kept_are, assert_sound
from tests.crash.crowd import LEAST, READERS, WRITERS, crowded, opened_at_once
from tests.crash.kills import AIMS, prove
from tests.crash.requests import DAY, marked_load
from tests.crash.served import Watch, serving
from tests.postgres_server import CannotStart, Server
from tests.postgres_server import serving as serving_postgres

TWO = """{"node": "Duty", "id": "d", "name": "学籍注册"}
{"node": "Post", "id": "p", "name": "学籍管理员"}"""
CARRIES = '{"link": "CARRIES", "source": "p", "target": "d", "role": "lead"}'

CUT = """
    SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event = 'advisory'
"""


def test_a_process_killed_at_any_moment_loses_nothing_and_leaves_nothing_half(
    url: str, tmp_path: Path
) -> None:
    tally = prove(len(AIMS), lambda: url, tmp_path, seed=4)
    assert sum(tally.hit.values()) == len(AIMS)
    assert tally.acknowledged > len(AIMS) and tally.from_kept


def test_processes_that_make_a_new_ledger_at_once_make_one(url: str) -> None:
    assert len(opened_at_once(url)) == 1


def test_four_write_and_four_read_and_nobody_sees_half_or_what_is_old(url: str) -> None:
    crowd = crowded(url, seconds=4)
    assert crowd.revisions > len(WRITERS) * LEAST
    assert [one.looks >= LEAST for one in crowd.seen] == [True] * READERS


def test_a_retry_is_answered_as_then_although_it_could_not_be_made_now(ledger: Ledger) -> None:
    """What the link needs is gone; its request was stored all the same."""
    ledger.commit([read_lines(TWO, "two.jsonl")], "甲", "导入")
    link = [Batch(person("乙"), read_lines(CARRIES, "页面").claims, partial=True)]
    stored = ledger.commit(link, "乙", "承担", "r1").revision
    ledger.commit([read_lines(TWO.replace('"d"', '"e"'), "two.jsonl")], "甲", "另一项")
    assert ledger.commit(link, "乙", "承担", "r1").revision == stored
    assert ledger.revision() == 3


def test_a_retry_does_not_say_again_where_a_row_stood_then(ledger: Ledger) -> None:
    first = [read_lines(TWO, "two.jsonl")]
    ledger.commit(first, "甲", "导入", "r1")
    ledger.commit([read_lines(f"\n\n{TWO}", "two.jsonl")], "甲", "导入", "r2")
    done = ledger.commit(first, "甲", "导入", "r1")
    assert (done.revision, done.plan.is_empty) == (1, True)
    assert ledger.origins(["d"]) == {"d": [("two.jsonl", Place("two.jsonl", "", 3))]}


def test_while_it_is_served_the_command_line_loads_and_undoes_and_the_api_shows_it_at_once(
    ledger: Ledger, tmp_path: Path
) -> None:
    gangmu, file = runner(tmp_path / "ledger.db"), tmp_path / "two.jsonl"
    file.write_text(TWO, encoding="utf-8")
    with serving(f"sqlite:///{tmp_path / 'ledger.db'}", tmp_path) as served:
        watch = Watch(served)
        with watch.going_on():
            assert gangmu("load", str(file), "--yes").returncode == 0
            assert served.revision() == 1
            for number in (2, 3):
                known = served.status().headers["ETag"]
                assert served.status(known).status_code == 304
                ledger.commit([marked_load("甲", number, 20)], "甲", "导入")
                answer = served.status(known)
                assert (answer.status_code, answer.json()["revision"]) == (200, number)
            assert gangmu("undo", "3", "--yes").returncode == 0
            assert served.revision() == 4
        assert served.asker.get("/").status_code == 200
        assert watch.wrong == [] and watch.revisions == sorted(watch.revisions)
        printed = served.printed.read_text()
        assert "Traceback" not in printed and "locked" not in printed


def etag(url: str) -> str:
    """What the API gives for the latest revision."""
    service = Service(read_settings(ledger=url, today=DAY))
    transport = httpx.ASGITransport(make_app(service, with_pages=False))

    async def answer() -> httpx.Response:
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as asker:
            return await asker.get("/api/v1/status")

    found = asyncio.run(answer()).headers["ETag"]
    service.close()
    return found


def test_a_copy_put_back_by_hand_is_never_taken_for_what_came_after_it(tmp_path: Path) -> None:
    """It comes to the same number of revisions another way."""
    first, copied = (f"sqlite:///{tmp_path / name}" for name in ("ledger.db", "copy.db"))
    Ledger.open(first).close()
    shutil.copy(tmp_path / "ledger.db", tmp_path / "copy.db")
    for url, text in ((first, TWO), (copied, TWO.replace("学籍", "学生"))):
        ledger = Ledger.open(url)
        assert ledger.commit([read_lines(text, "two.jsonl")], "甲", "导入").revision == 1
        ledger.close()
    assert etag(first) == etag(first) != etag(copied)


@pytest.fixture
def killable() -> Iterator[Server]:
    """A PostgreSQL server of this test's own."""
    with ExitStack() as stack:
        try:
            yield stack.enter_context(serving_postgres())
        except CannotStart as reason:
            refuse = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
            refuse(f"no PostgreSQL: {reason}")


class Writer(threading.Thread):
    """Loads again and again until it is told that it cannot."""

    def __init__(self, ledger: Ledger) -> None:
        super().__init__()
        self.ledger = ledger
        self.first = ledger.revision() + 1
        self.acknowledged: dict[str, tuple[int, str]] = {}
        self.told = ""

    def write(self, number: int) -> int:
        batch = marked_load("甲", number, 300)
        return self.ledger.commit([batch], "甲", "导入", f"r{number}").revision

    def run(self) -> None:
        try:
            for number in count(self.first):
                revision = self.write(number)
                fingerprint = self.ledger.fingerprint(revision)
                self.acknowledged[f"r{number}"] = (revision, fingerprint)
        except WrongSetup as told:
            self.told = str(told)


@pytest.mark.postgres
def test_whose_connection_is_cut_while_writing_is_told_that_it_is_in_doubt(
    postgres_url: str,
) -> None:
    writer, cut = Writer(Ledger.open(postgres_url)), 0
    with psycopg.connect(postgres_url, autocommit=True) as other:
        other.execute("SELECT pg_advisory_lock(%s)", [TURN])
        writer.start()
        while not cut:
            (cut,) = other.execute(CUT).fetchone() or (0,)
    writer.join()
    assert "尚不能确定" in writer.told and "数据未改变" not in writer.told
    assert writer.write(1) == 1
    writer.ledger.close()


@pytest.mark.postgres
def test_a_server_killed_in_the_middle_of_loads_is_told_and_comes_back_with_all(
    killable: Server,
) -> None:
    ledger, acknowledged = Ledger.open(killable.url), dict[str, tuple[int, str]]()
    for seconds in (0.0, 0.05, 0.1):
        writer = Writer(ledger)
        writer.start()
        while not writer.acknowledged:
            time.sleep(0.01)
        time.sleep(seconds)
        killable.kill()
        writer.join()
        assert "连不上数据库服务器" in writer.told or "尚不能确定" in writer.told
        assert "数据未改变" not in writer.told
        with pytest.raises(WrongSetup, match="连不上数据库服务器"):
            ledger.revision()
        killable.start()
        acknowledged |= writer.acknowledged
        assert_kept_are(acknowledged, assert_sound(killable.url))
        last = len(acknowledged) + 1
        assert [writer.write(last), writer.write(last)] == [last, last]
        acknowledged[f"r{last}"] = (last, ledger.fingerprint(last))
        assert len(assert_sound(killable.url)) == last
    ledger.close()
