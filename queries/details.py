"""What nodes and links say of themselves: their own properties, named in words."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from graph_model.kinds import LINK_KINDS, Link, in_chinese, in_english, own_fields, plain_number
from graph_model.store.port import Reader, Row
from queries.catalogue import built_in
from queries.nodes import NodeRef
from queries.question import Closed
from queries.traces import TraceLink
from queries.wording import Sentence

ENDS = ("source", "target")
HIDDEN = ("name", "code", *(name for name in Link.model_fields if name not in ENDS))
Plain = str | int | float | bool


class Value(Closed):
    """A property that is said, with its name in both languages; lists as several values.
    said: the values as people read them."""

    property: str
    name: Sentence
    values: tuple[Plain, ...]
    said: Sentence


def value(key: str, zh: str, en: str, *values: Plain) -> Value:
    said = Sentence(zh=in_chinese(values), en=", ".join(map(_en, values)))
    return Value(property=key, name=Sentence(zh=zh, en=en), values=values, said=said)


def _en(one: Plain) -> str:
    if isinstance(one, bool):
        return "yes" if one else "no"
    return one if isinstance(one, str) else plain_number(one)


def facts(reader: Reader, nodes: Iterable[NodeRef]) -> dict[str, Row]:
    """Id → everything the graph holds of the node, derived facts included."""
    by_kind: dict[str, set[str]] = defaultdict(set)
    for node in nodes:
        by_kind[node.kind].add(node.id)
    lookup = built_in().lookup("properties")
    return {
        row["id"]: row["properties"]
        for kind, ids in sorted(by_kind.items())
        for row in reader.read(lookup.between(kind), {"ids": sorted(ids)})
    }


def own_values(kind: str, said: Mapping[str, Any]) -> tuple[Value, ...]:
    """What is said of a node or link of this kind, in the order of its declaration; not
    what it is called, and not what is meant where nothing is said."""
    return tuple(
        value(name, field.title or name, in_english(name, field), *_plain(said[name]))
        for name, field in own_fields(kind).items()
        if name not in HIDDEN and _is_said(said.get(name), field.default)
    )


def _is_said(found: Any, default: Any) -> bool:
    return found not in (None, "", [], ()) and found != default


def _plain(found: Any) -> tuple[Plain, ...]:
    return tuple(found) if isinstance(found, list | tuple) else (found,)


def link_values(
    reader: Reader, links: Iterable[TraceLink], kinds: Mapping[str, str]
) -> dict[TraceLink, tuple[Value, ...]]:
    """Link → what it says by itself, of kinds of links that can say anything."""
    ends: dict[tuple[str, str, str], list[TraceLink]] = defaultdict(list)
    for link in links:
        if own_fields(link.kind).keys() - set(HIDDEN):
            ends[kinds[link.source], link.kind, kinds[link.target]].append(link)
    found: dict[TraceLink, tuple[Value, ...]] = {}
    for (near, kind, far), listed in sorted(ends.items()):
        query = built_in().lookup("requirements").between(near, kind, far)
        rows = reader.read(query, {"ids": sorted({link.source for link in listed})})
        said = {(row["source"], row["target"]): row["properties"] for row in rows}
        found |= {
            link: own_values(kind, said.get((link.source, link.target), {})) for link in listed
        }
    return found


def link_name(kind: str) -> Sentence:
    return Sentence(zh=LINK_KINDS[kind].zh, en=kind.lower().replace("_", " "))
