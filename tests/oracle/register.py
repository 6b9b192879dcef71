"""Which rules does the oracle know, how severe are they, and what do they find?"""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from tests.oracle.world import World

Found = Iterable[str | tuple[str, str]]
Answers = set[tuple[str, str]]


class Known(NamedTuple):
    """A rule: severity as in the catalogue, whether it is on unless the college says so."""

    severity: str
    enabled: bool
    find: Callable[[World], Found]


RULES: dict[str, Known] = {}
E, W, I = "error", "warning", "info"  # noqa: E741


def rule(
    id_: str, severity: str, enabled: bool = True
) -> Callable[[Callable[[World], Found]], Callable[[World], Found]]:
    def declare(find: Callable[[World], Found]) -> Callable[[World], Found]:
        RULES[id_] = Known(severity, enabled, find)
        return find

    return declare


def gaps_of(w: World, id_: str) -> Answers:
    """(subject, key) of every gap of one rule."""
    return {(one, "") if isinstance(one, str) else one for one in RULES[id_].find(w)}


def all_gaps(w: World) -> Mapping[str, Answers]:
    """Rule → its gaps, whether the rule is on or off."""
    return {id_: gaps_of(w, id_) for id_ in RULES}


def serious_gaps(w: World) -> set[str]:
    """Nodes with an error or a warning of a rule that is on in the profile."""
    return {
        subject
        for id_, known in RULES.items()
        if _is_on(w, id_, known) and _severity(w, id_, known) in (E, W)
        for subject, _ in gaps_of(w, id_)
    }


def _is_on(w: World, id_: str, known: Known) -> bool:
    choice = w.profile.rules.get(id_)
    return known.enabled if choice is None or choice.enabled is None else choice.enabled


def _severity(w: World, id_: str, known: Known) -> str:
    choice = w.profile.rules.get(id_)
    return known.severity if choice is None or choice.severity is None else str(choice.severity)
