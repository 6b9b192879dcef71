"""Neighbourhood: what is linked with a node, some steps far, grouped where it is much."""

from collections import Counter
from collections.abc import Collection
from datetime import date

from graph_model.errors import Problem, WrongInput
from graph_model.kinds import NODE_KINDS
from graph_model.store.port import Reader
from queries.details import link_name
from queries.nodes import NodeRef, arrivals, known_kinds, node_by_id
from queries.question import Closed
from queries.scope import Scope
from queries.traces import TraceLink
from queries.walks import EVERY, Walked, further, ordered, started
from queries.wording import Sentence, link_words

MOST_HOPS = 4
MOST_SHOWN = 300
FURTHEST = 20_000


class Neighbour(Closed):
    """A node so many hops away."""

    node: NodeRef
    hops: int


class NeighbourGroup(Closed):
    """How many nodes of a kind are so many hops away."""

    kind: str
    hops: int
    count: int


class LinkGroup(Closed):
    """How many links of a kind join nodes of two kinds; name: what the kind is called."""

    link: str
    name: Sentence
    source_kind: str
    target_kind: str
    count: int


class NeighbourLink(Closed):
    """A link between two nodes shown, with its words."""

    link: TraceLink
    said: Sentence


class Neighbourhood(Closed):
    """nodes and links are listed up to MOST_SHOWN nodes; beyond, grouped is true and only
    the groups are given. hops: as far as was looked; complete: that is as far as was asked."""

    subject: NodeRef
    today: date
    hops: int
    complete: bool
    total: int
    grouped: bool
    nodes: tuple[Neighbour, ...]
    links: tuple[NeighbourLink, ...]
    groups: tuple[NeighbourGroup, ...]
    link_groups: tuple[LinkGroup, ...]


def neighbourhood(
    reader: Reader, id_: str, scope: Scope, hops: int = 1, kinds: Collection[str] = ()
) -> Neighbourhood:
    """Nodes of the chosen kinds (none chosen: all) up to so many hops away, through nodes
    of these kinds, in both directions. Beyond FURTHEST nodes it goes no further."""
    if not 1 <= hops <= MOST_HOPS:
        raise WrongInput([Problem(str(hops), f"步数须在 1 与 {MOST_HOPS} 之间")])
    subject = node_by_id(reader, id_)
    shown = known_kinds(kinds)
    steps = [step for step in EVERY if step.far in shown]
    found, gone = started([subject]), 0
    while found.front and gone < hops and len(found.nodes) <= FURTHEST:
        further(reader, found, steps, arrivals)
        gone += 1
    left = hops - gone if found.front else 0
    return _answer(subject, scope, found, hops, left)


def _answer(subject: NodeRef, scope: Scope, found: Walked, hops: int, left: int) -> Neighbourhood:
    nodes = [one for one in found.nodes.values() if one.id != subject.id]
    grouped = len(nodes) > MOST_SHOWN
    names = {one.id: one.name for one in found.nodes.values()}
    return Neighbourhood(
        subject=subject,
        today=scope.day,
        hops=hops - left,
        complete=not left,
        total=len(nodes),
        grouped=grouped,
        nodes=() if grouped else tuple(_neighbour(found, one) for one in nodes),
        links=()
        if grouped
        else tuple(
            NeighbourLink(link=one, said=link_words(one, names)) for one in ordered(found.links)
        ),
        groups=_groups(found, nodes),
        link_groups=_link_groups(found),
    )


def _neighbour(found: Walked, node: NodeRef) -> Neighbour:
    return Neighbour(node=node, hops=found.depth[node.id])


def _groups(found: Walked, nodes: list[NodeRef]) -> tuple[NeighbourGroup, ...]:
    counted = Counter((found.depth[one.id], one.kind) for one in nodes)
    order = list(NODE_KINDS)
    return tuple(
        NeighbourGroup(kind=kind, hops=hops, count=counted[hops, kind])
        for hops, kind in sorted(counted, key=lambda one: (one[0], order.index(one[1])))
    )


def _link_groups(found: Walked) -> tuple[LinkGroup, ...]:
    kinds = {one.id: one.kind for one in found.nodes.values()}
    counted = Counter((one.kind, kinds[one.source], kinds[one.target]) for one in found.links)
    return tuple(
        LinkGroup(
            link=link,
            name=link_name(link),
            source_kind=source,
            target_kind=target,
            count=counted[key],
        )
        for key in sorted(counted)
        for link, source, target in (key,)
    )
