"""One file → batches, in this process: whose report is each of its tables, and what says it?"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from graph_model.claims import Batch, Source
from graph_model.errors import Problem, WrongInput
from graph_model.text import folded
from loaders.choices import Choices
from loaders.form import Form
from loaders.merge import combined, merged
from loaders.pages import forms_of
from loaders.readers import read_batches, read_tables
from loaders.recognise import (
    Line,
    Recognised,
    department,
    department_of_file,
    department_of_folder,
    department_of_sheet,
)
from loaders.seen import Seen, check_columns, not_seen, nothing_recognised, seen
from loaders.tables import Table, texts
from loaders.transform import transform

Done = Callable[[float], None]


def read_one(
    path: Path, name: str, source: str, choices: Choices, done: Done
) -> tuple[list[Batch], list[Seen]]:
    """What one file says, and what was recognised in it. `done` hears the part that is read."""
    batches = read_batches(path, name, source)
    if batches is not None:
        return batches, [Seen(name, "", "JSON Lines", why="确定: 交换格式")]
    tables = read_tables(path)
    done(0.4)
    found = forms_of(tables, choices)
    if not found:
        raise nothing_recognised(name, tables)
    problems = [problem for one in found for problem in check_columns(name, one)]
    if problems:
        raise WrongInput(problems)
    reports = [_report(path, name, one, _others(found, one), choices) for one in found]
    batches = combined(_batch(name, report, done) for report in reports)
    told = [seen(name, one.found, one.unit.text if one.unit else "") for one in reports]
    left = _skipped(name, tables, found)
    remarks = (
        *(f"{name} › {one.sheet}: 没有识别出表头,未读入({one.why})" for one in left),
        *(said for table in tables for said in _hidden(name, table, choices)),
    )
    return [replace(batches[0], remarks=remarks + batches[0].remarks), *batches[1:]], told + left


@dataclass(frozen=True, slots=True)
class _Report:
    """A recognised table and the department that hands it in, if the form has one."""

    found: Recognised
    unit: Line | None
    remark: str = ""


def _report(
    path: Path, name: str, found: Recognised, others: list[Line], choices: Choices
) -> _Report:
    """Whose report a table is: what the person says, the table itself, or what is around it."""
    if not found.form.reports:
        return _Report(found, None)
    if choices.unit:
        return _Report(found, Line(choices.unit, 0))
    written = department(found)
    if written:
        return _Report(found, written)
    where = f"{name} › {found.table.name}" if found.table.name else name
    around = {
        "工作表名": department_of_sheet(found.table),
        "同一文件": others[0].text if others else "",
        "文件名": department_of_file(Path(name)),
        "文件夹名": department_of_folder(path),
    }
    for how, unit in around.items():
        if unit:
            said = f"{where}: 表头上方没有部门名称,按{how}取“{unit}”"
            return _Report(found, Line(unit, 0), said)
    message = f"{found.form.zh}没有写明部门。请在表头上方写“部门名称：…”,或把文件名改为“部门_…”"
    raise WrongInput([Problem(where, f"{message},或指定是哪个部门的表")])


def _others(found: list[Recognised], one: Recognised) -> list[Line]:
    return [unit for other in found if other is not one and (unit := department(other))]


def _batch(file: str, report: _Report, done: Done) -> Batch:
    outcome = transform(report.found, file, report.unit, done)
    remarks = [report.remark] if report.remark else []
    return Batch(
        _source(report.found.form, report.unit),
        merged(outcome.claims),
        tuple(dict.fromkeys(outcome.doubts)),
        tuple(dict.fromkeys(remarks + outcome.remarks)),
    )


def _source(form: Form, unit: Line | None) -> Source:
    name = folded(unit.text) if unit else ""
    return Source(form.zh, name, form.order, form.made_for, form.reports)


def _skipped(file: str, tables: list[Table], found: list[Recognised]) -> list[Seen]:
    """Tables with content in which no form was recognised."""
    known = {one.table.number for one in found}
    return [
        not_seen(file, table)
        for table in tables
        if table.number not in known and any(texts(cells) for cells in table.rows)
    ]


def _hidden(file: str, table: Table, choices: Choices) -> list[str]:
    """What the office program hides in a table, and whether it was read."""
    rows = len([row for row in table.hidden_rows if row <= len(table.rows)])
    width = len(table.rows[0]) if table.rows else 0
    columns = len([column for column in table.hidden_columns if column <= width])
    what = (
        "整个工作表"
        if table.hidden
        else "、".join(
            said for said in (f"{rows}行" * bool(rows), f"{columns}列" * bool(columns)) if said
        )
    )
    if not what or not table.rows:
        return []
    read = "仍已读入;可选择不读隐藏的内容" if choices.hidden else "按要求未读入"
    return [f"{file} › {table.name}: 隐藏了{what},{read}"]
