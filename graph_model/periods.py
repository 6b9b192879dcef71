"""How long is a period, which one follows it, and what do words with its years become?"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, date

ONE = r"(?:19|20|21)\d\d"
YEARS = re.compile(rf"(?<!\d)({ONE})(?:(\s*[-–—~～至]\s*)({ONE}))?(?!\d)")


@dataclass(frozen=True, slots=True)
class Period:
    """From a day, where one is said, to a day, both included."""

    start: date | None
    due: date

    @property
    def years(self) -> int:
        """How many years it spans, a part of one being one: 2026-09-01 to 2027-08-31 is one,
        and as people write it also to 2027-09-01."""
        if self.start is None or self.start > self.due:
            return 1
        whole = self.due.year - self.start.year
        return whole + 1 if whole == 0 or later(self.start, whole) < self.due else whole

    def following(self) -> "Period":
        """The period of the same length that comes next."""
        start = self.start and later(self.start, self.years)
        return Period(start, later(self.due, self.years))

    def moved(self, words: str) -> str:
        """The words for the following period: years of this one that stand in them move on;
        other years stay."""
        return YEARS.sub(self._next, words)

    def _next(self, hit: re.Match[str]) -> str:
        """A year, or two that bound a span no longer than the period (2025-2026学年)."""
        begins, ends = int(hit[1]), int(hit[3] or hit[1])
        first = self._first
        longest = max(self.years, self.due.year - first)
        own = begins <= self.due.year and first <= ends and ends - begins <= longest
        by = self.years if own else 0
        return f"{begins + by}{hit[2]}{ends + by}" if hit[2] else str(begins + by)

    def __str__(self) -> str:
        """`2027`, or where it touches several years `2026—2027`."""
        first, last = self._first, self.due.year
        return str(last) if first == last else f"{first}—{last}"

    @property
    def _first(self) -> int:
        """The year in which it begins; of one that ends before it starts, the year it ends."""
        return min(self.start or self.due, self.due).year


def later(day: date, years: int) -> date:
    """The same day so many years later, as far as there are years; a year after 29 February
    is 28 February."""
    year = min(day.year + years, MAXYEAR)
    return day.replace(year=year, day=min(day.day, monthrange(year, day.month)[1]))
