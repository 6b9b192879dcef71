"""Which revision and which day does a question ask for?"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from graph_model.errors import Problem, UnknownName, WrongInput
from graph_model.kinds.records import Baseline
from graph_model.ledger import Ledger

FIRST_DAY, LAST_DAY = date(1949, 10, 1), date(2199, 12, 31)


@dataclass(frozen=True, slots=True)
class Moment:
    """A revision, None for the latest whatever it is, and a day."""

    revision: int | None
    day: date


def moment(ledger: Ledger, at: str | None, day: date | None, now: date, zone: ZoneInfo) -> Moment:
    """What is meant by a revision's number, the name of a baseline, or a date on whose
    evening the record is wanted. Without a day, that of the baseline, that date, or now."""
    if at is None:
        return Moment(None, checked(day or now))
    marked = {one.name: one for one in ledger.records(Baseline)}
    if at in marked:
        return Moment(marked[at].revision, checked(day or marked[at].day))
    if at.isascii() and at.isdigit() and int(at) <= ledger.revision():
        return Moment(int(at), checked(day or now))
    if (that := _date(at)) is not None:
        morning = datetime.combine(checked(that) + timedelta(days=1), time(), zone)
        return Moment(ledger.revision_before(morning.astimezone(UTC)), checked(day or that))
    known = "、".join(marked) or "尚无"
    numbers = f"0 至 {ledger.revision()} 的版本号"
    raise UnknownName(f"没有版本“{at}”; 可写 {numbers}、日期(如 2026-03-01)或存档点({known})")


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def checked(day: date) -> date:
    """The day, if it can be reckoned with."""
    if not FIRST_DAY <= day <= LAST_DAY:
        raise WrongInput([Problem(str(day), f"日期须在 {FIRST_DAY} 与 {LAST_DAY} 之间")])
    return day


def baseline_name(text: str) -> str:
    """A name that cannot be taken for a revision or a date; WrongInput says why."""
    name = text.strip()
    if not name or name.isdigit() or _date(name) is not None:
        raise WrongInput([Problem("", f"存档点“{text}”须有名称, 且不能只是数字或日期")])
    return name
