"""Finding nodes by what people call them."""

from collections.abc import Iterable
from typing import Any

from graph_model.kinds import NODE_KINDS
from graph_model.store.port import Reader, Row
from queries.catalogue import built_in
from queries.nodes import NodeRef
from queries.question import Closed

FIELDS = ("id", "code", "name", "aliases", "document_no")


class Found(Closed):
    """A node, the property that the text was found in; exact: it is the whole property."""

    node: NodeRef
    field: str
    exact: bool
    counts: bool


def find_nodes(reader: Reader, text: str, kinds: Iterable[str] = NODE_KINDS) -> list[Found]:
    """Nodes whose id, code, name, alias or document number is the text; where there is
    none, those that contain it. Best first: by field, then counting ones, then id."""
    words = text.strip()
    if not words:
        return []
    listed = tuple(kinds)
    return _ask(reader, "find-exact", words, listed) or _ask(reader, "find-part", words, listed)


def _ask(reader: Reader, lookup: str, words: str, kinds: Iterable[str]) -> list[Found]:
    asked = {"text": words, "lower": words.lower()}
    found = [
        _found(kind, row, words.lower())
        for kind in kinds
        for row in reader.read(built_in().lookup(lookup).between(kind), asked)
    ]
    return sorted(found, key=lambda one: (FIELDS.index(one.field), not one.counts, one.node.id))


def _found(kind: str, row: Row, lower: str) -> Found:
    node = NodeRef(id=row["id"], kind=kind, name=row["name"], code=row["code"])
    exact = [name for name in FIELDS if lower in _values(row[name])]
    part = [name for name in FIELDS if any(lower in value for value in _values(row[name]))]
    field, counts = (exact or part)[0], bool(row["counts"])
    return Found(node=node, field=field, exact=bool(exact), counts=counts)


def _values(value: Any) -> list[str]:
    listed = value if isinstance(value, list) else [value]
    return [str(one).lower() for one in listed if one is not None]
