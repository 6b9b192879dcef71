"""How are the nodes of a random graph joined?"""

import random

from graph_model.kinds import LINK_KINDS, NODE_KINDS, has_role
from tests.oracle.values import OPERATORS, UNITS, Values
from tests.oracle.world import Line

ROLES = (*["lead"] * 5, *["support"] * 3, "supervise", "approve", "appraise")
BY_ITSELF = 0.1  # of links from a node to itself, how many are kept where they may be


def random_links(draw: random.Random, values: Values, nodes: list[Line]) -> list[Line]:
    ids: dict[str, list[str]] = {kind: [] for kind in NODE_KINDS}
    for line in nodes:
        ids[line["node"]].append(line["id"])
    sure = draw.choice([0, 0.3, 0.7, 0.95])
    tangled = draw.choice([0, 0, 0.05, 0.5])
    rich = draw.choice([0, 0.3])
    found: dict[tuple[str, ...], Line] = {}
    for kind, model in LINK_KINDS.items():
        thick = rich + draw.choice([0.05, 0.3, 0.6, 1, 1.7, 3])
        for source, target in sorted(model.ends):
            many = round(thick * max(len(ids[source]), len(ids[target])))
            for _ in range(many if ids[source] and ids[target] else 0):
                pair = _ends(draw, (ids[source], ids[target]), tangled)
                line = one_link(draw, values, kind, pair, sure)
                if pair[0] != pair[1] or (model.may_loop and draw.random() < BY_ITSELF):
                    found[kind, *pair, line.get("role", "lead")] = line
    return [
        *found.values(),
        *_layered(draw, ids["Duty"], found),
        *_layered(draw, ids["Goal"], found),
    ]


def _ends(draw: random.Random, ids: tuple[list[str], list[str]], tangled: float) -> tuple[str, str]:
    """Two ends; among nodes of one kind mostly from earlier to later, so that some graphs
    have no cycle."""
    source, target = draw.choice(ids[0]), draw.choice(ids[1])
    if ids[0] is not ids[1] or draw.random() < tangled:
        return source, target
    ordered = sorted((source, target), key=ids[0].index)
    return ordered[0], ordered[1]


def one_link(
    draw: random.Random, values: Values, kind: str, pair: tuple[str, str], sure: float
) -> Line:
    line: Line = {"link": kind, "source": pair[0], "target": pair[1]}
    if has_role(kind):
        role = draw.choice([*ROLES, None])
        line |= {"role": role} if role else {}
    if kind == "MEETS" and draw.random() < 0.6:
        line |= {
            "operator": draw.choice(OPERATORS), "value": draw.choice([0, 0.1, 30, 90, 95]),
            "unit": draw.choice(UNITS), "requirement": draw.choice(["当场办理", " "]),
        }  # fmt: skip
    if draw.random() < sure:
        line |= {"confirmed_by": draw.choice(["某人", "某人", " "]), "confirmed_on": "2024-01-01"}
    return line


def _layered(draw: random.Random, ids: list[str], found: dict[tuple[str, ...], Line]) -> list[Line]:
    """Now and then two neighbouring layers, every pair linked: many paths, few nodes."""
    if len(ids) < 4 or draw.random() > 0.1:
        return []
    half = len(ids) // 2
    pairs = [(a, b) for a in ids[:half] for b in ids[half:]]
    return [
        {"link": "DECOMPOSES_INTO", "source": a, "target": b}
        for a, b in pairs
        if ("DECOMPOSES_INTO", a, b, "lead") not in found
    ]
