"""How are many nodes and links put into an empty KGLite graph at once? As frames.

What a frame would change on its way (values of another type than the first of their column) is
set by statements afterwards.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import chain
from typing import Any

import pandas

from graph_model.store.many import Between, Group, Links, Nodes, Properties, as_links
from graph_model.store.port import Changes, GraphNode
from graph_model.store.statements import Run, create_all, write_changes

Columns = dict[str, pandas.Series]

_NOTHING = type(None)


def fill(graph: Any, run: Run, nodes: Nodes, links: Links) -> None:
    """Put all nodes, then all links, into a graph that is empty."""
    for kind in nodes.said:
        write_changes(run, Changes(patches=_put_nodes(graph, kind, nodes)))
    begun: set[tuple[str, str]] = set()
    for between, group in links.groups.items():
        # Only the first frame of a kind from a kind of sources keeps links apart that
        # join the same two nodes; later ones merge them.
        kind, source, _ = between
        single, repeated = _once(group) if (kind, source) in begun else (group, Group())
        begun.add((kind, source))
        changed = _put_links(graph, between, single)
        create_all(run, [], as_links(between, chain(changed.rows(), repeated.rows())))


def _put_nodes(graph: Any, kind: str, nodes: Nodes) -> list[GraphNode]:
    """Put nodes of a kind; patches with what is left to be set."""
    ids, rows = list(nodes.said[kind]), list(nodes.said[kind].values())
    columns, left = _kept(_values(rows) | nodes.columns(kind))
    columns["id"] = _objects(ids)
    graph.add_nodes(pandas.DataFrame(columns, copy=False), kind, "id")
    return [GraphNode(kind, ids[place], rest) for place, rest in left.items()]


def _put_links(graph: Any, between: Between, group: Group) -> Group:
    """Put links of a kind between nodes of two kinds; those that a frame would change."""
    columns, left = _kept(_values(group.said))
    plain, changed = _parted(group, left)
    if not plain.said:
        return changed
    if left:
        columns, _ = _kept(_values(plain.said))
    columns["source"], columns["target"] = _objects(plain.sources), _objects(plain.targets)
    frame = pandas.DataFrame(columns, copy=False)
    kind, source_kind, target_kind = between
    graph.add_relationships(frame, kind, source_kind, "source", target_kind, "target")
    return changed


def _once(group: Group) -> tuple[Group, Group]:
    """The first link between any two nodes, and all others."""
    first: dict[tuple[str, str], int] = {}
    ends = zip(group.sources, group.targets, strict=True)
    others = [place for place, pair in enumerate(ends) if first.setdefault(pair, place) != place]
    return _parted(group, others)


def _parted(group: Group, apart: Collection[int]) -> tuple[Group, Group]:
    """Links but for those at some places; and those."""
    if not apart:
        return group, Group()
    parts, those = (Group(), Group()), set(apart)
    for place, row in enumerate(group.rows()):
        parts[place in those].add(*row)
    return parts


def _values(rows: Sequence[Properties]) -> dict[str, list[Any]]:
    """What each row says, by name."""
    names = dict.fromkeys(chain.from_iterable(rows))
    return {name: [row.get(name) for row in rows] for name in names}


def _kept(said: Mapping[str, list[Any]]) -> tuple[Columns, dict[int, dict[str, Any]]]:
    """What a frame keeps as it is, by name; and the rest, by place of the row: a column holds
    values of one type."""
    columns: Columns = {}
    left: dict[int, dict[str, Any]] = defaultdict(dict)
    for name, values in said.items():
        kinds = set(map(type, values))
        if len(kinds - {_NOTHING}) > 1:
            first = next(type(value) for value in values if value is not None)
            for place, value in enumerate(values):
                if value is not None and type(value) is not first:
                    left[place][name] = value
            values = [value if type(value) is first else None for value in values]
            kinds = {first, _NOTHING}
        if kinds == {bool}:  # truths go into the graph in half the time as such
            columns[name] = pandas.Series(values, dtype="bool")
        elif kinds != {_NOTHING}:  # of texts pandas would make its own
            columns[name] = _objects(values)
    return columns, left


def _objects(values: list[Any]) -> pandas.Series:
    return pandas.Series(values, dtype="object")
