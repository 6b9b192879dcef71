"""gangmu up: make the data folder, load the example if wished, print the gaps, serve."""

import os
import socket
import sys
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from api.cli.app import app, opened
from api.cli.gaps import COLUMNS, gap_rows
from api.cli.load import expanded
from api.cli.preview import read_shown, show_preview
from api.cli.tables import console, table
from api.journal import begin_log
from api.names import SEVERITY_NAMES
from api.server import address_of, bound
from api.service import Service
from loaders.choices import Choices
from loaders.preview import preview

EXAMPLE = Path(__file__).parents[2] / "examples" / "college"
SHOWN = 20
SECONDS_TO_FINISH = 10


@app.command()
def up(
    context: typer.Context,
    example: Annotated[
        bool | None, typer.Option("--example/--no-example", help="空台账时载入示例院校")
    ] = None,
    host: Annotated[str | None, typer.Option(help="监听的本机地址")] = None,
    port: Annotated[int | None, typer.Option(help="端口; 0 为任意空闲端口")] = None,
    api_only: Annotated[
        bool, typer.Option("--api-only", help="只提供接口, 作为另一进程的帮手")
    ] = False,
) -> None:
    """启动: 首次运行建立台账, 打印缺漏, 在本机端口上提供接口和页面。"""
    with opened(context, host=host, port=port) as service:
        anywhere = service.door.accounts.exist()
        listening = bound(service.settings.host, service.settings.port, anywhere)
        if service.ledger.revision() == 0 and _wanted(example):
            _load_example(service)
        if not api_only:
            _print_gaps(service)
        _serve(service, listening, with_pages=not api_only)


def _wanted(example: bool | None) -> bool:
    if example is None and sys.stdin is not None and sys.stdin.isatty():
        return typer.confirm("台账是空的。载入示例院校吗?", default=True)
    return bool(example)


def _load_example(service: Service) -> None:
    if not EXAMPLE.is_dir():
        console().print("没有找到示例院校的文件, 跳过。")
        return
    found, _ = expanded([EXAMPLE])
    reading = read_shown(found, None, Choices())
    plan = service.plan(reading.batches)
    show_preview(preview(reading, plan, ()))
    service.load(plan, "示例", "载入示例院校")


def _print_gaps(service: Service) -> None:
    with service.asking() as asked:
        gaps = [gap for gap in service.gaps(asked) if gap.accepted is None]
        day = asked.stamp.day
    count = Counter(gap.severity for gap in gaps)
    which = "今天" if service.settings.today is None else "指定日期"
    out = console()
    rows = gap_rows(gaps[:SHOWN])
    if rows:
        out.print(table(f"按 {day}({which})计算的缺漏, 前 {len(rows)} 条", COLUMNS, rows))
    parts = "、".join(f"{name} {count[key]}" for key, name in SEVERITY_NAMES.items())
    out.print(f"{day} 共有缺漏 {len(gaps)} 条: {parts}。全部清单: gangmu gaps")


def _serve(service: Service, listening: socket.socket, with_pages: bool) -> None:
    # Only here: every other command starts a second sooner without the pages.
    import uvicorn

    from api.app import make_app

    address = address_of(service.settings.host, listening)
    os.environ["GANGMU_API"] = address
    console().print(f"{'页面' if with_pages else '接口'}: {address}  (按 Ctrl+C 结束)")
    begin_log(service.settings)
    config = uvicorn.Config(
        make_app(service, with_pages),
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=SECONDS_TO_FINISH,
    )
    uvicorn.Server(config).run(sockets=[listening])
