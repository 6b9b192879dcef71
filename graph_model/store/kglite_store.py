"""KGLite: an embedded graph, one copy in each process."""

import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import kglite

from graph_model.errors import DamagedRecord
from graph_model.kinds import LINK_KINDS, NODE_KINDS
from graph_model.store.port import Changes, GraphLink, GraphNode, Row, Stamp
from graph_model.store.statements import create_all, write_changes

kglite.set_query_warning_policy("silent")
MANY = 50_000


class _Transaction:
    def __init__(self, transaction: Any, stamp: Stamp | None) -> None:
        self._transaction = transaction
        self.stamp = stamp

    def read(self, query: str, parameters: Mapping[str, Any] | None = None) -> list[Row]:
        rows: list[Row] = self._transaction.cypher(query, params=dict(parameters or {})).to_list()
        return rows

    def apply(self, changes: Changes) -> None:
        write_changes(self.read, changes)


class KGLiteGraph:
    """A graph in this process's memory. Readers never see half a change."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._shown: tuple[Any, Stamp | None] = (kglite.KnowledgeGraph(), None)

    @contextmanager
    def reading(self) -> Iterator[_Transaction]:
        with self._lock:
            graph, stamp = self._shown
            begun = graph.begin_read()
        with begun as transaction:
            yield _Transaction(transaction, stamp)

    @contextmanager
    def writing(self, stamp: Stamp) -> Iterator[_Transaction]:
        with self._lock:
            graph = self._shown[0]
            with graph.begin() as transaction:
                yield _Transaction(transaction, stamp)
            self._shown = (graph, stamp)

    def rebuild(self, nodes: Iterable[GraphNode], links: Iterable[GraphLink], stamp: Stamp) -> None:
        listed, joined = list(nodes), list(links)
        graph = _empty()
        _fill(graph, listed, joined)
        _compare_counts(graph, len(listed), len(joined))
        with self._lock:
            self._shown = (graph, stamp)

    def stamp(self) -> Stamp | None:
        return self._shown[1]

    def close(self) -> None:
        self._shown = (kglite.KnowledgeGraph(), None)


def _empty() -> Any:
    """A graph that knows all kinds, so that a query over an absent one is just empty."""
    graph = kglite.KnowledgeGraph()
    ends = {kind: next(iter(sorted(link.ends))) for kind, link in LINK_KINDS.items()}
    graph.define_schema(
        {
            "nodes": {
                kind: {"optional": list(node.model_fields)} for kind, node in NODE_KINDS.items()
            },
            "connections": {k: {"source": s, "target": t} for k, (s, t) in ends.items()},
        }
    )
    return graph


def _fill(graph: Any, nodes: list[GraphNode], links: list[GraphLink]) -> None:
    def run(query: str, parameters: Mapping[str, Any]) -> None:
        graph.cypher(query, params=dict(parameters))

    if len(nodes) + len(links) < MANY:
        create_all(run, nodes, links)
        return
    # Frames need pandas, which takes longer to import than a small graph to build.
    from graph_model.store import frames

    frames.fill(graph, run, nodes, links)


def _compare_counts(graph: Any, nodes: int, links: int) -> None:
    found = graph.cypher("MATCH (n) RETURN count(n) AS n").to_list()[0]["n"]
    joined = graph.cypher("MATCH ()-[r]->() RETURN count(r) AS n").to_list()[0]["n"]
    if (found, joined) != (nodes, links):
        raise DamagedRecord(
            f"图谱与台账不符: 应有 {nodes} 个节点、{links} 条连接, 实有 {found} 个、{joined} 条"
        )
