"""Table and form → claims; nothing is looked up and nothing is stored."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product

from graph_model.claims import Claim, Doubt, Find, LinkClaim, NodeClaim, Place, Ref
from graph_model.kinds import has_role
from graph_model.text import folded, one_line
from loaders.cells import VALUES, Found, Odd
from loaders.form import DEPARTMENT, Form, LinkRule, Node, Property
from loaders.mentions import Mentions, Refs, Told, columns_named, mentions
from loaders.recognise import Line, Recognised
from loaders.rows import Row, body, is_placeholder
from loaders.tables import Cell

_NOTHING: dict[str, object] = {}  # what most links say, once for all of them


@dataclass(slots=True)
class Outcome:
    """What a table says, in the order of its rows."""

    claims: list[Claim] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def transform(
    found: Recognised, file: str, unit: Line | None, done: Callable[[float], None]
) -> Outcome:
    """All claims of a table; `unit`: the department whose report it is."""
    rows = body(found, file)
    outcome = Outcome(remarks=rows.remarks)
    department = _department(unit, file, found.table.name) if unit else None
    if department is not None:
        said = {"name": department.ref.name}
        outcome.claims.append(NodeClaim(department.ref, said, (department.place,)))
    refs = Refs()
    for number, row in enumerate(rows.rows):
        _say(row, mentions(row, department, refs), outcome)
        done(0.4 + 0.6 * number / len(rows.rows))
    return outcome


def _department(unit: Line, file: str, sheet: str) -> Told:
    ref = Ref("Unit", one_line(unit.text), find=Find.MAKE)
    return Told(ref, Found(ref.name), Place(file, sheet, unit.row, "部门名称"), unit.text)


def _say(row: Row, found: Mentions, outcome: Outcome) -> None:
    nodes = [claim for told in found.told.values() for claim in _nodes(row, told, found)]
    links, used = _links(row, found)
    doubts = [*row.doubts, *found.doubts]
    if nodes:
        doubts += [*_not_used(found, used), *_not_covered(row, found)]
    elif row.cells.keys() - found.odd:
        doubts.append(Doubt(row.place(), "这一行没有可以读入的内容", row.text()))
    doubts += _wanted(row, found)
    if doubts and nodes and not row.found.form.reports:
        _doubt_main(nodes, doubts, row.found.form)
    else:
        outcome.doubts += doubts
    outcome.claims += [*nodes, *links]
    outcome.remarks += found.remarks


def _doubt_main(nodes: list[NodeClaim], doubts: list[Doubt], form: Form) -> None:
    """In a register of the whole college it is the thing of the row that is in doubt; in a
    report its department."""
    main = next((at for at, one in enumerate(nodes) if one.ref.kind in form.made_for), 0)
    nodes[main] = nodes[main]._replace(doubts=(*nodes[main].doubts, *doubts))


def _nodes(row: Row, several: list[Told], found: Mentions) -> Iterator[NodeClaim]:
    for told in several:
        if isinstance(told.spec, Node):
            properties, doubts = _properties(told.spec, told, row, found)
            places = _once(told.place, *_property_places(told.spec, row))
            yield NodeClaim(told.ref, properties, places, tuple(doubts))


def _property_places(spec: Node, row: Row) -> Iterator[Place]:
    """Cells beside the naming one that say something of the thing."""
    columns = (rule.column for rule in spec.properties.values())
    named = (spec.column, spec.code, spec.part)
    return (row.place(column) for column in (*named, *columns) if column in row.cells)


def _properties(
    spec: Node, told: Told, row: Row, found: Mentions
) -> tuple[dict[str, object], list[Doubt]]:
    said: dict[str, object] = {"name": told.found.name, **told.found.node}
    doubts: list[Doubt] = []
    for name, rule in spec.properties.items():
        if not _says(rule, row):
            continue
        cell = row.cell(rule.column) if rule.column else _name_cell(told, row, spec)
        value = _with_beside(rule, read_value(rule, cell), row)
        if isinstance(value, Odd) and is_placeholder(cell):
            found.remarks.append(f"{row.place(rule.column)}: “{cell.text}”按空白处理")
        elif isinstance(value, Odd):
            raw = value.raw or cell.text
            place = row.place(rule.column)
            doubts.append(Doubt(place, value.reason, raw, value.proposal, about=name))
        elif value is not None:
            said[name] = value
    return said, doubts


def _with_beside(rule: Property, value: object, row: Row) -> object:
    """What another column carries with it (≥95%) counts where this one is silent."""
    if not rule.beside:
        return value
    other = VALUES[rule.beside_as](row.cell(rule.beside))
    if value is None or other is None or isinstance(value, Odd) or value == other:
        return other if value is None else value
    heading = row.found.headings[rule.beside]
    return Odd(f"与“{heading}”列里的“{row.cell(rule.beside).text}”不一致")


def _says(rule: Property, row: Row) -> bool:
    """The table has the column, and its cell is no placeholder where a name belongs."""
    names = rule.column in row.found.form.name_columns
    columns = row.found.columns
    known = not rule.column or rule.column in columns or rule.beside in columns
    return known and not (names and is_placeholder(row.cell(rule.column)))


def _name_cell(told: Told, row: Row, spec: Node) -> Cell:
    return row.cell(spec.column)._replace(text=told.found.name, value=told.found.name)


def read_value(rule: Property, cell: Cell) -> object:
    """What a cell says of a property: its value, None where it says nothing, or Odd."""
    if rule.always is not None:
        return rule.always
    value = VALUES[rule.read_as](cell)
    if not rule.choices or value is None or isinstance(value, Odd):
        return value
    choices = {folded(word): meaning for word, meaning in rule.choices.items()}
    missing = Odd(f"不认识的取值,可用 {'、'.join(rule.choices)}") if rule.closed else value
    return choices.get(folded(str(value)), choices.get("*", missing))


def _links(row: Row, found: Mentions) -> tuple[list[LinkClaim], set[str]]:
    links: list[LinkClaim] = []
    used: set[str] = set()
    for rule in row.found.form.link:
        sources = found.told.get(rule.source)
        if not sources or (rule.unless and found.told.get(rule.unless)):
            continue
        target = next((key for key in rule.target if found.told.get(key)), "")
        ends = sources, found.told.get(target, [])
        made = list(_joined(rule, ends, row.found.columns, found.refs)) if target else []
        if made:
            links += made
            used |= {rule.source, target}
    return links, used


def _joined(
    rule: LinkRule, ends: tuple[list[Told], list[Told]], columns: Mapping[str, int], refs: Refs
) -> Iterator[LinkClaim]:
    if rule.when and (rule.when == "one") != _are_one(ends[0]):
        return
    for source, target in product(*ends):
        if rule.along is None or target.ref.scope == source.ref:
            place = _speaking(rule, (source, target), columns)
            yield _link(rule, source, target, place, refs)


def _are_one(several: list[Told]) -> bool:
    return len({folded(told.ref.name or told.ref.code) for told in several}) == 1


def _link(rule: LinkRule, source: Told, target: Told, speaking: Told, refs: Refs) -> LinkClaim:
    role = rule.role or source.found.role or target.found.role
    return LinkClaim(
        rule.kind,
        source.ref,
        refs.one(target.ref._replace(find=Find.MAY)) if rule.weak else target.ref,
        role if has_role(rule.kind) else None,
        _said_of_link(source.found.link, target.found.link),
        "" if target.ref.code else rule.instead,
        _places(speaking, source, target),
    )


def _said_of_link(one: Mapping[str, object], other: Mapping[str, object]) -> dict[str, object]:
    return {**one, **other} if one or other else _NOTHING


def _places(speaking: Told, source: Told, target: Told) -> tuple[Place, ...]:
    """The cell that says the link, then the cells of its ends."""
    return _once(speaking.place, *(one.place for one in (source, target) if one.spec))


def _once(*places: Place) -> tuple[Place, ...]:
    """Each place once: they are few and mostly the same objects, which hashing ignores."""
    kept: list[Place] = []
    for place in places:
        if place not in kept:
            kept.append(place)
    return tuple(kept)


def _speaking(rule: LinkRule, ends: tuple[Told, Told], columns: Mapping[str, int]) -> Told:
    """The end whose cell says the link: a reference before a node, else the later column."""
    source, target = ends
    if source.spec is None or target.spec is None:
        return source if source.spec else target
    if rule.place in (source.spec.key, target.spec.key):
        return source if source.spec.key == rule.place else target
    if isinstance(source.spec, Node) is not isinstance(target.spec, Node):
        return target if isinstance(source.spec, Node) else source
    later = columns.get(target.spec.column, -1) > columns.get(source.spec.column, -1)
    return target if later else source


def _not_used(found: Mentions, used: set[str]) -> list[Doubt]:
    """References that no link of the row could take up."""
    lost = [
        told
        for key, several in found.told.items()
        for told in several
        if key not in used and key != DEPARTMENT and not isinstance(told.spec, Node)
    ]
    reason = "没有可以与它相连的内容,未读入"
    return list({(one.place, one.raw): Doubt(one.place, reason, one.raw) for one in lost}.values())


def _not_covered(row: Row, found: Mentions) -> list[Doubt]:
    """Cells that hold something but belong to nothing that the row makes."""
    lost = row.cells.keys() - columns_named(found.told) - found.odd
    reason = "没有可以归属的内容,未读入"
    return [Doubt(row.place(key), reason, row.cell(key).text) for key in sorted(lost)]


def _wanted(row: Row, found: Mentions) -> list[Doubt]:
    """Empty cells of columns that every row should fill which says more than these."""
    columns = row.found.form.column
    if not any(one.required and not one.as_above and one.key in row.cells for one in columns):
        return []
    return [
        Doubt(row.place(one.key), "空白;若与上一行相同,请合并单元格或重复填写", "")
        for one in columns
        if one.wanted and one.key not in row.cells and one.key not in found.odd
    ]
