"""Where the boxes of a chain stand: each beside what it is linked with, none over another."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from ui.components.chain_picture import DUTY, Box, Picture

ROUNDS = 3
Places = dict[str, float]


def places(picture: Picture) -> Places:
    """Box → its row, 0 the first; rows are whole heights of a box apart at least.

    From the column with most boxes outwards, each column is put in the order of what its
    boxes are linked with, and back again.
    """
    near = _near(picture)
    columns = [picture.of(column) for column in picture.columns]
    start = max(range(len(columns)), key=lambda place: _weight(picture, place, columns))
    found = _first(columns[start])
    outwards = [*range(start + 1, len(columns)), *range(start - 1, -1, -1)]
    for number in range(ROUNDS):
        for place in outwards if not number else (*range(len(columns)),):
            _put(columns[place], near, found)
    return found


def _weight(picture: Picture, place: int, columns: Sequence[Sequence[Box]]) -> tuple[int, int]:
    return (picture.columns[place] == DUTY and bool(columns[place]), len(columns[place]))


def _near(picture: Picture) -> Mapping[str, list[str]]:
    """Node → nodes; a placeholder stands beside what lacks it."""
    near: dict[str, list[str]] = defaultdict(list)
    for line in picture.lines:
        if line.broken:
            continue
        near[line.start].append(line.end)
        near[line.end].append(line.start)
    return near


def _first(boxes: Iterable[Box]) -> Places:
    return {box.id: float(row) for row, box in enumerate(sorted(boxes, key=_named))}


def _named(box: Box) -> tuple[str, str]:
    return str(box.node["name"]), box.id


def _put(boxes: Sequence[Box], near: Mapping[str, list[str]], found: Places) -> None:
    """Each box at the mean of its neighbours, pushed down where the place is taken."""
    wished = {box.id: _mean(box, near, found) for box in boxes}
    ordered = sorted(boxes, key=lambda box: (wished[box.id], bool(box.lacks), *_named(box)))
    rows: list[float] = []
    for box in ordered:
        rows.append(max(wished[box.id], rows[-1] + 1 if rows else 0.0))
    drift = sum(row - wished[box.id] for box, row in zip(ordered, rows, strict=True))
    back = min(drift / len(rows), rows[0]) if rows else 0.0
    found.update({box.id: row - back for box, row in zip(ordered, rows, strict=True)})


def _mean(box: Box, near: Mapping[str, list[str]], found: Places) -> float:
    """Where the box would like to stand; what lacks a stage draws its placeholder beside it."""
    own = str(box.node["id"])
    if box.lacks and own in found:
        return found[own]
    rows = [found[one] for one in near.get(box.id, ()) if one in found]
    return sum(rows) / len(rows) if rows else found.get(box.id, 0.0)
