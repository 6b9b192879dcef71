"""Cypher statements that write; names come from the kinds, values are parameters.

mark: what an engine adds to the SET of every node it puts (`, n:Label`), or nothing.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from graph_model.store.port import Changes, GraphLink, GraphNode

Run = Callable[[str, Mapping[str, Any]], Any]


def put_nodes(kind: str, mark: str = "") -> str:
    return f"UNWIND $rows AS r MERGE (n:{kind} {{id: r.id}}) SET n = r{mark}"


def create_nodes(kind: str, mark: str = "") -> str:
    return f"UNWIND $rows AS r CREATE (n:{kind}) SET n = r{mark}"


def patch_nodes(kind: str) -> str:
    return f"UNWIND $rows AS r MATCH (n:{kind} {{id: r.id}}) SET n += r"


def remove_nodes(kind: str) -> str:
    return f"UNWIND $rows AS r MATCH (n:{kind} {{id: r.id}}) DETACH DELETE n"


def _ends(link: GraphLink) -> str:
    return f"(a:{link.source_kind} {{id: r.source}}), (b:{link.target_kind} {{id: r.target}})"


def create_links(link: GraphLink) -> str:
    create = f"CREATE (a)-[l:{link.kind}]->(b) SET l = r.properties"
    return f"UNWIND $rows AS r MATCH {_ends(link)} {create}"


def _link(link: GraphLink) -> str:
    role = " {role: r.role}" if "role" in link.properties else ""
    return (
        f"(a:{link.source_kind} {{id: r.source}})-[l:{link.kind}{role}]->"
        f"(b:{link.target_kind} {{id: r.target}})"
    )


def patch_links(link: GraphLink) -> str:
    return f"UNWIND $rows AS r MATCH {_link(link)} SET l += r.properties"


def remove_links(link: GraphLink) -> str:
    return f"UNWIND $rows AS r MATCH {_link(link)} DELETE l"


def write_changes(run: Run, changes: Changes, mark: str = "") -> None:
    """Carry out changes in the order that keeps links whole."""
    _links(run, remove_links, changes.gone_links)
    _nodes(run, remove_nodes, changes.gone_nodes)
    _nodes(run, partial(put_nodes, mark=mark), changes.nodes)
    _links(run, remove_links, changes.links)
    _links(run, create_links, changes.links)
    _nodes(run, patch_nodes, changes.patches)
    _links(run, patch_links, changes.link_patches)


def create_all(
    run: Run, nodes: Iterable[GraphNode], links: Iterable[GraphLink], mark: str = ""
) -> None:
    """Fill an empty graph."""
    _nodes(run, partial(create_nodes, mark=mark), nodes)
    _links(run, create_links, links)


def _nodes(run: Run, statement: Callable[[str], str], nodes: Iterable[GraphNode]) -> None:
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for node in nodes:
        rows[node.kind].append({**node.properties, "id": node.id})
    for kind, listed in rows.items():
        run(statement(kind), {"rows": listed})


def _links(run: Run, statement: Callable[[GraphLink], str], links: Iterable[GraphLink]) -> None:
    rows: dict[tuple[str, str, str], list[GraphLink]] = defaultdict(list)
    for link in links:
        rows[link.kind, link.source_kind, link.target_kind].append(link)
    for group in rows.values():
        listed = [
            {
                "source": link.source,
                "target": link.target,
                "role": link.properties.get("role"),
                "properties": dict(link.properties),
            }
            for link in group
        ]
        run(statement(group[0]), {"rows": listed})
