"""Graph engines behind one port."""

from graph_model.store.port import Changes, Graph, GraphLink, GraphNode, Reader, Stamp, Writer

__all__ = ["Changes", "Graph", "GraphLink", "GraphNode", "Reader", "Stamp", "Writer"]
