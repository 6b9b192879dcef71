"""Sessions of the pages: a secret in a cookie, ended by time, by signing out or by idleness."""

from sqlalchemy import delete, insert, select, update

from api.auth.keys import hashed, new_secret, now
from api.auth.reserved import key_of
from api.auth.tables import account, session
from graph_model.ledger.database import Database

NOTED_EVERY = 60


class Sessions:
    """longest: seconds that one may last; idle: seconds that it may go unused."""

    def __init__(self, database: Database, longest: int, idle: int) -> None:
        self._database = database
        self.longest, self._idle = longest, idle

    def begin(self, name: str) -> str:
        """A new session; its secret is for the cookie."""
        secret, at = new_secret(), now()
        row = {"hash": hashed(secret), "account": key_of(name)}
        with self._database.writing("无法登录") as connection:
            over = (session.c.expires <= at) | (session.c.used <= at - self._idle)
            connection.execute(delete(session).where(over))
            connection.execute(insert(session), {**row, "expires": at + self.longest, "used": at})
        return secret

    def account(self, secret: str) -> str | None:
        """Name of the account whose living session this is."""
        at, key = now(), hashed(secret)
        wanted = (
            select(account.c.name, session.c.used)
            .join(account, account.c.key == session.c.account)
            .where(
                session.c.hash == key,
                session.c.expires > at,
                session.c.used > at - self._idle,
                account.c.disabled.is_(False),
            )
        )
        with self._database.reading() as connection:
            row = connection.execute(wanted).first()
        if row is not None and row.used <= at - NOTED_EVERY:
            self._note_use(key, at)
        return row.name if row else None

    def _note_use(self, key: str, at: int) -> None:
        with self._database.writing() as connection:
            connection.execute(update(session).where(session.c.hash == key), {"used": at})

    def end(self, secret: str) -> None:
        """Sign out; harmless where there is no such session."""
        with self._database.writing("无法退出") as connection:
            connection.execute(delete(session).where(session.c.hash == hashed(secret)))
