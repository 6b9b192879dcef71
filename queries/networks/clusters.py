"""Clusters: departments that do their work together, by the duties and goals they share."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

import networkx as nx

from graph_model.kinds import WORKING_ROLES
from graph_model.store.port import Reader, Row
from queries.networks.bits import bits_above, places
from queries.networks.reading import links_of, refs, rows_of, working
from queries.nodes import NodeRef
from queries.question import Closed
from queries.wording import Sentence

SEED = 0
MOST_UNITS = 60
EXAMPLES = 3
MEANING = Sentence(
    zh="同一组的部门共同承担的工作多, 宜一起梳理表3、表4, 一起确定牵头与配合; "
    "跨组的共同工作最容易无人收口。",
    en="Departments of one cluster share much of their work: go through their tables together. "
    "Work shared across clusters most easily falls between two stools.",
)
Shared = Mapping[str, tuple[str, ...]]


class Tie(Closed):
    """Two departments and how many leaf duties and goals they share, with some of them."""

    one: NodeRef
    other: NodeRef
    shared: int
    examples: tuple[NodeRef, ...]


class Cluster(Closed):
    """inside, outside: leaf duties and goals shared among its departments, and with others,
    counted by pairs of departments."""

    units: tuple[NodeRef, ...]
    inside: int
    outside: int
    ties: tuple[Tie, ...]
    said: Sentence


class Clusters(Closed):
    """across: ties between departments of different clusters, the strongest first. alone:
    departments that share nothing. widely: what more than MOST_UNITS share, left out."""

    meaning: Sentence
    clusters: tuple[Cluster, ...]
    across: tuple[Tie, ...]
    alone: tuple[NodeRef, ...]
    widely: tuple[NodeRef, ...]


@dataclass(frozen=True, slots=True)
class _Work:
    """Which departments share which duties and goals."""

    units: Mapping[str, NodeRef]
    items: Mapping[str, NodeRef]
    shared: Shared


def clusters(reader: Reader) -> Clusters:
    """Sections count as the department above them that reports; where none does, as
    themselves. The same answer every time."""
    work = _work(reader)
    pairs = _pairs(work.shared)
    groups = _groups(work)
    home = {unit: place for place, group in enumerate(groups) for unit in group}
    ties = [_tie(work, pair, items) for pair, items in sorted(pairs.items())]
    ties.sort(key=lambda tie: -tie.shared)
    tied = {unit for pair in pairs for unit in pair}
    across = tuple(tie for tie in ties if home[tie.one.id] != home[tie.other.id])
    return Clusters(
        meaning=MEANING,
        clusters=tuple(_cluster(work, group, ties) for group in groups if group & tied),
        across=across,
        alone=tuple(work.units[id_] for id_ in sorted(work.units) if id_ not in tied),
        widely=tuple(work.items[id_] for id_, units in work.shared.items() if _is_wide(units)),
    )


def _is_wide(units: tuple[str, ...]) -> bool:
    return len(units) > MOST_UNITS


def _work(reader: Reader) -> _Work:
    rows = rows_of(reader, "Unit")
    home = _homes(reader, rows)
    duties = [row for row in rows_of(reader, "Duty") if row["leaf"]]
    goals = rows_of(reader, "Goal")
    posts = {one.source: home[one.target] for one in links_of(reader, "BELONGS_TO", "Post", "Unit")}
    shared = {**_of_duties(reader, duties, home, posts), **_of_goals(reader, home, posts)}
    named = refs("Unit", rows)
    return _Work(
        units={id_: named[id_] for id_ in sorted(set(home.values()))},
        items={**refs("Duty", duties), **refs("Goal", goals)},
        shared={id_: units for id_, units in sorted(shared.items()) if len(units) > 1},
    )


def _homes(reader: Reader, rows: Iterable[Row]) -> dict[str, str]:
    """Unit → the nearest one that reports, itself or above; else itself."""
    reporting = {row["id"]: bool(row["reports"]) for row in rows}
    above: dict[str, str] = {}
    for link in links_of(reader, "PART_OF", "Unit", "Unit"):
        above.setdefault(link.source, link.target)

    def home(unit: str) -> str:
        seen, here = set[str](), unit
        while here not in seen and not reporting[here] and here in above:
            seen.add(here)
            here = above[here]
        return here if reporting[here] else unit

    return {unit: home(unit) for unit in reporting}


def _of_duties(
    reader: Reader, duties: Iterable[Row], home: Mapping[str, str], posts: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    """Leaf duty → the departments that hold it or a duty above it, or whose posts carry it."""
    upwards: nx.DiGraph[str] = nx.DiGraph()
    for link in links_of(reader, "DECOMPOSES_INTO", "Duty", "Duty"):
        upwards.add_edge(link.target, link.source)
    for link in working(links_of(reader, "HOLDS", "Unit", "Duty")):
        upwards.add_edge(link.target, home[link.source])
    carried: dict[str, set[str]] = defaultdict(set)
    for link in working(links_of(reader, "CARRIES", "Post", "Duty")):
        if link.source in posts:
            carried[link.target].add(posts[link.source])
    homes = sorted(set(home.values()))
    above = bits_above(upwards, {unit: 1 << place for place, unit in enumerate(homes)})
    return {
        row["id"]: tuple(
            sorted({homes[one] for one in places(above.get(row["id"], 0))} | carried[row["id"]])
        )
        for row in duties
    }


def _of_goals(
    reader: Reader, home: Mapping[str, str], posts: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    """Goal → the departments that it is assigned to, or to posts of."""
    found: dict[str, set[str]] = defaultdict(set)
    for kind, homes in (("Unit", home), ("Post", posts)):
        for link in links_of(reader, "ASSIGNED_TO", "Goal", kind):
            if link.role in WORKING_ROLES and link.target in homes:
                found[link.source].add(homes[link.target])
    return {goal: tuple(sorted(units)) for goal, units in found.items()}


def _pairs(shared: Shared) -> dict[tuple[str, str], list[str]]:
    """Two departments → what they share."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for item, units in shared.items():
        if not _is_wide(units):
            for pair in combinations(units, 2):
                found[pair].append(item)
    return found


def _groups(work: _Work) -> list[set[str]]:
    """Communities; what many share ties each two of them less. Places in a list stand for
    the departments, because the order in which texts are hashed changes from run to run."""
    listed = sorted(work.units)
    place = {unit: number for number, unit in enumerate(listed)}
    weights: dict[tuple[int, int], float] = defaultdict(float)
    for _, units in sorted(work.shared.items()):
        if not _is_wide(units):
            for one, other in combinations(units, 2):
                weights[place[one], place[other]] += 1 / (len(units) - 1)
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(listed)))
    graph.add_weighted_edges_from((a, b, weight) for (a, b), weight in sorted(weights.items()))
    found = nx.community.louvain_communities(graph, weight="weight", seed=SEED)
    groups = [{listed[number] for number in group} for group in found]
    return sorted(groups, key=lambda group: (-len(group), min(group)))


def _tie(work: _Work, pair: tuple[str, str], items: list[str]) -> Tie:
    one, other = (work.units[id_] for id_ in pair)
    examples = tuple(work.items[id_] for id_ in items[:EXAMPLES])
    return Tie(one=one, other=other, shared=len(items), examples=examples)


def _cluster(work: _Work, group: set[str], ties: list[Tie]) -> Cluster:
    inner = tuple(tie for tie in ties if {tie.one.id, tie.other.id} <= group)
    outer = [tie for tie in ties if len({tie.one.id, tie.other.id} & group) == 1]
    units = tuple(work.units[id_] for id_ in sorted(group))
    inside, outside = sum(tie.shared for tie in inner), sum(tie.shared for tie in outer)
    names = "、".join(unit.name for unit in units)
    return Cluster(
        units=units,
        inside=inside,
        outside=outside,
        ties=inner,
        said=Sentence(
            zh=f"{names}: 组内共同承担 {inside} 项, 与组外共同承担 {outside} 项",
            en=f"{', '.join(unit.name for unit in units)}: {inside} shared inside, "
            f"{outside} with others",
        ),
    )
