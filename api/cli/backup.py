"""gangmu backup, restore, move-ledger, import-history: the whole ledger, kept and brought back."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from api.auth.moving import move_accounts
from api.cli.app import app, opened, refuse_ours
from api.cli.tables import console
from api.settings import Settings
from graph_model.errors import Problem, WrongInput
from graph_model.ledger import import_history, restore
from graph_model.ledger import move as move_to

T = TypeVar("T")
Tell = Callable[[str], None]
Replace = Annotated[bool, typer.Option("--replace", help="取代已有的内容")]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="不再询问")]


@app.command()
def backup(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="备份文件, 如 backup/2026-11-23.db")],
    replace: Replace = False,
) -> None:
    """备份台账到一个文件; 备份期间可以照常使用。"""
    refuse_ours(context, file)
    with opened(context) as service:
        watched(lambda tell: service.ledger.backup(file, replace, tell))
    console().print(f"已备份到 {file}。恢复: gangmu restore {file}")


@app.command(name="restore")
def restored(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="gangmu backup 写出的文件")],
    replace: Replace = False,
    yes: Yes = False,
) -> None:
    """从备份恢复台账; 先核对备份, 有误则什么都不改变。"""
    url = _wished(context, replace, yes)
    revision = watched(lambda tell: restore(file, url, replace, tell))
    console().print(f"已从 {file} 恢复, 现在是第 {revision} 版。")


@app.command(name="import-history")
def history_imported(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="gangmu export --format history 写出的文件")],
    replace: Replace = False,
    yes: Yes = False,
) -> None:
    """导入整个台账及其历史; 先核对全文, 有误则什么都不改变。"""
    url = _wished(context, replace, yes)
    revision = watched(lambda tell: import_history(file, url, replace, tell))
    console().print(f"已导入 {file}, 现在是第 {revision} 版。")


@app.command(name="move-ledger")
def move(
    context: typer.Context,
    url: Annotated[str, typer.Argument(help="新地址, 如 postgresql://用户:密码@主机/数据库")],
) -> None:
    """把台账连同历史和账号迁移到另一个空的数据库; 原处从此只供查阅。请先停止服务。"""
    settings: Settings = context.obj
    accounts = 0

    def first() -> None:
        nonlocal accounts
        if settings.accounts is None:
            accounts = move_accounts(settings.ledger, url)

    revision = watched(lambda tell: move_to(settings.ledger, url, tell, first))
    console().print(f"已迁移并核对, 共 {revision} 版。请把 --ledger 或 GANGMU_LEDGER 改为新地址。")
    if accounts:
        console().print(f"{accounts} 个账号一并迁移, 密码和令牌照旧; 各人须重新登录。")
        console().print("此后在原处对账号的改动不会带过去; 服务若还在运行, 请停止后以新地址启动。")


def watched(work: Callable[[Tell], T]) -> T:
    """Do long work, telling on a terminal how far it is."""
    with console(error=True).status("请稍候") as status:
        return work(lambda said: status.update(said))


def _wished(context: typer.Context, replace: bool, yes: bool) -> str:
    """Address of the ledger, once it is sure that it may be replaced."""
    settings: Settings = context.obj
    if replace and not yes:
        if sys.stdin is None or not sys.stdin.isatty():
            raise WrongInput([Problem("", "尚未改变任何内容; 确认要取代现有台账后加 --yes")])
        typer.confirm("现有台账将被取代, 继续吗?", abort=True)
    return settings.ledger
