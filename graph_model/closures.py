"""What do nodes lead to, and which of them lead to each other? Each link gone along once."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain

Next = Mapping[str, Collection[str]]


def closure(next_of: Next, starts: Iterable[str]) -> set[str]:
    """The starts and all that they lead to."""
    seen = set(starts)
    frontier = set(seen)
    while frontier:
        led_to = filter(None, map(next_of.get, frontier))
        frontier = set(chain.from_iterable(led_to)) - seen
        seen |= frontier
    return seen


def parts(next_of: Next, starts: Iterable[str]) -> Iterator[list[str]]:
    """Strongly connected parts of all that the starts lead to; what a part leads to comes
    before it."""
    search = _Search(next_of)
    for start in starts:
        if start not in search.number:
            yield from search.parts_from(start)


class _Search:
    """Tarjan's search without recursion: a chain may be thousands of nodes long."""

    def __init__(self, next_of: Next) -> None:
        self.next_of = next_of
        self.number: dict[str, int] = {}
        self.low: dict[str, int] = {}
        self.open: list[str] = []
        self.closed: set[str] = set()
        self.path: list[tuple[str, Iterator[str]]] = []

    def parts_from(self, start: str) -> Iterator[list[str]]:
        self._enter(start)
        while self.path:
            node, rest = self.path[-1]
            far = next(rest, None)
            if far is None:
                yield from self._leave(node)
            elif far not in self.number:
                self._enter(far)
            elif far not in self.closed:
                self.low[node] = min(self.low[node], self.number[far])

    def _enter(self, node: str) -> None:
        self.number[node] = self.low[node] = len(self.number)
        self.open.append(node)
        self.path.append((node, iter(self.next_of.get(node, ()))))

    def _leave(self, node: str) -> Iterator[list[str]]:
        self.path.pop()
        if self.path:
            before = self.path[-1][0]
            self.low[before] = min(self.low[before], self.low[node])
        if self.low[node] == self.number[node]:
            part = [self.open.pop()]
            while part[-1] != node:
                part.append(self.open.pop())
            self.closed.update(part)
            yield part
