"""For which day and by whose vocabulary a question is asked."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from graph_model.kinds import WORKING_ROLES
from graph_model.profile import Profile

VOCABULARY = (
    "parts",
    "aspects",
    "tiers",
    "layers",
    "systems",
    "levels",
    "own_levels",
    "cause_categories",
    "placeholders",
)
THRESHOLDS = ("overload_duties", "expiring_days", "stale_value_days", "evidence_max_age_days")
PARAMETERS = ("today", "expiring_on", "working", "last_tier", *VOCABULARY, *THRESHOLDS)


@dataclass(frozen=True, slots=True)
class Scope:
    """The day and the profile; the graph must be projected for the same two."""

    day: date
    profile: Profile

    def parameters(self) -> dict[str, Any]:
        """What every query may use; names as in PARAMETERS. Days are ISO strings."""
        limits = self.profile.parameters
        return {
            "today": self.day.isoformat(),
            "expiring_on": (self.day + timedelta(days=limits.expiring_days)).isoformat(),
            "working": [str(role) for role in WORKING_ROLES],
            "last_tier": len(self.profile.tiers) - 1,
            **{name: list(getattr(self.profile, name)) for name in VOCABULARY},
            **{name: getattr(limits, name) for name in THRESHOLDS},
        }
