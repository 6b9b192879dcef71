"""The whole record as a file: every node and link, in a format of one's choice."""

import csv
import io
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from api.lines import plain
from api.media_types import XLSX
from graph_model.errors import Problem, UnknownName, WrongInput
from graph_model.exchange import write_lines
from graph_model.kinds import KINDS, LINK_KINDS, NODE_KINDS, has_role, in_chinese, own_fields
from graph_model.ledger import Entity

MOST_ROWS = 1_048_575  # of a sheet, beside its header
Line = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Export:
    """A format: the end of the file's name, its type, and how it is written."""

    suffix: str
    media_type: str
    write: Callable[[list[Entity], Path], None]


@dataclass(frozen=True, slots=True)
class Sheet:
    """All nodes or links of a kind. label: the kind as the model calls it."""

    label: str
    title: str
    header: Line
    lines: list[Line]


def sheets(entities: Iterable[Entity]) -> Iterator[Sheet]:
    """A sheet for each kind that there is, nodes first, in the order of the model."""
    by_kind: dict[str, list[Entity]] = defaultdict(list)
    names: dict[str, str] = {}
    for one in entities:
        by_kind[one.kind].append(one)
        if not one.is_link:
            names[one.key] = str(one.body["name"])
    for label in (*NODE_KINDS, *LINK_KINDS):
        if label in by_kind:
            yield _sheet(label, sorted(by_kind[label]), names)


def _sheet(label: str, listed: list[Entity], names: dict[str, str]) -> Sheet:
    fields = own_fields(label)
    titles = tuple(field.title or name for name, field in fields.items())
    ends = ("起点标识", "起点", "终点标识", "终点", *(("角色",) if _has_role(label) else ()))
    first = ("标识",) if label in NODE_KINDS else ends
    lines = [
        (*_identity(one, names), *(_cell(one.body.get(name)) for name in fields)) for one in listed
    ]
    title = KINDS[label].zh if label in NODE_KINDS else f"{KINDS[label].zh} {label}"
    return Sheet(label, title, (*first, *titles), lines)


def _has_role(label: str) -> bool:
    return label in LINK_KINDS and has_role(label)


def _identity(one: Entity, names: dict[str, str]) -> Line:
    if not one.is_link:
        return (one.key,)
    source, target = one.ends
    ends = (source, names.get(source, ""), target, names.get(target, ""))
    return (*ends, in_chinese(one.role)) if one.role else ends


def _cell(value: Any) -> Any:
    """Figures stay figures; all else is told in words."""
    is_figure = isinstance(value, int | float) and not isinstance(value, bool)
    return value if is_figure else in_chinese(value)


def _jsonl(entities: list[Entity], path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{line}\n" for line in write_lines(entities))


def _csv(entities: list[Entity], path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for sheet in sheets(entities):
            with (
                packed.open(f"{sheet.label}.csv", "w") as file,
                io.TextIOWrapper(file, "utf-8-sig", newline="") as text,
            ):
                writer = csv.writer(text, lineterminator="\n")
                writer.writerows([plain(cell) for cell in line] for line in _all(sheet))


def _xlsx(entities: list[Entity], path: Path) -> None:
    listed = list(sheets(entities))
    long = [one for one in listed if len(one.lines) > MOST_ROWS]
    if long:
        said = f"多于 Excel 工作表的 {MOST_ROWS} 行; 请改用 csv 或 jsonl"
        raise WrongInput([Problem(one.title, said) for one in long])
    from api.workbooks import write_sheets

    write_sheets(path, ((one.title, _all(one)) for one in listed))


def _all(sheet: Sheet) -> Iterator[Line]:
    yield sheet.header
    yield from sheet.lines


def _rdf(format: str) -> Callable[[list[Entity], Path], None]:
    def write(entities: list[Entity], path: Path) -> None:
        # Only here: every other command starts sooner without it.
        from graph_model.rdf import write_rdf

        write_rdf(entities, format, path)

    return write


EXPORTS = {
    "jsonl": Export("jsonl", "application/jsonl", _jsonl),
    "csv": Export("zip", "application/zip", _csv),
    "xlsx": Export("xlsx", XLSX, _xlsx),
    "ttl": Export("ttl", "text/turtle", _rdf("ttl")),
    "jsonld": Export("jsonld", "application/ld+json", _rdf("jsonld")),
}


def export_named(format: str) -> Export:
    """UnknownName lists the formats."""
    if format not in EXPORTS:
        raise UnknownName(f"没有“{format}”这种导出格式; 可用: {'、'.join(EXPORTS)}")
    return EXPORTS[format]
