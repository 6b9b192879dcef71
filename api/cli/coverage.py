"""gangmu coverage: a coverage map, and the subjects behind a cell."""

from dataclasses import dataclass
from typing import Annotated

import typer
from rich.console import Console

from api.cli.app import Day, Revision, app
from api.cli.asked import Format, asking
from api.cli.tables import ListFormat, console, print_json, table
from api.map_lines import figures, outline
from api.names import foot
from api.service import Asked, Service
from graph_model.errors import Problem, WrongInput
from queries.coverage import as_json
from queries.covered import CellSubject, Coverage, Mark


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
    format: Format = ListFormat.TABLE,
) -> None:
    """显示覆盖图; 用 --cell 查看一格背后的对象。"""
    with asking(context, today, revision) as (service, asked):
        found = service.coverage(asked, map_id, tier)
        if confirmed and not found.has_confirmed:
            raise WrongInput([Problem("--confirmed", f"覆盖图 {map_id} 没有核实的读法")])
        if cell is not None:
            _cell(service, asked, _Cell(found, *cell, confirmed), format)
        elif format is ListFormat.JSON:
            print_json(as_json(found, asked.stamp.revision))
        else:
            title = " · ".join(filter(None, (service.catalogue.map(map_id).zh.name, found.tier)))
            _map(found, title, asked, confirmed)


def _map(found: Coverage, title: str, asked: Asked, confirmed: bool) -> None:
    out = console()
    _filing(out, found)
    cells = {(cell.row, cell.column): cell for cell in found.cells}
    rows = [
        [
            f"{'　' * depth}{row.name}",
            *(figures(cells.get((row.id, column.id)), confirmed) for column in found.columns),
        ]
        for row, depth in outline(found.rows)
    ]
    out.print(
        table(title + _reading(confirmed), ["", *(column.zh for column in found.columns)], rows)
    )
    out.print(foot(asked.stamp))


def _reading(confirmed: bool) -> str:
    return "(核实)" if confirmed else ""


def _filing(out: Console, found: Coverage) -> None:
    filing = found.filing
    out.print(f"已报送表3或表4: {filing.filed}/{filing.required}", end="")
    missing = "、".join(row.name for row in filing.missing)
    out.print(f"; 尚未报送: {missing}" if missing else "")


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell that was asked for, in one of the two readings."""

    found: Coverage
    row: str
    column: str
    confirmed: bool

    def subjects(self) -> list[CellSubject]:
        """Those without cover first."""
        listed = self.found.cell_subjects(self.row, self.column)
        return sorted(listed, key=lambda one: (self.is_covered(one), one.name))

    def is_covered(self, one: CellSubject | Mark) -> bool:
        return bool(one.confirmed) if self.confirmed else one.covered

    def title(self, subjects: list[CellSubject]) -> str:
        row, column = self.found.row(self.row), self.found.column(self.column)
        missing = sum(not self.is_covered(one) for one in subjects)
        counted = f"应覆盖 {len(subjects)} 项, 缺 {missing} 项"
        return f"{row.name} × {column.zh}{_reading(self.confirmed)}: {counted}"


def _cell(service: Service, asked: Asked, cell: _Cell, format: ListFormat) -> None:
    subjects = cell.subjects()
    places = service.places(one.id for one in subjects)
    if format is ListFormat.JSON:
        print_json([{**_shown(one), "places": places.get(one.id, "")} for one in subjects])
        return
    rows = [
        [
            _sign(cell, one),
            one.name,
            _marks(cell, one),
            "; ".join(one.because),
            places.get(one.id, ""),
        ]
        for one in subjects
    ]
    out = console()
    out.print(table(cell.title(subjects), ["", "对象", "各项", "依据", "出处"], rows))
    out.print(foot(asked.stamp))


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


def _sign(cell: _Cell, subject: CellSubject) -> str:
    if cell.is_covered(subject):
        return "●"
    return "○接受" if subject.accepted else "○"


def _marks(cell: _Cell, subject: CellSubject) -> str:
    """●○ with its name for each column that the subject stands in."""
    names = {one.id: one.zh for one in cell.found.columns}
    marks = (("●" if cell.is_covered(one) else "○", names[one.column]) for one in subject.marks)
    return " ".join(f"{sign}{name}" for sign, name in marks)
