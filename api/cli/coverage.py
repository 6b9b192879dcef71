"""gangmu coverage: a coverage map, and the subjects behind a cell."""

import json
from typing import Annotated

import typer
from rich.console import Console

from api.cli.app import Day, Revision, app, asked_of, opened
from api.cli.tables import ListFormat, console, table
from api.names import foot
from api.service import Asked, Service
from graph_model.errors import Problem, WrongInput
from queries.coverage import as_json
from queries.covered import Cell, CellSubject, Coverage


@app.command()
def coverage(
    context: typer.Context,
    map_id: Annotated[str, typer.Argument(metavar="MAP", help="覆盖图编号, 如 unit-stage")],
    cell: Annotated[
        tuple[str, str] | None, typer.Option(help="行与列(标识或名称), 如 教务处 标准")
    ] = None,
    tier: Annotated[str | None, typer.Option(help="目标的层级(目标各图), 如 年度任务")] = None,
    confirmed: Annotated[bool, typer.Option("--confirmed", help="只认已核实的连接")] = False,
    today: Day = None,
    revision: Revision = None,
    format: Annotated[ListFormat, typer.Option(help="输出格式")] = ListFormat.TABLE,
) -> None:
    """显示覆盖图; 用 --cell 查看一格背后的对象。"""
    with opened(context) as service, asked_of(service, today, revision) as asked:
        found = service.coverage(asked, map_id, tier)
        if confirmed and not found.has_confirmed:
            raise WrongInput([Problem("--confirmed", f"覆盖图 {map_id} 没有核实的读法")])
        if cell is not None:
            _cell(service, found, cell, format)
        elif format is ListFormat.JSON:
            _print_json(as_json(found, asked.stamp.revision))
        else:
            title = " · ".join(filter(None, (service.catalogue.map(map_id).zh.name, found.tier)))
            _map(found, title, asked, confirmed)


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=1))


def _map(found: Coverage, title: str, asked: Asked, confirmed: bool) -> None:
    out = console()
    _filing(out, found)
    cells = {(cell.row, cell.column): cell for cell in found.cells}
    rows = [
        [
            row.name,
            *(_figures(cells.get((row.id, column.id)), confirmed) for column in found.columns),
        ]
        for row in found.rows
    ]
    reading = "(核实)" if confirmed else ""
    out.print(table(title + reading, ["", *(column.zh for column in found.columns)], rows))
    out.print(foot(asked.stamp))


def _filing(out: Console, found: Coverage) -> None:
    filing = found.filing
    out.print(f"已报送表3或表4: {filing.filed}/{filing.required}", end="")
    missing = "、".join(row.name for row in filing.missing)
    out.print(f"; 尚未报送: {missing}" if missing else "", markup=False)


def _figures(cell: Cell | None, confirmed: bool) -> str:
    if cell is None or not cell.total:
        return "–"
    shown = f"{cell.confirmed if confirmed else cell.covered}/{cell.total}"
    return f"{shown} 接受{cell.accepted}" if cell.accepted else shown


def _cell(service: Service, found: Coverage, cell: tuple[str, str], format: ListFormat) -> None:
    row, column = found.row(cell[0]), found.column(cell[1])
    subjects = found.cell_subjects(row.id, column.id)
    subjects.sort(key=lambda one: (one.covered, one.name))
    places = service.places(one.id for one in subjects)
    if format is ListFormat.JSON:
        _print_json([{**_shown(one), "places": places.get(one.id, "")} for one in subjects])
        return
    names = {one.id: one.zh for one in found.columns}
    rows = [
        [_sign(one), one.name, _marks(one, names), "; ".join(one.because), places.get(one.id, "")]
        for one in subjects
    ]
    missing = sum(not one.covered for one in subjects)
    title = f"{row.name} × {column.zh}: 应覆盖 {len(subjects)} 项, 缺 {missing} 项"
    console().print(table(title, ["", "对象", "各项", "依据", "出处"], rows))


def _shown(subject: CellSubject) -> dict[str, object]:
    return {
        "id": subject.id,
        "name": subject.name,
        "kind": subject.kind,
        "covered": subject.covered,
        "confirmed": subject.confirmed,
        "accepted": subject.accepted,
        "marks": {mark.column: mark.covered for mark in subject.marks},
        "because": list(subject.because),
    }


def _sign(subject: CellSubject) -> str:
    if subject.covered:
        return "●"
    return "○接受" if subject.accepted else "○"


def _marks(subject: CellSubject, names: dict[str, str]) -> str:
    """●○ with its name for each column that the subject stands in."""
    return " ".join(f"{'●' if one.covered else '○'}{names[one.column]}" for one in subject.marks)
