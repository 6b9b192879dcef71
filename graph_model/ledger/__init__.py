"""The append-only ledger of statements by source."""

from graph_model.ledger.archive import import_history
from graph_model.ledger.backup import move, restore
from graph_model.ledger.difference import Changed
from graph_model.ledger.filings import Filing
from graph_model.ledger.history import Changeset, PropertyChange, Said
from graph_model.ledger.ledger import Ledger, Outcome
from graph_model.ledger.merging import Entity
from graph_model.ledger.planning import Plan
from graph_model.ledger.reading import Delta, Snapshot
from graph_model.ledger.records import person
from graph_model.ledger.undoing import Overtaken, Undo

__all__ = [
    "Changed",
    "Changeset",
    "Delta",
    "Entity",
    "Filing",
    "Ledger",
    "Outcome",
    "Overtaken",
    "Plan",
    "PropertyChange",
    "Said",
    "Snapshot",
    "Undo",
    "import_history",
    "move",
    "person",
    "restore",
]
