"""gangmu settings, rights: what can be set, and who may do what."""

import sys
from enum import StrEnum
from typing import Annotated

import typer

from api.auth.rights import ACTION_NAMES, ROLE_NAMES, Action, Role
from api.cli.app import app
from api.cli.tables import console, table
from api.reference_pages import marks, rights_page, settings_page, settings_rows


class PageFormat(StrEnum):
    TABLE = "table"
    MARKDOWN = "markdown"


Format = Annotated[PageFormat, typer.Option(help="输出格式")]


@app.command()
def settings(context: typer.Context, format: Format = PageFormat.TABLE) -> None:
    """列出全部设置和现在的值; 密钥不显示。"""
    if format is PageFormat.MARKDOWN:
        sys.stdout.write(settings_page())
        return
    columns = ["设置", "环境变量", "现在的值", "说明"]
    console().print(table("设置", columns, settings_rows(context.obj)))


@app.command()
def rights(format: Format = PageFormat.TABLE) -> None:
    """列出各角色可以做什么。"""
    if format is PageFormat.MARKDOWN:
        sys.stdout.write(rights_page())
        return
    rows = [[ACTION_NAMES[action][0], *marks(action)] for action in Action]
    console().print(table("权限", ["可以", *(ROLE_NAMES[role][0] for role in Role)], rows))
