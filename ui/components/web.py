"""A neighbourhood as nodes on rings and the links between them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import cos, degrees, hypot, pi
from typing import Any

from ui.components.drawn import Markup, element, joined, text
from ui.components.linked import called, kind_of
from ui.components.rings import Spot, rings
from ui.navigation import link
from ui.words import say

Json = dict[str, Any]
DISC, SUBJECT, MARGIN, LETTERS = 13.0, 20.0, 170, 14


@dataclass(frozen=True, slots=True)
class Web:
    """nodes and hops by id; opened: those whose own neighbours are shown too; links with
    their words."""

    subject: str
    nodes: Mapping[str, Json]
    hops: Mapping[str, int]
    links: tuple[Json, ...]
    opened: frozenset[str]


def web(shown: Web) -> Markup:
    """The picture; every node can be opened and closed by click or key."""
    ends = [(one["link"]["source"], one["link"]["target"]) for one in shown.links]
    spots = rings(shown.hops, ends)
    wide = 2 * (MARGIN + max(max(abs(spot.x), abs(spot.y)) for spot in spots.values()))
    lines = joined(_line(one, spots) for one in shown.links)
    order = sorted(shown.nodes, key=lambda id_: (shown.hops[id_], spots[id_].angle))
    sizes = _sizes(shown, spots)
    discs = joined(_node(shown, id_, spots[id_], sizes[shown.hops[id_]]) for id_ in order)
    drawing = element(
        "svg",
        lines,
        discs,
        viewBox=f"{-wide / 2} {-wide / 2} {wide} {wide}",
        style=f"width:min(100%, {wide:.0f}px)",
        role="group",
    )
    return element("div", element("div", drawing, class_="web"), _legend(shown.nodes.values()))


def _sizes(shown: Web, spots: Mapping[str, Spot]) -> dict[int, float]:
    """Ring → radius of its discs: as big as there is room for."""
    found = {0: SUBJECT}
    for hop in set(shown.hops.values()) - {0}:
        on_it = [spots[id_] for id_, one in shown.hops.items() if one == hop]
        radius = hypot(on_it[0].x, on_it[0].y)
        found[hop] = min(DISC, round(pi * radius / len(on_it) - 0.5, 1))
    return found


def _line(one: Json, spots: Mapping[str, Spot]) -> Markup:
    start, end = spots[one["link"]["source"]], spots[one["link"]["target"]]
    return element("path", d=f"M{start.x} {start.y}L{end.x} {end.y}")


def _node(shown: Web, id_: str, spot: Spot, size: float) -> Markup:
    node, subject = shown.nodes[id_], id_ == shown.subject
    name = called(node)
    short = name if len(name) <= LETTERS else f"{name[:LETTERS]}…"
    said = f"{kind_of(node)}: {name}"
    opened = id_ in shown.opened
    label = element("text", text(short), **_turned(spot, subject))
    disc = element("circle", r=size, cx=spot.x, cy=spot.y)
    letters = element(
        "text",
        text(kind_of(node)[:2]),
        class_="letters",
        x=spot.x,
        y=round(spot.y + size * 0.3, 1),
        font_size=round(size * 0.8, 1),
    )
    classes = f"node kind-{node['kind']}{' opened' if opened else ''}"
    return element(
        "a",
        element("title", text(said)),
        disc,
        letters,
        label,
        class_=classes,
        href=link("neighbourhood", id=id_),
        data_pick=None if subject else id_,
        aria_label=f"{said} ({say('web_close' if opened else 'web_open')})",
    )


def _turned(spot: Spot, subject: bool) -> dict[str, object]:
    """Names point outwards, and never stand on their heads."""
    if subject:
        return {"x": 0, "y": SUBJECT + 14, "text-anchor": "middle", "class_": "name"}
    left = cos(spot.angle) < 0
    turn = degrees(spot.angle) + (180 if left else 0)
    return {
        "transform": f"translate({spot.x} {spot.y}) rotate({turn:.1f})",
        "x": -(DISC + 4) if left else DISC + 4,
        "y": 4,
        "text-anchor": "end" if left else "start",
        "class_": "name",
    }


def _legend(nodes: Iterable[Json]) -> Markup:
    """The kinds that are there, with how many of each."""
    counts: dict[str, int] = {}
    for node in nodes:
        counts[node["kind"]] = counts.get(node["kind"], 0) + 1
    keys = [
        element(
            "span",
            text(f"{say(f'kind_{kind}')} {counts[kind]}"),
            class_=f"key kind-{kind}",
        )
        for kind in sorted(counts)
    ]
    return element("div", *keys, class_="legend")
