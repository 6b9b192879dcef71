"""Graphs that are hard to walk: dense layers, in which ways explode, and a long chain."""

import json
from collections.abc import Iterator
from itertools import product

LAYERS, WIDTH, LENGTH = 12, 20, 2_000
Line = dict[str, object]


def dense(layers: int = LAYERS, width: int = WIDTH) -> Iterator[Line]:
    """Layers of goals, duties, units and diagnosis points, every pair of neighbours linked.

    The first duties serve the last goals; every last unit leads a first duty, which all
    units of the layer above it support; its post carries a last duty; one has a standard.
    """
    yield {"node": "Standard", "id": "s", "name": "标准", "level": "校", "code": "BZ-1"}
    yield from (one for kind, mark in KINDS.items() for one in _layered(kind, mark, layers, width))
    last = layers - 1
    yield from (_link("SERVES", f"d0-{i}", f"g{last}-{j}") for i, j in _pairs(width))
    for i in range(width):
        yield {"node": "Post", "id": f"p{i}", "name": f"岗位{i}"}
        yield _link("BELONGS_TO", f"p{i}", f"u{last}-{i}")
        yield _link("CARRIES", f"p{i}", f"d{last}-{i}")
        yield _link("HOLDS", f"u{last}-{i}", f"d0-{i}")
    for i, j in _pairs(width):
        yield {**_link("HOLDS", f"u{last - 1}-{j}", f"d0-{i}"), "role": "support"}
    yield _link("MEETS", f"d{last}-0", "s")


KINDS = {"Goal": "g", "Duty": "d", "Unit": "u", "DiagnosisPoint": "p-"}


def _layered(kind: str, mark: str, layers: int, width: int) -> Iterator[Line]:
    for layer, i in product(range(layers), range(width)):
        said = _said(kind, layer, layers)
        yield {"node": kind, "id": f"{mark}{layer}-{i}", "name": f"{kind}{layer}-{i}", **said}
    for layer, (i, j) in product(range(layers - 1), _pairs(width)):
        higher, lower = f"{mark}{layer}-{i}", f"{mark}{layer + 1}-{j}"
        down = kind in ("Goal", "Duty")
        yield _link("DECOMPOSES_INTO", higher, lower) if down else _link("PART_OF", lower, higher)


def _said(kind: str, layer: int, layers: int) -> Line:
    if kind == "Goal":
        return {
            "tier": "年度任务" if layer else "学校总体规划",
            "layer": "学校",
            "system": "决策指挥",
        }
    if kind == "DiagnosisPoint":
        return {"rank": "point" if layer == layers - 1 else "element"}
    return {}


def _pairs(width: int) -> list[tuple[int, int]]:
    return list(product(range(width), repeat=2))


def _link(kind: str, source: str, target: str) -> Line:
    return {"link": kind, "source": source, "target": target}


def chain(length: int = LENGTH) -> Iterator[Line]:
    """Goals one below the other, with one duty and its post at the end."""
    for i in range(length):
        tier = "年度任务" if i else "学校总体规划"
        yield {"node": "Goal", "id": f"g{i}", "name": f"目标{i}", "tier": tier}
    yield from (_link("DECOMPOSES_INTO", f"g{i}", f"g{i + 1}") for i in range(length - 1))
    yield {"node": "Duty", "id": "d", "name": "职责"}
    yield {"node": "Post", "id": "p", "name": "岗位"}
    yield _link("SERVES", "d", f"g{length - 1}")
    yield _link("CARRIES", "p", "d")


def text(lines: Iterator[Line]) -> str:
    return "\n".join(json.dumps(line, ensure_ascii=False) for line in lines)
