"""gangmu trace: the chain of a goal, post or duty as a tree, with its missing stages."""

from collections.abc import Collection, Sequence
from enum import StrEnum
from typing import Annotated

import typer
from rich.text import Text
from rich.tree import Tree

from api.cli.app import Day, Revision, app
from api.cli.asked import Named, answer, asking
from api.cli.tables import stage_row
from api.names import LAYER_NAMES, STAGE_NAMES
from graph_model.profile import Stage
from queries.nodes import NodeRef
from queries.stages import StageMark
from queries.trace import trace_down, trace_up
from queries.traces import DutyChain, GoalStep, Layer, Trace


class TraceFormat(StrEnum):
    TREE = "tree"
    JSON = "json"


@app.command()
def trace(
    context: typer.Context,
    subject: Named,
    up: Annotated[bool, typer.Option("--up/--down", help="向上还是向下追溯")] = False,
    today: Day = None,
    revision: Revision = None,
    format: Annotated[TraceFormat, typer.Option(help="输出格式")] = TraceFormat.TREE,
) -> None:
    """追溯一个目标、岗位、职责或标准。"""
    with asking(context, today, revision) as (service, asked):
        id_ = service.meant(asked, subject)
        found = (trace_up if up else trace_down)(asked.reader, id_, asked.scope)
        optional = asked.scope.profile.optional_stages
    answer(asked, found, format is TraceFormat.JSON, lambda one: [_tree(one, optional)])


def _tree(found: Trace, optional: Collection[Stage]) -> Tree:
    tree = Tree(Text(_label(found.subject), style="bold"))
    _summary(tree, found)
    for goal in found.goals:
        _goal(tree, goal)
    for duty in found.duties:
        _duty(tree, duty, optional)
    if not found.goals and not found.duties:
        for layer in found.layers:
            _layer(tree, layer)
    return tree


def _summary(tree: Tree, found: Trace) -> None:
    """What is above, how many are whole at each stage, and where the weakest path breaks."""
    if found.above:
        above = tree.add("上级")
        for node in found.above:
            above.add(Text(_label(node)))
    if found.counts:
        parts = "  ".join(f"{STAGE_NAMES[c.stage]} {c.covered}/{c.total}" for c in found.counts)
        tree.add(Text(f"各环节: {parts}"))
    if found.broken:
        units = "、".join(unit.name for unit in found.broken.units) or "无责任部门"
        words = f"最先缺少: {STAGE_NAMES[found.broken.stage]}({units})"
        tree.add(Text(words, style="red"))


def _goal(tree: Tree, step: GoalStep) -> None:
    who = "、".join(one.node.name for one in step.assigned)
    indent = "　" * step.depth
    tree.add(Text(f"{indent}{_label(step.goal)}" + (f" — {who}" if who else "")))


def _duty(tree: Tree, chain: DutyChain, optional: Collection[Stage]) -> None:
    """A duty with what it rests on; what is missing is asked of leaf duties alone."""
    branch = tree.add(Text(f"{_label(chain.duty)}  {stage_row(chain.marks)}".rstrip()))
    nodes: dict[Stage, Sequence[NodeRef]] = {
        Stage.POST: [one.node for one in chain.carriers],
        Stage.STANDARD: chain.standards,
        Stage.NORM: chain.norms,
        Stage.CHECK: chain.checks,
        Stage.REGULATION: chain.regulations,
    }
    for mark in chain.marks:
        branch.add(_stage(mark, nodes.pop(mark.stage, ()), mark.stage in optional))
    rest = [(STAGE_NAMES[stage], found) for stage, found in nodes.items()]
    for name, found in (*rest, ("佐证", chain.evidence)):
        if found:
            branch.add(Text(f"{name}: {_names(found)}"))


def _stage(mark: StageMark, nodes: Sequence[NodeRef], optional: bool) -> Text:
    """`标准: 甲、乙`, `标准: 缺`; nodes that are there and do not count are named as such."""
    name = STAGE_NAMES[mark.stage]
    if mark.covered:
        return Text(f"{name}: {_names(nodes) or '有'}")
    besides = f"(不计入: {_names(nodes)})" if nodes else ""
    return _missing(name, optional, besides)


def _missing(name: str, optional: bool, besides: str = "") -> Text:
    words = "可缺" if optional else "缺"
    return Text(f"{name}: {words}{besides}", style="" if optional else "red")


def _layer(tree: Tree, layer: Layer) -> None:
    name = LAYER_NAMES[layer.name]
    branch = tree.add(_missing(name, layer.optional) if layer.missing else Text(name))
    for node in layer.nodes:
        branch.add(Text(_label(node)))


def _names(nodes: Sequence[NodeRef]) -> str:
    return "、".join(dict.fromkeys(node.name for node in nodes))


def _label(node: NodeRef) -> str:
    return f"{node.code} {node.name}" if node.code else node.name
