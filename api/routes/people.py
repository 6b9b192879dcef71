"""Shapes of accounts and of who is signed in."""

from collections.abc import Iterable

from pydantic import BaseModel

from api.auth.accounts import Account
from api.auth.caller import Caller
from api.auth.rights import ROLE_NAMES, Action, Role
from api.routes.shapes import UnitOut, Words
from api.service import Service
from queries.find import find_nodes

OWNER = Words(zh="本机", en="This machine")


class SessionOut(BaseModel):
    """Who asks. accounts: whether there are any; without, the service is open to the person
    at the machine. role: null for that person."""

    signed_in: bool
    accounts: bool
    name: str = ""
    shown_as: str = ""
    role: Role | None = None
    role_name: Words | None = None
    unit: UnitOut | None = None
    actions: list[Action] = []


class AccountOut(BaseModel):
    """An account, without any secret of it."""

    name: str
    shown_as: str
    role: Role
    role_name: Words
    unit: UnitOut | None
    subject: str | None
    disabled: bool
    has_password: bool


def session_out(service: Service, caller: Caller | None) -> SessionOut:
    """What a page must know to show only what its reader may do."""
    exist = service.door.accounts.exist()
    if caller is None:
        return SessionOut(signed_in=False, accounts=exist)
    account = None if caller.is_owner else service.door.accounts.named(caller.name)
    return SessionOut(
        signed_in=True,
        accounts=exist,
        name=caller.name,
        shown_as=(account and account.shown_as) or caller.name,
        role=caller.role,
        role_name=role_name(caller.role),
        unit=_units(service, [caller.unit]).get(caller.unit),
        actions=[action for action in Action if caller.may(action)],
    )


def accounts_out(service: Service, accounts: Iterable[Account]) -> list[AccountOut]:
    listed = list(accounts)
    units = _units(service, {one.unit for one in listed})
    return [
        AccountOut(
            name=one.name,
            shown_as=one.shown_as or one.name,
            role=one.role,
            role_name=role_name(one.role),
            unit=units.get(one.unit),
            subject=one.subject,
            disabled=one.disabled,
            has_password=one.has_password,
        )
        for one in listed
    ]


def role_name(role: Role | None) -> Words:
    if role is None:
        return OWNER
    zh, en = ROLE_NAMES[role]
    return Words(zh=zh, en=en)


def _units(service: Service, ids: Iterable[str | None]) -> dict[str | None, UnitOut]:
    """The units with their names; one that is gone is called by its id."""
    wanted = [id_ for id_ in ids if id_ is not None]
    if not wanted:
        return {}
    with service.asking() as asked:
        found = {
            one.node.id: one.node.name
            for id_ in wanted
            for one in find_nodes(asked.reader, id_, ["Unit"])
        }
    return {id_: UnitOut(id=id_, name=found.get(id_, id_)) for id_ in wanted}
