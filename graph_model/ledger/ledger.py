"""The ledger: an append-only record of who says what, as ordered changesets."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection, select

from graph_model.claims import Batch, Doubt, Place, Source
from graph_model.errors import WrongSetup
from graph_model.kinds.records import Record
from graph_model.ledger import reading, records
from graph_model.ledger.archive import keep_history
from graph_model.ledger.backup import backup, quietly
from graph_model.ledger.copying import Tell
from graph_model.ledger.database import LEDGER_ID, MOVED_TO, Database, note, open_database
from graph_model.ledger.merging import Entity
from graph_model.ledger.planning import Plan, plan
from graph_model.ledger.schema import changeset
from graph_model.ledger.verifying import verified
from graph_model.ledger.writing import note_moved, write
from graph_model.profile import Profile

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a commit did: the revision that holds it, and the plan that was carried out."""

    revision: int
    plan: Plan


class Ledger:
    """One ledger in one database. Safe to use from several threads and processes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @classmethod
    def open(cls, url: str) -> "Ledger":
        """Open a ledger, made where there is none; WrongSetup says what is in the way."""
        return cls(open_database(url))

    def close(self) -> None:
        self._database.close()

    def _reader(self) -> AbstractContextManager[Connection]:
        return self._database.reading()

    @contextmanager
    def _writer(self) -> Iterator[Connection]:
        with self._database.writing() as connection:
            if moved := note(connection, MOVED_TO):
                raise WrongSetup(
                    f"台账已迁移到 {moved}, 此处只供查阅; "
                    "请把 --ledger 或 GANGMU_LEDGER 改为新的地址(密码另填)"
                )
            yield connection

    @property
    def id(self) -> str:
        with self._reader() as connection:
            return str(note(connection, LEDGER_ID))

    def revision(self) -> int:
        """Number of the latest changeset, 0 for an empty ledger."""
        with self._reader() as connection:
            return reading.latest_revision(connection)

    def plan(self, batches: Sequence[Batch]) -> Plan:
        """What committing the batches would change; nothing is stored."""
        with self._reader() as connection:
            return plan(connection, batches)

    def commit(
        self,
        wanted: Plan | Sequence[Batch],
        author: str,
        message: str,
        request_id: str | None = None,
    ) -> Outcome:
        """Store batches, or a plan already shown, as one changeset; without a change, none.

        A request_id that was stored before makes a retry harmless.
        """
        batches = wanted.batches if isinstance(wanted, Plan) else tuple(wanted)
        with self._writer() as connection:
            latest = reading.latest_revision(connection)
            current = isinstance(wanted, Plan) and wanted.base == latest
            ready = wanted if isinstance(wanted, Plan) and current else plan(connection, batches)
            done = reading.revision_of_request(connection, request_id) if request_id else None
            if done is None and not ready.is_empty:
                done = write(connection, ready, author, message, request_id)
            note_moved(connection, ready)
            return Outcome(done or latest, ready)

    def entities(
        self, keys: Iterable[str] | None = None, revision: int | None = None
    ) -> list[Entity]:
        """Nodes and links with merged properties, now or as of a revision; all, or those of
        the given keys."""
        with self._reader() as connection:
            return list(reading.entities(connection, keys, revision))

    def snapshot(self, revision: int | None = None) -> reading.Snapshot:
        """The whole state, the latest or that of a revision, read in one transaction."""
        with self._reader() as connection:
            return reading.Snapshot(
                reading.latest_revision(connection) if revision is None else revision,
                list(reading.entities(connection, revision=revision)),
                reading.filed(connection, revision),
            )

    def delta(self, since: int, until: int | None = None) -> reading.Delta:
        """What was touched between two revisions, as it stands at the second (which may be
        the earlier); by default at the latest."""
        with self._reader() as connection:
            return reading.delta(connection, since, until)

    def profile(self, revision: int | None = None) -> Profile:
        """The college's vocabulary, now or as of a revision."""
        with self._reader() as connection:
            return records.profile(connection, revision)

    def records(self, kind: type[R], revision: int | None = None) -> list[R]:
        """What the college has decided, now or as of a revision."""
        with self._reader() as connection:
            return records.records(connection, kind, revision)

    def origins(self, keys: Iterable[str]) -> dict[str, list[tuple[str, Place]]]:
        """Where each entity was said: source names and places of its live statements."""
        with self._reader() as connection:
            return reading.origins(connection, keys)

    def doubts(self) -> list[Doubt]:
        """Cells that could not be taken as they stand, until somebody resolves them."""
        with self._reader() as connection:
            return reading.doubts(connection)

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
            query = select(changeset.c.hash).where(changeset.c.id == revision)
            return str(connection.execute(query).scalar() or "")


def person(name: str) -> Source:
    """The source that a person's own edits are recorded under."""
    return Source(form=name, order=0, person=True)
