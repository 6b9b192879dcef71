"""The ledger: an append-only record of who says what, as ordered changesets."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection

from graph_model.claims import Batch, Doubt, Place
from graph_model.collecting import no_collection
from graph_model.kinds.records import Record
from graph_model.ledger import filings, history, reading, records
from graph_model.ledger.archive import keep_history
from graph_model.ledger.backup import backup, quietly
from graph_model.ledger.bulk import MANY
from graph_model.ledger.copying import Tell
from graph_model.ledger.database import LEDGER_ID, Database, note, open_database, refuse_moved
from graph_model.ledger.difference import Changed, difference, names_of
from graph_model.ledger.doubtful import LastDoubts, doubtful
from graph_model.ledger.editing import Edit, unlinking
from graph_model.ledger.locking import refuse_clash
from graph_model.ledger.merging import Entity
from graph_model.ledger.naming import edits, merging, renaming
from graph_model.ledger.planning import Plan, carried_out, plan
from graph_model.ledger.records import decided
from graph_model.ledger.redaction import Found, find_name, is_redacted_between, redact
from graph_model.ledger.undoing import Undo, undo
from graph_model.ledger.verifying import verified
from graph_model.ledger.writing import note_moved, write
from graph_model.profile import Profile

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a commit did: the revision that holds it, and the plan that was carried out, one
    without changes where the request was stored before."""

    revision: int
    plan: Plan


class Ledger:
    """One ledger in one database. Safe to use from several threads and processes."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._doubts = LastDoubts()

    @classmethod
    def open(cls, url: str) -> "Ledger":
        """Open a ledger, made where there is none; WrongSetup says what is in the way."""
        return cls(open_database(url))

    def close(self) -> None:
        self._database.close()

    def _reader(self) -> AbstractContextManager[Connection]:
        return self._database.reading()

    @contextmanager
    def _writer(self, changes: int = 0) -> Iterator[Connection]:
        """changes: about how many will be written."""
        with self._database.writing(many=changes >= MANY) as connection:
            refuse_moved(connection)
            yield connection

    @property
    def id(self) -> str:
        with self._reader() as connection:
            return str(note(connection, LEDGER_ID))

    @property
    def graph_file(self) -> Path | None:
        """Where the graph of this ledger may be kept: beside its file; None for one on a
        server."""
        path = self._database.dialect.file(self._database.url)
        return path and path.with_name(f"{path.name}.graph")

    def revision(self) -> int:
        """Number of the latest changeset, 0 for an empty ledger."""
        with self._reader() as connection:
            return reading.latest_revision(connection)

    def plan(self, batches: Sequence[Batch], whole: bool = False) -> Plan:
        """What committing the batches would change; nothing is stored. whole: everything is
        resolved again, also where the batches cannot change what it means."""
        with self._reader() as connection, no_collection():
            return plan(connection, batches, whole)

    def commit(
        self,
        wanted: Plan | Sequence[Batch],
        author: str,
        message: str,
        request_id: str | None = None,
        based_on: int | None = None,
    ) -> Outcome:
        """Store batches, or a plan already shown, as one changeset; without a change, none.

        A request_id that was stored before makes a retry harmless: whatever was said since,
        it answers with the revision of then. based_on: the revision that an edit started
        from; Clash where somebody has changed the same since. Outdated for an exact plan of
        a record that has gone on.
        """
        batches = wanted.batches if isinstance(wanted, Plan) else tuple(wanted)
        with self._writer(sum(len(one.claims) for one in batches)) as connection, no_collection():
            if request_id and (before := reading.revision_of_request(connection, request_id)):
                return Outcome(before, Plan(before, batches))
            ready = carried_out(connection, wanted)
            latest = ready.base
            if not ready.is_empty:
                if based_on is not None:
                    refuse_clash(connection, ready, based_on)
                latest = write(connection, ready, author, message, request_id)
            note_moved(connection, ready)
            return Outcome(latest, ready)

    def entities(
        self, keys: Iterable[str] | None = None, revision: int | None = None
    ) -> list[Entity]:
        """Nodes and links with merged properties, now or as of a revision; all, or those of
        the given keys."""
        with self._reader() as connection:
            return list(reading.entities(connection, keys, revision))

    @contextmanager
    def snapshot(self, revision: int | None = None) -> Iterator[reading.Snapshot]:
        """The whole state, the latest or that of a revision, while its transaction lasts."""
        with (
            self._reader() as connection,
            closing(reading.entities(connection, revision=revision)) as entities,
        ):
            yield reading.Snapshot(
                reading.latest_revision(connection) if revision is None else revision,
                records.profile(connection, revision),
                reading.filed(connection, revision),
                doubtful(connection, revision),
                entities,
            )

    def delta(self, since: int, until: int | None = None) -> reading.Delta:
        """What was touched between two revisions, as it stands at the second (which may be
        the earlier); by default at the latest."""
        with self._reader() as connection:
            last = reading.latest_revision(connection) if until is None else until
            doubts = self._doubts.at(connection, since), self._doubts.at(connection, last)
            return reading.delta(connection, since, until, doubts)

    def profile(self, revision: int | None = None) -> Profile:
        """The college's vocabulary, now or as of a revision."""
        with self._reader() as connection:
            return records.profile(connection, revision)

    def records(self, kind: type[R], revision: int | None = None) -> list[R]:
        """What the college has decided, now or as of a revision."""
        with self._reader() as connection:
            return records.records(connection, kind, revision)

    def decide(self, records: Iterable[Record], taken_back: Iterable[Record] = ()) -> Plan:
        """Plan to record decisions, and to take others back."""
        return self.plan([decided(records, taken_back)])

    def merge(self, gone: str, kept: str) -> Plan:
        """Plan to merge a node into another of its kind; UnknownName, WrongInput."""
        with self._reader() as connection:
            return plan(connection, [merging(connection, gone, kept)])

    def rename(self, id_: str, name: str, author: str) -> Plan:
        """Plan to call a node otherwise, also where tables use the new name later."""
        with self._reader() as connection:
            return plan(connection, renaming(connection, id_, name, author))

    def edit(self, changes: Sequence[Edit], author: str) -> Plan:
        """Plan a person's edits of nodes and links, beside the person's earlier ones. A
        property that is None is empty from then on, whatever a table says."""
        with self._reader() as connection:
            return plan(connection, edits(connection, changes, author))

    def unlink(self, key: str, author: str) -> Plan:
        """Plan a person's word that there is no such link; UnknownName."""
        with self._reader() as connection:
            return plan(connection, unlinking(connection, key, author))

    def stored_as(self, request_id: str) -> int | None:
        """The revision that a request was stored as."""
        with self._reader() as connection:
            return reading.revision_of_request(connection, request_id)

    def find_name(self, name: str) -> Found:
        """Where a person's name stands in the record."""
        with self._reader() as connection:
            return find_name(connection, name)

    def redact(self, name: str, author: str, reason: str, everywhere: bool = False) -> int:
        """Take a person's name out of everything that was ever said, for good; the revision
        that records it. everywhere: also where it is part of a longer text."""
        with self._writer() as connection:
            revision = redact(connection, name, (author, reason), everywhere)
        self._database.dialect.sweep(self._database.engine)
        return revision

    def is_redacted_between(self, first: int, last: int) -> bool:
        """Whether a name was taken out of the record after the one revision, up to the
        other."""
        with self._reader() as connection:
            return is_redacted_between(connection, first, last)

    def undo(self, revision: int, also: Collection[int] = ()) -> Undo:
        """Plan to take a changeset back: what still stands as it left it, and of what was
        changed since the statements of `also`. Its plan is committed like any other."""
        with self._reader() as connection:
            return undo(connection, revision, also)

    def changesets(self, before: int | None = None, limit: int = 50) -> list[history.Changeset]:
        """The latest changesets first, or those below a revision."""
        with self._reader() as connection:
            return history.changesets(connection, before, limit)

    def said_of(self, key: str) -> list[history.Said]:
        """Every source's word on a node or link, and on what was merged into it, by revision."""
        with self._reader() as connection:
            return history.said_of(connection, key)

    def property_changes(self, key: str) -> list[history.PropertyChange]:
        """How the properties of a node or link came to be what they are, by revision."""
        with self._reader() as connection:
            return history.property_changes(connection, key)

    def statements(self, keys: Iterable[str]) -> dict[str, list[history.Said]]:
        """Key → what each source says of the node or link today."""
        with self._reader() as connection:
            return history.statements_now(connection, keys)

    def difference(self, first: int, last: int) -> list[Changed]:
        """Nodes and links that differ between two revisions."""
        with self._reader() as connection:
            return difference(connection, first, last)

    def redirects(self, revision: int | None = None) -> dict[str, str]:
        """Id of each node that was merged away → id of the node that was kept."""
        with self._reader() as connection:
            return records.redirects(connection, revision)

    def revision_before(self, instant: datetime) -> int:
        """The latest revision made before an instant (UTC); 0 where there was none."""
        with self._reader() as connection:
            return reading.revision_before(connection, instant.isoformat(timespec="seconds"))

    def names(self, keys: Collection[str]) -> dict[str, str]:
        """Key → what a node is called now, or the ends of a link."""
        with self._reader() as connection:
            return names_of(connection, keys)

    def origins(self, keys: Iterable[str]) -> dict[str, list[tuple[str, Place]]]:
        """Where each entity was said: source names and places of its live statements."""
        with self._reader() as connection:
            return reading.origins(connection, keys)

    def doubts(self) -> list[Doubt]:
        """Cells that could not be taken as they stand, until somebody resolves them."""
        with self._reader() as connection:
            return reading.doubts(connection)

    def filings(self, revision: int | None = None) -> list[filings.Filing]:
        """Forms and registers that stand now, or at a revision: by whom, when, with what doubts."""
        with self._reader() as connection:
            return filings.filings(connection, revision)

    def backup(self, path: Path, replace: bool = False, tell: Tell = quietly) -> None:
        """Keep the ledger as it is at this moment in a file, while others go on writing."""
        backup(self._database, path, replace, tell)

    def keep_history(self, path: Path, replace: bool = False, tell: Tell = quietly) -> None:
        """Write all that was ever said as text: JSON Lines, packed if the name ends in .gz."""
        keep_history(self._database, path, replace, tell)

    def verify(self) -> int:
        """Check the hash chain and that the heads point to each source's last word; the
        revision up to which all holds. DamagedRecord says what does not."""
        with self._reader() as connection:
            return verified(connection)

    def fingerprint(self, revision: int) -> str:
        """The hash of a changeset, which names all that was said up to it: a copy of a
        ledger may come to the same number another way. Empty where there is none."""
        with self._reader() as connection:
            return reading.hash_of(connection, revision)
