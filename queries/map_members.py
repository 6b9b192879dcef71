"""Which subjects are counted in each row and column of a coverage map?"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from graph_model.closures import Next
from queries.covered import Column
from queries.gather import gathered
from queries.map_columns import Filling, Rows

Group = dict[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Counted:
    """(column or empty, kind) → row → ids; names: id → kind and name."""

    groups: dict[tuple[str, str], Group] = field(default_factory=dict)
    names: dict[str, tuple[str, str]] = field(default_factory=dict)

    def of_kind(self, kind: str) -> list[str]:
        return [id_ for id_, (one, _) in self.names.items() if one == kind]


def read_members(filling: Filling, rows: Rows) -> Counted:
    """What the map's query counts, and what rolls up into each row: each subject once."""
    found = Counted()
    places: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    answered = filling.reader.read(filling.chosen.text, filling.scope.parameters())
    for row in answered:
        places[row.get("column") or "", row["kind"]][row["row"]].add(row["subject"])
        found.names[row["subject"]] = (row["kind"], row["name"])
    below = _below(filling, rows)
    wanted = [row.id for row in rows.listed]
    for group, own in places.items():
        found.groups[group] = _rolled_up(below, own, wanted)
    return found


def _below(filling: Filling, rows: Rows) -> Next:
    if not filling.chosen.below:
        return rows.below if filling.chosen.rolls_up else {}
    below: dict[str, list[str]] = defaultdict(list)
    for row in filling.ask(filling.chosen.below):
        below[row["above"]].append(row["below"])
    return below


def _rolled_up(below: Next, own: Mapping[str, set[str]], rows: Iterable[str]) -> Group:
    wanted = set(rows)
    found = gathered(below, own, wanted) if below else own
    return {row: frozenset(found[row]) for row in wanted & found.keys() if found[row]}


def by_cell(counted: Counted, columns: Sequence[Column]) -> dict[str, dict[str, frozenset[str]]]:
    """Row → column → ids of the subjects that stand in both; nothing for an empty cell."""
    cells: dict[str, dict[str, frozenset[str]]] = defaultdict(dict)
    by_id = {column.id: (column,) for column in columns}
    for (place, kind), group in counted.groups.items():
        for column in by_id.get(place, ()) if place else columns:
            if column.kind in ("", kind):
                for row, ids in group.items():
                    had = cells[row].get(column.id)
                    cells[row][column.id] = had | ids if had else ids
    return cells
