"""In which order to repair gaps so that most goals become whole soonest."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

import networkx as nx

from graph_model.profile import Stage
from graph_model.store.port import Reader
from queries.networks.bits import places
from queries.networks.reading import links_of, working
from queries.networks.wholeness import Wholeness, wholeness
from queries.nodes import NodeRef, responsible
from queries.question import Closed
from queries.scope import Scope
from queries.wording import Sentence

MEANING = Sentence(
    zh="目标要等它名下每一项职责的每个环节都有了着落才算完整。按此顺序补, 完整的目标增加得快: "
    "每次先补离完整最近的目标(还缺的环节最少)。这是逐步择优的排法, 不保证是最好的一种。",
    en="A goal is whole once every stage of every duty for it is there. In this order whole "
    "goals grow fast: each time the goal that lacks the fewest stages is finished. This is a "
    "greedy order, not promised to be the best.",
)


@dataclass(frozen=True, slots=True)
class Blocked:
    """items: duty, or goal without duties, → the stages it lacks; goals: goal → the items
    that must all be repaired before it is whole."""

    items: Mapping[str, tuple[Stage, ...]]
    goals: Mapping[str, frozenset[str]]


class RepairStep(Closed):
    """One duty or goal to be repaired at all its stages. done: stages repaired up to here;
    goals: those that become whole by it; whole: how many are whole then."""

    place: int
    subject: NodeRef
    stages: tuple[Stage, ...]
    units: tuple[NodeRef, ...]
    done: int
    goals: tuple[NodeRef, ...]
    whole: int


class Repair(Closed):
    """whole, total: goals today, and all of them; needed: how many steps there are in all.
    free: what is broken and blocks no goal, because it serves none."""

    meaning: Sentence
    whole: int
    total: int
    needed: int
    free: int
    steps: tuple[RepairStep, ...]


def repair(reader: Reader, scope: Scope, limit: int = 100) -> Repair:
    """The first steps of the greedy order; ties by id."""
    chains = wholeness(reader, scope)
    blocked = _blocked(reader, chains)
    order = greedy(blocked)
    nodes = {**chains.duties, **{goal.id: goal for goal in chains.goals}}
    shown = order[:limit]
    units = responsible(reader, [nodes[id_] for id_ in shown])
    start = len(chains.goals) - len(blocked.goals)
    return Repair(
        meaning=MEANING,
        whole=start,
        total=len(chains.goals),
        needed=len(order),
        free=len(blocked.items) - len(order),
        steps=_steps(shown, blocked, nodes, units, start),
    )


def greedy(blocked: Blocked) -> list[str]:
    """Items in the order of repair: of the goal that lacks the fewest stages; within it
    first what blocks most goals. Each item is looked at once for each goal it blocks."""
    users = _users(blocked)
    open_items = {goal: set(items) for goal, items in blocked.goals.items()}
    cost = {
        goal: sum(len(blocked.items[one]) for one in items) for goal, items in open_items.items()
    }
    heap = [(stages, goal) for goal, stages in cost.items()]
    heapify(heap)
    order: list[str] = []
    while heap:
        stages, goal = heappop(heap)
        if stages != cost[goal] or not open_items[goal]:
            continue
        for item in sorted(open_items[goal], key=lambda one: (-len(users[one]), one)):
            order.append(item)
            for other in users[item]:
                open_items[other].discard(item)
                cost[other] -= len(blocked.items[item])
                heappush(heap, (cost[other], other))
    return order


def _users(blocked: Blocked) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for goal, items in sorted(blocked.goals.items()):
        for item in items:
            found[item].append(goal)
    return found


def whole_after(order: Iterable[str], blocked: Blocked) -> list[tuple[int, str]]:
    """When each goal becomes whole: the number of stages repaired up to then, and the goal."""
    left = {goal: len(items) for goal, items in blocked.goals.items()}
    users, done, found = _users(blocked), 0, list[tuple[int, str]]()
    for item in order:
        done += len(blocked.items[item])
        for goal in users[item]:
            left[goal] -= 1
            if not left[goal]:
                found.append((done, goal))
    return found


def _blocked(reader: Reader, chains: Wholeness) -> Blocked:
    """Of goals with duties, the broken ones block; a goal without any waits for one leaf
    goal, the one that lacks least, to be given a post and a whole duty."""
    broken = chains.broken()
    served = chains.goals_above(chains.routes)
    idle = {goal.id for place, goal in enumerate(chains.goals) if not served >> place & 1}
    goals: dict[str, set[str]] = defaultdict(set)
    for duty in broken:
        for place in places(chains.above.get(duty, 0)):
            goals[chains.goals[place].id].add(duty)
    lacking = _lacking(reader, idle)
    for goal, leaf in _nearest(reader, idle, lacking).items():
        goals[goal].add(leaf)
    used = {item for items in goals.values() for item in items}
    return Blocked(
        items={**broken, **{goal: lacking[goal] for goal in used & idle}},
        goals={goal: frozenset(items) for goal, items in goals.items()},
    )


def _lacking(reader: Reader, idle: Iterable[str]) -> dict[str, tuple[Stage, ...]]:
    links = working(links_of(reader, "ASSIGNED_TO", "Goal", "Post"))
    posted = {link.source for link in links}
    return {goal: (Stage.DUTY,) if goal in posted else (Stage.POST, Stage.DUTY) for goal in idle}


def _nearest(
    reader: Reader, idle: set[str], lacking: Mapping[str, tuple[Stage, ...]]
) -> dict[str, str]:
    """Goal without duties → the leaf goal at or below it that lacks least; from the bottom
    up, each goal once. In a cycle that ends nowhere it is one of the cycle."""
    tree: nx.DiGraph[str] = nx.DiGraph()
    tree.add_nodes_from(sorted(idle))
    links = links_of(reader, "DECOMPOSES_INTO", "Goal", "Goal")
    tree.add_edges_from((one.source, one.target) for one in links if one.source in idle)
    groups = nx.condensation(tree)
    best: dict[int, str] = {}
    found: dict[str, str] = {}
    for group in reversed(list(nx.topological_sort(groups))):
        members = groups.nodes[group]["members"]
        below = [best[one] for one in groups.successors(group)] or sorted(members)
        best[group] = min(below, key=lambda goal: (len(lacking[goal]), goal))
        found |= dict.fromkeys(members, best[group])
    return found


def _steps(
    shown: Sequence[str],
    blocked: Blocked,
    nodes: Mapping[str, NodeRef],
    units: Mapping[str, tuple[NodeRef, ...]],
    start: int,
) -> tuple[RepairStep, ...]:
    finished: dict[int, list[str]] = defaultdict(list)
    for done, goal in whole_after(shown, blocked):
        finished[done].append(goal)
    steps: list[RepairStep] = []
    done, whole = 0, start
    for place, id_ in enumerate(shown, start=1):
        done += len(blocked.items[id_])
        whole += len(finished[done])
        steps.append(
            RepairStep(
                place=place,
                subject=nodes[id_],
                stages=blocked.items[id_],
                units=units.get(id_, ()),
                done=done,
                goals=tuple(nodes[goal] for goal in sorted(finished[done])),
                whole=whole,
            )
        )
    return tuple(steps)
