"""Which graphs would bring a wrong query to light? Random ones, made again by their seed."""

import random
from datetime import date

from graph_model.kinds import NODE_KINDS
from tests.oracle.case import Case
from tests.oracle.links import random_links
from tests.oracle.near_misses import near_miss
from tests.oracle.profiles import random_profile
from tests.oracle.values import NAMES, Values
from tests.oracle.world import Line, Told

DAYS = tuple(
    date.fromisoformat(day)
    for day in ("2026-11-23", "2024-02-29", "2025-02-28", "2025-03-01", "2026-01-01")
)
# How many nodes of a kind; of what a mix does not name there are none, one or two.
MIXES: tuple[dict[str, int], ...] = (
    dict.fromkeys(NODE_KINDS, 1),
    dict.fromkeys(NODE_KINDS, 2),
    dict.fromkeys(NODE_KINDS, 4),
    {"Unit": 3, "Post": 4, "Goal": 2, "Duty": 7, "Standard": 2},
    {"Unit": 5, "Post": 2, "Duty": 9},
    {"Unit": 1, "Post": 1, "Duty": 9},
    {"Goal": 10, "Indicator": 5, "Post": 2, "Unit": 2, "Duty": 3},
    {"Standard": 9, "Duty": 4, "Regulation": 3, "Goal": 2},
    {"Post": 2, "Goal": 2, "Duty": 5, "Standard": 3, "Norm": 4, "Check": 2, "Regulation": 3},
    {"DiagnosisPoint": 7, "Evidence": 6, "Unit": 3, "Duty": 2, "Norm": 2},
    {"Goal": 5, "QualityObject": 4, "Evidence": 3, "Indicator": 3, "Standard": 3},
)
FORMS = ("表3", "表4")
DISPUTED = ("layer", "system")


def random_case(seed: int) -> Case:
    """Two of three drawn freely, every third from examples changed a little."""
    return near_miss(seed) if seed % 3 == 2 else drawn(seed)


def drawn(seed: int) -> Case:
    """Random nodes, values and links."""
    draw = random.Random(seed)
    profile, day = random_profile(draw), draw.choice(DAYS)
    values = Values(seed, day, profile)
    nodes = _nodes(draw, values)
    lines = [*nodes, *random_links(draw, values, nodes)]
    draw.shuffle(lines)
    return Case(seed, tuple(lines), day, profile, _told(draw, nodes))


def _nodes(draw: random.Random, values: Values) -> list[Line]:
    mix, dead = draw.choice(MIXES), draw.choice([0, 0.05, 0.1, 0.3])
    names = draw.choice([NAMES, NAMES[:6], NAMES[5:10]])
    found: list[Line] = []
    for kind in NODE_KINDS:
        usual = mix.get(kind, draw.choice([0, 1, 2]))
        for n in range(max(0, usual + draw.choice([-1, 0, 0, 1]))):
            status = draw.choice(["draft", "retired"]) if draw.random() < dead else "approved"
            said = {"name": draw.choice(names), **values.properties(kind)}
            found.append({"node": kind, "id": f"{kind}{n + 8}", **said, "status": status})
    for line in found:
        if line["status"] == "approved" and draw.random() < 0.5:
            del line["status"]
    return found or [{"node": "Unit", "id": "Unit8", "name": "教务处"}]


def _told(draw: random.Random, nodes: list[Line]) -> Told:
    """Reports that were handed in, and what they state; doubts; sources that disagree."""
    share, often = draw.choice([0, 0.2, 0.8]), draw.choice([0, 0.05, 0.2])
    units = [line["id"] for line in nodes if line["node"] == "Unit"]
    duties = [line["id"] for line in nodes if line["node"] == "Duty"]
    filed = {u: forms for u in units if (forms := _forms(draw, share))}
    handed_in = {form for forms in filed.values() for form in forms}
    stated = {d: forms for d in duties if (forms := _forms(draw, share) & handed_in)}
    picked = [[line for line in nodes if draw.random() < often] for _ in range(2)]
    doubts = {line["id"]: {draw.choice(["甲.xlsx › 第2行", "乙.xlsx"])} for line in picked[0]}
    said = {line["id"]: {name for name in DISPUTED if line.get(name)} for line in picked[1]}
    return Told(filed, doubts, {id_: names for id_, names in said.items() if names}, stated)


def _forms(draw: random.Random, share: float) -> set[str]:
    return {form for form in FORMS if draw.random() < share}
