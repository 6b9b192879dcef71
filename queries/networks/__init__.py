"""Questions about the graph as a whole; the only place that knows networkx."""

from queries.networks.clusters import clusters
from queries.networks.cycles import cycles
from queries.networks.keystones import keystones
from queries.networks.repair import repair

__all__ = ["clusters", "cycles", "keystones", "repair"]
