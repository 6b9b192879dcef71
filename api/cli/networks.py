"""gangmu networks: keystones, cycles, clusters, and the order in which to repair."""

from collections.abc import Iterator
from typing import Annotated

import typer
from rich.console import RenderableType

from api.cli.app import Day, Revision, app
from api.cli.asked import Format, answer, asking
from api.cli.tables import ListFormat, table
from api.names import STAGE_NAMES
from graph_model.kinds import NODE_KINDS
from queries import networks
from queries.networks.clusters import Clusters
from queries.networks.cycles import Cycles
from queries.networks.keystones import Keystones
from queries.networks.repair import Repair

group = typer.Typer(help="整张网络的分析: 关键点、循环、协同、补缺顺序。", no_args_is_help=True)
app.add_typer(group, name="networks")
Most = Annotated[int, typer.Option("--limit", min=1, help="最多列出几项")]


@group.command()
def keystones(
    context: typer.Context,
    limit: Most = 20,
    today: Day = None,
    revision: Revision = None,
    format: Format = ListFormat.TABLE,
) -> None:
    """失去哪些岗位、标准, 断开的完整链条最多。"""
    with asking(context, today, revision) as (_, asked):
        found = networks.keystones(asked.reader, asked.scope, limit)
    answer(asked, found, format is ListFormat.JSON, _keystones)


def _keystones(found: Keystones) -> Iterator[RenderableType]:
    rows = [
        (
            NODE_KINDS[one.node.kind].zh,
            one.node.name,
            len(one.duties),
            len(one.goals),
            "、".join(STAGE_NAMES[stage] for stage in one.stages),
        )
        for one in found.keystones
    ]
    title = f"独撑完整链条的岗位与标准共 {found.total} 个"
    title += f"(今天完整: 职责 {found.whole_duties}, 目标 {found.whole_goals})"
    yield table(title, ["种类", "名称", "断开职责", "断开目标", "独撑的环节"], rows)
    yield found.meaning.zh


@group.command()
def cycles(
    context: typer.Context,
    today: Day = None,
    revision: Revision = None,
    format: Format = ListFormat.TABLE,
) -> None:
    """首尾相接的循环, 逐条连接说明。"""
    with asking(context, today, revision) as (_, asked):
        found = networks.cycles(asked.reader)
    answer(asked, found, format is ListFormat.JSON, _cycles)


def _cycles(found: Cycles) -> Iterator[RenderableType]:
    rows = [(NODE_KINDS[one.kind].zh, one.members, one.said.zh) for one in found.cycles]
    yield table(f"循环 {len(rows)} 处", ["种类", "涉及几个", "其中最短的一个循环"], rows)
    yield found.meaning.zh


@group.command()
def clusters(
    context: typer.Context,
    today: Day = None,
    revision: Revision = None,
    format: Format = ListFormat.TABLE,
) -> None:
    """哪些部门共同承担的工作多。"""
    with asking(context, today, revision) as (_, asked):
        found = networks.clusters(asked.reader)
    answer(asked, found, format is ListFormat.JSON, _clusters)


def _clusters(found: Clusters) -> Iterator[RenderableType]:
    rows = [
        ("、".join(unit.name for unit in one.units), one.inside, one.outside)
        for one in found.clusters
    ]
    yield table(f"协同组 {len(rows)} 个", ["部门", "组内共同", "与组外共同"], rows)
    across = [
        (tie.one.name, tie.other.name, tie.shared, "、".join(one.name for one in tie.examples))
        for tie in found.across
    ]
    yield table("跨组的共同工作", ["部门", "部门", "几项", "例如"], across)
    yield found.meaning.zh


@group.command()
def repair(
    context: typer.Context,
    limit: Most = 20,
    today: Day = None,
    revision: Revision = None,
    format: Format = ListFormat.TABLE,
) -> None:
    """按什么顺序补缺, 完整的目标增加得最快。"""
    with asking(context, today, revision) as (_, asked):
        found = networks.repair(asked.reader, asked.scope, limit)
    answer(asked, found, format is ListFormat.JSON, _repair)


def _repair(found: Repair) -> Iterator[RenderableType]:
    rows = [
        (
            one.place,
            one.subject.name,
            "、".join(STAGE_NAMES[stage] for stage in one.stages),
            "、".join(unit.name for unit in one.units),
            "、".join(goal.name for goal in one.goals),
            f"{one.whole}/{found.total}",
        )
        for one in found.steps
    ]
    title = f"完整的目标 {found.whole}/{found.total}; 全部补齐需 {found.needed} 步"
    columns = ["次序", "补哪一项", "补什么", "责任部门", "因此完整的目标", "完整的目标"]
    yield table(title, columns, rows)
    yield found.meaning.zh
