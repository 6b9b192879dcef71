"""gangmu coverage: a coverage map, and the subjects behind a cell."""

import json
from typing import Annotated

import typer
from rich.console import Console

from api.cli.app import Day, Revision, app, asked_of, opened
from api.cli.tables import ListFormat, console, stage_row, table
from api.names import STAGE_NAMES, foot
from api.service import Asked, Service
from graph_model.errors import UnknownName
from graph_model.profile import Stage
from queries.coverage import Coverage, as_json


@app.command()
def coverage(
    context: typer.Context,
    map_id: Annotated[str, typer.Argument(metavar="MAP", help="覆盖图编号, 如 unit-stage")],
    cell: Annotated[
        tuple[str, str] | None, typer.Option(help="行(标识或名称)与列, 如 教务处 standard")
    ] = None,
    today: Day = None,
    revision: Revision = None,
    format: Annotated[ListFormat, typer.Option(help="输出格式")] = ListFormat.TABLE,
) -> None:
    """显示覆盖图; 用 --cell 查看一格背后的对象。"""
    with opened(context) as service, asked_of(service, today, revision) as asked:
        found = service.coverage(asked, map_id)
        if cell is not None:
            _cell(service, found, _row(found, cell[0]), _column(cell[1]), format)
        elif format is ListFormat.JSON:
            _print_json(as_json(found, asked.stamp.revision))
        else:
            _map(console(), found, service.catalogue.map(map_id).zh.name, asked)


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=1))


def _row(found: Coverage, text: str) -> str:
    rows = [row.id for row in found.rows if text in (row.id, row.name)]
    if len(rows) != 1:
        raise UnknownName(f"不能确定“{text}”是哪一行; 请写行的标识(见 --format json)")
    return rows[0]


def _column(text: str) -> Stage:
    for stage, name in STAGE_NAMES.items():
        if text in (stage, name):
            return stage
    raise UnknownName(f"没有列“{text}”; 可用: {'、'.join(STAGE_NAMES)}")


def _map(out: Console, found: Coverage, title: str, asked: Asked) -> None:
    filing = found.filing
    out.print(f"已报送表3或表4: {filing.filed}/{filing.required}", end="")
    missing = "、".join(row.name for row in filing.missing)
    out.print(f"; 尚未报送: {missing}" if missing else "", markup=False)
    cells = {(cell.row, cell.column): cell for cell in found.cells}
    rows = []
    for row in found.rows:
        listed = [cells[row.id, column] for column in found.columns]
        rows.append([row.name, *(f"{c.covered}/{c.total}" if c.total else "–" for c in listed)])
    out.print(table(title, ["部门", *(STAGE_NAMES[c] for c in found.columns)], rows))
    out.print(foot(asked.stamp))


def _cell(service: Service, found: Coverage, row: str, column: Stage, format: ListFormat) -> None:
    subjects = sorted(found.cell_subjects(row, column), key=lambda one: (one.covered, one.name))
    places = service.places(one.id for one in subjects)
    if format is ListFormat.JSON:
        shown = [
            {
                "id": one.id,
                "name": one.name,
                "covered": one.covered,
                "stages": {mark.stage: mark.covered for mark in one.stages.marks},
                "places": places.get(one.id, ""),
            }
            for one in subjects
        ]
        _print_json(shown)
        return
    rows = [
        ["●" if one.covered else "○", one.name, stage_row(one.stages.marks), places.get(one.id, "")]
        for one in subjects
    ]
    missing = sum(not one.covered for one in subjects)
    title = f"{STAGE_NAMES[column]}: 应覆盖 {len(subjects)} 项, 缺 {missing} 项"
    console().print(table(title, ["", "职责", "链条环节", "出处"], rows))
