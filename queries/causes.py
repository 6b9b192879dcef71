"""Where do gaps pile up: which rule is broken most often in which department?"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from graph_model.profile import Severity
from queries.gaps import Gap


@dataclass(frozen=True, slots=True)
class Cause:
    """A rule, the units that answer together for what breaks it, and how often it is broken
    there; no units: nobody answers. Never a person."""

    rule: str
    severity: Severity
    unit_ids: tuple[str, ...]
    units: str | None
    count: int


def causes(gaps: Iterable[Gap], most: int) -> list[Cause]:
    """The first so many, most gaps first; accepted gaps are left out."""
    counted = Counter(
        (gap.rule, gap.severity, gap.unit_ids, gap.unit) for gap in gaps if gap.accepted is None
    )
    order = sorted(counted.items(), key=lambda one: (-one[1], one[0][0], one[0][2]))
    return [Cause(*found, count) for found, count in order[:most]]
