"""Tokens for machines: shown once, stored hashed, expiring, withdrawable."""

from dataclasses import dataclass

from sqlalchemy import Row, insert, select, update

from api.auth.keys import DAY, HOUR, hashed, new_secret, now
from api.auth.reserved import key_of
from api.auth.tables import account, token
from graph_model.errors import Problem, UnknownName, WrongInput
from graph_model.ledger.database import Database

PREFIX = "gangmu_"
LONGEST_NAME, MOST_DAYS = 100, 366


@dataclass(frozen=True, slots=True)
class Token:
    """What may be known of a token. Moments in seconds since 1970."""

    id: int
    account: str
    name: str
    expires: int
    used: int | None
    withdrawn: int | None


class Tokens:
    """All tokens that were ever given."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def give(self, owner: str, name: str, days: int) -> tuple[Token, str]:
        """A new token for an account, and its secret, which nobody can be shown again."""
        if not 1 <= len(name.strip()) <= LONGEST_NAME:
            raise WrongInput([Problem("名称", f"令牌名称须有 1 至 {LONGEST_NAME} 个字")])
        if not 1 <= days <= MOST_DAYS:
            raise WrongInput([Problem("有效天数", f"有效天数须为 1 至 {MOST_DAYS}")])
        secret = new_secret(PREFIX)
        row = {"account": key_of(owner), "name": name.strip(), "expires": now() + days * DAY}
        with self._database.writing("令牌未能保存") as connection:
            made = connection.execute(insert(token), {**row, "hash": hashed(secret)})
            (number,) = made.inserted_primary_key or (0,)
        return self.one(number), secret

    def one(self, number: int) -> Token:
        """UnknownName where there is no such token."""
        with self._database.reading() as connection:
            row = connection.execute(_wanted.where(token.c.id == number)).first()
        if row is None:
            raise UnknownName(f"没有令牌 {number}")
        return _token(row)

    def listed(self, owner: str | None = None) -> list[Token]:
        """Of an account, or all; the newest first."""
        wanted = _wanted.order_by(token.c.id.desc())
        if owner is not None:
            wanted = wanted.where(token.c.account == key_of(owner))
        with self._database.reading() as connection:
            return [_token(row) for row in connection.execute(wanted)]

    def withdraw(self, number: int) -> None:
        """From now on it opens nothing; withdrawing again changes nothing."""
        living = (token.c.id == number) & token.c.withdrawn.is_(None)
        with self._database.writing("令牌未能收回") as connection:
            connection.execute(update(token).where(living), {"withdrawn": now()})

    def account(self, secret: str) -> str | None:
        """Name of the account that a living token speaks for."""
        at = now()
        living = _wanted.where(
            token.c.hash == hashed(secret),
            token.c.expires > at,
            token.c.withdrawn.is_(None),
            account.c.disabled.is_(False),
        )
        with self._database.reading() as connection:
            row = connection.execute(living).first()
        if row is not None and (row.used or 0) <= at - HOUR:
            self._note_use(row.id, at)
        return row.owner if row else None

    def _note_use(self, number: int, at: int) -> None:
        with self._database.writing() as connection:
            connection.execute(update(token).where(token.c.id == number), {"used": at})


_wanted = select(token, account.c.name.label("owner")).join(
    account, account.c.key == token.c.account
)


def _token(row: Row[tuple[object, ...]]) -> Token:
    return Token(row.id, row.owner, row.name, row.expires, row.used, row.withdrawn)
