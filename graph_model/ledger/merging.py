"""One entity out of what several sources say of it, property by property (domain §6)."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from graph_model.claims import EVERYTHING, Source
from graph_model.identity.resolve import MERGED_FROM
from graph_model.ledger.coding import encode


class Statement(NamedTuple):
    """What one source says of an entity in its latest word, and the changeset of that."""

    source: Source
    changeset_id: int
    body: dict[str, Any]


class Entity(NamedTuple):
    """A live node or link: its key, its kind and its merged properties."""

    key: str
    kind: str
    body: dict[str, Any]

    @property
    def is_link(self) -> bool:
        return "\t" in self.key

    @property
    def ends(self) -> tuple[str, str]:
        """Ids of source and target of a link."""
        _, source, target, *_ = self.key.split("\t")
        return source, target

    @property
    def role(self) -> str | None:
        parts = self.key.split("\t")
        return parts[3] if len(parts) == 4 else None


def merged(kind: str, statements: Iterable[Statement]) -> dict[str, Any]:
    """A person's latest word first, then the register made for the kind, then others; what
    is said of a node that was merged into this one last."""
    body: dict[str, Any] = {}
    for statement in sorted(statements, key=lambda one: _precedence(kind, one)):
        for name, value in alone(statement.body).items():
            body.setdefault(name, value)
    return body


def alone(body: dict[str, Any]) -> dict[str, Any]:
    """What one statement says, without what is empty."""
    values = body.values()
    if MERGED_FROM not in body and None not in values and "" not in values:
        return body
    return {n: v for n, v in body.items() if v is not None and v != "" and n != MERGED_FROM}


def _precedence(kind: str, statement: Statement) -> tuple[bool, int, int, str, str]:
    """What is said with equal right is ordered by its text, not by when it was loaded."""
    source, text = statement.source, encode(statement.body)
    merged_in = MERGED_FROM in statement.body
    if source.person:
        return (merged_in, 0, -statement.changeset_id, source.name, text)
    made_for = kind in source.made_for or EVERYTHING in source.made_for
    return (merged_in, 1 if made_for else 2, source.order, source.name, text)
