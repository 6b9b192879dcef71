"""How is the value of a property read by people?"""

from typing import Any

from pydantic.fields import FieldInfo

from graph_model.kinds.choices import CHOICE_NAMES

DIGITS = 15  # as many as a float holds for sure
CHOICES = {str(choice): name for choice, name in CHOICE_NAMES.items()}


def in_chinese(value: Any) -> str:
    """`已批准`, `是`, `甲、乙`, `1234567`; nothing where nothing is said."""
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return "、".join(map(in_chinese, value))
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int | float):
        return plain_number(value)
    return CHOICES.get(str(value), str(value))


def in_english(name: str, field: FieldInfo) -> str:
    """What a property is called in English: as its field says, else its own name."""
    extra = field.json_schema_extra
    said = extra.get("en") if isinstance(extra, dict) else None
    return str(said or name.replace("_", " "))


def plain_number(value: float) -> str:
    """Without an exponent as long as it is exact, and without decimals that say nothing."""
    return f"{value:.{DIGITS}g}"
