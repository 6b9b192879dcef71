"""gangmu load: preview what files would change, then store it as one changeset."""

import getpass
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import track

from api.cli.app import app, opened
from api.cli.doubts import doubt_rows
from api.cli.tables import console, table
from api.names import DOUBT_COLUMNS
from graph_model.errors import Problem, WrongInput
from graph_model.ledger import Plan
from loaders.read import read_files
from loaders.readers import suffixes

OPS = {"new": "新增", "changed": "改变", "withdraw": "撤回", "resolve": "重新对上"}


@app.command()
def load(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(help="表格文件或文件夹")],
    yes: Annotated[bool, typer.Option("--yes", help="不再询问; 存疑的单元格保留原文")] = False,
    author: Annotated[str | None, typer.Option(help="由谁导入")] = None,
    message: Annotated[str | None, typer.Option(help="为什么导入")] = None,
    source: Annotated[str | None, typer.Option(help="JSON Lines 的来源名称")] = None,
) -> None:
    """导入表格: 先给出预览, 确认后一次存入。"""
    with opened(context) as service:
        found, left = expanded(files)
        for file in left:
            console().print(f"提醒: {file} 不是可以导入的文件, 未读入", markup=False)
        plan = service.plan(read_files(found, source, tracked))
        show(plan)
        if plan.is_empty or yes or _confirmed():
            said = message or f"导入 {'、'.join(file.name for file in files)}"
            done = service.load(plan, author or getpass.getuser(), said)
            stored = f"已存入, 现在是第 {done.revision} 版。"
            console().print("没有变化, 不需要存入。" if plan.is_empty else stored)


def expanded(files: Sequence[Path]) -> tuple[list[Path], list[Path]]:
    """Files to read, folders with all that lies in them, sorted; and what of folders is
    left out as nothing that can be read. WrongInput where one is missing or empty."""
    missing = [Problem(str(file), "没有这个文件或文件夹") for file in files if not file.exists()]
    read: list[Path] = []
    left: list[Path] = []
    for file in files:
        inside = _inside(file) if file.is_dir() else [file]
        fit = [one for one in inside if not file.is_dir() or one.suffix.lower() in suffixes()]
        read += fit
        left += [one for one in inside if one not in fit]
        if file.is_dir() and not fit:
            missing.append(Problem(str(file), "文件夹里没有可以导入的文件"))
    if missing:
        raise WrongInput(missing)
    return read, left


def _inside(folder: Path) -> list[Path]:
    return sorted(
        file
        for file in folder.rglob("*")
        if file.is_file() and not file.name.startswith(("~$", "."))
    )


def tracked(files: Sequence[Path]) -> Iterator[Path]:
    shown = console(error=True)
    yield from track(files, "读取", console=shown, transient=True, disable=not shown.is_terminal)


def show(plan: Plan) -> None:
    """What would change, by source; then every doubtful cell with its place."""
    out = console()
    counts: dict[str, Counter[str]] = {}
    for change in plan.changes:
        op = change.op if change.op != "say" else ("new" if change.claim_id is None else "changed")
        counts.setdefault(change.source.name, Counter())[op] += 1
    rows = [[name, *(count[op] or "" for op in OPS)] for name, count in sorted(counts.items())]
    if rows:
        out.print(table("将要改变", ["来源", *OPS.values()], rows))
    for remark in plan.remarks:
        out.print(f"提醒: {remark}", markup=False)
    if plan.doubts:
        title = f"存疑 {len(plan.doubts)} 处(存入后保留原文, 待补齐后自动对上)"
        out.print(table(title, DOUBT_COLUMNS, doubt_rows(plan.doubts)))


def _confirmed() -> bool:
    if sys.stdin is None or not sys.stdin.isatty():
        raise WrongInput([Problem("", "以上尚未存入; 确认无误后加 --yes 存入")])
    return typer.confirm("存入以上内容吗?")
