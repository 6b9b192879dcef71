"""Is every way from a duty to a later stage followed, and followed only as far as it holds?"""

from collections.abc import Iterator
from itertools import combinations

from tests.oracle.case import Case
from tests.oracle.examples import case

LATER = ("Norm", "Check", "Regulation")
LINKS = {
    "Standard": "MEETS",
    "Norm": "DETAILED_BY",
    "Check": "CHECKED_BY",
    "Regulation": "BACKED_BY",
}
Way = tuple[str, ...]


def ways() -> Iterator[Way]:
    """The kinds that follow a duty, one behind the other; a post has no checks of its own."""
    for first in ((), ("Standard",), ("Post",)):
        for length in range(len(LATER) + 1):
            for rest in combinations(LATER, length):
                way = (*first, *rest)
                if way and way[:2] != ("Post", "Check"):
                    yield way


def way_cases() -> list[Case]:
    """A case a way. Each of its duties goes this way alone: with all links confirmed (two, so
    that figures cannot stay the same where two duties change places), none,
    all but one; with one node that does not count; in each role."""
    return [case(_graph(way), -1000 - number) for number, way in enumerate(ways())]


def _graph(way: Way) -> str:
    places = range(len(way))
    loose = [(), (), tuple(places), *((place,) for place in places)]
    told = [_told(way, loose=one) for one in loose]
    told += [_told(way, dead=place) for place in places]
    if way[0] == "Post":
        told += [_told(way, role=role) for role in ("support", "approve")]
    duties = (text.replace("*", f"x{number}") for number, text in enumerate(told))
    return "; ".join(["Unit u", *duties])


def _told(way: Way, loose: tuple[int, ...] = (), dead: int = -1, role: str = "lead") -> str:
    """One duty and what follows it; `*` stands for what sets it apart."""
    said, near = ["Duty *", "u HOLDS *"], "*"
    for place, kind in enumerate(way):
        far = f"*{kind}"
        sure = "" if place in loose else " confirmed_by=甲"
        ends = f"{far} CARRIES:{role} {near}" if kind == "Post" else f"{near} {LINKS[kind]} {far}"
        said += [f"{kind} {far}" + (" status=retired" if place == dead else ""), ends + sure]
        near = far
    return "; ".join(said)
