"""What does a fact say of each of many nodes? Of some something, of all others the same."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Told:
    """ids: of whom it is told. found: of some of them, and maybe of nodes besides.
    otherwise: of all the rest; None where nothing is said of them. Where a graph is built
    afresh, what holds otherwise is told of all nodes of a kind."""

    ids: Collection[str]
    found: Mapping[str, Any]
    otherwise: Any = None

    def items(self) -> Iterator[tuple[str, Any]]:
        """Of every node what is said of it, if only None."""
        found, otherwise = self.found, self.otherwise
        return ((id_, found.get(id_, otherwise)) for id_ in self.ids)


def yes_or_no(ids: Collection[str], true: Collection[str]) -> Told:
    """A fact that is true of some, and of all others false."""
    return Told(ids, dict.fromkeys(true, True), False)


def lists(ids: Collection[str], found: Mapping[str, Collection[str]]) -> Told:
    """A sorted list of each; one empty list, which nobody changes, where nothing was found."""
    return Told(ids, {id_: sorted(values) for id_, values in found.items()}, [])


def lists_of_some(ids: Collection[str], found: Mapping[str, Collection[str]]) -> Told:
    """A sorted list of those of which something was found."""
    return Told(ids, {id_: sorted(values) for id_, values in found.items() if values})
