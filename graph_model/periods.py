"""How long is a period, which one follows it, and what do words with its years become?"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, date

YEAR = re.compile(r"(?<!\d)(?:19|20|21)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Period:
    """From a day, where one is said, to a day, both included."""

    start: date | None
    due: date

    @property
    def years(self) -> int:
        """How many years it spans, a part of one being one: 2026-09-01 to 2027-08-31 is one."""
        if self.start is None or self.start > self.due:
            return 1
        whole = self.due.year - self.start.year
        return whole + 1 if whole == 0 or later(self.start, whole) <= self.due else whole

    def following(self) -> "Period":
        """The period of the same length that comes next."""
        start = self.start and later(self.start, self.years)
        return Period(start, later(self.due, self.years))

    def moved(self, words: str) -> str:
        """The words for the following period: years of this one that stand in them move on;
        other years stay."""
        first = self.start.year if self.start else self.due.year
        return YEAR.sub(lambda hit: str(self._next(int(hit[0]), first)), words)

    def _next(self, year: int, first: int) -> int:
        return year + self.years if first <= year <= self.due.year else year

    def __str__(self) -> str:
        """`2027`, or where it touches several years `2026—2027`."""
        first = self.start.year if self.start else self.due.year
        return str(self.due.year) if first >= self.due.year else f"{first}—{self.due.year}"


def later(day: date, years: int) -> date:
    """The same day so many years later, as far as there are years; a year after 29 February
    is 28 February."""
    year = min(day.year + years, MAXYEAR)
    return day.replace(year=year, day=min(day.day, monthrange(year, day.month)[1]))
