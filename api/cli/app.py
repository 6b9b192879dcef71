"""The command line's frame: options of every command, and the service behind them."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from api.service import Asked, Service
from api.settings import Settings, read_settings

app = typer.Typer(
    name="gangmu",
    help="纲目: 读入各部门的表格, 找出目标—岗位—职责—标准—规范—监控—制度链条上的缺漏。",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


@app.callback()
def options(
    context: typer.Context,
    ledger: Annotated[
        str | None, typer.Option(help="台账地址, 如 sqlite:///data/ledger.db")
    ] = None,
    graph: Annotated[str | None, typer.Option(help="图谱引擎: kglite: 或 bolt://主机:端口")] = None,
    rules: Annotated[list[Path] | None, typer.Option(help="另加规则的文件夹")] = None,
) -> None:
    context.obj = read_settings(ledger=ledger, graph=graph, rules=tuple(rules) if rules else None)


Day = Annotated[datetime | None, typer.Option("--today", formats=["%Y-%m-%d"], help="按哪一天计算")]
Revision = Annotated[
    str | None, typer.Option("--revision", help="版本号、日期(当日结束时)或存档点; 默认最新")
]


@contextmanager
def opened(context: typer.Context, **more: object) -> Iterator[Service]:
    """The service for one command; closed at its end."""
    settings: Settings = context.obj
    service = Service(read_settings(settings, **more))
    try:
        yield service
    finally:
        service.close()


def asked_of(
    service: Service, today: datetime | None, revision: str | None
) -> AbstractContextManager[Asked]:
    """The view that the options --today and --revision ask for."""
    return service.asking(today.date() if today else None, revision)
