"""Files → batches: one batch for each source, whatever files it came in."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from graph_model.claims import Batch, Source
from graph_model.errors import Problem, WrongInput
from graph_model.text import folded
from loaders.form import Form
from loaders.merge import merged
from loaders.readers import read_batches, read_tables
from loaders.recognise import (
    Line,
    Recognised,
    check_columns,
    department,
    department_of_file,
    nothing_recognised,
    recognised,
)
from loaders.tables import Table, texts
from loaders.transform import transform


def read_files(
    paths: Sequence[Path],
    source: str | None = None,
    watched: Callable[[Sequence[Path]], Iterable[Path]] = iter,
) -> list[Batch]:
    """What all files say; WrongInput lists every problem of every file. `watched` passes
    the files through one by one, to show progress."""
    batches: list[Batch] = []
    problems: list[Problem] = []
    for path in watched(paths):
        try:
            batches += read_file(path, source)
        except WrongInput as wrong:
            problems += wrong.problems
    if problems:
        raise WrongInput(problems)
    return combined(batches)


def read_file(path: Path, source: str | None = None) -> list[Batch]:
    """What one file says. `source`: who says it where the format does not tell (JSON Lines)."""
    batches = read_batches(path, source or "")
    if batches is not None:
        return batches
    tables = read_tables(path)
    found = [one for table in tables for one in recognised(table)]
    if not found:
        raise nothing_recognised(path)
    problems = [problem for one in found for problem in check_columns(path, one)]
    if problems:
        raise WrongInput(problems)
    reports = [_report(path, one, _others(found, one)) for one in found]
    batches = combined(_batch(path, report) for report in reports)
    remarks = _skipped(path, tables, found)
    return [replace(batches[0], remarks=remarks + batches[0].remarks), *batches[1:]]


def combined(batches: Iterable[Batch]) -> list[Batch]:
    """One batch for each source; the claims of the same source are merged."""
    found: dict[Source, Batch] = {}
    for batch in sorted(batches, key=lambda one: sorted(_files(one))):
        known = found.get(batch.source)
        found[batch.source] = batch if known is None else _together(known, batch)
    return [replace(batch, claims=merged(batch.claims)) for batch in found.values()]


def _together(one: Batch, other: Batch) -> Batch:
    files = sorted(_files(one) | _files(other))
    both = (f"{one.source.name} 同时来自几个文件, 合并读入: {'、'.join(files)}",)
    return replace(
        one,
        claims=one.claims + other.claims,
        doubts=tuple(dict.fromkeys(one.doubts + other.doubts)),
        remarks=tuple(
            dict.fromkeys(one.remarks + other.remarks + (both if len(files) > 1 else ()))
        ),
    )


def _files(batch: Batch) -> set[str]:
    return {place.file for claim in batch.claims for place in claim.places}


@dataclass(frozen=True, slots=True)
class _Report:
    """A recognised table and the department that hands it in, if the form has one."""

    found: Recognised
    unit: Line | None
    remark: str = ""


def _report(path: Path, found: Recognised, others: list[Line]) -> _Report:
    if not found.form.reports:
        return _Report(found, None)
    written = department(found)
    if written:
        return _Report(found, written)
    named = department_of_file(path)
    where = f"{path.name} › {found.table.name}" if found.table.name else path.name
    if others:
        return _Report(found, others[0], f"{where}: 没有部门名称,按同一文件取“{others[0].text}”")
    if named:
        return _Report(found, Line(named, 0), f"{where}: 表头上方没有部门名称,按文件名取“{named}”")
    message = f"{found.form.zh}没有写明部门。请在表头上方写“部门名称：…”,或把文件名改为“部门_…”"
    raise WrongInput([Problem(where, message)])


def _others(found: list[Recognised], one: Recognised) -> list[Line]:
    return [unit for other in found if other is not one and (unit := department(other))]


def _batch(path: Path, report: _Report) -> Batch:
    outcome = transform(report.found, path.name, report.unit)
    remarks = [report.remark] if report.remark else []
    return Batch(
        _source(report.found.form, report.unit),
        tuple(outcome.claims),
        tuple(dict.fromkeys(outcome.doubts)),
        tuple(dict.fromkeys(remarks + outcome.remarks)),
    )


def _source(form: Form, unit: Line | None) -> Source:
    name = folded(unit.text) if unit else ""
    return Source(form.zh, name, form.order, form.made_for, form.reports)


def _skipped(path: Path, tables: list[Table], found: list[Recognised]) -> tuple[str, ...]:
    """Tables with content in which no form was recognised."""
    known = {id(one.table) for one in found}
    return tuple(
        f"{path.name} › {table.name or f'第{table.number}个表'}: 没有识别出表头,未读入"
        for table in tables
        if id(table) not in known and any(texts(cells) for cells in table.rows)
    )
