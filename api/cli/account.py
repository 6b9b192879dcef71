"""gangmu account: who may sign in, in which role, with which password and tokens."""

import sys
from datetime import UTC, datetime
from typing import Annotated

import typer

from api.auth.accounts import Account
from api.auth.rights import ROLE_NAMES, Role
from api.auth.tokens import Token
from api.cli.app import app, opened
from api.cli.tables import console, table
from api.service import Service
from graph_model.errors import Problem, WrongInput

account = typer.Typer(help="账号: 谁可以登录, 以什么角色, 属于哪个部门。", no_args_is_help=True)
token = typer.Typer(help="令牌: 供程序使用, 只显示一次。", no_args_is_help=True)
app.add_typer(account, name="account")
account.add_typer(token, name="token")

Name = Annotated[str, typer.Argument(help="账号名")]
Unit = Annotated[str | None, typer.Option(help="所属部门的标识、名称或别名")]
Shown = Annotated[str | None, typer.Option("--shown-as", help="页面上显示的名字")]
Subject = Annotated[str | None, typer.Option(help="统一认证(OIDC)中的标识或用户名")]
Piped = Annotated[bool, typer.Option("--password-stdin", help="从标准输入读一行作为密码")]


@account.command()
def add(
    context: typer.Context,
    name: Name,
    role: Annotated[Role, typer.Option(help="角色")],
    unit: Unit = None,
    shown_as: Shown = None,
    subject: Subject = None,
    password_stdin: Piped = False,
) -> None:
    """建立账号; 第一个须是管理员, 从此所有人都要登录。"""
    with opened(context) as service:
        password = None if subject and not password_stdin else _password(password_stdin)
        new = Account(name, role, _unit(service, unit), shown_as or "", subject)
        made = service.door.accounts.add(new, password)
    console().print(f"已建立账号 {made.name}({ROLE_NAMES[made.role][0]})。")


@account.command(name="list")
def listed(context: typer.Context) -> None:
    """列出账号。"""
    with opened(context) as service:
        rows = [_row(one) for one in service.door.accounts.listed()]
    columns = ["账号", "显示名", "角色", "部门", "登录方式", "状态"]
    console().print(table("账号", columns, rows))


@account.command(name="set")
def change(
    context: typer.Context,
    name: Name,
    role: Annotated[Role | None, typer.Option(help="角色")] = None,
    unit: Unit = None,
    shown_as: Shown = None,
    subject: Subject = None,
    enable: Annotated[bool, typer.Option("--enable", help="重新启用")] = False,
) -> None:
    """修改账号; 写空文字(如 --unit "")即去掉。"""
    with opened(context) as service:
        said = {
            "role": role,
            "unit": unit and _unit(service, unit),
            "shown_as": shown_as,
            "subject": subject,
            "disabled": False if enable else None,
        }
        changes = {key: value for key, value in said.items() if value is not None}
        made = service.door.accounts.change(name, **changes)
    console().print(table("", ["账号", "显示名", "角色", "部门", "登录方式", "状态"], [_row(made)]))


@account.command()
def disable(context: typer.Context, name: Name) -> None:
    """停用账号: 立即退出, 令牌全部收回。"""
    with opened(context) as service:
        service.door.accounts.change(name, disabled=True)
    console().print(f"已停用 {name}。重新启用: gangmu account set {name} --enable")


@account.command()
def password(context: typer.Context, name: Name, password_stdin: Piped = False) -> None:
    """重设密码: 此人须重新登录, 锁定随之解除。"""
    with opened(context) as service:
        known = service.door.accounts.named(name)
        service.door.accounts.set_password(known.name, _password(password_stdin))
    console().print(f"已重设 {known.name} 的密码。")


@token.command(name="add")
def give(
    context: typer.Context,
    account: Name,
    name: Annotated[str, typer.Argument(help="令牌的用途")],
    days: Annotated[int, typer.Option(help="有效天数")] = 90,
) -> None:
    """为账号建立令牌; 令牌打印在标准输出上, 仅此一次。"""
    with opened(context) as service:
        owner = service.door.accounts.named(account)
        given, secret = service.door.tokens.give(owner.name, name, days)
        until = _moment(service, given.expires)
    console(error=True).print(f"令牌 {given.id}, 有效至 {until}, 只显示这一次:")
    print(secret)


@token.command(name="list")
def tokens(
    context: typer.Context, account: Annotated[str | None, typer.Argument(help="账号名")] = None
) -> None:
    """列出令牌, 不含其内容。"""
    with opened(context) as service:
        rows = [_token_row(service, one) for one in service.door.tokens.listed(account)]
    columns = ["编号", "账号", "用途", "有效至", "最近使用", "收回"]
    console().print(table("令牌", columns, rows))


@token.command()
def withdraw(
    context: typer.Context, number: Annotated[int, typer.Argument(help="令牌编号")]
) -> None:
    """收回令牌, 立即失效。"""
    with opened(context) as service:
        service.door.tokens.withdraw(service.door.tokens.one(number).id)
    console().print(f"已收回令牌 {number}。")


def _password(piped: bool) -> str:
    """A password from the terminal or, never seen by others, from standard input."""
    if piped:
        return sys.stdin.readline().rstrip("\r\n")
    if sys.stdin is None or not sys.stdin.isatty():
        raise WrongInput([Problem("密码", "没有终端可供输入; 请加 --password-stdin 并送入一行")])
    return str(typer.prompt("密码", hide_input=True, confirmation_prompt="再输一遍"))


def _unit(service: Service, named: str | None) -> str | None:
    if not named:
        return None
    with service.asking() as asked:
        return service.meant(asked, named, ["Unit"])


def _row(one: Account) -> list[str]:
    ways = [*(["密码"] if one.has_password else []), *(["统一认证"] if one.subject else [])]
    state = "停用" if one.disabled else "启用"
    role = ROLE_NAMES[one.role][0]
    return [one.name, one.shown_as, role, one.unit or "", "、".join(ways), state]


def _token_row(service: Service, one: Token) -> list[str]:
    used = _moment(service, one.used) or "从未"
    until, withdrawn = _moment(service, one.expires), _moment(service, one.withdrawn)
    return [str(one.id), one.account, one.name, until, used, withdrawn]


def _moment(service: Service, at: int | None) -> str:
    """As the clock on the wall shows it; empty where it has not come."""
    moment = None if at is None else datetime.fromtimestamp(at, UTC)
    return service.settings.local(moment.isoformat()) if moment else ""
