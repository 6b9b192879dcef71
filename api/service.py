"""One ledger, one live graph, and the questions that can be asked of them."""

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from api.answers import Answers
from api.auth.door import Door
from api.jobs import Jobs
from api.moments import Moment, moment
from api.settings import Settings
from graph_model.claims import Batch, Place
from graph_model.errors import UnknownName, WrongSetup
from graph_model.exchange import write_lines
from graph_model.kinds import NODE_KINDS
from graph_model.kinds.records import Waiver
from graph_model.ledger import Ledger, Outcome, Plan
from graph_model.profile import Profile
from graph_model.projection import Projection
from graph_model.store import Reader, Stamp
from graph_model.store.opening import open_graph
from queries.catalogue import Catalogue, Rule, load_catalogue
from queries.coverage import read_coverage
from queries.covered import Coverage
from queries.find import find_nodes
from queries.gaps import Gap, find_gaps
from queries.map_facts import OF_GAPS, Given
from queries.nodes import named
from queries.scope import Scope
from queries.waivers import Identity, accepted, standing

T = TypeVar("T")
Question = tuple[Stamp, str]
SCRATCH_GRAPHS, ANSWERS, TRIES = 4, 16, 5
SHOWN = 8


@dataclass(frozen=True, slots=True)
class Asked:
    """A consistent view for one question: the graph, what it shows, and the scope."""

    reader: Reader
    stamp: Stamp
    scope: Scope


class _Shown:
    """A projection that one thread at a time brings up to date."""

    def __init__(self, projection: Projection) -> None:
        self.projection = projection
        self._lock = threading.Lock()

    @contextmanager
    def on(self, when: Moment) -> Iterator[tuple[Reader, Stamp]]:
        """A view of the revision on the day, with the stamp of just this view."""
        with ExitStack() as stack:
            for _ in range(TRIES):
                with self._lock:
                    wanted = self._show(when)
                reader = stack.enter_context(self.projection.graph.reading())
                stamp = reader.stamp
                if stamp is not None and _at_any_revision(stamp) == _at_any_revision(wanted):
                    yield reader, stamp
                    return
                stack.close()
        raise WrongSetup("图谱正被另一个进程改动, 请稍后再试")

    def _show(self, when: Moment) -> Stamp:
        if when.revision is None:
            return self.projection.show(when.day)
        return self.projection.show_past(when.revision, when.day)


def _at_any_revision(stamp: Stamp) -> Stamp:
    return replace(stamp, revision=0, history="")


class Service:
    """Everything the command line, the API and the pages do goes through here."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.ledger = Ledger.open(settings.ledger)
        self.catalogue: Catalogue = load_catalogue(settings.rules)
        self.catalogue.accept(self.profile)
        graph = open_graph(settings.graph, self.ledger.graph_file)
        self._live = _Shown(Projection(self.ledger, graph))
        self.jobs = Jobs(self.work, settings.work_threads, settings.work_kept)
        self._scratch: dict[Moment, _Shown] = {}
        self.answers = Answers()
        self.storing = threading.Lock()
        self._answers: dict[Question, Any] = {}
        self._turns: dict[Question, threading.Lock] = {}
        self._lock = threading.Lock()

    @property
    def profile(self) -> Profile:
        """The college's vocabulary as it is now."""
        return self.ledger.profile()

    @cached_property
    def door(self) -> Door:
        """The accounts, opened when they are first asked for."""
        return Door(self.settings)

    @property
    def work(self) -> Path:
        """Where drafts and jobs lie: beside the ledger's file, unless a setting says where."""
        beside = self.ledger.graph_file
        default = beside.with_suffix(".work") if beside else Path("data/work")
        return self.settings.work or default

    def close(self) -> None:
        self.jobs.close()
        if "door" in self.__dict__:
            self.door.close()
        self._live.projection.graph.close()
        self.ledger.close()

    @contextmanager
    def asking(self, day: date | None = None, at: str | None = None) -> Iterator[Asked]:
        """A revision on a day: the live graph for the latest today, scratch ones otherwise.

        at: number of a revision, name of a baseline, or an ISO date; by default the latest.
        """
        settings = self.settings
        when = moment(self.ledger, at, day, settings.day(), settings.timezone)
        with self._shown(when).on(when) as (reader, stamp):
            profile = self.ledger.profile(stamp.revision)
            yield Asked(reader, stamp, Scope(day=when.day, profile=profile))

    def _shown(self, when: Moment) -> _Shown:
        if when == Moment(None, self.settings.real_day()):
            return self._live
        with self._lock:
            found = self._scratch.pop(when, None) or self._aside()
            self._scratch[when] = found
            for old in list(self._scratch)[:-SCRATCH_GRAPHS]:
                del self._scratch[old]
            return found

    def _aside(self) -> _Shown:
        """A scratch graph that starts as the live one stands."""
        return _Shown(Projection(self.ledger, self._live.projection.graph.scratch()))

    def _answer(self, asked: Asked, question: str, compute: Callable[[], T]) -> T:
        """The answer to a question under a stamp, computed once and kept for a while."""
        key = (asked.stamp, question)
        with self._lock:
            turn = self._turns.setdefault(key, threading.Lock())
        with turn:
            found: T | None = self._answers.get(key)
            if found is None:
                found = compute()
                self._keep(key, found)
            return found

    def _keep(self, key: Question, found: Any) -> None:
        """Keep an answer, and let the oldest go."""
        with self._lock:
            self._answers[key] = found
            for old in list(self._answers)[:-ANSWERS]:
                del self._answers[old]
            for old in self._turns.keys() - self._answers.keys():
                if not self._turns[old].locked():
                    del self._turns[old]

    def gaps(self, asked: Asked) -> list[Gap]:
        """All gaps of the enabled rules, sorted by rule, subject and key."""
        return self._answer(asked, "gaps", lambda: self._gaps(asked))

    def _gaps(self, asked: Asked) -> list[Gap]:
        found = find_gaps(asked.reader, self.catalogue, asked.scope)
        return accepted(found, self._waived(asked))

    def _waived(self, asked: Asked) -> dict[Identity, str]:
        revision = asked.stamp.revision
        waivers = self.ledger.records(Waiver, revision)
        return standing(waivers, asked.scope.day, self.ledger.redirects(revision))

    def switched_off(self, asked: Asked) -> list[Rule]:
        """The rules that the profile, or their own files, leave out."""
        return self.catalogue.switched_off(asked.scope.profile)

    def coverage(self, asked: Asked, map_id: str, tier: str | None = None) -> Coverage:
        """A coverage map with its cells and the subjects behind them. tier: of the goals
        that are its rows, in a map of goals."""

        def fill() -> Coverage:
            of_gaps = self.catalogue.map(map_id).facts == OF_GAPS
            gaps = self.gaps(asked) if of_gaps else None
            given = Given(tier=tier, gaps=gaps, accepted=self._waived(asked).keys())
            return read_coverage(asked.reader, self.catalogue, map_id, asked.scope, given)

        return self._answer(asked, f"coverage {map_id} {tier or ''}", fill)

    def meant(self, asked: Asked, text: str, kinds: Iterable[str] = NODE_KINDS) -> str:
        """Id of the one node that a text names; UnknownName lists what it could mean.

        An id means its node. A part of a name never decides; of several that do, the only
        one that counts does.
        """
        if text in named(asked.reader, [text], kinds):
            return text
        found = find_nodes(asked.reader, text, kinds)
        exact = [one for one in found if one.exact]
        for candidates in (exact, [one for one in exact if one.counts]):
            if len({one.node.id for one in candidates}) == 1:
                return candidates[0].node.id
        listed = "; ".join(f"{one.node.name}({one.node.id})" for one in found[:SHOWN])
        if listed:
            raise UnknownName(f"“{text}”可能指: {listed}。请写全名或标识")
        raise UnknownName(f"没有找到“{text}”; 可写标识、编号、文号、名称或别名")

    def reporting(self, asked: Asked) -> set[str]:
        """Ids of the units that must hand in 表3 and 表4."""
        rows = asked.reader.read(self.catalogue.lookup("reports").text)
        return {str(row["id"]) for row in rows}

    def plan(self, batches: Sequence[Batch]) -> Plan:
        """What loading the batches would change."""
        return self.ledger.plan(batches)

    def load(self, plan: Plan, author: str, message: str) -> Outcome:
        """Store a plan as one changeset."""
        return self.ledger.commit(plan, author, message)

    def redact(self, name: str, author: str, reason: str, everywhere: bool) -> int:
        """Take a person's name out of the record and of the graph that shows it."""
        revision = self.ledger.redact(name, author, reason, everywhere)
        self.rebuild()
        return revision

    def origins(self, ids: Iterable[str]) -> dict[str, list[tuple[str, Place]]]:
        """Where each node was said: source and place."""
        return self.ledger.origins(ids)

    def places(self, ids: Iterable[str]) -> dict[str, str]:
        """Node id → its places in words, one after the other."""
        return {
            id_: "; ".join(dict.fromkeys(str(place) for _, place in said))
            for id_, said in self.origins(ids).items()
        }

    def export(self) -> Iterator[str]:
        """The whole latest state as lines of the exchange format."""
        return write_lines(self.ledger.entities())

    def rebuild(self) -> Stamp:
        """Build the live graph afresh."""
        return self._live.projection.rebuild(self.settings.real_day())

    def verify(self) -> tuple[int, list[str]]:
        """The revision up to which the record holds, and differences of the live graph."""
        return self.ledger.verify(), self._live.projection.verify(self.settings.real_day())
