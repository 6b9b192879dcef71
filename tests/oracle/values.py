"""Which values of properties are worth trying? Limits, variants, odd and missing ones."""

import random
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from graph_model.profile import Profile

Draw = Callable[["Values"], Any]

NAMES = (
    "学籍注册", "学籍 注册", "学籍注册。", "学籍(注册)", "学籍（注册）", "ＡＢ办法", "ab办法",
    "《AB办法》", "A-B办法", "———", "+", "排课", "1.排课", "教务处", "教务处 ",
    "Ⅳ级", "IV 级", "学籍\u200b注册",
)  # fmt: skip
UNITS = ("%", "%", "%", "人", "％")
NUMBERS = (0, 0.1, 0.2, 0.3, 30, 90, 95, 95.0, 100, -5, 0.30000000000000004)
YEARS = (1, 2, 3, 1, 0.5, 0, 4, 1.5)
OPERATORS = (">=", ">=", ">", "=", "<", "<=")
BLANKS = ("", " ", "　")


class Values:
    """Random values near the limits of one day and one profile."""

    def __init__(self, seed: int, day: date, profile: Profile) -> None:
        self.random, self.day, self.profile = random.Random(seed), day, profile
        self.empty: dict[tuple[str, str], float] = {}
        self.rates = self.random.choice([(0.02, 0.1), (0.02, 0.1), (0.02, 0.3, 0.7), (0.3, 0.95)])
        self.odd = self.random.choice([0, 0, 0.05, 0.3])
        self.usual_due = self.near(-1, 30)
        self.figured = self.chance(0.5)
        self.units = self.random.choice([("%",), UNITS])

    def one(self, *choices: Any) -> Any:
        return self.random.choice(choices)

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def listed(self, name: str) -> Any:
        """A value of the profile's list, rarely one that it does not know."""
        known = getattr(self.profile, name)
        return "没有的取值" if self.chance(self.odd) or not known else self.random.choice(known)

    def near(self, *distances: int) -> str:
        """A date at one of some distances in days from today, or one day beside it."""
        days = self.random.choice(distances) + self.random.choice((-1, 0, 0, 1))
        return (self.day + timedelta(days=days)).isoformat()

    def issued(self) -> str:
        """A date some years and perhaps a day ago, or 29 February."""
        years = self.random.choice((0, 1, 1, 2, 3, 4))
        month_end = self.random.choice((self.day, self.day, date(2024, 2, 29), date(2023, 8, 31)))
        moved = _years_before(month_end, years) if month_end == self.day else month_end
        return (moved + timedelta(days=self.random.choice((-1, 0, 0, 1)))).isoformat()

    def properties(self, kind: str) -> dict[str, Any]:
        """What a node of the kind says of itself; missing values in all their forms."""
        said: dict[str, Any] = {}
        for name, draw in {**EVERY, **OWN.get(kind, {})}.items():
            share = self.empty.setdefault((kind, name), self.random.choice(self.rates))
            if name in RARE:
                share = 0.93
            if name in FIGURES and self.figured:
                share = 0.02
            if not self.chance(share):
                said[name] = draw(self)
            elif self.chance(0.3):
                said[name] = None
        return said


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def _listing(name: str) -> Draw:
    return lambda v: v.listed(name)


def _number(v: Values) -> Any:
    return v.one(*NUMBERS)


def _due(v: Values) -> str:
    return v.usual_due if v.chance(0.5) else v.near(0, 0, -1, 1, -400, 400)


def _limit(v: Values) -> str:
    return v.near(0, v.profile.parameters.expiring_days, -400)


def _aged(v: Values) -> str:
    p = v.profile.parameters
    return v.near(0, -10, -p.evidence_max_age_days, -p.stale_value_days)


def _some(*lists: Any) -> Draw:
    return lambda v: v.one(*lists)


FIGURES = frozenset({"operator", "target", "unit", "value"})
RARE = frozenset({"valid_from", "valid_to"})
EVERY: dict[str, Draw] = {
    "valid_from": lambda v: v.near(0, -30),
    "valid_to": lambda v: v.near(0, 30),
    "layer": _listing("layers"),
    "system": _listing("systems"),
    "note": _some("注", *BLANKS),
}
OWN: dict[str, dict[str, Draw]] = {
    "Unit": {
        "type": _some("教学单位", "职能部门", "职能部门", "科室"),
        "reports": _some(True, True, False),
    },
    "Post": {"holders": _some(["甲"], ["甲"], ["甲", "乙"], ["甲", "乙", "丙"], [])},
    "Goal": {
        "tier": _listing("tiers"),
        "start": lambda v: v.near(0, -400, -30, 30),
        "due": _due,
        "operator": _some(*OPERATORS),
        "target": _number,
        "unit": lambda v: v.one(*v.units),
        "measure": _some("就业率", "就业率", "人数"),
        "aggregation": _some("sum", "mean", "min", "max"),
        "terminal": _some(True, False, False, False),
    },
    "Duty": {
        "catch_all": _some(True, False, False, False),
        "objective": _some("提高质量", " "),
    },
    "Standard": {
        "level": lambda v: v.one(v.listed("levels"), *v.profile.own_levels or ("校",)),
        "code": _some("BZ1", "BZ2", " "),
        "topic": lambda v: v.one(*v.profile.topics() or ("教师",), "别的"),
        "text": _some("每年一次", "待定", " ｔｂｄ ", "tbc", "／", "/", " "),
        "operator": _some(*OPERATORS),
        "target": _number,
        "unit": lambda v: v.one(*v.units),
        "issued": Values.issued,
        "review_years": _some(*YEARS),
    },
    "Norm": {"part": _listing("parts"), "text": _some("先登记")},
    "Check": {"frequency": _some("每月"), "method": _some("抽查")},
    "Regulation": {
        "aspects": lambda v: [v.listed("aspects") for _ in range(v.one(0, 1, 1, 2))],
        "document_no": _some("1号", " "),
        "issued": Values.issued,
        "review_years": _some(*YEARS),
    },
    "Evidence": {
        "uri": _some("a.pdf", "b.pdf", " "),
        "sha256": _some("ab", "ab", "AB", "cd", "ef", " "),
        "issued": _aged,
        "valid_until": _limit,
    },
    "Indicator": {
        "direction": _some("higher", "higher", "lower"),
        "target": _number,
        "standard": _number,
        "warning": _number,
        "unit": lambda v: v.one(*v.units),
        "platform_code": _some("P1"),
        "value": _number,
        "value_on": lambda v: v.near(0, -v.profile.parameters.stale_value_days),
    },
    "DiagnosisPoint": {
        "rank": _some("item", "element", "point", "point", "point", "point"),
        "platform_code": _some("P1", "P2", " "),
    },
    "QualityObject": {
        "type": lambda v: v.one(*v.profile.object_types) if not v.chance(v.odd) else "没有的类型",
        "pilot": _some(True, False),
    },
    "Problem": {
        "found_on": _due,
        "major": _some(True, False),
        "cause": _listing("cause_categories"),
        "cause_text": _some("人手不足"),
    },
    "Measure": {"due": _due, "done_on": _due, "effect": _some("好")},
}
