"""Impact: everything that rests on a node, and through which links."""

from datetime import date
from functools import cached_property

from graph_model.kinds import NODE_KINDS
from graph_model.store.port import Reader
from queries.nodes import NodeRef, arrivals, node_by_id
from queries.question import Closed
from queries.scope import Scope
from queries.traces import TraceLink
from queries.walks import RESTING, Walked, before, walk
from queries.wording import Sentence, link_words, way_words


class Resting(Closed):
    """A node that rests on the subject. depth: links between them; via: id of the node one
    link nearer, on a shortest way; link: to that node, in words."""

    node: NodeRef
    depth: int
    via: str
    link: TraceLink
    said: Sentence


class RestingKind(Closed):
    """All nodes of a kind that rest on the subject, nearest first."""

    kind: str
    total: int
    nodes: tuple[Resting, ...]


class Impact(Closed):
    """kinds: in the model's order, those with nodes. direct: how many rest on it directly."""

    subject: NodeRef
    today: date
    total: int
    direct: int
    kinds: tuple[RestingKind, ...]

    def way(self, id_: str) -> Sentence:
        """A shortest way of links from the subject to a node, in words."""
        names = {self.subject.id: self.subject.name}
        links: list[TraceLink] = []
        while id_ != self.subject.id:
            one = self._by_id[id_]
            names[id_] = one.node.name
            links.append(one.link)
            id_ = one.via
        return way_words(self.subject.id, reversed(links), names)

    @cached_property
    def _by_id(self) -> dict[str, Resting]:
        return {one.node.id: one for group in self.kinds for one in group.nodes}


def impact(reader: Reader, id_: str, scope: Scope) -> Impact:
    """All that loses its footing, at once or in the end, when the node is gone. Roles of
    every kind are followed; each node is met once, however many ways lead to it."""
    subject = node_by_id(reader, id_)
    found = walk(reader, [subject], RESTING, arrivals)
    nodes = [_resting(found, node) for node in found.nodes.values() if node.id != subject.id]
    return Impact(
        subject=subject,
        today=scope.day,
        total=len(nodes),
        direct=sum(one.depth == 1 for one in nodes),
        kinds=_by_kind(nodes),
    )


def _resting(found: Walked, node: NodeRef) -> Resting:
    link = found.came[node.id]
    names = {end: found.nodes[end].name for end in (link.source, link.target)}
    return Resting(
        node=node,
        depth=found.depth[node.id],
        via=before(link, node.id),
        link=link,
        said=link_words(link, names),
    )


def _by_kind(nodes: list[Resting]) -> tuple[RestingKind, ...]:
    groups = {kind: tuple(one for one in nodes if one.node.kind == kind) for kind in NODE_KINDS}
    return tuple(
        RestingKind(kind=kind, total=len(listed), nodes=listed)
        for kind, listed in groups.items()
        if listed
    )
