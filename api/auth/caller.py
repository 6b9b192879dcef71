"""The person or machine behind a request."""

import getpass
from dataclasses import dataclass

from api.auth.rights import Action, Role, actions_of


@dataclass(frozen=True, slots=True)
class Caller:
    """name: the author of what is changed. unit: id of the unit whose subtree is one's own.
    role: None for the one person at the machine while there are no accounts, who may do all.
    by_token: a machine asks, which may not give itself new ways in."""

    name: str
    role: Role | None = None
    unit: str | None = None
    by_token: bool = False

    def may(self, action: Action) -> bool:
        return self.role is None or action in actions_of(self.role)

    @property
    def is_owner(self) -> bool:
        """Whether this is the one person at the machine, whom no scope limits."""
        return self.role is None


def owner() -> Caller:
    """The one person at the machine, by the name that the system knows."""
    return Caller(getpass.getuser())
