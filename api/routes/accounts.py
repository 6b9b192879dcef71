"""Accounts over HTTP, for administrators; and what was refused to whom."""

from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field

from api.auth.accounts import Account
from api.auth.rights import Role
from api.routes.asked import ServiceOf
from api.routes.callers import Administrator, in_person
from api.routes.people import AccountOut, accounts_out
from api.service import Service

router = APIRouter(tags=["accounts"])
Text = Annotated[str, Field(max_length=200)]


class Changes(BaseModel):
    """What shall be otherwise; unit: id, name or alias, null for none."""

    model_config = ConfigDict(extra="forbid")

    role: Role = Role.READER
    unit: Text | None = None
    shown_as: Text = ""
    subject: Text | None = None
    disabled: bool = False


class NewAccount(Changes):
    """An account that signs in with a password, or by `subject` at the college's provider."""

    name: Text
    password: Text | None = None


class Password(BaseModel):
    password: Text


class RefusalOut(BaseModel):
    at: datetime
    account: str
    action: str
    method: str
    route: str


class Accounts(BaseModel):
    accounts: list[AccountOut]


class Refusals(BaseModel):
    refusals: list[RefusalOut]


@router.get("/accounts")
def listed(service: ServiceOf, caller: Administrator) -> Accounts:
    """All accounts, also disabled ones."""
    return Accounts(accounts=accounts_out(service, service.door.accounts.listed()))


@router.post("/accounts", status_code=201)
def add(wanted: NewAccount, service: ServiceOf, caller: Administrator) -> AccountOut:
    """A new account. The first must be an administrator's; from then on all must sign in."""
    in_person(caller)
    new = Account(name=wanted.name, **_meant(service, wanted.model_dump()))
    return _out(service, service.door.accounts.add(new, wanted.password))


@router.get("/accounts/{name}")
def one(name: str, service: ServiceOf, caller: Administrator) -> AccountOut:
    """One account."""
    return _out(service, service.door.accounts.named(name))


@router.patch("/accounts/{name}")
def change(name: str, wanted: Changes, service: ServiceOf, caller: Administrator) -> AccountOut:
    """Change what the body names. Disabling ends sessions and withdraws tokens."""
    in_person(caller)
    changes = _meant(service, wanted.model_dump(exclude_unset=True))
    return _out(service, service.door.accounts.change(name, **changes))


@router.put("/accounts/{name}/password", status_code=204)
def set_password(name: str, wanted: Password, service: ServiceOf, caller: Administrator) -> None:
    """A new password for somebody who forgot theirs; ends their sessions and lock-out."""
    in_person(caller)
    service.door.accounts.set_password(name, wanted.password)


@router.get("/refusals")
def refused(
    service: ServiceOf,
    caller: Administrator,
    limit: Annotated[int, Query(ge=1, le=1000, description="最多多少条")] = 200,
) -> Refusals:
    """What was refused to whom, the latest first."""
    return Refusals(
        refusals=[
            RefusalOut(
                at=datetime.fromtimestamp(one.at, UTC),
                account=one.account,
                action=one.action,
                method=one.method,
                route=one.route,
            )
            for one in service.door.refusals.listed(limit)
        ]
    )


def _meant(service: Service, wanted: dict[str, Any]) -> dict[str, Any]:
    """The fields of an account, with the id of the unit that is meant."""
    fields = {key: value for key, value in wanted.items() if key not in ("name", "password")}
    if fields.get("unit"):
        with service.asking() as asked:
            fields["unit"] = service.meant(asked, fields["unit"], ["Unit"])
    return fields


def _out(service: Service, account: Account) -> AccountOut:
    return accounts_out(service, [account])[0]
