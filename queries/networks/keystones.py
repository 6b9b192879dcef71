"""Keystones: posts and standards whose loss would break most of the chains whole today."""

from collections import defaultdict

from graph_model.profile import Stage
from graph_model.store.port import Reader
from queries.networks.wholeness import Wholeness, wholeness
from queries.nodes import NodeRef, named
from queries.question import Closed
from queries.scope import Scope
from queries.wording import Sentence

MEANING = Sentence(
    zh="失去这一个岗位或标准, 今天完整的链条就会断开: 没有第二个岗位、标准可以顶上。"
    "宜为它安排AB岗, 或另有标准、规范、制度可依。",
    en="Without this one post or standard, chains that are whole today would break: nothing "
    "else brings the stage along. Give it a second holder, or a second standard or rule.",
)


class Keystone(Closed):
    """A post or standard; stages: that nothing else brings along; duties, goals: whole today
    and not without it."""

    node: NodeRef
    stages: tuple[Stage, ...]
    duties: tuple[NodeRef, ...]
    goals: tuple[NodeRef, ...]
    said: Sentence


class Keystones(Closed):
    """total: how many posts and standards chains hang on alone; whole: what is whole today."""

    meaning: Sentence
    total: int
    whole_duties: int
    whole_goals: int
    keystones: tuple[Keystone, ...]


def keystones(reader: Reader, scope: Scope, limit: int = 20) -> Keystones:
    """Those on which most chains hang, by number of duties and goals, then by id."""
    chains = wholeness(reader, scope)
    hanging = _hanging(chains)
    whole = chains.whole_goals()
    lost = {id_: chains.goals_above(duties) & whole for id_, duties in hanging.items()}
    ranked = sorted(hanging, key=lambda id_: (-len(hanging[id_]) - lost[id_].bit_count(), id_))
    nodes = named(reader, ranked[:limit], ("Post", "Standard"))
    listed = tuple(_keystone(chains, nodes[id_], hanging[id_], lost[id_]) for id_ in ranked[:limit])
    return Keystones(
        meaning=MEANING,
        total=len(ranked),
        whole_duties=len(chains.routes) - len(chains.broken()),
        whole_goals=whole.bit_count(),
        keystones=listed,
    )


def _hanging(chains: Wholeness) -> dict[str, dict[str, list[Stage]]]:
    """Post or standard → whole duty → the stages that it alone brings along."""
    found: dict[str, dict[str, list[Stage]]] = defaultdict(lambda: defaultdict(list))
    broken = chains.broken()
    for duty, routes in chains.routes.items():
        if duty in broken:
            continue
        for stage in chains.order:
            if len(routes[stage]) == 1 and duty not in routes[stage]:
                (only,) = routes[stage]
                found[only][duty].append(stage)
    return found


def _keystone(
    chains: Wholeness, node: NodeRef, duties: dict[str, list[Stage]], lost: int
) -> Keystone:
    alone = {stage for stages in duties.values() for stage in stages}
    goals = chains.named_goals(lost)
    return Keystone(
        node=node,
        stages=tuple(stage for stage in chains.order if stage in alone),
        duties=tuple(chains.duties[id_] for id_ in sorted(duties)),
        goals=goals,
        said=Sentence(
            zh=f"失去“{node.name}”, {len(duties)} 项职责、{len(goals)} 个目标不再完整",
            en=f"without {node.name}, {len(duties)} duties and {len(goals)} goals are no "
            "longer whole",
        ),
    )
