"""What is wrong with a value, in Chinese, by pydantic's type of error?"""

from collections.abc import Mapping
from typing import Any

WRONG = {
    "missing": "缺少必填项",
    "extra_forbidden": "没有这一项",
    "enum": "只能是 {expected}",
    "literal_error": "只能是 {expected}",
    "date_parsing": "不是日期, 请写成 2026-11-23 这样",
    "date_type": "不是日期, 请写成 2026-11-23 这样",
    "date_from_datetime_parsing": "不是日期, 请写成 2026-11-23 这样",
    "date_from_datetime_inexact": "只写日期, 不要写时刻",
    "int_parsing": "不是整数",
    "int_type": "不是整数",
    "float_parsing": "不是数",
    "bool_parsing": "只能是 true 或 false",
    "bool_type": "只能是 true 或 false",
    "tuple_type": "应为一列, 写在 [ ] 里",
    "dict_type": "应为一段, 以 [名称] 起头",
    "model_type": "应为一段, 以 [名称] 起头",
    "value_error": "{error}",
    "string_type": "应为文字",
    "string_too_short": "至少要 {min_length} 个字",
    "string_too_long": "最多 {max_length} 个字",
    "greater_than_equal": "不能小于 {ge}",
    "less_than_equal": "不能大于 {le}",
    "json_invalid": "不是正确的 JSON",
    "unwritable": "含有无法存储的字符",
}


def in_words(error: Mapping[str, Any], otherwise: str) -> str:
    """An error in Chinese; what is expected is shown as it is written in data."""
    values = {**error.get("ctx", {})}
    expected = str(values.get("expected", "")).replace("'", "").replace(" or ", ", ")
    return WRONG.get(error["type"], otherwise).format(**{**values, "expected": expected})
