"""What the cells of one row name: references, with the text and place each comes from."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from graph_model.claims import Doubt, Find, Place, Ref
from graph_model.text import folded, one_line
from loaders.cells import FINDERS, Found, Odd
from loaders.cells.codes import clean_code
from loaders.form import DEPARTMENT, Node, Reference
from loaders.rows import Row, is_placeholder


class Told(NamedTuple):
    """One thing that the row names; `spec` is None for the department above the table."""

    ref: Ref
    found: Found
    place: Place
    raw: str = ""
    spec: Reference | None = None


Named = list[tuple[Ref, Found]]
_MOST = 20_000  # answers kept: works and their standards are new in every row


class Refs:
    """The same thing, named row after row, is one reference: it is kept and sent once, and
    looked for once."""

    def __init__(self) -> None:
        self._kept: dict[Hashable, Ref] = {}
        self._named: dict[Hashable, Named] = {}

    def one(self, ref: Ref) -> Ref:
        """The reference that stands for this one. Scopes are compared as objects: a kept
        reference keeps its scopes, so that none of their ids is ever given again."""
        above = (id(ref.scope), id(ref.within), *map(id, ref.elsewhere))
        return self._kept.setdefault((ref.kind, ref.name, ref.code, ref.part, ref.find, above), ref)

    def named(self, cells: Hashable) -> Named | None:
        """What the same cells in the same scopes named before."""
        return self._named.get(cells)

    def keep(self, cells: Hashable, named: Named) -> None:
        if len(self._named) >= _MOST:
            self._named.clear()
        self._named[cells] = named


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
    scopes = [told.ref for told in found.told.get(spec.scope, ())]
    within = found.first(spec.within) if spec.within else None
    said = (row.cell(spec.column).text, row.cell(spec.code).text, row.cell(spec.part).text)
    cells = (spec.key, said, id(within), *map(id, scopes))
    named = found.refs.named(cells)
    if named is None:
        doubts = len(found.doubts)
        named = _refs(spec, row, found, _Frame(tuple(scopes), within))
        if len(found.doubts) == doubts:  # others are told of each row anew
            found.refs.keep(cells, named)
    column = spec.column if said[0] else spec.code
    raw = row.cell(column).text
    return [
        Told(ref, one, row.place(spec.part if ref.part else column), raw, spec)
        for ref, one in named
    ]


def _refs(spec: Reference, row: Row, found: Mentions, frame: "_Frame") -> Named:
    """What the cells of a row name within the scopes that the row gives."""
    named, scopes = _named(spec, row, found), frame.scopes
    if not named:
        return []
    if spec.needs_scope and not scopes:
        above = _heading_of(spec.scope, row)
        _doubt(found, row, spec.column, Odd(f"“{above}”是空的,无法确定指的是哪一个"))
        return []
    within = frame.within if _may_lie(spec, named) else None
    if spec.each or len(scopes) < 2:
        frames = [_Frame((scope,), within) for scope in scopes or (None,)]
    else:
        others = () if isinstance(spec, Node) else scopes[1:]
        frames = [_Frame((scopes[0], *others), within)]
    return [(_one(spec, row, one, frame, found.refs), one) for frame in frames for one in named]


class _Frame(NamedTuple):
    """What a thing is looked for in: the first of the scopes, then the others."""

    scopes: tuple[Ref | None, ...]
    within: Ref | None


def _may_lie(spec: Reference, named: list[Found]) -> bool:
    """What the row lies within holds of the thing that it names; of several, not always."""
    return not spec.within_alone or len({folded(one.name or one.code) for one in named}) == 1


def _heading_of(key: str, row: Row) -> str:
    """The column that names a mention, as the file writes it."""
    columns = {one.key: one.column for one in row.found.form.mentions}
    column = columns.get(key, key)
    return row.found.headings.get(column, column)


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


def _one(spec: Reference, row: Row, one: Found, frame: _Frame, refs: Refs) -> Ref:
    code = clean_code(row.cell(spec.code).text) if spec.code else one.code
    above = refs.one(Ref("DiagnosisPoint", one.above)) if one.above else None
    scope, *others = frame.scopes
    return refs.one(
        Ref(
            one.kind or spec.kind,
            one.name,
            code,
            above or scope,
            frame.within,
            one_line(row.cell(spec.part).text) if spec.part else "",
            find=Find.MUST if code and spec.open is Find.MAY else spec.open,
            elsewhere=tuple(other for other in others if other),
        )
    )


def columns_named(told: Mapping[str, Iterable[Told]]) -> set[str]:
    """Columns that named something, with all columns of the nodes that were made."""
    named: set[str] = set()
    for spec in (one.spec for several in told.values() for one in several):
        if spec is not None:
            named |= spec.columns if isinstance(spec, Node) else {spec.column}
    return named
