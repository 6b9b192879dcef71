"""A college's own vocabulary and thresholds, read from TOML (domain §1)."""

import hashlib
import tomllib
from enum import StrEnum
from functools import cache, lru_cache
from itertools import takewhile
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from graph_model.errors import Problem, WrongInput
from graph_model.profile_problems import broken, unfit
from graph_model.text import normalised

DEFAULT = Path(__file__).with_name("profile.toml")


class Stage(StrEnum):
    """The links of the chain, in the plan's words."""

    GOAL = "goal"
    POST = "post"
    DUTY = "duty"
    STANDARD = "standard"
    NORM = "norm"
    CHECK = "check"
    REGULATION = "regulation"


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Need(StrEnum):
    """What a quality object may have to have; each is the name of a node kind."""

    GOAL = "goal"
    STANDARD = "standard"
    EVIDENCE = "evidence"
    INDICATOR = "indicator"


class _Closed(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Parameters(_Closed):
    """Thresholds: numbers of duties and of days."""

    overload_duties: int = Field(25, ge=1)
    expiring_days: int = Field(30, ge=0)
    stale_value_days: int = Field(365, ge=0)
    evidence_max_age_days: int = Field(1095, ge=0)
    count_drafts: bool = False


class RuleChoice(_Closed):
    """What a college sets differently for one rule."""

    severity: Severity | None = None
    enabled: bool | None = None


class Profile(_Closed):
    """The vocabulary in the order that the plan gives it."""

    stages: tuple[Stage, ...]
    optional_stages: tuple[Stage, ...]
    parts: tuple[str, ...]
    aspects: tuple[str, ...]
    tiers: tuple[str, ...]
    skippable_tiers: tuple[str, ...]
    layers: tuple[str, ...]
    systems: tuple[str, ...]
    levels: tuple[str, ...]
    own_levels: tuple[str, ...]
    cause_categories: tuple[str, ...]
    catch_all_phrases: tuple[str, ...]
    placeholders: tuple[str, ...]
    parameters: Parameters
    object_types: dict[str, tuple[Need, ...]]
    required_topics: dict[str, tuple[str, ...]]
    rules: dict[str, RuleChoice] = {}

    @model_validator(mode="after")
    def _subsets(self) -> "Profile":
        for part, whole in (("own_levels", "levels"), ("skippable_tiers", "tiers")):
            odd = set(getattr(self, part)) - set(getattr(self, whole))
            if odd:
                raise ValueError(f"{part}: {'、'.join(sorted(odd))} 不在 {whole} 中")
        return self

    @property
    def digest(self) -> str:
        """Equal for equal profiles, for stamps."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()[:16]

    def tier_rank(self, tier: str | None) -> int | None:
        """Position of a tier, 0 the top; None where it is empty or unknown."""
        return self.tiers.index(tier) if tier in self.tiers else None

    def firm_tiers(self) -> tuple[int, ...]:
        """Ranks of the tiers that may not be skipped."""
        return tuple(n for n, tier in enumerate(self.tiers) if tier not in self.skippable_tiers)

    def higher_levels(self) -> tuple[str, ...]:
        """Levels of standards above the highest of the college's own."""
        above = takewhile(lambda level: level not in self.own_levels, self.levels)
        return tuple(above)

    def topics(self) -> tuple[str, ...]:
        """Every topic that must have a standard, each once."""
        listed = (topic for group in self.required_topics.values() for topic in group)
        return tuple(dict.fromkeys(listed))

    def needs(self) -> tuple[Need, ...]:
        """What some type of quality object must have."""
        return tuple(
            need for need in Need if any(need in needs for needs in self.object_types.values())
        )

    def is_catch_all(self, text: str) -> bool:
        """The text is one of the catch-all phrases."""
        return normalised(text) in {normalised(phrase) for phrase in self.catch_all_phrases}

    def missing_order(self) -> tuple[Stage, ...]:
        """Stages in the order in which a duty's first missing one is looked for."""
        after = [s for s in self.stages if s not in (Stage.GOAL, Stage.POST, Stage.DUTY)]
        needed = [s for s in after if s not in self.optional_stages]
        return (Stage.POST, *needed, Stage.GOAL)

    def shown_stages(self) -> tuple[Stage, ...]:
        """Stages that a leaf duty can be covered at, as columns of a map."""
        return tuple(stage for stage in self.stages if stage is not Stage.DUTY)


def read_profile(path: Path) -> Profile:
    """Read a profile; WrongInput names the field that cannot be used."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise WrongInput([Problem(path.name, f"无法读取: {error}")]) from error
    return parse_profile(text, path.name)


@lru_cache(maxsize=32)
def parse_profile(text: str, name: str = "profile.toml") -> Profile:
    """A profile from its TOML text."""
    try:
        return Profile.model_validate(tomllib.loads(text))
    except ValidationError as error:
        raise WrongInput(unfit(text, name, error)) from error
    except tomllib.TOMLDecodeError as error:
        raise WrongInput([broken(name, error)]) from error


@cache
def default_profile() -> Profile:
    """The plan's own vocabulary."""
    return read_profile(DEFAULT)
