"""Several processes and threads on one ledger: each revision once, whole, none skipped."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError

from graph_model.exchange import read_lines
from graph_model.ledger import Ledger

ROOT = Path(__file__).parent.parent
WRITERS, COMMITS = 4, 15
WRITE = f"""
import sys
from graph_model.exchange import read_lines
from graph_model.ledger import Ledger
url, who = sys.argv[1:]
ledger = Ledger.open(url)
for number in range({COMMITS}):
    ids = [f"{{who}}-{{number}}-{{n}}" for n in range(3)]
    text = "\\n".join(f'{{{{"node": "Unit", "id": "{{id}}", "name": "{{id}}"}}}}' for id in ids)
    print(ledger.commit([read_lines(text, f"{{who}}-{{number}}")], who, "").revision, flush=True)
ledger.close()
"""


def unit(id_: str) -> str:
    return f'{{"node": "Unit", "id": "{id_}", "name": "{id_}"}}'


@pytest.fixture
def ledger(url: str) -> Iterator[Ledger]:
    opened = Ledger.open(url)
    yield opened
    opened.close()


class Poller(threading.Thread):
    """Reads what was touched after the revision that it saw last, until all are there."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self.url, self.seen, self.keys, self.odd = url, 0, set[str](), list[str]()
        self.done = threading.Event()

    def run(self) -> None:
        ledger = Ledger.open(self.url)
        while not (self.done.is_set() and self.seen == WRITERS * COMMITS):
            new = ledger.delta(self.seen)
            if len(new.keys) != 3 * (new.revision - self.seen):
                self.odd.append(f"{self.seen} to {new.revision}: {len(new.keys)} keys")
                break
            self.seen, self.keys = new.revision, self.keys | new.keys
        ledger.close()


def test_processes_write_gapless_revisions_and_no_reader_skips_one(url: str) -> None:
    ledger = Ledger.open(url)
    poller = Poller(url)
    poller.start()
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITE, url, f"w{n}"], stdout=subprocess.PIPE, text=True, cwd=ROOT
        )
        for n in range(WRITERS)
    ]
    answered = [int(line) for one in writers for line in one.communicate(timeout=300)[0].split()]
    poller.done.set()
    poller.join(timeout=60)
    assert sorted(answered) == list(range(1, WRITERS * COMMITS + 1))
    assert poller.odd == [] and len(poller.keys) == 3 * WRITERS * COMMITS
    assert ledger.verify() == WRITERS * COMMITS
    ledger.close()


def test_threads_of_one_process_wait_for_each_other(ledger: Ledger) -> None:
    def commit(number: int) -> int:
        batch = read_lines(unit(f"u{number}"), f"{number}.jsonl")
        return ledger.commit([batch], "甲", "").revision

    with ThreadPoolExecutor(8) as threads:
        assert sorted(threads.map(commit, range(24))) == list(range(1, 25))
    assert ledger.verify() == 24


def test_a_commit_that_fails_gives_its_revision_back(ledger: Ledger) -> None:
    ledger.commit([read_lines(unit("a"), "a.jsonl")], "甲", "")
    plan = ledger.plan([read_lines(unit("b"), "b.jsonl")])
    nameless = replace(plan, names=((("Unit", "", None), "b"),))  # type: ignore[arg-type]
    with pytest.raises(DBAPIError, match=r"(?i)not.null"):
        ledger.commit(nameless, "乙", "")
    assert ledger.revision() == 1
    assert ledger.commit(plan, "乙", "").revision == 2
    assert ledger.verify() == 2
