"""The whole plan as a list: every goal below the one it comes from, with its state."""

from collections.abc import Iterable, Mapping

from graph_model.store.port import Reader
from queries.catalogue import built_in
from queries.goal_states import GoalState
from queries.nodes import NodeRef
from queries.question import Closed
from queries.sheets.goals import goal_rows
from queries.sheets.shapes import SheetRow


class GoalLine(Closed):
    """A goal with its row of the tree, its state, and the further goals that it also comes
    from, below the first of which it stands."""

    row: SheetRow
    state: GoalState
    above: tuple[NodeRef, ...]


def goal_list(reader: Reader, states: Mapping[str, GoalState]) -> list[GoalLine]:
    """Every goal that counts, depth first; the goals without one above them come first, by
    the order of the states; then those that only lie on a circle."""
    above = _above(reader, states)
    tops = [state.goal for id_, state in states.items() if not above[id_]]
    rows = goal_rows(reader, tops)
    seen = {row.node.id for row in rows}
    circling = [state.goal for id_, state in states.items() if id_ not in seen]
    rows += goal_rows(reader, circling) if circling else []
    return [
        GoalLine(row=row, state=states[row.node.id], above=above[row.node.id])
        for row in _once(rows)
    ]


def _above(reader: Reader, states: Mapping[str, GoalState]) -> dict[str, tuple[NodeRef, ...]]:
    """Goal → the goals that it comes from, never itself."""
    found: dict[str, dict[str, NodeRef]] = {id_: {} for id_ in states}
    for link in reader.read(built_in().lookup("goal-links").text):
        high, low = link["above"], link["below"]
        if high in states and low in states and high != low:
            found[low][high] = states[high].goal
    return {id_: tuple(goals[one] for one in sorted(goals)) for id_, goals in found.items()}


def _once(rows: Iterable[SheetRow]) -> list[SheetRow]:
    return list({row.node.id: row for row in rows}.values())
