"""What lies at or below each node? Sets gathered part by part, each link gone along once."""

from collections.abc import Collection, Iterable, Mapping

from graph_model.closures import Next, parts


def gathered(
    below: Next, own: Mapping[str, Collection[str]], starts: Iterable[str]
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
