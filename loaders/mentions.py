"""What the cells of one row name: references, with the text and place each comes from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from graph_model.claims import Doubt, Find, Place, Ref
from graph_model.text import folded, one_line
from loaders.cells import FINDERS, Found, Odd
from loaders.cells.codes import clean_code
from loaders.form import DEPARTMENT, Node, Reference
from loaders.rows import Row, is_placeholder


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that the row names; `spec` is None for the department above the table."""

    ref: Ref
    found: Found
    place: Place
    raw: str = ""
    spec: Reference | None = None


class Refs:
    """The same thing, named row after row, is one reference: it is kept and sent once."""

    def __init__(self) -> None:
        self._kept: dict[tuple[object, ...], Ref] = {}

    def one(self, ref: Ref) -> Ref:
        """The reference that stands for this one. Scopes are compared as objects: a kept
        reference keeps its scopes, so that none of their ids is ever given again."""
        above = (id(ref.scope), id(ref.within), *map(id, ref.elsewhere))
        key = (ref.kind, ref.name, ref.code, ref.part, ref.find, *above)
        return self._kept.setdefault(key, ref)


@dataclass(slots=True)
class Mentions:
    """All that a row names, by the key of the node or reference."""

    refs: Refs
    told: dict[str, list[Told]] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    odd: set[str] = field(default_factory=set)  # columns that already have a doubt or a remark

    def first(self, key: str) -> Ref | None:
        told = self.told.get(key)
        return told[0].ref if told else None


def mentions(row: Row, department: Told | None, refs: Refs) -> Mentions:
    """Look into every column that names something, scopes first."""
    found = Mentions(refs)
    if department is not None:
        found.told[DEPARTMENT] = [department]
    row_named = _without_placeholders(row, found)
    for spec in row.found.form.mentions:
        if spec.column in row_named.cells or spec.code in row_named.cells:
            found.told[spec.key] = _told(spec, row_named, found)
    return found


def _without_placeholders(row: Row, found: Mentions) -> Row:
    names = row.found.form.name_columns
    empty = {key for key in names if key in row.cells and is_placeholder(row.cells[key])}
    for key in sorted(empty):
        found.remarks.append(f"{row.place(key)}: “{row.cells[key].text}”按空白处理")
    found.odd |= empty
    kept = {key: cell for key, cell in row.cells.items() if key not in empty}
    return Row(row.found, row.file, row.number, kept)


def _told(spec: Reference, row: Row, found: Mentions) -> list[Told]:
    named = _named(spec, row, found)
    if not named:
        return []
    scopes = _scopes(spec, found)
    if spec.needs_scope and not scopes:
        above = _heading_of(spec.scope, row)
        _doubt(found, row, spec.column, Odd(f"“{above}”是空的,无法确定指的是哪一个"))
        return []
    within = found.first(spec.within) if spec.within and _may_lie(spec, named) else None
    chosen: list[Ref | None] = [*(scopes if spec.each else scopes[:1])] or [None]
    others = () if spec.each or isinstance(spec, Node) else tuple(scopes[1:])
    frames = [_Frame(found.refs, scope, within, others) for scope in chosen]
    return [_one(spec, row, one, frame) for frame in frames for one in named]


def _may_lie(spec: Reference, named: list[Found]) -> bool:
    """What the row lies within holds of the thing that it names; of several, not always."""
    return not spec.within_alone or len({folded(one.name or one.code) for one in named}) == 1


def _heading_of(key: str, row: Row) -> str:
    """The column that names a mention, as the file writes it."""
    columns = {one.key: one.column for one in row.found.form.mentions}
    column = columns.get(key, key)
    return row.found.headings.get(column, column)


def _scopes(spec: Reference, found: Mentions) -> list[Ref]:
    return [told.ref for told in found.told.get(spec.scope, ())]


@dataclass(frozen=True, slots=True)
class _Frame:
    refs: Refs
    scope: Ref | None
    within: Ref | None
    elsewhere: tuple[Ref, ...] = ()


def _named(spec: Reference, row: Row, found: Mentions) -> list[Found]:
    """What the naming cell says; a thing with a code but without a name is named by it."""
    text = row.cell(spec.column).text
    if not text:
        code = one_line(row.cell(spec.code).text) if spec.code else ""
        if not code:
            return []
        _doubt(found, row, spec.code, Odd("有编号而没有名称,暂以编号为名"))
        return [Found(code)]
    named: list[Found] = []
    for one in FINDERS[spec.find](text):
        if isinstance(one, Odd):
            _doubt(found, row, spec.column, one)
        else:
            named.append(one)
    return named


def _doubt(found: Mentions, row: Row, column: str, odd: Odd) -> None:
    raw = odd.raw or row.cell(column).text
    found.doubts.append(Doubt(row.place(column), odd.reason, raw, odd.proposal))
    found.odd.add(column)


def _one(spec: Reference, row: Row, one: Found, frame: _Frame) -> Told:
    code = clean_code(row.cell(spec.code).text) if spec.code else one.code
    above = frame.refs.one(Ref("DiagnosisPoint", one.above)) if one.above else None
    find = Find.MUST if code and spec.open is Find.MAY else spec.open
    ref = frame.refs.one(
        Ref(
            one.kind or spec.kind,
            one.name,
            code,
            above or frame.scope,
            frame.within,
            one_line(row.cell(spec.part).text) if spec.part else "",
            find=find,
            elsewhere=frame.elsewhere,
        )
    )
    column = spec.column if row.cell(spec.column).text else spec.code
    place = row.place(spec.part if ref.part else column)
    return Told(ref, one, place, row.cell(column).text, spec)


def columns_named(told: Mapping[str, Iterable[Told]]) -> set[str]:
    """Columns that named something, with all columns of the nodes that were made."""
    named: set[str] = set()
    for spec in (one.spec for several in told.values() for one in several):
        if spec is not None:
            named |= spec.columns if isinstance(spec, Node) else {spec.column}
    return named
