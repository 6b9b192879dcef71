"""Everything that can go wrong, as one tree.

GangmuError
├── WrongInput          a file, a line or an option cannot be used; carries problems
├── WrongSetup          a setting or the place of the data cannot work
├── UnknownName         a rule, map, node or form that nobody declared
├── NotSignedIn         nobody is known to be asking
├── LockedOut           too many failures to sign in
├── Forbidden           somebody may not do this
├── Clash               an edit was based on a revision that somebody has changed since
├── Outdated            what was shown before somebody agreed is not what would happen now
└── DamagedRecord       the ledger or the graph does not agree with itself
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any


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


class NotSignedIn(GangmuError):
    """It is not known who asks; the text says how to sign in."""


class LockedOut(GangmuError):
    """Signing in failed too often. seconds: until it may be tried again."""

    def __init__(self, seconds: int) -> None:
        self.seconds = seconds
        minutes = -(-seconds // 60)
        super().__init__(f"登录失败次数过多, 请在 {minutes} 分钟后再试, 或请管理员重设密码")


class Forbidden(GangmuError):
    """Somebody may not do what was asked; the text says who may."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A node or link that an edit would change and somebody else has changed.

    base: its properties when the edit began; theirs: now; mine: as the edit has them. None:
    it is not there. at: UTC, ISO.
    """

    key: str
    revision: int
    author: str
    at: str
    base: dict[str, Any] | None
    theirs: dict[str, Any] | None
    mine: dict[str, Any] | None

    def __str__(self) -> str:
        return f"{self.key} 已由 {self.author} 在第 {self.revision} 版({self.at})改动"


class Clash(GangmuError):
    """An edit that would go over somebody else's; nothing of it has been stored."""

    def __init__(self, conflicts: Iterable[Conflict]) -> None:
        self.conflicts = tuple(conflicts)
        listed = "; ".join(map(str, self.conflicts))
        super().__init__(f"在您打开之后, 内容已被改动, 未存入: {listed}。请核对两个版本后再改")


class Outdated(GangmuError):
    """Somebody agreed to what was shown, and it has changed since; nothing has been stored."""


class DamagedRecord(GangmuError):
    """What is stored contradicts itself; nothing is answered from it."""
