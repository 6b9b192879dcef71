"""The append-only ledger of statements by source."""

from graph_model.ledger.archive import import_history
from graph_model.ledger.backup import move, restore
from graph_model.ledger.ledger import Ledger, Outcome, person
from graph_model.ledger.merging import Entity
from graph_model.ledger.planning import Plan
from graph_model.ledger.reading import Delta, Snapshot

__all__ = [
    "Delta",
    "Entity",
    "Ledger",
    "Outcome",
    "Plan",
    "Snapshot",
    "import_history",
    "move",
    "person",
    "restore",
]
