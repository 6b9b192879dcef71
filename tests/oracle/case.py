"""What is compared? A record, the day and the profile to read it with."""

from dataclasses import dataclass
from datetime import date

from graph_model.profile import Profile
from tests.oracle.world import Line, Told, World


@dataclass(frozen=True)
class Case:
    """A record, the day and the profile to read it with, and what the ledger knows."""

    seed: int
    lines: tuple[Line, ...]
    day: date
    profile: Profile
    told: Told

    @property
    def world(self) -> World:
        return World(self.lines, self.day, self.profile, self.told)
