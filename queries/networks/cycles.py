"""Closed cycles among goals, duties, units, points, objects and standards, link by link."""

from collections import deque
from collections.abc import Iterable, Mapping

import networkx as nx

from graph_model.kinds import LINK_KINDS, Rests
from graph_model.store.port import Reader
from queries.networks.reading import links_of, refs, rows_of, same_kind
from queries.nodes import NodeRef
from queries.question import Closed
from queries.traces import TraceLink
from queries.wording import Sentence, way_words

STEPS = 200_000
MEANING = Sentence(
    zh="首尾相接的分解、隶属或落实没有起点: 谁也不是谁的上级, 目标分不到底, 部门、标准找不到源头。"
    "按连接逐条看, 改掉其中方向写反的一条。",
    en="Decomposition, belonging or implementation that closes on itself has no top: nothing "
    "in it is above anything. Read it link by link and turn round the one that is wrong.",
)


class Cycle(Closed):
    """One closed cycle of a group. members: how many nodes can reach each other and so lie
    on cycles; shortest: none of the group is shorter (not looked for to the end in groups of
    many thousand links)."""

    link: str
    kind: str
    members: int
    nodes: tuple[NodeRef, ...]
    links: tuple[TraceLink, ...]
    shortest: bool
    said: Sentence


class Cycles(Closed):
    """One cycle for each group of nodes that reach each other."""

    meaning: Sentence
    cycles: tuple[Cycle, ...]


def cycles(reader: Reader) -> Cycles:
    """By kind of link and node, then by the smallest id of the group."""
    kinds = [
        (label, kind)
        for label, link in LINK_KINDS.items()
        if link.rests is not Rests.NEITHER
        for kind in same_kind(label)
    ]
    found = [one for label, kind in kinds for one in _of_kind(reader, label, kind)]
    return Cycles(meaning=MEANING, cycles=tuple(found))


def _of_kind(reader: Reader, label: str, kind: str) -> Iterable[Cycle]:
    links = {(one.source, one.target): one for one in links_of(reader, label, kind, kind)}
    graph: nx.DiGraph[str] = nx.DiGraph(list(links))
    groups = [
        group
        for group in nx.strongly_connected_components(graph)
        if len(group) > 1 or any(graph.has_edge(one, one) for one in group)
    ]
    nodes = refs(kind, rows_of(reader, kind)) if groups else {}
    for group in sorted(groups, key=min):
        ring, shortest = _shortest({one: sorted(set(graph[one]) & group) for one in group})
        gone = tuple(links[pair] for pair in zip(ring, (*ring[1:], ring[0]), strict=True))
        yield Cycle(
            link=label,
            kind=kind,
            members=len(group),
            nodes=tuple(nodes[id_] for id_ in ring),
            links=gone,
            shortest=shortest,
            said=way_words(ring[0], gone, {id_: nodes[id_].name for id_ in ring}),
        )


def _shortest(near: Mapping[str, list[str]]) -> tuple[list[str], bool]:
    """The shortest cycle, found from each node in turn, each time no deeper than the best
    so far; after STEPS links looked at, the best so far is taken."""
    best: list[str] = []
    looked, single = 0, all(len(onward) == 1 for onward in near.values())
    for start in sorted(near):
        ring, steps = _through(start, near, len(best))
        looked += steps
        best = ring or best
        if len(best) == 1 or single or looked > STEPS:
            break
    return best, len(best) == 1 or single or looked <= STEPS


def _through(start: str, near: Mapping[str, list[str]], bound: int) -> tuple[list[str], int]:
    """The shortest cycle through a node that has fewer nodes than the bound (0: none), and
    how many links were looked at."""
    came: dict[str, str] = {}
    depth, queue, looked = {start: 0}, deque([start]), 0
    while queue:
        here = queue.popleft()
        if bound and depth[here] + 1 >= bound:
            break
        for onward in near[here]:
            looked += 1
            if onward == start:
                return _ring(start, here, came), looked
            if onward not in depth:
                depth[onward], came[onward] = depth[here] + 1, here
                queue.append(onward)
    return [], looked


def _ring(start: str, last: str, came: Mapping[str, str]) -> list[str]:
    ring = [last]
    while ring[-1] != start:
        ring.append(came[ring[-1]])
    return ring[::-1]
