"""Lock-out: after some failures to sign in, the name must wait, longer each time.

Names are counted, not addresses: behind a proxy all addresses are the same. An unknown name
is locked out like a known one, so that nothing can be learned from it.
"""

from sqlalchemy import delete, insert, select, update

from api.auth.accounts import key_hash
from api.auth.keys import DAY, now
from api.auth.tables import failure
from graph_model.errors import LockedOut
from graph_model.ledger.database import Database

ALLOWED = 5
FIRST_WAIT, LONGEST_WAIT = 60, 900


class Failures:
    """How often each name has failed since it last succeeded."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def attempt(self, name: str) -> None:
        """Count an attempt before its password is looked at, so that many at once are no
        way around; LockedOut where the name must wait."""
        at, ours = now(), failure.c.hash == key_hash(name)
        with self._database.writing("无法登录") as connection:
            connection.execute(delete(failure).where(failure.c.until < at - DAY))
            row = connection.execute(select(failure).where(ours)).first()
            if row is None:
                first = {"hash": key_hash(name), "tries": 1, "until": at}
                connection.execute(insert(failure), first)
                return
            if row.until > at:
                raise LockedOut(row.until - at)
            counted = {"tries": row.tries + 1, "until": at + _wait(row.tries + 1)}
            connection.execute(update(failure).where(ours), counted)

    def forget(self, name: str) -> None:
        """The name has succeeded."""
        with self._database.writing("无法登录") as connection:
            connection.execute(delete(failure).where(failure.c.hash == key_hash(name)))


def _wait(tries: int) -> int:
    """Seconds to wait after so many failures."""
    over = tries - ALLOWED
    return 0 if over < 0 else min(FIRST_WAIT * 2 ** min(over, 10), LONGEST_WAIT)
