"""What a coverage map answers with: rows, columns, cells and the subjects behind them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from graph_model.errors import UnknownName

Members = Mapping[str, Mapping[str, frozenset[str]]]


@dataclass(frozen=True, slots=True)
class Column:
    """A column with its name in both languages. kind: of the subjects that alone stand in
    it, or empty. accepted_by: rules, perhaps with the key, whose accepted gaps excuse."""

    id: str
    zh: str
    en: str
    kind: str = ""
    accepted_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MapRow:
    """A row; parent: the row that it rolls up into (its subjects are counted there too)."""

    id: str
    name: str
    parent: str | None


@dataclass(frozen=True, slots=True)
class Cell:
    """covered of total; confirmed: by confirmed links alone, None where the map has no such
    reading; accepted: not covered, and somebody accepted that."""

    row: str
    column: str
    covered: int
    total: int
    confirmed: int | None
    accepted: int = 0


@dataclass(frozen=True, slots=True)
class Mark:
    """One column of one subject; confirmed as in a cell."""

    column: str
    covered: bool
    confirmed: bool | None


@dataclass(frozen=True, slots=True)
class CellSubject:
    """A subject behind a cell. marks: the columns it stands in. because: what covers it, or
    what is wrong, in words."""

    id: str
    name: str
    kind: str
    covered: bool
    confirmed: bool | None
    accepted: bool
    marks: tuple[Mark, ...]
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Filing:
    """Who has handed in 表3 or 表4, of those who must: the map is blank for the others."""

    filed: int
    required: int
    missing: tuple[MapRow, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """By column: the ids covered, by confirmed links alone, and accepted as not covered;
    because: (column, id) → words."""

    covered: Mapping[str, set[str]]
    confirmed: Mapping[str, set[str]]
    accepted: Mapping[str, set[str]]
    because: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Coverage:
    """A map for one day. tier: of the goals that are its rows. members: row → column → ids
    of the subjects; names: id → kind and name. totals: a cell a column for the whole map,
    each subject once; its row is empty."""

    map: str
    today: date
    tier: str | None
    rows: tuple[MapRow, ...]
    columns: tuple[Column, ...]
    cells: tuple[Cell, ...]
    totals: tuple[Cell, ...]
    filing: Filing
    members: Members
    names: Mapping[str, tuple[str, str]]
    facts: Facts
    has_confirmed: bool = True

    def column(self, text: str) -> Column:
        """The column of that id or name; UnknownName lists the columns."""
        for matches in (lambda one: text == one.id, lambda one: text in (one.zh, one.en)):
            found = [one for one in self.columns if matches(one)]
            if len(found) == 1:
                return found[0]
        listed = "、".join(one.zh for one in self.columns)
        raise UnknownName(f"覆盖图 {self.map} 中没有列“{text}”; 可用: {listed}")

    def row(self, text: str) -> MapRow:
        """The row of that id or name; UnknownName says what to write."""
        for known in ([one for one in self.rows if one.id == text], self._named(text)):
            if len(known) == 1:
                return known[0]
        if self._named(text):
            ids = "、".join(one.id for one in self._named(text))
            raise UnknownName(f"不能确定“{text}”是哪一行; 请写行的标识: {ids}")
        raise UnknownName(f"覆盖图 {self.map} 中没有行“{text}”; 可写行的名称或标识")

    def _named(self, text: str) -> list[MapRow]:
        return [one for one in self.rows if one.name == text]

    def subjects_of(self, row: str, column: str) -> frozenset[str]:
        """Ids of the subjects that are counted in a cell."""
        return self.members.get(row, {}).get(column, frozenset())

    def cell_subjects(self, row: str, column: str) -> list[CellSubject]:
        """The subjects behind one cell, by id; UnknownName where the map has no such cell."""
        chosen, place = self.column(column), self.row(row)
        return [
            self._subject(id_, chosen, place.id)
            for id_ in sorted(self.subjects_of(place.id, chosen.id))
        ]

    def _subject(self, id_: str, column: Column, row: str) -> CellSubject:
        kind, name = self.names[id_]
        here = [one for one in self.columns if id_ in self.subjects_of(row, one.id)]
        mark = self._mark(id_, column.id)
        return CellSubject(
            id=id_,
            name=name,
            kind=kind,
            covered=mark.covered,
            confirmed=mark.confirmed,
            accepted=not mark.covered and id_ in self.facts.accepted.get(column.id, ()),
            marks=tuple(self._mark(id_, one.id) for one in here),
            because=self.facts.because.get((column.id, id_), ()),
        )

    def _mark(self, id_: str, column: str) -> Mark:
        sure = id_ in self.facts.confirmed.get(column, ()) if self.has_confirmed else None
        return Mark(column, id_ in self.facts.covered.get(column, ()), sure)
