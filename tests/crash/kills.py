"""Does the ledger survive kill -9 at any moment? `python -m tests.crash.kills 200`.

A process writes, shows and rebuilds; it is killed in the middle of this or that; then all
that it was told to be stored must be there, and the request in flight is made again.
"""

import argparse
import multiprocessing
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path

from graph_model.ledger import Ledger
from tests.crash.checks import (
    assert_graph_is_right,
    assert_kept_are,
    assert_same_as_unhurt,
    assert_sound,
)
from tests.crash.places import PLACES, Empty
from tests.crash.requests import Request, Work, carried_out
from tests.crash.worker import REBUILD, SHOW, Begun, Done, work

KEEP, MAKE, OPEN, ANY = "keep", "make", "open", "any"
AIMS = (*Work, REBUILD, SHOW, KEEP, OPEN, ANY)
KILLS_PER_LEDGER = 12
PATIENCE = 60.0
PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(["tests.crash.worker"])


@dataclass
class Tally:
    """What the kills hit, and what became of the requests in flight."""

    hit: Counter[str] = field(default_factory=Counter)
    stored: int = 0
    not_stored: int = 0
    from_kept: int = 0
    acknowledged: int = 0
    took: dict[str, float] = field(default_factory=lambda: {**dict.fromkeys(AIMS, 0.01), MAKE: 0.3})

    def __str__(self) -> str:
        hit = ", ".join(f"{name} {count}" for name, count in sorted(self.hit.items()))
        return (
            f"{sum(self.hit.values())} kills ({hit}); {self.acknowledged} revisions "
            f"acknowledged, none lost; in flight: {self.stored} were stored, "
            f"{self.not_stored} were not, none doubled; {self.from_kept} starts from the kept graph"
        )


@dataclass
class Victim:
    """A process at work, and what it has told."""

    process: ForkServerProcess
    told: Connection
    heard: list[Begun | Done] = field(default_factory=list)

    def hear_until(self, doing: str, times: int) -> None:
        """Listen until it has begun to do something for the so-manieth time."""
        while times:
            assert self.told.poll(PATIENCE), f"it no longer tells anything after {self.heard[-1:]}"
            self.heard.append(self.told.recv())
            times -= isinstance(self.heard[-1], Begun) and self.heard[-1].doing == doing

    def kill(self) -> None:
        self.process.kill()
        self.process.join()
        with suppress(EOFError, OSError):  # the end, or half a word
            while True:
                self.heard.append(self.told.recv())
        self.told.close()

    @property
    def in_the_middle_of(self) -> Begun | None:
        last = self.heard[-1] if self.heard else None
        return last if isinstance(last, Begun) else None

    def pairs(self) -> Iterator[tuple[Begun, Done]]:
        """All that it has begun and done."""
        for begun, done in zip(self.heard, self.heard[1:], strict=False):
            if isinstance(begun, Begun) and isinstance(done, Done):
                yield begun, done

    def acknowledged(self) -> dict[Request, tuple[int, str]]:
        return {
            begun.request: (done.revision, done.fingerprint)
            for begun, done in self.pairs()
            if begun.request
        }


@dataclass
class Proof:
    """One ledger whose writers are killed again and again."""

    url: str
    kept: Path
    tally: Tally
    chance: random.Random
    acknowledged: dict[Request, tuple[int, str]] = field(default_factory=dict)
    _left: tuple[int, int] = (0, 0)

    def kill_once(self, aim: str) -> None:
        self._left = self._part()
        victim = self._started(MAKE if aim == MAKE else OPEN)
        self._wait_for(victim, aim)
        victim.kill()
        keeping = self._is_keeping()
        self.acknowledged |= victim.acknowledged()
        self.tally.took |= {begun.doing: done.at - begun.at for begun, done in victim.pairs()}
        middle = victim.in_the_middle_of
        self.tally.hit[KEEP if keeping else middle.doing if middle else "between"] += 1
        self._check(middle.request if middle else None)

    def _part(self) -> tuple[int, int]:
        """Which half-kept graph lies there."""
        try:
            found = self.kept.with_name(self.kept.name + ".part").stat()
        except FileNotFoundError:
            return (0, 0)
        return found.st_ino, found.st_ctime_ns

    def _is_keeping(self) -> bool:
        """A half-kept graph lies there that no earlier process has left."""
        return self._part() not in (self._left, (0, 0))

    def _started(self, opening: str) -> Victim:
        ours, theirs = PROCESSES.Pipe(duplex=False)
        given = (theirs, self.url, self.kept, self.chance.randrange(10**9), opening)
        process = PROCESSES.Process(target=work, args=given)
        process.start()
        theirs.close()
        return Victim(process, ours)

    def _wait_for(self, victim: Victim, aim: str) -> None:
        """Until a random moment of what is aimed at."""
        if aim == ANY:
            time.sleep(self.chance.uniform(0, 1.5))
            return
        victim.hear_until(REBUILD if aim == KEEP else aim, self._times(aim))
        if aim == KEEP:
            deadline = time.monotonic() + 2
            while not self._is_keeping() and time.monotonic() < deadline:
                time.sleep(0.0002)
            time.sleep(0.001 * 100 ** self.chance.random())  # it takes 1 to 100 ms
            return
        anywhere, about_the_end = self.chance.uniform(0, 1.3), self.chance.uniform(0.8, 1.1)
        time.sleep(self.chance.choice((anywhere, about_the_end)) * self.tally.took[aim])

    def _times(self, aim: str) -> int:
        return 1 if aim in (OPEN, MAKE) else self.chance.randrange(1, 4)

    def _check(self, in_flight: Request | None) -> None:
        """Nothing lost, nothing half, nothing doubled; and the graph is right."""
        found = assert_sound(self.url)
        assert_kept_are(self._told(), found)
        told = {request.id for request in self.acknowledged}
        beside = [one.request for one in found if one.request not in told]
        assert beside in ([], [in_flight.id] if in_flight else []), "nobody asked for this"
        if in_flight is not None:
            self._make_again(in_flight, bool(beside))
        self.tally.from_kept += assert_graph_is_right(self.url, self.kept)

    def _make_again(self, request: Request, was_stored: bool) -> None:
        """Twice, as one who does not know does; it is there once."""
        self.tally.stored += was_stored
        self.tally.not_stored += not was_stored
        ledger = Ledger.open(self.url)
        first, second = (carried_out(ledger, request).revision for _ in range(2))
        self.acknowledged[request] = (first, ledger.fingerprint(first))
        ledger.close()
        assert first == second == len(self.acknowledged)
        found = assert_sound(self.url)
        assert len(found) == len(self.acknowledged)
        assert_kept_are(self._told(), found)

    def _told(self) -> dict[str, tuple[int, str]]:
        return {request.id: told for request, told in self.acknowledged.items()}

    def finish(self, fresh: str) -> None:
        """In the order of their revisions, the same requests give the same without kills."""
        self.tally.acknowledged += len(self.acknowledged)
        in_order = sorted(self.acknowledged, key=lambda one: self.acknowledged[one][0])
        assert_same_as_unhurt(self.url, in_order, fresh)


def prove(kills: int, empty: Empty, folder: Path, seed: int) -> Tally:
    """So many kills, aimed at each kind of work in turn; a new ledger every now and then."""
    chance, tally = random.Random(seed), Tally()
    for start in range(0, kills, KILLS_PER_LEDGER):
        proof = Proof(empty(), folder / f"{start}.graph", tally, chance)
        proof.kill_once(MAKE)
        for number in range(start + 1, min(start + KILLS_PER_LEDGER, kills)):
            proof.kill_once(AIMS[number % len(AIMS)])
        proof.finish(f"sqlite:///{folder / f'{start}-unhurt.db'}")
        print(f"after {tally}", file=sys.stderr, flush=True)
    return tally


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("kills", type=int)
    asked.add_argument("--ledger", choices=sorted(PLACES), default="sqlite")
    asked.add_argument("--seed", type=int, default=time.time_ns() % 10**6)
    options = asked.parse_args()
    print(f"seed {options.seed}", file=sys.stderr)
    with (
        tempfile.TemporaryDirectory(prefix="gangmu-kills-") as folder,
        PLACES[options.ledger](Path(folder)) as empty,
    ):
        print(prove(options.kills, empty, Path(folder), options.seed))


if __name__ == "__main__":
    main()
