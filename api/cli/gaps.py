"""gangmu gaps: what is missing, as a table, JSON, CSV or workbook."""

import json
import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from api.cli.app import Day, Revision, app, asked_of, opened, refuse_ours
from api.cli.tables import console, severity, table
from api.lines import csv_bytes, gap_lines
from api.names import foot
from api.select import GapFilter, at_least, chosen
from graph_model.errors import Problem, WrongInput
from graph_model.profile import Severity
from queries.gaps import Gap, as_json

COLUMNS = ("规则", "程度", "对象", "部门", "缺漏说明")
FOUND = 1


class GapFormat(StrEnum):
    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"


@app.command()
def gaps(
    context: typer.Context,
    rule: Annotated[list[str] | None, typer.Option(help="规则编号, 可多次")] = None,
    level: Annotated[list[Severity] | None, typer.Option("--severity", help="程度, 可多次")] = None,
    unit: Annotated[str | None, typer.Option(help="部门名称或编号, 含下属科室")] = None,
    kind: Annotated[list[str] | None, typer.Option(help="对象种类, 如 Duty")] = None,
    today: Day = None,
    revision: Revision = None,
    format: Annotated[GapFormat, typer.Option(help="输出格式")] = GapFormat.TABLE,
    output: Annotated[Path | None, typer.Option(help="写入文件(xlsx 必须)")] = None,
    fail_on: Annotated[
        Severity | None, typer.Option(help="有这一程度以上的缺漏时退出码为 1")
    ] = None,
) -> None:
    """列出缺漏。"""
    refuse_ours(context, output)
    if format is GapFormat.XLSX and output is None:
        raise WrongInput([Problem("--output", "导出 xlsx 请用 --output 写明文件名")])
    wanted = GapFilter(tuple(rule or ()), tuple(level or ()), unit, tuple(kind or ()))
    with opened(context) as service, asked_of(service, today, revision) as asked:
        found = chosen(service, asked, wanted)
        places = service.places(gap.subject for gap in found)
        below = foot(asked.stamp, service.switched_off(asked))
    _write(found, places, below, format, output)
    if fail_on is not None and at_least(found, fail_on):
        raise typer.Exit(FOUND)


def _write(
    found: Sequence[Gap], places: dict[str, str], below: str, format: GapFormat, output: Path | None
) -> None:
    if format is GapFormat.TABLE and output is None:
        waived = sum(gap.accepted is not None for gap in found)
        title = f"缺漏 {len(found)} 条" + (f", 其中已接受 {waived} 条" if waived else "")
        console().print(table(title, COLUMNS, gap_rows(found)))
        console().print(below)
        return
    if format is GapFormat.XLSX:
        from api.workbooks import workbook

        content = workbook("缺漏清单", gap_lines(found, places), below)
    elif format is GapFormat.CSV:
        content = csv_bytes(gap_lines(found, places), below)
    else:
        content = (json.dumps(as_json(found), ensure_ascii=False, indent=1) + "\n").encode()
    if output is None:
        sys.stdout.buffer.write(content)
    else:
        output.write_bytes(content)


def gap_rows(found: Sequence[Gap]) -> list[list[object]]:
    """Rows of the table for people."""
    return [
        [gap.rule, severity(gap.severity), gap.subject_name, gap.unit or "", _message(gap)]
        for gap in found
    ]


def _message(gap: Gap) -> str:
    return f"{gap.message}(已接受: {gap.accepted})" if gap.accepted else gap.message
