"""Accounts: who there is, in which role, for which unit."""

import re
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from api.auth import passwords
from api.auth.caller import Caller
from api.auth.keys import hashed, now
from api.auth.reserved import is_reserved, key_of, plain
from api.auth.rights import Role
from api.auth.tables import account, failure, session, token
from graph_model.errors import Problem, UnknownName, WrongInput
from graph_model.ledger.database import Database

NAME = re.compile(r"\w[\w.@-]{0,49}")
LONGEST = 100


@dataclass(frozen=True, slots=True)
class Account:
    """name: unique, never changed, the author of changes. unit: id of one's own unit.
    subject: who this is for the college's identity provider."""

    name: str
    role: Role
    unit: str | None = None
    shown_as: str = ""
    subject: str | None = None
    disabled: bool = False
    has_password: bool = False

    def caller(self, by_token: bool = False) -> Caller:
        return Caller(self.name, self.role, self.unit, by_token)


class Accounts:
    """All accounts. None is ever deleted: a name that wrote history is not given again."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def exist(self) -> bool:
        """Whether there is any; until then the service is open to the person at the machine."""
        with self._database.reading() as connection:
            return connection.execute(select(account.c.key).limit(1)).first() is not None

    def listed(self) -> list[Account]:
        with self._database.reading() as connection:
            return [_account(row) for row in connection.execute(select(account).order_by("key"))]

    def named(self, name: str) -> Account:
        """UnknownName where nobody is called so."""
        with self._database.reading() as connection:
            return _named(connection, name)

    def of_subject(self, subject: str) -> Account | None:
        """Who the identity provider means."""
        with self._database.reading() as connection:
            row = connection.execute(select(account).where(account.c.subject == subject)).first()
            return _account(row) if row else None

    def password_of(self, name: str) -> str | None:
        """What is kept of somebody's password; None too where nobody may sign in so."""
        kept = select(account.c.password).where(
            account.c.key == key_of(name), account.c.disabled.is_(False)
        )
        with self._database.reading() as connection:
            return connection.execute(kept).scalar()

    def add(self, new: Account, password: str | None = None) -> Account:
        """A new account; the first must be an administrator's."""
        if is_reserved(new.name):
            raise _wrong("账号名", f"“{new.name}”在记录中是来源的名称, 请换一个账号名")
        if not NAME.fullmatch(plain(new.name)):
            raise _wrong("账号名", "账号名只能由文字、数字和 . _ @ - 组成, 最多 50 个字")
        kept = passwords.stored(password, new.name) if password is not None else None
        with self._database.writing("账号未能保存") as connection:
            if _row(connection, new.name) is not None:
                raise _wrong("账号名", f"账号“{new.name}”已存在, 请换一个名字")
            row = {**_columns(connection, new), "key": key_of(new.name), "password": kept}
            connection.execute(insert(account), {**row, "name": plain(new.name)})
            _require_administrator(connection)
        return self.named(new.name)

    def change(self, name: str, **changes: Any) -> Account:
        """Set some of role, unit, shown_as, subject and disabled. A disabled account loses
        its sessions and tokens for good."""
        with self._database.writing("账号未能保存") as connection:
            before = _named(connection, name)
            after = Account(**{**_fields(before), **changes})
            ours = account.c.key == key_of(name)
            connection.execute(update(account).where(ours), _columns(connection, after, before))
            _require_administrator(connection)
            if after.disabled:
                _end_sessions(connection, name)
                _withdraw_tokens(connection, name)
        return self.named(name)

    def set_password(self, name: str, password: str) -> None:
        """A new password ends every session of the account, and its lock-out."""
        known = self.named(name)
        kept = passwords.stored(password, known.name)
        with self._database.writing("密码未能保存") as connection:
            ours = account.c.key == key_of(name)
            connection.execute(update(account).where(ours), {"password": kept})
            connection.execute(delete(failure).where(failure.c.hash == key_hash(name)))
            _end_sessions(connection, name)


def key_hash(name: str) -> str:
    """A name that failures are counted under; it may be a password typed into the wrong box."""
    return hashed(key_of(name))


def _row(connection: Connection, name: str) -> Row[Any] | None:
    return connection.execute(select(account).where(account.c.key == key_of(name))).first()


def _named(connection: Connection, name: str) -> Account:
    row = _row(connection, name)
    if row is None:
        raise UnknownName(f"没有账号“{name}”")
    return _account(row)


def _account(row: Row[Any]) -> Account:
    return Account(
        name=row.name,
        role=Role(row.role),
        unit=row.unit,
        shown_as=row.shown_as,
        subject=row.subject,
        disabled=row.disabled,
        has_password=row.password is not None,
    )


def _fields(one: Account) -> dict[str, Any]:
    return {name: getattr(one, name) for name in Account.__slots__}


def _columns(
    connection: Connection, wanted: Account, before: Account | None = None
) -> dict[str, Any]:
    """What is stored of an account, once it is sure that it can be."""
    if len(wanted.shown_as) > LONGEST:
        raise _wrong("显示名", f"显示名最多 {LONGEST} 个字")
    subject = wanted.subject or None
    if subject is not None and (before is None or subject != before.subject):
        taken = select(account.c.name).where(account.c.subject == subject)
        if other := connection.execute(taken).scalar():
            raise _wrong("统一认证标识", f"这个标识已属于账号“{other}”")
    return {
        "shown_as": wanted.shown_as.strip(),
        "role": wanted.role.value,
        "unit": wanted.unit or None,
        "subject": subject,
        "disabled": wanted.disabled,
    }


def _require_administrator(connection: Connection) -> None:
    """Somebody must be able to look after the accounts."""
    active = select(func.count()).where(
        account.c.role == Role.ADMIN.value, account.c.disabled.is_(False)
    )
    if not connection.execute(active).scalar():
        raise _wrong("角色", "至少要有一个可用的管理员账号; 第一个账号必须是管理员")


def _end_sessions(connection: Connection, name: str) -> None:
    connection.execute(delete(session).where(session.c.account == key_of(name)))


def _withdraw_tokens(connection: Connection, name: str) -> None:
    ours = (token.c.account == key_of(name)) & token.c.withdrawn.is_(None)
    connection.execute(update(token).where(ours), {"withdrawn": now()})


def _wrong(where: str, message: str) -> WrongInput:
    return WrongInput([Problem(where, message)])
