"""Days in cells: date cells, and all the ways in which people write a day."""

import re
from calendar import monthrange
from datetime import date, datetime, timedelta

from graph_model.text import folded
from loaders.cells.found import Odd, value
from loaders.tables import Cell

_DATE = re.compile(r"(\d{4})(?:[-./年](\d{1,2})[-./月](\d{1,2})[日号]?|(\d{2})(\d{2}))")
_MONTH = re.compile(r"(\d{4})[-./年](\d{1,2})(?:月份?)?(底|末)?前?")
_YEAR = re.compile(r"(\d{4})年?(底|末)前?")
_TIME = re.compile(r"[\sT]+\d{1,2}:\d{2}.*$", re.DOTALL)
_BY = re.compile(r"(?<=[日号])(?:之?前|以前|起|止)$")
_SERIAL = re.compile(r"[2-7]\d{4}")
_CHINESE = re.compile("[〇○零一二三四五六七八九十]+(?=[年月日号])")
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")


@value
def day(cell: Cell) -> object:
    """An ISO date from a date cell or from 2026-07-10, 2026.7.10, 2026年7月10日, 20260710."""
    return _day(cell, first=True)


@value
def last_day(cell: Cell) -> object:
    """As day; of a month alone the last day is proposed, as it ends something."""
    return _day(cell, first=False)


def _day(cell: Cell, first: bool) -> object:
    if isinstance(cell.value, datetime):
        return cell.value.date().isoformat()
    if isinstance(cell.value, date):
        return cell.value.isoformat()
    raw = _CHINESE.sub(_in_digits, folded(_TIME.sub("", cell.text)))
    if not raw:
        return None
    if _SERIAL.fullmatch(raw):
        serial = date(1899, 12, 30) + timedelta(days=int(raw))
        return Odd("日期单元格没有设为日期格式", proposal=serial.isoformat())
    found = _DATE.fullmatch(_BY.sub("", raw))
    if found:
        year, *rest = (int(part) for part in found.groups() if part)
        return _checked(year, rest[0], rest[1])
    return Odd("不是完整的日期", proposal=_proposal(raw, first))


def _in_digits(found: re.Match[str]) -> str:
    """二〇一七 → 2017, 十一 → 11, 二十 → 20."""
    said = found[0]
    if "十" not in said:
        return said.translate(_DIGITS)
    tens, _, ones = said.partition("十")
    return f"{(tens or '一').translate(_DIGITS)}{(ones or '〇').translate(_DIGITS)}"


def _proposal(raw: str, first: bool) -> str:
    """The first or the last day of a month; what is to be done by its end ends with it."""
    month, year = _MONTH.fullmatch(raw), _YEAR.fullmatch(raw)
    if year:
        return f"{year[1]}-12-31"
    if month is None or not 1 <= int(month[2]) <= 12 or not int(month[1]):
        return ""
    years, months = int(month[1]), int(month[2])
    last = monthrange(years, months)[1]
    return date(years, months, 1 if first and not month[3] else last).isoformat()


def _checked(year: int, month: int, day_of_month: int) -> str | Odd:
    try:
        return date(year, month, day_of_month).isoformat()
    except ValueError:
        return Odd("没有这一天")
