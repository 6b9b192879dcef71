"""gangmu sheet: all that is known of a node on one sheet; its kind decides which."""

from collections.abc import Iterable, Iterator

import typer
from rich.console import RenderableType

from api.cli.app import Day, Revision, app
from api.cli.asked import Format, Named, answer, asking
from api.cli.gaps import COLUMNS as GAP_COLUMNS
from api.cli.gaps import gap_rows
from api.cli.tables import ListFormat, stage_row, table
from graph_model.kinds import CHOICE_NAMES, Role
from queries.details import Value
from queries.gaps import Gap
from queries.sheets import Section, Sheet, SheetRow
from queries.sheets import sheet as read_sheet


@app.command()
def sheet(
    context: typer.Context,
    subject: Named,
    today: Day = None,
    revision: Revision = None,
    format: Format = ListFormat.TABLE,
) -> None:
    """岗位责任清单、部门清单、标准清单、诊断点清单、目标分解清单等, 按对象的种类。"""
    with asking(context, today, revision) as (service, asked):
        id_ = service.meant(asked, subject)
        found = read_sheet(asked.reader, id_, asked.scope, service.gaps(asked))
    answer(asked, found, format is ListFormat.JSON, _told)


def _told(found: Sheet) -> Iterator[RenderableType]:
    state = "" if found.counts else "(今天不计入)"
    yield f"{found.name.zh}: {found.subject.name}{state}"
    units = "、".join(unit.name for unit in found.units)
    about = [*_said((*found.values, *found.notes)), *([f"责任部门: {units}"] if units else [])]
    yield "; ".join(about)
    for section in found.sections:
        yield _section(section) if section.rows else f"{section.name.zh}: 无"
    title = f"缺漏 {len(found.gaps)} 条"
    yield table(title, GAP_COLUMNS, gap_rows(found.gaps)) if found.gaps else "没有缺漏"


def _section(section: Section) -> RenderableType:
    rows = [
        (
            "　" * row.depth + row.node.name,
            CHOICE_NAMES[Role(row.role)] if row.role else "",
            "\n".join(_about(row)),
            stage_row(row.marks),
            "\n".join(map(_gap, row.gaps)),
        )
        for row in section.rows
    ]
    title = f"{section.name.zh} {len(rows)} 项"
    return table(title, ["对象", "角色", "说明", "环节", "缺漏"], rows)


def _gap(gap: Gap) -> str:
    return f"{gap.message}(已接受: {gap.accepted})" if gap.accepted else gap.message


def _about(row: SheetRow) -> list[str]:
    related = [
        f"{one.name.zh}: {'、'.join(dict.fromkeys(node.name for node in one.nodes))}"
        for one in row.related
        if one.nodes
    ]
    current = [] if row.current is None else ["有效" if row.current else "已失效或无文件"]
    way = [f"经由: {row.way.zh}"] if row.way else []
    return [*_said((*row.values, *row.notes)), *current, *related, *way]


def _said(values: Iterable[Value]) -> list[str]:
    return [f"{one.name.zh}: {one.said.zh}" for one in values if one.values]
