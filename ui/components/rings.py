"""Where the nodes of a neighbourhood stand: on rings, each near what it hangs on."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import cos, pi, sin

FIRST_RING, NEXT_RING, APART = 150.0, 170.0, 15.0


@dataclass(frozen=True, slots=True)
class Spot:
    """A place around the middle, in pixels; angle in radians, 0 to the right."""

    x: float
    y: float
    angle: float


def rings(hops: Mapping[str, int], links: Iterable[tuple[str, str]]) -> dict[str, Spot]:
    """Node → spot; hops: how far from the middle each is. On a ring nodes follow the order of
    those they hang on, so that few lines cross."""
    near: dict[str, set[str]] = defaultdict(set)
    for one, other in links:
        near[one].add(other)
        near[other].add(one)
    by_ring: dict[int, list[str]] = defaultdict(list)
    for id_, hop in hops.items():
        by_ring[hop].append(id_)
    found = {id_: Spot(0, 0, 0) for id_ in by_ring.pop(0, ())}
    radius = 0.0
    for hop in sorted(by_ring):
        ids = sorted(by_ring[hop], key=lambda id_: (_angle(id_, near, found), id_))
        step = FIRST_RING if not radius else NEXT_RING
        radius = max(radius + step, len(ids) * APART / (2 * pi))
        found |= {id_: _spot(place, len(ids), radius) for place, id_ in enumerate(ids)}
    return found


def _angle(id_: str, near: Mapping[str, set[str]], found: Mapping[str, Spot]) -> float:
    angles = [found[one].angle for one in near[id_] if one in found]
    return min(angles, default=2 * pi)


def _spot(place: int, count: int, radius: float) -> Spot:
    angle = 2 * pi * (place + 0.5) / count
    return Spot(round(radius * cos(angle), 1), round(radius * sin(angle), 1), angle)
