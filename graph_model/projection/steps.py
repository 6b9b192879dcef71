"""Along which links does the derivation walk?"""

from dataclasses import dataclass, replace
from typing import NamedTuple

from graph_model.kinds import LINK_KINDS, WORKING_ROLES, Role


class Hop(NamedTuple):
    """One step along a link: from `near` to `far`, and what the derivation needs of it."""

    near: str
    far: str
    role: str | None
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """Which links to follow, between which kinds, forward or against their direction; those
    in some roles, or those that somebody has confirmed."""

    link: str
    near: str
    far: str
    forward: bool = True
    roles: tuple[Role, ...] = ()
    confirmed: bool = False

    def back(self) -> "Step":
        """The same links the other way."""
        return replace(self, near=self.far, far=self.near, forward=not self.forward)

    def sure(self) -> "Step":
        """The confirmed ones of the same links."""
        return replace(self, confirmed=True)

    def takes(self, role: str | None, confirmed: bool) -> bool:
        return (not self.roles or role in self.roles) and (confirmed or not self.confirmed)


DUTY_DOWN = Step("DECOMPOSES_INTO", "Duty", "Duty")
DUTY_UP = Step("DECOMPOSES_INTO", "Duty", "Duty", forward=False)
GOAL_DOWN = Step("DECOMPOSES_INTO", "Goal", "Goal")
GOAL_UP = Step("DECOMPOSES_INTO", "Goal", "Goal", forward=False)
UNIT_UP = Step("PART_OF", "Unit", "Unit")
UNIT_DOWN = Step("PART_OF", "Unit", "Unit", forward=False)
POINT_UP = Step("PART_OF", "DiagnosisPoint", "DiagnosisPoint")
POINT_DOWN = Step("PART_OF", "DiagnosisPoint", "DiagnosisPoint", forward=False)
GOALS_SERVED = Step("SERVES", "Duty", "Goal")
SERVING_DUTIES = Step("SERVES", "Goal", "Duty", forward=False)
CARRIERS = Step("CARRIES", "Duty", "Post", forward=False, roles=WORKING_ROLES)
CARRIED = Step("CARRIES", "Post", "Duty")
HOLDERS = Step("HOLDS", "Duty", "Unit", forward=False)
LEADERS = Step("HOLDS", "Duty", "Unit", forward=False, roles=(Role.LEAD,))
HELD = Step("HOLDS", "Unit", "Duty")
UNIT_OF_POST = Step("BELONGS_TO", "Post", "Unit")
POSTS_OF_UNIT = Step("BELONGS_TO", "Unit", "Post", forward=False)
UNITS_OF_POINT = Step("RESPONSIBLE_FOR", "DiagnosisPoint", "Unit", forward=False)
WORKING_UNITS = Step("RESPONSIBLE_FOR", "DiagnosisPoint", "Unit", False, WORKING_ROLES)
LEADING_UNITS = Step("RESPONSIBLE_FOR", "DiagnosisPoint", "Unit", False, (Role.LEAD,))
POINTS_OF_UNIT = Step("RESPONSIBLE_FOR", "Unit", "DiagnosisPoint")
ASSIGNED_UNITS = Step("ASSIGNED_TO", "Goal", "Unit", roles=WORKING_ROLES)
ASSIGNED_POSTS = Step("ASSIGNED_TO", "Goal", "Post", roles=WORKING_ROLES)
GOALS_OF_POST = Step("ASSIGNED_TO", "Post", "Goal", forward=False)
STANDARDS_MET = Step("MEETS", "Duty", "Standard")
DUTIES_MEETING = Step("MEETS", "Standard", "Duty", forward=False)
BACKED_DUTIES = Step("BACKED_BY", "Regulation", "Duty", forward=False)
BACKED_STANDARDS = Step("BACKED_BY", "Regulation", "Standard", forward=False)
REGULATIONS_OF_DUTY = Step("BACKED_BY", "Duty", "Regulation")
REGULATIONS_OF_STANDARD = Step("BACKED_BY", "Standard", "Regulation")
OBJECT_UP = Step("PART_OF", "QualityObject", "QualityObject")
FALLING = Step("FALLS_TO", "Duty", "Unit")
HELD_IN = Step("HELD_BY", "Duty", "Unit")


def steps(link: str) -> dict[str, Step]:
    """Steps along links of a kind that all lead to one kind, by the kind they start from."""
    return {near: Step(link, near, far) for near, far in sorted(LINK_KINDS[link].ends)}


DETAILED, CHECKED, BACKED = steps("DETAILED_BY"), steps("CHECKED_BY"), steps("BACKED_BY")
