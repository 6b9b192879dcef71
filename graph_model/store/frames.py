"""How are many nodes and links put into an empty KGLite graph at once? As frames.

What a frame would change on its way (numbers with gaps become fractions) is set by
statements afterwards.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any

import pandas

from graph_model.store.port import Changes, GraphLink, GraphNode
from graph_model.store.statements import Run, create_all, write_changes

Columns = dict[str, pandas.Series]

_NOTHING = type(None)
_KEPT = [kept for plain in (str, bool, list) for kept in ({plain}, {plain, _NOTHING})]
_SMALL = 2**31


def fill(graph: Any, run: Run, nodes: Iterable[GraphNode], links: Iterable[GraphLink]) -> None:
    """Put all nodes, then all links, into a graph that is empty."""
    of_kind: dict[str, list[GraphNode]] = defaultdict(list)
    for node in nodes:
        of_kind[node.kind].append(node)
    for kind, listed in of_kind.items():
        write_changes(run, Changes(patches=_put_nodes(graph, kind, listed)))
    between: dict[tuple[str, str, str], list[GraphLink]] = defaultdict(list)
    for link in links:
        between[link.kind, link.source_kind, link.target_kind].append(link)
    begun: set[tuple[str, str]] = set()
    for (kind, source, _), group in between.items():
        # Only the first frame of a kind from a kind of sources keeps links apart that
        # join the same two nodes; later ones merge them.
        single, repeated = _once(group) if (kind, source) in begun else (group, [])
        begun.add((kind, source))
        create_all(run, [], [*_put_links(graph, single), *repeated])


def _put_nodes(graph: Any, kind: str, nodes: Sequence[GraphNode]) -> list[GraphNode]:
    """Put nodes of a kind; patches with what is left to be set."""
    columns, left = _columns([node.properties for node in nodes])
    columns["id"] = _texts(node.id for node in nodes)
    graph.add_nodes(pandas.DataFrame(columns, copy=False), kind, "id")
    return [GraphNode(kind, nodes[place].id, rest) for place, rest in left.items()]


def _put_links(graph: Any, links: Sequence[GraphLink]) -> list[GraphLink]:
    """Put links of a kind between nodes of two kinds; those that a frame would change."""
    columns, left = _columns([link.properties for link in links])
    plain = [link for place, link in enumerate(links) if place not in left] if left else links
    if not plain:
        return list(links)
    if left:
        columns, _ = _columns([link.properties for link in plain])
    columns["source"] = _texts(link.source for link in plain)
    columns["target"] = _texts(link.target for link in plain)
    one = links[0]
    graph.add_relationships(
        pandas.DataFrame(columns, copy=False),
        one.kind,
        one.source_kind,
        "source",
        one.target_kind,
        "target",
    )
    return [links[place] for place in left]


def _once(links: Iterable[GraphLink]) -> tuple[list[GraphLink], list[GraphLink]]:
    """The first link between any two nodes, and all others."""
    first: dict[tuple[str, str], GraphLink] = {}
    others = [
        link for link in links if first.setdefault((link.source, link.target), link) is not link
    ]
    return list(first.values()), others


def _columns(rows: Sequence[Mapping[str, Any]]) -> tuple[Columns, dict[int, dict[str, Any]]]:
    """What a frame keeps as it is, by name; and the rest, by place of the row."""
    columns: Columns = {}
    left: dict[int, dict[str, Any]] = defaultdict(dict)
    for name in dict.fromkeys(chain.from_iterable(rows)):
        values = [row.get(name) for row in rows]
        if (kind := _kind(values)) is not None:
            columns[name] = pandas.Series(values, dtype=kind)
            continue
        for place, value in enumerate(values):
            if value is not None:
                left[place][name] = value
    return columns, left


def _texts(values: Iterable[str]) -> pandas.Series:
    return pandas.Series(list(values), dtype="object")


def _kind(values: Sequence[Any]) -> str | None:
    """What a frame has to take values for, so that they stay as they are: of texts it would
    make its own. Truths go into the graph in half the time as such. None: it keeps them not."""
    kinds = set(map(type, values))
    if kinds == {bool}:
        return "bool"
    if kinds == {int} and all(abs(value) < _SMALL for value in values):
        return "int64"
    return "object" if kinds in _KEPT else None
