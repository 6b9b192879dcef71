"""Which other vocabularies and thresholds may a college have?"""

import random

from graph_model.profile import Profile, RuleChoice, Severity, default_profile

TOPICS: tuple[dict[str, tuple[str, ...]], ...] = (
    {}, {"一": ("教师",)}, {"一": ("甲",), "二": ("甲", "乙")}
)  # fmt: skip
INFO, ERROR = RuleChoice(severity=Severity.INFO), RuleChoice(severity=Severity.ERROR)
OFF = RuleChoice(enabled=False)


def random_profile(draw: random.Random) -> Profile:
    """The plan's own profile; two times in three another one, with short lists."""
    usual = default_profile()
    if draw.random() < 0.34:
        return usual
    parameters = usual.parameters.model_copy(
        update={
            "overload_duties": draw.choice([1, 1, 1, 2]),
            "expiring_days": draw.choice([0, 30]),
            "stale_value_days": draw.choice([0, 30, 365]),
            "evidence_max_age_days": draw.choice([0, 365, 1095]),
            "count_drafts": draw.random() < 0.5,
        }
    )
    own = draw.choice([("校", "院系"), ("院系",), ("省", "校"), ("国家",)])
    rules = draw.choice([{}, {"GOL702": INFO, "STD602": ERROR, "VER301": OFF}])
    changed = {"parameters": parameters, "own_levels": own, "rules": rules}
    return usual.model_copy(update={**changed, **_lists(draw)})


def _lists(draw: random.Random) -> dict[str, object]:
    """Other tiers, stages, layers, topics and kinds of quality objects."""
    usual = default_profile()
    tiers = draw.choice([usual.tiers, usual.tiers[:3], ("甲级", "乙级", "丙级", "丁级")])
    stages = draw.choice([usual.stages, usual.stages, tuple(reversed(usual.stages))])
    optional = draw.choice([("check",), (), ("norm", "check"), ("standard",)])
    return {
        "tiers": tiers,
        "skippable_tiers": draw.choice([(), tiers[1:2], tiers[1:3]]),
        "stages": stages,
        "optional_stages": tuple(type(usual.stages[0])(one) for one in optional),
        "parts": usual.parts[: draw.choice([1, 2, 3])],
        "aspects": usual.aspects[: draw.choice([1, 2, 3])],
        "layers": usual.layers[: draw.choice([0, 1, 1, 2])],
        "systems": usual.systems[: draw.choice([1, 1, 2])],
        "required_topics": draw.choice(TOPICS),
        "object_types": draw.choice([usual.object_types, _needs("课程"), _needs("专业", "班级")]),
    }  # fmt: skip


def _needs(*types: str) -> dict[str, object]:
    need = type(default_profile().object_types["专业"][0])
    return {one: tuple(need) for one in types}
