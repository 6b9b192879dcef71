"""What does a person see in a cell of a workbook: its value under its number format?"""

import re
from datetime import date, datetime, time, timedelta

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_MIDNIGHT = time()
_EPOCH = datetime(1899, 12, 31)


def shown(value: object, number_format: str = "") -> str:
    """Text of a cell: dates in ISO form, percents with their sign, a time as hours:minutes."""
    if type(value) is str:
        return plain(value)
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int | float):
        return _figure(value, "%" in number_format)
    if isinstance(value, datetime | date | time | timedelta):
        return _moment(value)
    return plain(str(value))


def plain(text: str) -> str:
    """Text without control characters, with one kind of line break."""
    if text.isprintable() and "_x" not in text:  # as nearly always
        return text.strip()
    said = _ESCAPED.sub(_character, text).replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROL.sub("", said).strip()


def _character(escaped: re.Match[str]) -> str:
    """_x000D_ is how a workbook writes a character that XML does not allow."""
    character = chr(int(escaped[1], 16))
    return "" if _CONTROL.match(character) or character == "\r" else escaped[0]


def _figure(value: int | float, percent: bool) -> str:
    if isinstance(value, float) and not value.is_integer():
        return f"{value * 100 if percent else value:.12g}" + ("%" if percent else "")
    return f"{int(value) * 100}%" if percent else str(int(value))


def _moment(value: datetime | date | time | timedelta) -> str:
    """A time of more than a day counts its hours on: 25:1 was stored as 1900-01-01 01:01."""
    if isinstance(value, datetime) and value.year > 1900:
        return value.date().isoformat() if value.time() == _MIDNIGHT else value.isoformat(" ")
    if isinstance(value, datetime):
        value = value - _EPOCH
    if isinstance(value, time):
        value = timedelta(hours=value.hour, minutes=value.minute, seconds=value.second)
    if isinstance(value, date):
        return value.isoformat()
    minutes, seconds = divmod(round(value.total_seconds()), 60)
    clock = f"{minutes // 60}:{minutes % 60:02d}"
    return f"{clock}:{seconds:02d}" if seconds else clock
