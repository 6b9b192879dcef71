"""The shortest way between two nodes, along links in any direction."""

from collections.abc import Collection
from datetime import date

from graph_model.store.port import Reader
from queries.nodes import NodeRef, arrivals, node_by_id
from queries.question import Closed
from queries.scope import Scope
from queries.traces import TraceLink
from queries.walks import EVERY, Walked, before, further, started
from queries.wording import Sentence, link_words, way_words


class PathStep(Closed):
    """One link of the way, in words; node: where it leads to."""

    node: NodeRef
    link: TraceLink
    said: Sentence


class Path(Closed):
    """found: the two are joined at all. said: the whole way in words."""

    start: NodeRef
    end: NodeRef
    today: date
    found: bool
    steps: tuple[PathStep, ...]
    said: Sentence


def path(reader: Reader, start_id: str, end_id: str, scope: Scope) -> Path:
    """Walk from both ends, always on from the side with fewer nodes in front, until they
    meet. Of equally short ways it is the same one every time."""
    start, end = node_by_id(reader, start_id), node_by_id(reader, end_id)
    near, far = started([start]), started([end])
    meeting = near.nodes.keys() & far.nodes.keys()
    while not meeting and near.front and far.front:
        smaller = near if len(near.front) <= len(far.front) else far
        further(reader, smaller, EVERY, arrivals)
        meeting = near.nodes.keys() & far.nodes.keys()
    names = {one.id: one for side in (near, far) for one in side.nodes.values()}
    return _answer(start, end, scope, names, _joined(near, far, meeting))


def _joined(near: Walked, far: Walked, meeting: Collection[str]) -> list[TraceLink]:
    """Where two walks meet first, every node that they meet in lies on a shortest way."""
    if not meeting:
        return []
    middle = min(meeting)
    return near.way(middle) + far.way(middle)[::-1]


def _answer(
    start: NodeRef, end: NodeRef, scope: Scope, nodes: dict[str, NodeRef], links: list[TraceLink]
) -> Path:
    names = {id_: node.name for id_, node in nodes.items()}
    steps, here = [], start.id
    for link in links:
        here = before(link, here)
        steps.append(PathStep(node=nodes[here], link=link, said=link_words(link, names)))
    return Path(
        start=start,
        end=end,
        today=scope.day,
        found=here == end.id,
        steps=tuple(steps),
        said=way_words(start.id, links, names),
    )
