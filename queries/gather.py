"""What lies at or below each node? Sets gathered part by part, each link gone along once."""

from collections.abc import Collection, Iterable, Iterator, Mapping

Below = Mapping[str, Collection[str]]


class _Search:
    """Tarjan's search without recursion: a chain may be thousands of nodes long."""

    def __init__(self, below: Below) -> None:
        self.below = below
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
        self.path.append((node, iter(self.below.get(node, ()))))

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


def parts(below: Below, starts: Iterable[str]) -> Iterator[list[str]]:
    """Strongly connected parts of all that the starts lead to; what a part leads to comes
    before it."""
    search = _Search(below)
    for start in starts:
        if start not in search.number:
            yield from search.parts_from(start)


def gathered(
    below: Below, own: Mapping[str, Collection[str]], starts: Iterable[str]
) -> dict[str, frozenset[str]]:
    """Node → all that it, or a node it leads to, has of its own. Equal sets are shared."""
    found: dict[str, frozenset[str]] = {}
    for part in parts(below, starts):
        mine = [own[node] for node in part if node in own]
        lower = [found[far] for node in part for far in below.get(node, ()) if far in found]
        found.update(dict.fromkeys(part, _union({id(one): one for one in lower}, mine)))
    return found


def _union(lower: Mapping[int, frozenset[str]], mine: list[Collection[str]]) -> frozenset[str]:
    if len(lower) == 1 and not mine:
        return next(iter(lower.values()))
    return frozenset().union(*lower.values(), *mine)
