"""gangmu trace: the chain of a goal, post or duty as a tree, with its missing stages."""

import json
from enum import StrEnum
from typing import Annotated

import typer
from rich.text import Text
from rich.tree import Tree

from api.cli.app import app, opened
from api.cli.coverage import STAGE_NAMES
from api.cli.gaps import Day
from api.cli.tables import console, stage_row
from queries.nodes import NodeRef
from queries.trace import trace_down, trace_up
from queries.traces import DutyChain, GoalStep, Trace


class TraceFormat(StrEnum):
    TREE = "tree"
    JSON = "json"


@app.command()
def trace(
    context: typer.Context,
    subject: Annotated[str, typer.Argument(metavar="ID", help="标识、编号、文号、名称或别名")],
    up: Annotated[bool, typer.Option("--up/--down", help="向上还是向下追溯")] = False,
    today: Day = None,
    format: Annotated[TraceFormat, typer.Option(help="输出格式")] = TraceFormat.TREE,
) -> None:
    """追溯一个目标、岗位、职责或标准。"""
    with opened(context) as service, service.asking(today.date() if today else None) as asked:
        id_ = service.meant(asked, subject)
        found = (trace_up if up else trace_down)(asked.reader, id_, asked.scope)
        revision = asked.stamp.revision
    if format is TraceFormat.JSON:
        shown = {"revision": revision, **found.model_dump(mode="json")}
        print(json.dumps(shown, ensure_ascii=False, indent=1))
        return
    console().print(_tree(found))
    console().print(f"第 {revision} 版 · 按 {found.today} 计算")


def _tree(found: Trace) -> Tree:
    tree = Tree(Text(_label(found.subject), style="bold"))
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
    for goal in found.goals:
        _goal(tree, goal)
    for duty in found.duties:
        _duty(tree, duty)
    if not found.goals and not found.duties:
        _layers(tree, found)
    return tree


def _goal(tree: Tree, step: GoalStep) -> None:
    who = "、".join(one.node.name for one in step.assigned)
    indent = "　" * step.depth
    tree.add(Text(f"{indent}{_label(step.goal)}" + (f" — {who}" if who else "")))


def _duty(tree: Tree, chain: DutyChain) -> None:
    branch = tree.add(Text(f"{_label(chain.duty)}  {stage_row(chain.marks)}"))
    parts = {
        "岗位": [one.node for one in chain.carriers],
        "标准": chain.standards,
        "规范": chain.norms,
        "质量监控": chain.checks,
        "制度": chain.regulations,
        "佐证": chain.evidence,
    }
    for name, nodes in parts.items():
        if nodes:
            branch.add(Text(f"{name}: {'、'.join(node.name for node in nodes)}"))
        elif name != "佐证":
            branch.add(Text(f"{name}: 缺", style="red"))


def _layers(tree: Tree, found: Trace) -> None:
    for layer in found.layers:
        branch = tree.add(Text(layer.name))
        for node in layer.nodes:
            branch.add(Text(_label(node)))


def _label(node: NodeRef) -> str:
    return f"{node.code} {node.name}" if node.code else node.name
