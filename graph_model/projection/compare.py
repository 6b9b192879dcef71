"""What a graph holds against what it should hold."""

from collections.abc import Iterable, Mapping
from typing import Any

from graph_model.kinds import LINK_KINDS, NODE_KINDS
from graph_model.projection.facts import DERIVED_LINKS, facts_of
from graph_model.store.port import GraphLink, GraphNode, Reader

Shown = dict[tuple[Any, ...], dict[str, Any]]
MOST = 20


def stored(reader: Reader) -> tuple[list[GraphNode], list[GraphLink]]:
    """All nodes and links of a graph, read kind by kind."""
    nodes = [node for kind in NODE_KINDS for node in _nodes(reader, kind)]
    links = [link for kind in (*LINK_KINDS, *DERIVED_LINKS) for link in _links(reader, kind)]
    return nodes, links


def _nodes(reader: Reader, kind: str) -> list[GraphNode]:
    names = [*NODE_KINDS[kind].model_fields, *facts_of(kind)]
    columns = ", ".join(f"n.{name} AS {name}" for name in names)
    rows = reader.read(f"MATCH (n:{kind}) RETURN {columns}")
    return [GraphNode(kind, row["id"], _present(row)) for row in rows]


def _links(reader: Reader, kind: str) -> list[GraphLink]:
    """Links of a kind between nodes of our kinds; others' data may use its name too."""
    fields = LINK_KINDS[kind].model_fields if kind in LINK_KINDS else {}
    names = [name for name in fields if name not in ("source", "target", "role")]
    columns = "".join(f", r.{name} AS {name}" for name in ("role", *names, *facts_of(kind)))
    rows = reader.read(
        f"MATCH (a)-[r:{kind}]->(b) "
        f"RETURN labels(a) AS al, a.id AS source_id, labels(b) AS bl, b.id AS target_id{columns}"
    )
    found = ((_kind(row.pop("al")), _kind(row.pop("bl")), row) for row in rows)
    return [
        GraphLink(kind, a, row.pop("source_id"), b, row.pop("target_id"), _present(row))
        for a, b, row in found
        if a and b
    ]


def _kind(labels: Iterable[str]) -> str:
    return next((label for label in labels if label in NODE_KINDS), "")


def _present(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if value is not None}


def differences(
    wanted: tuple[Iterable[GraphNode], Iterable[GraphLink]],
    found: tuple[Iterable[GraphNode], Iterable[GraphLink]],
) -> list[str]:
    """The first differences in words, at most MOST of them."""
    should, holds = _by_identity(*wanted), _by_identity(*found)
    lines = [f"缺少 {_name(key)}" for key in should.keys() - holds.keys()]
    lines += [f"多出 {_name(key)}" for key in holds.keys() - should.keys()]
    for key in should.keys() & holds.keys():
        odd = [
            f"{name}: 应为 {should[key].get(name)}, 实为 {holds[key].get(name)}"
            for name in should[key].keys() | holds[key].keys()
            if should[key].get(name) != holds[key].get(name)
        ]
        lines += [f"{_name(key)} › {one}" for one in odd]
    return sorted(lines)[:MOST]


def _by_identity(nodes: Iterable[GraphNode], links: Iterable[GraphLink]) -> Shown:
    shown: Shown = {(node.kind, node.id): dict(node.properties) for node in nodes}
    for link in links:
        key = link.identity
        if key in shown:
            shown[(*key, "twice")] = {}
        shown[key] = dict(link.properties)
    return shown


def _name(key: tuple[Any, ...]) -> str:
    return " ".join(str(part) for part in key if part is not None)
