"""One ledger, one live graph, and the questions that can be asked of them."""

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from api.settings import Settings
from graph_model.claims import Batch, Place
from graph_model.errors import UnknownName, WrongSetup
from graph_model.exchange import write_lines
from graph_model.kinds import NODE_KINDS
from graph_model.ledger import Ledger, Outcome, Plan
from graph_model.profile import Profile, default_profile
from graph_model.projection import Projection
from graph_model.store import Graph, Reader, Stamp
from graph_model.store.opening import open_graph
from queries.catalogue import Catalogue, load_catalogue
from queries.coverage import Coverage, read_coverage
from queries.find import find_nodes
from queries.gaps import Gap, find_gaps
from queries.scope import Scope

T = TypeVar("T")
SCRATCH = "kglite:"
SHOWN = 8


@dataclass(frozen=True, slots=True)
class Asked:
    """A consistent view for one question: the graph, what it shows, and the scope."""

    reader: Reader
    stamp: Stamp
    scope: Scope


class Service:
    """Everything the command line, the API and the pages do goes through here."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.ledger = Ledger.open(settings.ledger)
        self.profile: Profile = default_profile()
        self.catalogue: Catalogue = load_catalogue(settings.rules)
        self._graph: Graph = open_graph(settings.graph)
        self._lock = threading.Lock()
        self._answers: dict[tuple[Stamp, str], Any] = {}
        self._scratch: dict[date, Projection] = {}

    def close(self) -> None:
        self._graph.close()
        self.ledger.close()

    @contextmanager
    def asking(self, day: date | None = None) -> Iterator[Asked]:
        """The latest revision on a day: the live graph today, a scratch one on other days."""
        wanted = day or self.settings.day()
        projection = self._projection(wanted)
        with self._lock:
            projection.show(wanted)
        with projection.graph.reading() as reader:
            stamp = reader.stamp
            if stamp is None or stamp.day != wanted.isoformat():
                raise WrongSetup("图谱刚刚换了日期, 请再试一次")
            yield Asked(reader, stamp, Scope(day=wanted, profile=self.profile))

    def _projection(self, day: date) -> Projection:
        if day == self.settings.day():
            return Projection(self.ledger, self._graph, self.profile)
        with self._lock:
            if day not in self._scratch:
                self._scratch = {day: Projection(self.ledger, open_graph(SCRATCH), self.profile)}
            return self._scratch[day]

    def _answer(self, asked: Asked, question: str, compute: Callable[[], T]) -> T:
        """The answer to a question under a stamp, computed once."""
        key = (asked.stamp, question)
        if key not in self._answers:
            found = compute()
            kept = {k: v for k, v in self._answers.items() if k[0].revision == asked.stamp.revision}
            self._answers = {**kept, key: found}
        answer: T = self._answers[key]
        return answer

    def gaps(self, asked: Asked) -> list[Gap]:
        """All gaps of the enabled rules, sorted by rule, subject and key."""
        return self._answer(
            asked, "gaps", lambda: find_gaps(asked.reader, self.catalogue, asked.scope)
        )

    def coverage(self, asked: Asked, map_id: str) -> Coverage:
        """A coverage map with its cells and the subjects behind them."""
        return self._answer(
            asked,
            f"coverage {map_id}",
            lambda: read_coverage(asked.reader, self.catalogue, map_id, asked.scope),
        )

    def meant(self, asked: Asked, text: str, kinds: Iterable[str] = NODE_KINDS) -> str:
        """Id of the one node that a text names; UnknownName lists what it could mean."""
        found = find_nodes(asked.reader, text, kinds)
        exact = [one for one in found if text in (one.node.id, one.node.code, one.node.name)]
        for candidates in (exact, found):
            if len({one.node.id for one in candidates}) == 1:
                return candidates[0].node.id
        listed = "; ".join(f"{one.node.name}({one.node.id})" for one in (exact or found)[:SHOWN])
        if listed:
            raise UnknownName(f"“{text}”可能指: {listed}。请写标识")
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
        return Projection(self.ledger, self._graph, self.profile).rebuild(self.settings.day())

    def verify(self) -> tuple[int, list[str]]:
        """The revision up to which the hash chain holds, and differences of the graph."""
        projection = Projection(self.ledger, self._graph, self.profile)
        return self.ledger.verify(), projection.verify(self.settings.day())
