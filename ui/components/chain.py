"""A chain as a layered picture: stages from left to right, missing ones dashed in red."""

from collections.abc import Mapping
from typing import Any

from ui.components.chain_layout import Places, places
from ui.components.chain_picture import UNIT, Box, Line, Picture
from ui.components.drawn import Markup, element, joined, text
from ui.components.linked import called, home, kind_of
from ui.words import say

Json = dict[str, Any]
ROW, HEIGHT, HEAD = 46, 38, 46
SHARE_OF_COLUMN = 0.82


def chain(picture: Picture, heads: Mapping[str, str]) -> Markup:
    """The picture; heads: what is said below the name of a column."""
    found = places(picture)
    tall = HEAD + ROW * (1 + max(found.values(), default=0.0))
    lines = joined(_line(line, picture, found) for line in picture.lines)
    drawing = element(
        "svg",
        lines,
        viewBox=f"0 0 {100 * len(picture.columns)} {tall}",
        preserveAspectRatio="none",
        aria_hidden="true",
    )
    columns = joined(_column(name, picture, found, heads) for name in picture.columns)
    return element("div", drawing, columns, class_="chain", style=f"height:{tall:.0f}px")


def _column(name: str, picture: Picture, found: Places, heads: Mapping[str, str]) -> Markup:
    below = element("small", text(heads.get(name, "")))
    left = _left(picture, name)
    place = f"left:{left:.2f}%;width:{_wide(picture):.2f}%"
    head = element("div", text(say(f"layer_{name}")), below, class_="head", style=place)
    boxes = sorted(picture.of(name), key=lambda box: found[box.id])
    return joined((head, *(_box(box, picture, found) for box in boxes)))


def _wide(picture: Picture) -> float:
    return 100 * SHARE_OF_COLUMN / len(picture.columns)


def _left(picture: Picture, column: str) -> float:
    return (picture.columns.index(column) + (1 - SHARE_OF_COLUMN) / 2) * 100 / len(picture.columns)


def _box(box: Box, picture: Picture, found: Places) -> Markup:
    said, title = _words(box)
    style = UNIT if box.node.get("kind") == "Unit" else box.column
    classes = (
        "box",
        "goal" if style == "above" else style,
        "missing" if box.lacks else "",
        "optional" if box.optional and box.lacks else "",
        "weak" if box.weak else "",
        "subject" if box.id == picture.subject else "",
    )
    place = (
        f"left:{_left(picture, box.column):.2f}%;width:{_wide(picture):.2f}%;"
        f"top:{HEAD + ROW * found[box.id]:.1f}px;height:{HEIGHT}px"
    )
    return element(
        "a",
        element("span", text(said)),
        class_=" ".join(filter(None, classes)),
        style=place,
        title=title,
        aria_label=title,
        href=home(str(box.node["kind"]), str(box.node["id"])),
    )


def _words(box: Box) -> tuple[str, str]:
    """What stands in a box, and in full."""
    name = called(box.node)
    if not box.lacks:
        return name, f"{kind_of(box.node)}: {name}"
    stage = say(f"layer_{box.lacks}")
    said = say("lacks_optional" if box.optional else "lacks", stage=stage)
    return said, say("lacks_whole", name=name, stage=stage)


def _line(line: Line, picture: Picture, found: Places) -> Markup:
    """From left to right; between boxes of one column an arc on its left."""
    ends = sorted(
        (picture.boxes[line.start], picture.boxes[line.end]),
        key=lambda box: picture.columns.index(box.column),
    )
    (left, above), (right, below) = ((_at(box, picture), _mid(box, found)) for box in ends)
    gap = 100 * SHARE_OF_COLUMN
    if ends[0].column == ends[1].column:
        way = f"M{left} {above}C{left - 14} {above} {left - 14} {below} {left} {below}"
    else:
        start, bend = left + gap, (right - left - gap) / 2
        way = f"M{start} {above}C{start + bend} {above} {right - bend} {below} {right} {below}"
    classes = " ".join(name for name in ("broken", "weak") if getattr(line, name))
    return element("path", d=way, class_=classes or None)


def _at(box: Box, picture: Picture) -> float:
    return 100 * (picture.columns.index(box.column) + (1 - SHARE_OF_COLUMN) / 2)


def _mid(box: Box, found: Places) -> float:
    return round(HEAD + ROW * found[box.id] + HEIGHT / 2, 1)
