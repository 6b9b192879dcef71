"""From the ledger's statements to a graph with derived facts."""

from graph_model.projection.projection import Projection

__all__ = ["Projection"]
