"""Rows of duties: each with its goals, standards, norms, checks, regulations and evidence."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from graph_model.closures import closure
from graph_model.projection.steps import DUTY_UP, GOALS_SERVED
from graph_model.store.port import Reader
from queries.chains import duty_chains, what_they_rest_on
from queries.nodes import NodeRef
from queries.scope import Scope
from queries.sheets.rows import plain_rows
from queries.sheets.shapes import Related, SheetRow, related
from queries.stages import duty_stages
from queries.traces import DutyChain
from queries.walks import DUTIES_BELOW, Walked, upwards, walk


def duty_rows(reader: Reader, starts: Sequence[SheetRow], scope: Scope) -> list[SheetRow]:
    """The duties of the starts, in their order and roles, each followed by those below it;
    each duty once."""
    below = walk(reader, {one.node.id: one.node for one in starts}.values(), DUTIES_BELOW)
    listed = _tree(starts, below)
    nodes = [row.node for row in listed]
    chains = _chains(reader, nodes, scope)
    goals = _goals(reader, nodes)
    said = {row.node.id: row for row in plain_rows(reader, nodes)}
    return [
        row.model_copy(
            update={
                "values": said[row.node.id].values,
                "related": _related(chains[row.node.id], goals[row.node.id]),
                "marks": chains[row.node.id].marks,
            }
        )
        for row in listed
    ]


def _tree(starts: Sequence[SheetRow], below: Walked) -> list[SheetRow]:
    """Depth first, without recursion: chains of duties may be long."""
    children: dict[str, list[str]] = defaultdict(list)
    for link in below.links:
        children[link.source].append(link.target)
    found: dict[str, SheetRow] = {}
    stack = list(reversed(starts))
    while stack:
        row = stack.pop()
        if row.node.id in found:
            continue
        found[row.node.id] = row
        stack += [
            SheetRow(node=below.nodes[id_], depth=row.depth + 1, role=row.role)
            for id_ in sorted(children[row.node.id], reverse=True)
        ]
    return list(found.values())


def _chains(reader: Reader, nodes: Sequence[NodeRef], scope: Scope) -> dict[str, DutyChain]:
    ids = [one.id for one in nodes]
    rests = what_they_rest_on(reader, ids)
    stages = duty_stages(reader, ids, scope.profile)
    return {one.duty.id: one for one in duty_chains(reader, nodes, rests, stages, scope)}


def _goals(reader: Reader, duties: Iterable[NodeRef]) -> dict[str, tuple[NodeRef, ...]]:
    """Duty → the goals that it, or a duty above it, serves."""
    listed = list(duties)
    found = walk(reader, listed, (DUTY_UP, GOALS_SERVED))
    below: dict[str, list[str]] = defaultdict(list)
    for higher, lower in ((top, low) for low, tops in upwards(found.links).items() for top in tops):
        below[higher].append(lower)
    served: dict[str, list[NodeRef]] = defaultdict(list)
    for id_, goal in sorted(found.of("Goal").items()):
        for duty in closure(below, [id_]):
            served[duty].append(goal)
    return {one.id: tuple(served[one.id]) for one in listed}


def _related(chain: DutyChain, goals: tuple[NodeRef, ...]) -> tuple[Related, ...]:
    return (
        related("goals", "目标", "Goals", goals),
        related("posts", "岗位", "Posts", tuple(one.node for one in chain.carriers)),
        related("standards", "标准", "Standards", chain.standards),
        related("norms", "规范", "Norms", chain.norms),
        related("checks", "质量监控", "Checks", chain.checks),
        related("regulations", "制度", "Regulations", chain.regulations),
        related("evidence", "佐证", "Evidence", chain.evidence),
    )
