"""Values of properties: texts, signs, states, lists."""

import re

from graph_model.profile import default_profile
from graph_model.text import folded, one_line, without_number
from loaders.cells.codes import clean_code
from loaders.cells.cuts import items
from loaders.cells.found import Odd, value
from loaders.tables import Cell

_DIGITS = 300
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
_YES, _NO = ("是", "√", "✓", "☑", "Y", "y", "yes", "TRUE"), ("否", "×", "✗", "☐", "N", "n", "no")
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


def as_number(digits: str) -> int | float:
    """An int as it is written, else a float."""
    plain = folded(digits).replace(",", "")
    if "." not in plain:
        return int(plain) if len(plain) <= _DIGITS else float(plain)
    figure = float(plain)
    return int(figure) if figure.is_integer() else figure


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


@value
def yes_or_no(cell: Cell) -> object:
    """是, 否 and what people tick instead."""
    raw = folded(cell.text)
    if raw in _YES or raw in _NO:
        return raw in _YES
    return Odd("应填 是 或 否") if raw else None
