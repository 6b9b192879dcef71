"""Figures in cells: 95, ≥95%, 不低于3次, 5‰, 14:1, with the sign and the unit they carry."""

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from graph_model.exchange import LARGEST
from graph_model.text import folded
from loaders.cells.found import Odd, value
from loaders.cells.values import SIGNS, as_number
from loaders.tables import Cell

_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_NUMBER = re.compile(rf"[-+]?{_DIGITS}")
_BEFORE = "|".join(map(re.escape, sorted(SIGNS, key=len, reverse=True)))
_AFTER = {"以上": ">=", "及以上": ">=", "以下": "<=", "及以下": "<=", "以内": "<=", "之内": "<="}
_FIGURE = re.compile(
    rf"(?P<sign>{_BEFORE})?(?P<number>[-+]?{_DIGITS})(?::(?P<to>{_DIGITS}))?(?P<unit>[%‰])?"
    rf"(?P<after>{'|'.join(_AFTER)})?"
)


@dataclass(frozen=True, slots=True)
class _Figure:
    operator: str
    number: int | float
    unit: str


def _read(cell: Cell) -> _Figure | Odd | None:
    raw = folded(cell.text)
    if not raw:
        return None
    found = _FIGURE.fullmatch(raw)
    if found is None or (found["sign"] and found["after"]) or (found["to"] and found["unit"]):
        inside = _NUMBER.findall(raw)
        return Odd("不是一个数", proposal=inside[0] if len(inside) == 1 else "")
    sign = SIGNS.get(found["sign"] or "", "") or _AFTER.get(found["after"] or "", "")
    if found["to"]:
        return _ratio(sign, as_number(found["number"]), as_number(found["to"]), cell)
    figure = as_number(found["number"])
    if abs(figure) > LARGEST:
        return Odd("数字太大, 无法准确保存")
    return _Figure(sign, figure, found["unit"] or "")


def _ratio(sign: str, one: float, other: float, cell: Cell) -> _Figure | Odd:
    """14:1 is 14 in the unit “:1”; 1:14 is 14 in the unit “1:”; Excel stores both as times."""
    if other == 1:
        return _Figure(sign, one, ":1")
    if one == 1 and not isinstance(cell.value, time | timedelta | datetime):
        return _Figure(sign, other, "1:")
    proposal = f"{one / other:.4g}:1" if other else ""
    return Odd("不是 14:1 这样的比例", proposal=proposal)


@value
def number(cell: Cell) -> object:
    """An int or float; 95% is 95. A sign before it says more than a number can."""
    found = _read(cell)
    if not isinstance(found, _Figure):
        return found
    if found.operator not in ("", "="):
        return Odd("不是一个数", proposal=_NUMBER.findall(folded(cell.text))[0])
    return found.number


@value
def bound(cell: Cell) -> object:
    """The number of a target that may carry its own sign."""
    found = _read(cell)
    return found.number if isinstance(found, _Figure) else found


@value
def sign_of(cell: Cell) -> object:
    """The comparison that stands before or behind the number of a target."""
    found = _read(cell)
    return found.operator or None if isinstance(found, _Figure) else None


@value
def unit_of(cell: Cell) -> object:
    """%, ‰ or the other side of a ratio, where the number carries it."""
    found = _read(cell)
    return found.unit or None if isinstance(found, _Figure) else None
