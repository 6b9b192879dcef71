"""gangmu impact, near, path, find: what rests on a node, what is near it, how it is joined."""

from collections.abc import Iterator
from typing import Annotated

import typer
from pydantic import BaseModel
from rich.console import RenderableType

from api.cli.app import Day, Revision, app
from api.cli.asked import Format, Named, answer, asking
from api.cli.tables import ListFormat, table
from api.names import field_name
from graph_model.kinds import LINK_KINDS, NODE_KINDS
from queries.find import Found, search_nodes
from queries.impact import Impact
from queries.impact import impact as find_impact
from queries.neighbourhood import MOST_HOPS, LinkGroup, Neighbourhood, neighbourhood
from queries.path import Path
from queries.path import path as find_path

SHORT_WAY = 8


class Hits(BaseModel):
    """What `gangmu find` answers with."""

    total: int
    found: list[Found]


@app.command()
def impact(
    context: typer.Context,
    subject: Named,
    today: Day = None,
    revision: Revision = None,
    format: Format = ListFormat.TABLE,
) -> None:
    """列出落在一个对象上的一切, 以及经由哪些连接。"""
    with asking(context, today, revision) as (service, asked):
        found = find_impact(asked.reader, service.meant(asked, subject), asked.scope)
    answer(asked, found, format is ListFormat.JSON, _impact)


def _impact(found: Impact) -> Iterator[RenderableType]:
    rows = [
        (
            NODE_KINDS[group.kind].zh,
            one.node.name,
            one.depth,
            found.way(one.node.id).zh if one.depth <= SHORT_WAY else f"… {one.said.zh}",
        )
        for group in found.kinds
        for one in group.nodes
    ]
    title = f"“{found.subject.name}”上落着 {found.total} 项, 其中直接 {found.direct} 项"
    yield table(title, ["种类", "对象", "步数", "经由"], rows)


@app.command()
def near(
    context: typer.Context,
    subject: Named,
    hops: Annotated[int, typer.Option(help=f"几步以内, 1 至 {MOST_HOPS}")] = 1,
    kinds: Annotated[list[str] | None, typer.Option(help="只看这些种类, 如 Duty; 可多次")] = None,
    today: Day = None,
    revision: Revision = None,
    format: Format = ListFormat.TABLE,
) -> None:
    """列出一个对象周围的对象与连接; 太多时按种类汇总。"""
    with asking(context, today, revision) as (service, asked):
        id_ = service.meant(asked, subject)
        found = neighbourhood(asked.reader, id_, asked.scope, hops, kinds or ())
    answer(asked, found, format is ListFormat.JSON, _near)


def _near(found: Neighbourhood) -> Iterator[RenderableType]:
    title = f"“{found.subject.name}”{found.hops} 步以内共 {found.total} 项"
    title += "" if found.complete else "(太多, 未再向外)"
    if not found.grouped:
        nodes = [(NODE_KINDS[o.node.kind].zh, o.node.name, o.hops) for o in found.nodes]
        yield table(title, ["种类", "对象", "步数"], nodes)
        yield table("连接", ["连接"], [(one.said.zh,) for one in found.links])
        return
    groups = [(NODE_KINDS[one.kind].zh, one.hops, one.count) for one in found.groups]
    yield table(f"{title}, 按种类汇总", ["种类", "步数", "数量"], groups)
    joined = [(_ends(one), one.count) for one in found.link_groups]
    yield table("连接", ["连接", "数量"], joined)


def _ends(group: LinkGroup) -> str:
    source, target = NODE_KINDS[group.source_kind].zh, NODE_KINDS[group.target_kind].zh
    return f"{source} —{LINK_KINDS[group.link].zh}→ {target}"


@app.command()
def path(
    context: typer.Context,
    start: Annotated[str, typer.Argument(metavar="A", help="从哪个对象")],
    end: Annotated[str, typer.Argument(metavar="B", help="到哪个对象")],
    today: Day = None,
    revision: Revision = None,
    format: Format = ListFormat.TABLE,
) -> None:
    """两个对象之间最短的一条连接, 逐条说明。"""
    with asking(context, today, revision) as (service, asked):
        ends = service.meant(asked, start), service.meant(asked, end)
        found = find_path(asked.reader, *ends, asked.scope)
    answer(asked, found, format is ListFormat.JSON, _path)


def _path(found: Path) -> Iterator[RenderableType]:
    apart = f"“{found.start.name}”与“{found.end.name}”之间没有连接"
    yield found.said.zh if found.found else apart


@app.command()
def find(
    context: typer.Context,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="名称、编号、文号、别名或其中一部分")],
    kinds: Annotated[list[str] | None, typer.Option(help="只找这些种类, 如 Duty; 可多次")] = None,
    today: Day = None,
    revision: Revision = None,
    format: Format = ListFormat.TABLE,
) -> None:
    """按文字查找对象, 完全一致的在前。"""
    with asking(context, today, revision) as (_, asked):
        found = search_nodes(asked.reader, text, kinds or ())
    hits = Hits(total=len(found), found=found)
    answer(asked, hits, format is ListFormat.JSON, _hits)


def _hits(hits: Hits) -> Iterator[RenderableType]:
    rows = [
        (
            NODE_KINDS[one.node.kind].zh,
            one.node.code or "",
            one.node.name,
            field_name(one.field) + ("一致" if one.exact else "含有"),
            "" if one.counts else "不计入",
            one.node.id,
        )
        for one in hits.found
    ]
    yield table(f"找到 {hits.total} 项", ["种类", "编号", "名称", "依据", "", "标识"], rows)
