"""Values of properties: texts, numbers, dates, signs, lists."""

import re
from datetime import date, datetime, timedelta

from graph_model.profile import default_profile
from graph_model.text import folded, one_line, without_number
from loaders.cells.codes import clean_code
from loaders.cells.cuts import items
from loaders.cells.found import Odd, value
from loaders.tables import Cell

_NUMBER = re.compile(r"[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_LARGEST, _DIGITS = 2**53, 300
_DATE = re.compile(r"(\d{4})(?:[-./年](\d{1,2})[-./月](\d{1,2})日?|(\d{2})(\d{2}))")
_MONTH = re.compile(r"(\d{4})[-./年](\d{1,2})月?")
_TIME = re.compile(r"[\sT]+\d{1,2}:\d{2}.*$", re.DOTALL)
_SERIAL = re.compile(r"[2-7]\d{4}")
_SIGNS = {
    ">=": "≥ ≧ >= => 不低于 不少于 不小于 至少 大于等于 大于或等于",
    "<=": "≤ ≦ <= =< 不高于 不多于 不超过 不大于 至多 小于等于 小于或等于",
    ">": "> 大于 高于 多于 超过",
    "<": "< 小于 低于 少于",
    "=": "= == 等于",
}
_STATUS = {
    word: status
    for status, words in {
        "approved": "现行 有效 现行有效 在用 执行中 已发布 已批准 approved",
        "draft": "草案 草稿 拟定 拟定中 试拟 征求意见 征求意见稿 未发布 待批 draft",
        "retired": "停用 已停用 废止 已废止 作废 已作废 失效 已失效 retired",
    }.items()
    for word in words.split()
}
SIGNS = {word: sign for sign, words in _SIGNS.items() for word in words.split()}
_NOBODY = ("", "无", "暂无", "空缺", "待定", "待聘", "/", "-", "—")
_RETIRED = re.compile(r"(?<![未不])(停用|废止|作废|失效|撤销)")


@value
def text(cell: Cell) -> object:
    return one_line(cell.text) or None


@value
def paragraphs(cell: Cell) -> object:
    """A longer text, its lines kept."""
    return cell.text or None


@value
def plain_name(cell: Cell) -> object:
    """A name without its list number, on one line."""
    return one_line(without_number(cell.text)) or None


@value
def unit_sign(cell: Cell) -> object:
    """％ and % are one unit; units are compared exactly."""
    return folded(cell.text) or None


@value
def number(cell: Cell) -> object:
    """An int or float; 95% is 95."""
    raw = folded(cell.text)
    if not raw:
        return None
    if _NUMBER.fullmatch(raw.removesuffix("%")):
        figure = as_number(raw.removesuffix("%"))
        return figure if abs(figure) <= _LARGEST else Odd("数字太大, 无法准确保存")
    inside = _NUMBER.findall(raw)
    return Odd("不是一个数", proposal=inside[0] if len(inside) == 1 else "")


def as_number(digits: str) -> int | float:
    """An int as it is written, else a float."""
    plain = folded(digits).replace(",", "")
    if "." not in plain:
        return int(plain) if len(plain) <= _DIGITS else float(plain)
    figure = float(plain)
    return int(figure) if figure.is_integer() else figure


@value
def day(cell: Cell) -> object:
    """An ISO date from a date cell or from 2026-07-10, 2026.7.10, 2026年7月10日, 20260710."""
    if isinstance(cell.value, datetime):
        return cell.value.date().isoformat()
    if isinstance(cell.value, date):
        return cell.value.isoformat()
    raw = folded(_TIME.sub("", cell.text))
    if not raw:
        return None
    if _SERIAL.fullmatch(raw):
        serial = date(1899, 12, 30) + timedelta(days=int(raw))
        return Odd("日期单元格没有设为日期格式", proposal=serial.isoformat())
    found, month = _DATE.fullmatch(raw), _MONTH.fullmatch(raw)
    if found:
        year, *rest = (int(part) for part in found.groups() if part)
        return _checked(year, rest[0], rest[1])
    proposal = _checked(int(month[1]), int(month[2]), 1) if month else ""
    return Odd("不是完整的日期", proposal=proposal if isinstance(proposal, str) else "")


def _checked(year: int, month: int, day_of_month: int) -> str | Odd:
    try:
        return date(year, month, day_of_month).isoformat()
    except ValueError:
        return Odd("没有这一天")


@value
def comparison(cell: Cell) -> object:
    """One of >= > = < <=."""
    raw = folded(cell.text)
    return SIGNS.get(raw, Odd("不认识的比较符号,可用 ≥ > = < ≤")) if raw else None


@value
def words(cell: Cell) -> object:
    """A list of words between 、 or ; or line breaks."""
    return tuple(dict.fromkeys(one_line(item) for item in items(cell.text))) or None


@value
def semicolons(cell: Cell) -> object:
    """A list between ; alone: the items may hold 、 themselves."""
    return tuple(dict.fromkeys(one_line(item) for item in items(cell.text, ";；\n"))) or None


@value
def people(cell: Cell) -> object:
    """Names of persons; 暂无 or an empty cell is nobody, which is said with an empty list."""
    names = (folded(name) for name in items(cell.text, "、，,;；\n/"))
    return tuple(dict.fromkeys(name for name in names if name not in _NOBODY))


@value
def catch_all(cell: Cell) -> object:
    """完成领导交办的其他工作 and the like."""
    return default_profile().is_catch_all(cell.text) or None


@value
def retired_if_said(cell: Cell) -> object:
    """A remark that says 停用 or 已废止 retires the thing; any other says nothing."""
    return "retired" if _RETIRED.search(cell.text) else None


@value
def code(cell: Cell) -> object:
    """A code as it is compared: half width, one kind of dash."""
    return clean_code(cell.text) or None


@value
def status(cell: Cell) -> object:
    """现行, 草案 or 已废止 as approved, draft or retired."""
    raw = folded(cell.text)
    return _STATUS.get(raw, Odd("不认识的状态,可用 现行、草案、已废止")) if raw else None
