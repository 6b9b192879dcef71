"""Which graphs would bring a wrong query to light? Random ones, made again by their seed."""

import random
from dataclasses import dataclass
from datetime import date

from graph_model.kinds import LINK_KINDS, NODE_KINDS, has_role
from graph_model.profile import Profile, RuleChoice, Severity, default_profile
from tests.oracle.values import NAMES, OPERATORS, UNITS, Values
from tests.oracle.world import Line, Told, World

DAYS = tuple(
    date.fromisoformat(day)
    for day in ("2026-11-23", "2024-02-29", "2025-02-28", "2025-03-01", "2026-01-01")
)
ROLES = (*["lead"] * 3, *["support"] * 3, "supervise", "approve", "appraise")
# How many nodes of a kind; of what a mix does not name there are none, one or two.
MIXES: tuple[dict[str, int], ...] = (
    dict.fromkeys(NODE_KINDS, 1),
    dict.fromkeys(NODE_KINDS, 2),
    dict.fromkeys(NODE_KINDS, 4),
    {"Unit": 3, "Post": 4, "Goal": 2, "Duty": 7, "Standard": 2},
    {"Unit": 5, "Post": 2, "Duty": 9},
    {"Goal": 10, "Indicator": 5, "Post": 2, "Unit": 2, "Duty": 3},
    {"Standard": 9, "Duty": 4, "Regulation": 3, "Goal": 2},
    {"Post": 2, "Goal": 2, "Duty": 5, "Standard": 3, "Norm": 4, "Check": 2, "Regulation": 3},
    {"DiagnosisPoint": 7, "Evidence": 6, "Unit": 3, "Duty": 2, "Norm": 2},
    {"Goal": 5, "QualityObject": 4, "Evidence": 3, "Indicator": 3, "Standard": 3},
)
TOPICS: tuple[dict[str, tuple[str, ...]], ...] = (
    {}, {"一": ("教师",)}, {"一": ("甲",), "二": ("甲", "乙")}
)  # fmt: skip
INFO, ERROR = RuleChoice(severity=Severity.INFO), RuleChoice(severity=Severity.ERROR)
OFF = RuleChoice(enabled=False)
BY_ITSELF = 0.1  # of links from a node to itself, how many are kept where they may be
FORMS = ("表3", "表4")
DISPUTED = ("layer", "system")


@dataclass(frozen=True)
class Case:
    """A record, the day and the profile to read it with, and what the ledger knows."""

    seed: int
    lines: tuple[Line, ...]
    day: date
    profile: Profile
    told: Told

    @property
    def world(self) -> World:
        return World(self.lines, self.day, self.profile, self.told)


def random_case(seed: int) -> Case:
    draw = random.Random(seed)
    profile, day = random_profile(draw), draw.choice(DAYS)
    values = Values(seed, day, profile)
    nodes = _nodes(draw, values)
    links = _links(draw, values, nodes)
    lines = [*nodes, *links]
    draw.shuffle(lines)
    return Case(seed, tuple(lines), day, profile, _told(draw, nodes))


def random_profile(draw: random.Random) -> Profile:
    """The plan's own profile; two times in three another one, with short lists."""
    usual = default_profile()
    if draw.random() < 0.34:
        return usual
    parameters = usual.parameters.model_copy(
        update={
            "overload_duties": draw.choice([1, 1, 1, 2]),
            "expiring_days": draw.choice([0, 30]),
            "stale_value_days": draw.choice([0, 30, 365]),
            "evidence_max_age_days": draw.choice([0, 365, 1095]),
            "count_drafts": draw.random() < 0.5,
        }
    )
    own = draw.choice([("校", "院系"), ("院系",), ("省", "校"), ("国家",)])
    rules = draw.choice([{}, {"GOL702": INFO, "STD602": ERROR, "VER301": OFF}])
    changed = {"parameters": parameters, "own_levels": own, "rules": rules}
    return usual.model_copy(update={**changed, **_lists(draw)})


def _lists(draw: random.Random) -> dict[str, object]:
    """Other tiers, stages, layers, topics and kinds of quality objects."""
    usual = default_profile()
    tiers = draw.choice([usual.tiers, usual.tiers[:3], ("甲级", "乙级", "丙级", "丁级")])
    stages = draw.choice([usual.stages, usual.stages, tuple(reversed(usual.stages))])
    optional = draw.choice([("check",), (), ("norm", "check"), ("standard",)])
    return {
        "tiers": tiers,
        "skippable_tiers": draw.choice([(), tiers[1:2], tiers[1:3]]),
        "stages": stages,
        "optional_stages": tuple(type(usual.stages[0])(one) for one in optional),
        "parts": usual.parts[: draw.choice([1, 2, 3])],
        "aspects": usual.aspects[: draw.choice([1, 2, 3])],
        "layers": usual.layers[: draw.choice([0, 1, 1, 2])],
        "systems": usual.systems[: draw.choice([1, 1, 2])],
        "required_topics": draw.choice(TOPICS),
        "object_types": draw.choice([usual.object_types, _needs("课程"), _needs("专业", "班级")]),
    }  # fmt: skip


def _needs(*types: str) -> dict[str, object]:
    need = type(default_profile().object_types["专业"][0])
    return {one: tuple(need) for one in types}


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


def _links(draw: random.Random, values: Values, nodes: list[Line]) -> list[Line]:
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
                line = _link(draw, values, kind, pair, sure)
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


def _link(
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
