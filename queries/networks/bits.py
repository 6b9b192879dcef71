"""What every node of a network leads to, as bits of one number: each node looked at once."""

from collections.abc import Mapping

import networkx as nx


def places(bits: int) -> list[int]:
    """Positions of the bits that are set, from the lowest."""
    found = []
    while bits:
        lowest = bits & -bits
        found.append(lowest.bit_length() - 1)
        bits ^= lowest
    return found


def bits_above(upwards: "nx.DiGraph[str]", bit: Mapping[str, int]) -> dict[str, int]:
    """Node → the bits of all that it leads to, itself and its cycle included; from the top
    down, each node once."""
    groups = nx.condensation(upwards)
    found: dict[str, int] = {}
    reached: dict[int, int] = {}
    for group in reversed(list(nx.topological_sort(groups))):
        members = groups.nodes[group]["members"]
        bits = 0
        for member in members:
            bits |= bit.get(member, 0)
        for higher in groups.successors(group):
            bits |= reached[higher]
        reached[group] = bits
        found |= dict.fromkeys(members, bits)
    return found
