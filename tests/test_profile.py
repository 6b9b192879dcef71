"""A college's profile that cannot be used: what is wrong is said with its line."""

import pytest

from graph_model.errors import WrongInput
from graph_model.profile import DEFAULT, parse_profile

TEXT = DEFAULT.read_text(encoding="utf-8")


def line_of(words: str) -> int:
    return TEXT[: TEXT.index(words)].count("\n") + 1


@pytest.mark.parametrize(
    "was, now, place, said",
    [
        ("overload_duties = 25", 'overload_duties = "x"', "parameters.overload_duties", "整数"),
        ("expiring_days = 30", "expiring_days = -1", "parameters.expiring_days", "不能小于 0"),
        ("stages = [", 'stages = ["luck", ', "stages.0", "只能是 goal, post"),
        ("layers = ", "layer = ", "layer", "没有这一项"),
        ("[parameters]", "[parameters", "", "不是有效的 TOML"),
    ],
)
def test_a_value_that_cannot_be_is_said_in_chinese_with_its_line(
    was: str, now: str, place: str, said: str
) -> None:
    with pytest.raises(WrongInput) as refused:
        parse_profile(TEXT.replace(was, now, 1), "own.toml")
    where = " › ".join(filter(None, ("own.toml", f"第{line_of(was)}行", place)))
    assert any(one.where == where and said in one.message for one in refused.value.problems)


def test_what_is_missing_has_no_line_and_lists_that_disagree_are_named() -> None:
    with pytest.raises(WrongInput, match=r"own\.toml › layers: 缺少必填项"):
        parse_profile(TEXT.replace("layers = ", "layer = ", 1), "own.toml")
    with pytest.raises(WrongInput, match="own_levels: 县 不在 levels 中"):
        parse_profile(TEXT.replace('own_levels = ["校"', 'own_levels = ["县"', 1), "own.toml")
