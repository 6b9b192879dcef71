"""One entity out of what several sources say of it, property by property (domain §6)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from graph_model.claims import EVERYTHING, Source
from graph_model.identity.resolve import MERGED_FROM
from graph_model.ledger.coding import encode


@dataclass(frozen=True, slots=True)
class Statement:
    """What one source says of an entity in its latest word, and the changeset of that."""

    source: Source
    changeset_id: int
    body: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Entity:
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
    listed = list(statements)
    if len(listed) > 1:
        listed.sort(key=lambda one: _precedence(kind, one))
    body: dict[str, Any] = {}
    for statement in listed:
        for name, value in statement.body.items():
            if value is not None and value != "" and name != MERGED_FROM:
                body.setdefault(name, value)
    return body


def _precedence(kind: str, statement: Statement) -> tuple[bool, int, int, str, str]:
    """What is said with equal right is ordered by its text, not by when it was loaded."""
    source, text = statement.source, encode(statement.body)
    merged_in = MERGED_FROM in statement.body
    if source.person:
        return (merged_in, 0, -statement.changeset_id, source.name, text)
    made_for = kind in source.made_for or EVERYTHING in source.made_for
    return (merged_in, 1 if made_for else 2, source.order, source.name, text)
