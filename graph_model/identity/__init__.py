"""Who is meant: from the claims of all sources together to ids (domain §6).

A pure function of what all sources say now: the order in which files were loaded
cannot change the result.
"""

from graph_model.identity.ids import NamesGiven
from graph_model.identity.resolve import Resolved, Said, resolve

__all__ = ["NamesGiven", "Resolved", "Said", "resolve"]
