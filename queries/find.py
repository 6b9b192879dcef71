"""Finding nodes by what people call them."""

from collections.abc import Collection, Iterable
from typing import Any

from graph_model.kinds import NODE_KINDS
from graph_model.projection.values import match_name
from graph_model.store.port import Reader, Row
from queries.catalogue import built_in
from queries.nodes import NodeRef, known_kinds
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


def search_nodes(reader: Reader, text: str, kinds: Collection[str] = ()) -> list[Found]:
    """As find_nodes, with those that contain the text after those that are it; of these
    first the ones that begin with it, then the shorter names. No kinds: all."""
    words, listed = text.strip(), known_kinds(kinds)
    if not match_name(words):
        return []
    exact = _ask(reader, "find-exact", words, listed)
    known = {one.node.id for one in exact}
    parts = [one for one in _ask(reader, "find-part", words, listed) if one.node.id not in known]
    return [*exact, *sorted(parts, key=lambda one: _rank(one, words.lower()))]


def _rank(found: Found, lower: str) -> tuple[int, bool, bool, int, str]:
    node = found.node
    begins = node.name.lower().startswith(lower)
    return (FIELDS.index(found.field), not found.counts, not begins, len(node.name), node.id)


def _ask(reader: Reader, lookup: str, words: str, kinds: Iterable[str]) -> list[Found]:
    asked = {"text": words, "lower": words.lower(), "match": match_name(words)}
    found = [
        _found(kind, row, words.lower())
        for kind in kinds
        for row in reader.read(built_in().lookup(lookup).between(kind), asked)
    ]
    return sorted(found, key=lambda one: (FIELDS.index(one.field), not one.counts, one.node.id))


def _found(kind: str, row: Row, lower: str) -> Found:
    """A name that is the same but for width and punctuation contains the text, too."""
    node = NodeRef(id=row["id"], kind=kind, name=row["name"], code=row["code"])
    exact = [name for name in FIELDS if lower in _values(row[name])]
    part = [name for name in FIELDS if any(lower in value for value in _values(row[name]))]
    field, counts = (*exact, *part, "name")[0], bool(row["counts"])
    return Found(node=node, field=field, exact=bool(exact), counts=counts)


def _values(value: Any) -> list[str]:
    listed = value if isinstance(value, list) else [value]
    return [str(one).lower() for one in listed if one is not None]
