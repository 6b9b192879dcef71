"""Which gaps came, went and stayed between two answers?"""

from collections.abc import Iterable
from dataclasses import dataclass

from queries.gaps import Gap


@dataclass(frozen=True, slots=True)
class Compared:
    """Gaps by identity; those that stayed as they are in the later answer."""

    new: tuple[Gap, ...]
    fixed: tuple[Gap, ...]
    still: tuple[Gap, ...]


def compared(before: Iterable[Gap], after: Iterable[Gap]) -> Compared:
    """Both answers against each other."""
    was = {gap.identity: gap for gap in before}
    now = {gap.identity: gap for gap in after}
    return Compared(
        new=tuple(gap for key, gap in now.items() if key not in was),
        fixed=tuple(gap for key, gap in was.items() if key not in now),
        still=tuple(gap for key, gap in now.items() if key in was),
    )
