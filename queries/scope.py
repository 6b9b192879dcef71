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
COMPUTED = (
    "today",
    "expiring_on",
    "stale_on",
    "working",
    "last_tier",
    "firm_tiers",
    "needed_stages",
    "higher_levels",
    "topics",
    "object_needs",
)
PARAMETERS = (*COMPUTED, *VOCABULARY, *THRESHOLDS)


@dataclass(frozen=True, slots=True)
class Scope:
    """The day and the profile; the graph must be projected for the same two."""

    day: date
    profile: Profile

    def parameters(self) -> dict[str, Any]:
        """What every query may use; names as in PARAMETERS. Days are ISO strings.

        stale_on: values of an earlier day are old. firm_tiers: ranks of those that may not be
        skipped. needed_stages: those that may not be left out. higher_levels: those above
        the college's own. object_needs: type and need of a quality object, as "type|need".
        """
        limits = self.profile.parameters
        return {
            "today": self.day.isoformat(),
            "expiring_on": (self.day + timedelta(days=limits.expiring_days)).isoformat(),
            "stale_on": (self.day - timedelta(days=limits.stale_value_days)).isoformat(),
            "working": [str(role) for role in WORKING_ROLES],
            "last_tier": len(self.profile.tiers) - 1,
            "firm_tiers": list(self.profile.firm_tiers()),
            "needed_stages": [str(stage) for stage in self.profile.missing_order()],
            "higher_levels": list(self.profile.higher_levels()),
            "topics": list(self.profile.topics()),
            "object_needs": [
                f"{type_}|{need}"
                for type_, needs in self.profile.object_types.items()
                for need in needs
            ],
            **{name: list(getattr(self.profile, name)) for name in VOCABULARY},
            **{name: getattr(limits, name) for name in THRESHOLDS},
        }
