"""Opening a graph by its address."""

from collections.abc import Callable
from pathlib import Path

from graph_model.errors import WrongSetup
from graph_model.store.port import Graph


def _kglite(url: str, snapshot: Path | None) -> Graph:
    from graph_model.store.kglite_store import KGLiteGraph

    if url.partition(":")[2].strip("/"):
        raise WrongSetup(f"图谱地址 {url} 有多余的部分: 内嵌图谱在内存中, 请写 kglite:")
    return KGLiteGraph(snapshot)


def _neo4j(url: str, snapshot: Path | None) -> Graph:
    from graph_model.store.neo4j_store import Neo4jGraph

    return Neo4jGraph(url)


# Drivers are imported when first needed: the embedded engine runs without the other one.
_SECURE = ("", "+s", "+ssc")
OPENERS: dict[str, Callable[[str, Path | None], Graph]] = {
    "kglite": _kglite,
    **{f"{scheme}{secure}": _neo4j for scheme in ("bolt", "neo4j") for secure in _SECURE},
}


def open_graph(url: str, snapshot: Path | None = None) -> Graph:
    """The graph at an address: `kglite:`, `bolt://host:port` or `neo4j://host:port`.

    snapshot: where an embedded graph is kept for the next process; a server keeps its own.
    """
    scheme, colon, _ = url.partition(":")
    opener = OPENERS.get(scheme.lower()) if colon else None
    if opener is None:
        raise WrongSetup(
            f"无法识别图谱地址 {url}。可用: kglite: (内嵌), bolt://主机:端口 或 neo4j://主机:端口"
        )
    return opener(url, snapshot)
