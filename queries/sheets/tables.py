"""A sheet as tables that can be shown and printed: columns with names, rows of entries."""

from collections.abc import Callable, Iterable, Sequence

from graph_model.kinds import CHOICE_NAMES, NODE_KINDS, Role
from graph_model.profile import Stage
from queries.details import Value
from queries.gaps import Gap
from queries.nodes import NodeRef
from queries.question import Closed
from queries.sheets.shapes import Related, Section, Sheet, SheetRow
from queries.wording import Sentence

STAGE_OF = {
    "goals": Stage.GOAL,
    "posts": Stage.POST,
    "standards": Stage.STANDARD,
    "norms": Stage.NORM,
    "checks": Stage.CHECK,
    "regulations": Stage.REGULATION,
}
LACKING = Sentence(zh="○ 缺", en="○ missing")
CURRENT = {
    True: Sentence(zh="有效", en="valid"),
    False: Sentence(zh="已失效或无文件", en="expired or without a file"),
}
FIGURE = ("operator", "target", "unit")


class Entry(Closed):
    """A line of a cell. node, kind: what it names; lacking: it says that something is
    missing."""

    said: Sentence
    node: str | None = None
    kind: str | None = None
    lacking: bool = False


class TableColumn(Closed):
    key: str
    name: Sentence


class TableRow(Closed):
    """depth: steps below a row above; cells: the entries of each column."""

    depth: int
    cells: tuple[tuple[Entry, ...], ...]


class SheetTable(Closed):
    """One section of a sheet; columns that would stay empty are left out."""

    key: str
    name: Sentence
    columns: tuple[TableColumn, ...]
    rows: tuple[TableRow, ...]


Cell = Callable[[SheetRow], Iterable[Entry]]


def sheet_tables(sheet: Sheet) -> tuple[SheetTable, ...]:
    """The sections of a sheet in their order."""
    return tuple(_table(section) for section in sheet.sections)


def figure_said(values: Iterable[Value]) -> tuple[Value, ...]:
    """The values with operator, target and unit as one: `目标值: >= 90%`."""
    by_name = {one.property: one for one in values}
    target = by_name.get("target")
    if target is None or "operator" not in by_name:
        return tuple(by_name.values())
    parts = [by_name.pop(name).said for name in FIGURE if name in by_name]
    joined = Sentence(zh=_joined(one.zh for one in parts), en=_joined(one.en for one in parts))
    figure = target.model_copy(update={"said": joined})
    return (*(one for one in by_name.values()), figure)


def _joined(parts: Iterable[str]) -> str:
    """`>= 90%`, `>= 120 处`."""
    operator, *rest = parts
    return f"{operator} {''.join(rest)}"


def _table(section: Section) -> SheetTable:
    kinds = {row.node.kind for row in section.rows}
    columns: list[tuple[TableColumn, Cell]] = [
        (_column("node", *_kind_words(kinds)), _node if len(kinds) < 2 else _kind_and_node),
        (_column("role", "角色", "Role"), _role),
        (_column("about", "说明", "About"), _about),
        *_related_columns(section.rows),
        (_column("current", "有效性", "Validity"), _current),
        (_column("gaps", "缺漏", "Gaps"), _gaps),
    ]
    cells = [[tuple(cell(row)) for row in section.rows] for _, cell in columns]
    used = [place for place, column in enumerate(cells) if place == 0 or any(column)]
    return SheetTable(
        key=section.key,
        name=section.name,
        columns=tuple(columns[place][0] for place in used),
        rows=tuple(
            TableRow(depth=row.depth, cells=tuple(cells[place][number] for place in used))
            for number, row in enumerate(section.rows)
        ),
    )


def _column(key: str, zh: str, en: str) -> TableColumn:
    return TableColumn(key=key, name=Sentence(zh=zh, en=en))


def _kind_words(kinds: set[str]) -> tuple[str, str]:
    if len(kinds) != 1:
        return "对象", "Subject"
    kind = NODE_KINDS[next(iter(kinds))]
    return kind.zh, kind.label


def _node(row: SheetRow) -> Iterable[Entry]:
    code = f"({row.node.code})" if row.node.code else ""
    yield _named(row.node, row.node.name + code)


def _kind_and_node(row: SheetRow) -> Iterable[Entry]:
    kind = NODE_KINDS[row.node.kind]
    yield from _node(row)
    yield _entry(kind.zh, kind.label)


def _role(row: SheetRow) -> Iterable[Entry]:
    if row.role:
        yield _entry(CHOICE_NAMES[Role(row.role)], row.role)


def _about(row: SheetRow) -> Iterable[Entry]:
    said = (*figure_said(row.values), *row.notes)
    if said:
        yield _entry(
            "; ".join(f"{one.name.zh} {one.said.zh}" for one in said),
            "; ".join(f"{one.name.en} {one.said.en}" for one in said),
        )
    if row.way:
        yield _entry(f"经由: {row.way.zh}", f"by way of: {row.way.en}")


def _related_columns(rows: Sequence[SheetRow]) -> list[tuple[TableColumn, Cell]]:
    names = {one.key: one.name for row in rows for one in row.related}
    return [(TableColumn(key=key, name=name), _related_cell(key)) for key, name in names.items()]


def _related_cell(key: str) -> Cell:
    return lambda row: _related(row, key)


def _related(row: SheetRow, key: str) -> Iterable[Entry]:
    """The nodes, each name once; of a leaf duty without any, that the stage is missing."""
    found = [one for one in row.related if one.key == key and one.nodes]
    yield from _names(found)
    if not found and _lacks(row, key):
        yield Entry(said=LACKING, lacking=True)


def _names(found: Iterable[Related]) -> Iterable[Entry]:
    nodes = {node.name: node for one in found for node in reversed(one.nodes)}
    for name, node in reversed(nodes.items()):
        yield _named(node, name)


def _lacks(row: SheetRow, key: str) -> bool:
    stage = STAGE_OF.get(key)
    return any(mark.stage == stage and not mark.covered for mark in row.marks)


def _current(row: SheetRow) -> Iterable[Entry]:
    if row.current is not None:
        yield Entry(said=CURRENT[row.current], lacking=not row.current)


def _gaps(row: SheetRow) -> Iterable[Entry]:
    yield from map(gap_entry, row.gaps)


def gap_entry(gap: Gap) -> Entry:
    """The message; of an accepted gap that and why it is."""
    if gap.accepted is None:
        return _entry(gap.message, gap.message_en, lacking=True)
    return _entry(
        f"{gap.message}(已接受: {gap.accepted})", f"{gap.message_en} (accepted: {gap.accepted})"
    )


def _entry(zh: str, en: str, lacking: bool = False) -> Entry:
    return Entry(said=Sentence(zh=zh, en=en), lacking=lacking)


def _named(node: NodeRef, words: str) -> Entry:
    return Entry(said=Sentence(zh=words, en=words), node=node.id, kind=node.kind)
