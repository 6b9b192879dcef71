"""What is different between two revisions: nodes, links and their properties?"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from graph_model.ledger.merging import Entity
from graph_model.ledger.reading import changed_between, entities

Body = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Changed:
    """An entity that differs. before, after: its properties at the two revisions, None where
    it did not live; name: of a node its own, of a link those of its ends."""

    key: str
    kind: str
    name: str
    before: Body | None
    after: Body | None

    @property
    def is_link(self) -> bool:
        return "\t" in self.key

    def properties(self) -> list[tuple[str, Any, Any]]:
        """Name, value before and value after of each property that differs."""
        was, now = self.before or {}, self.after or {}
        names = sorted(was.keys() | now.keys())
        return [(n, was.get(n), now.get(n)) for n in names if was.get(n) != now.get(n)]


def difference(connection: Connection, first: int, last: int) -> list[Changed]:
    """All that differs between two revisions; nodes first, by kind and name."""
    keys = changed_between(connection, min(first, last), max(first, last))
    before = {one.key: one for one in entities(connection, keys, first)}
    after = {one.key: one for one in entities(connection, keys, last)}
    pairs = [(before.get(key), after.get(key)) for key in keys]
    touched = [(was, now) for was, now in pairs if _said(was) != _said(now)]
    names = names_of(
        connection, {one.key for pair in touched for one in pair if one}, (first, last)
    )
    found = [_changed(was, now, names) for was, now in touched]
    return sorted(found, key=lambda one: (one.is_link, one.kind, one.name, one.key))


def _said(one: Entity | None) -> Body | None:
    return one.body if one else None


def _changed(was: Entity | None, now: Entity | None, names: dict[str, str]) -> Changed:
    one = now or was
    assert one is not None
    return Changed(
        one.key, one.kind, names[one.key], was.body if was else None, now.body if now else None
    )


def names_of(
    connection: Connection, keys: Collection[str], at: tuple[int | None, ...] = (None,)
) -> dict[str, str]:
    """Key → name of a node, or names of a link's ends, as last called at the revisions."""
    ends = {key: key.split("\t")[1:3] if "\t" in key else [key] for key in keys}
    ids = {id_ for listed in ends.values() for id_ in listed}
    nodes = (one for revision in at for one in entities(connection, ids, revision))
    names = {one.key: str(one.body.get("name") or one.body.get("code")) for one in nodes}
    return {key: " → ".join(names.get(id_, id_) for id_ in ids) for key, ids in ends.items()}
