"""Which graphs are almost gaps? Examples put together and changed a little."""

import random
from collections.abc import Iterator
from datetime import timedelta

from graph_model.kinds import LINK_KINDS, has_role
from graph_model.profile import Profile, default_profile
from tests.oracle.case import Case
from tests.oracle.examples import TODAY, cases
from tests.oracle.links import ROLES, one_link
from tests.oracle.values import Values
from tests.oracle.world import Line

ENDS = ("id", "source", "target")
NODE_NAMES = {"node", "id", "name", "note", "status"}
LINK_NAMES = {"link", "source", "target", "role"}
YESTERDAY = (TODAY - timedelta(days=1)).isoformat()
TOMORROW = (TODAY + timedelta(days=1)).isoformat()
GONE = (
    {"status": "retired"}, {"status": "draft"}, {"valid_to": YESTERDAY}, {"valid_from": TOMORROW},
)  # fmt: skip


def near_miss(seed: int) -> Case:
    draw = random.Random(seed)
    chosen = draw.choices(cases(), k=draw.choice([2, 4, 8]))
    renamed = [_renamed(case, f"{number}") for number, case in enumerate(chosen)]
    lines = [line for case in renamed for line in case.lines]
    for number in range(draw.choice([0, 1, 3])):
        lines += list(_twin(draw, lines, f"t{number}"))
    profile = _profile(draw, [case.profile for case in chosen])
    lines += _more_links(draw, Values(seed, TODAY, profile), lines)
    found = {_identity(line): line for line in (_changed(draw, line) for line in lines)}
    told = renamed[0].told
    for case in renamed[1:]:
        told = told.with_all(case.told)
    return Case(seed, tuple(found.values()), TODAY, profile, told)


def _profile(draw: random.Random, profiles: list[Profile]) -> Profile:
    """One that an example asks for, where there is one; now and then with drafts."""
    asked = [profile for profile in profiles if profile != default_profile()]
    chosen = draw.choice(asked or profiles)
    changed = {"count_drafts": draw.random() < 0.3, "overload_duties": draw.choice([1, 1, 25])}
    parameters = chosen.parameters.model_copy(update=changed)
    return chosen.model_copy(update={"parameters": parameters})


def _renamed(case: Case, mark: str) -> Case:
    lines = tuple(
        {
            **line,
            **{name: line[name] + mark for name in ENDS if name in line and name in _names(line)},
        }
        for line in case.lines
    )
    return Case(case.seed, lines, case.day, case.profile, case.told.renamed(mark))


def _names(line: Line) -> set[str]:
    """The keys that say which line it is; the target of a goal is a figure."""
    return NODE_NAMES if "node" in line else LINK_NAMES


def _twin(draw: random.Random, lines: list[Line], mark: str) -> Iterator[Line]:
    """A second node like one of them, with some of its links."""
    first = draw.choice([line for line in lines if "node" in line])
    id_ = first["id"] + mark
    yield {**first, "id": id_}
    for line in lines:
        ends = {end: id_ for end in ("source", "target") if line.get(end) == first["id"]}
        if len(ends) == 1 and draw.random() < 0.7:
            yield {**line, **ends}


def _more_links(draw: random.Random, values: Values, lines: list[Line]) -> Iterator[Line]:
    nodes = [line for line in lines if "node" in line]
    for _ in range(draw.choice([0, 2, 6])):
        pair = draw.choice(nodes), draw.choice(nodes)
        kinds = (pair[0]["node"], pair[1]["node"])
        fitting = [kind for kind, model in LINK_KINDS.items() if kinds in model.ends]
        if fitting and pair[0] is not pair[1]:
            ends = (pair[0]["id"], pair[1]["id"])
            yield one_link(draw, values, draw.choice(fitting), ends, 0.3)


def _changed(draw: random.Random, line: Line) -> Line:
    """Mostly the same; now and then it counts no more, says less or has another role."""
    chance = draw.random()
    if "node" in line and chance < 0.12:
        return {**line, **draw.choice(GONE)}
    if "link" in line and has_role(line["link"]) and chance < 0.2:
        return {**line, "role": draw.choice(ROLES)}
    if chance > 0.9 and (names := sorted(line.keys() - _names(line))):
        return {**line, draw.choice(names): None}
    return line


def _identity(line: Line) -> tuple[str, ...]:
    if "node" in line:
        return (line["id"],)
    return line["link"], line["source"], line["target"], line.get("role") or "lead"
