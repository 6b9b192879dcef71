"""Everything that can go wrong, as one tree.

GangmuError
├── WrongInput          a file, a line or an option cannot be used; carries problems
├── WrongSetup          a setting or the place of the data cannot work
├── UnknownName         a rule, map, node or form that nobody declared
└── DamagedRecord       the ledger or the graph does not agree with itself
"""

from collections.abc import Iterable
from dataclasses import dataclass


class GangmuError(Exception):
    """Root of all errors that a user may meet; the text says what and what to do."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One wrong thing in the data: where it stands and what is wrong with it."""

    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.where}: {self.message}" if self.where else self.message


class WrongInput(GangmuError):
    """Input that is refused; nothing of it has been stored."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


class WrongSetup(GangmuError):
    """The program was set up or called in a way that cannot work."""


class UnknownName(GangmuError):
    """A name was asked for that does not exist."""


class DamagedRecord(GangmuError):
    """What is stored contradicts itself; nothing is answered from it."""
