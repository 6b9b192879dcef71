"""What must hold of a ledger and of a kept graph, whatever happened to their writers?"""

import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from graph_model.ledger import Ledger
from graph_model.projection import Projection
from graph_model.store import kept
from graph_model.store.opening import open_graph
from tests.crash.requests import DAY, Request, assert_whole, carried_out

REVISIONS = """
    SELECT id, request_id, hash, n_changes,
           (SELECT count(*) FROM change WHERE changeset_id = changeset.id) AS found
    FROM changeset ORDER BY id
"""
# Rows that no changeset accounts for: what was begun and never committed.
STRAYS = {
    "changes": "change WHERE changeset_id NOT IN (SELECT id FROM changeset)",
    "claims": "claim WHERE id NOT IN (SELECT claim_id FROM change)",
    "sources": "source WHERE id NOT IN (SELECT source_id FROM claim)",
    "names": "name WHERE changeset_id NOT IN (SELECT id FROM changeset)",
    "places": "seen WHERE claim_id NOT IN (SELECT claim_id FROM head)",
    "entities": """entity WHERE id NOT IN (SELECT entity_id FROM change WHERE entity_id > 0)
        AND id NOT IN (SELECT was_entity_id FROM change WHERE was_entity_id > 0)""",
}


class Revision(NamedTuple):
    """A changeset as it stands in the database."""

    number: int
    request: str
    fingerprint: str
    changes: int
    found: int


def assert_sound(url: str) -> list[Revision]:
    """All revisions, none missing, none half, and nothing beside them.

    Opened first: what a killed process began to make is made by the next one. A write of
    nothing waits until a server has ended the turn of the one who was killed.
    """
    ledger = Ledger.open(url)
    ledger.commit([], "", "")
    if url.startswith("sqlite"):
        _assert_file_is_sound(str(make_url(url).database))
    revisions, strays = _stored(url)
    assert [one.number for one in revisions] == list(range(1, len(revisions) + 1))
    assert [one for one in revisions if one.changes != one.found or not one.found] == []
    assert {name: count for name, count in strays.items() if count} == {}
    assert ledger.verify() == len(revisions)
    assert_whole("甲", ledger.entities())
    ledger.close()
    return revisions


def _assert_file_is_sound(path: str) -> None:
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()


def _stored(url: str) -> tuple[list[Revision], dict[str, int]]:
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    with engine.connect() as connection:
        revisions = [Revision(*row) for row in connection.execute(text(REVISIONS))]
        strays = {
            name: int(connection.execute(text(f"SELECT count(*) FROM {rows}")).scalar_one())
            for name, rows in STRAYS.items()
        }
    engine.dispose()
    return revisions, strays


def assert_kept_are(acknowledged: Mapping[str, tuple[int, str]], found: list[Revision]) -> None:
    """Each acknowledged request is stored as the revision that was named."""
    stored = {one.request: (one.number, one.fingerprint) for one in found}
    lost = {id_: told for id_, told in acknowledged.items() if stored.get(id_) != told}
    assert lost == {}


def assert_graph_is_right(url: str, path: Path) -> bool:
    """The next process shows what the ledger says; whether it started from the kept file."""
    ledger = Ledger.open(url)
    found = kept.read(path)
    assert path.exists() == (found is not None), "the kept file is broken"
    if found is not None:
        stamp = found[1]
        assert stamp.revision <= ledger.revision()
        assert stamp.history == ledger.fingerprint(stamp.revision)
    graph = open_graph("kglite:", path)
    assert Projection(ledger, graph).verify(DAY) == []
    graph.close()
    ledger.close()
    return found is not None


def assert_same_as_unhurt(url: str, requests: Iterable[Request], fresh: str) -> None:
    """The same requests made in peace give the same nodes and links."""
    hurt, unhurt = Ledger.open(url), Ledger.open(fresh)
    for one in requests:
        carried_out(unhurt, one)
    entities = [sorted(one.entities(), key=lambda e: e.key) for one in (hurt, unhurt)]
    assert hurt.revision() == unhurt.revision()
    assert entities[0] == entities[1]
    hurt.close()
    unhurt.close()
