"""KGLite: an embedded graph, one copy in each process."""

import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import kglite

from graph_model.errors import DamagedRecord
from graph_model.kinds import LINK_KINDS, NODE_KINDS
from graph_model.store.kept import WORTH, Keeper, read
from graph_model.store.many import Links, Nodes
from graph_model.store.port import Changes, GraphLink, GraphNode, Row, Stamp
from graph_model.store.statements import create_all, write_changes

kglite.set_query_warning_policy("silent")
MANY = 50_000
BLOCK = 5_000


class _Transaction:
    def __init__(self, transaction: Any, stamp: Stamp | None) -> None:
        self._transaction = transaction
        self.stamp = stamp
        self.written = 0

    def read(self, query: str, parameters: Mapping[str, Any] | None = None) -> list[Row]:
        rows: list[Row] = self._transaction.cypher(query, params=dict(parameters or {})).to_list()
        return rows

    def apply(self, changes: Changes) -> None:
        self.written += changes.size
        write_changes(self._write, changes)

    def _write(self, query: str, parameters: Mapping[str, Any]) -> None:
        """Run a statement over `$rows`, in blocks: other threads stand still for each."""
        rows = parameters["rows"]
        for start in range(0, len(rows), BLOCK):
            self.read(query, {"rows": rows[start : start + BLOCK]})


class KGLiteGraph:
    """A graph in this process's memory. Readers never see half a change, and see the state
    before it while it is being made.

    snapshot: a file in which the graph is kept for the next process; it is read when the
    graph is first asked for.
    """

    def __init__(self, snapshot: Path | None = None) -> None:
        self._lock = threading.Lock()
        self._writer = threading.Lock()
        self._shown: tuple[Any, Stamp | None] = (kglite.KnowledgeGraph(), None)
        self._keeper: Keeper | None = None
        self._unread = snapshot
        if snapshot is not None:
            self._keeper = Keeper(snapshot, self._captured)

    @contextmanager
    def reading(self) -> Iterator[_Transaction]:
        with self._lock:
            graph, stamp = self._now()
            begun = graph.begin_read()
        with begun as transaction:
            yield _Transaction(transaction, stamp)

    @contextmanager
    def writing(self, stamp: Stamp) -> Iterator[_Transaction]:
        with self._writer:
            with self._lock:
                graph, before = self._now()
            with graph.begin() as begun:
                transaction = _Transaction(begun, before)
                yield transaction
                with self._lock:
                    begun.commit()
                    self._shown = (graph, stamp)
        turned = before is not None and before.day != stamp.day
        self._changed(WORTH if turned else transaction.written)

    def rebuild(self, nodes: Iterable[GraphNode], links: Iterable[GraphLink], stamp: Stamp) -> None:
        listed, joined = Nodes.of(nodes), Links.of(links)
        graph = _empty()
        _fill(graph, listed, joined)
        _compare_counts(graph, len(listed), len(joined))
        with self._writer, self._lock:
            self._shown, self._unread = (graph, stamp), None
        self._changed(WORTH)

    def scratch(self) -> "KGLiteGraph":
        """A graph of its own that starts as this one stands; only what differs is copied."""
        other = KGLiteGraph()
        other._shown = self._captured()
        return other

    def stamp(self) -> Stamp | None:
        with self._lock:
            return self._now()[1]

    def close(self) -> None:
        if self._keeper is not None:
            self._keeper.close()
        self._shown, self._unread = (kglite.KnowledgeGraph(), None), None

    def _now(self) -> tuple[Any, Stamp | None]:
        """Graph and stamp; the caller holds the lock."""
        if self._unread is not None:
            self._shown, self._unread = read(self._unread) or self._shown, None
        return self._shown

    def _captured(self) -> tuple[Any, Stamp | None]:
        with self._lock:
            graph, stamp = self._now()
            return graph.copy(), stamp

    def _changed(self, written: int) -> None:
        if self._keeper is not None:
            self._keeper.note(written)


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


def _fill(graph: Any, nodes: Nodes, links: Links) -> None:
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
