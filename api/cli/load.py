"""gangmu load: preview what files would change, then store it as one changeset."""

import getpass
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer
from loaders.read import combined, read_file
from rich.progress import track

from api.cli.app import app, opened
from api.cli.tables import console, table
from graph_model.claims import Batch
from graph_model.errors import Problem, WrongInput
from graph_model.ledger import Plan

OPS = {"new": "新增", "changed": "改变", "withdraw": "撤回", "resolve": "重新对上"}
SHOWN = 30


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
        plan = service.plan(read_all(expanded(files), source))
        show(plan)
        if plan.is_empty:
            console().print("没有变化, 不需要存入。")
        elif yes or _confirmed():
            said = message or f"导入 {'、'.join(file.name for file in files)}"
            done = service.load(plan, author or getpass.getuser(), said)
            console().print(f"已存入, 现在是第 {done.revision} 版。")


def expanded(files: Sequence[Path]) -> list[Path]:
    """Files as they are, folders as their files, sorted; WrongInput where one is missing."""
    missing = [Problem(str(file), "没有这个文件或文件夹") for file in files if not file.exists()]
    if missing:
        raise WrongInput(missing)
    return [found for file in files for found in (_inside(file) if file.is_dir() else [file])]


def _inside(folder: Path) -> list[Path]:
    return sorted(
        file
        for file in folder.iterdir()
        if file.is_file() and not file.name.startswith(("~$", "."))
    )


def read_all(files: Sequence[Path], source: str | None = None) -> list[Batch]:
    """Read every file, with a progress bar on a terminal; all problems are told together."""
    problems: list[Problem] = []
    batches: list[Batch] = []
    for file in _tracked(files):
        try:
            batches += read_file(file, source)
        except WrongInput as wrong:
            problems += wrong.problems
    if problems:
        raise WrongInput(problems)
    return combined(batches)


def _tracked(files: Sequence[Path]) -> Iterator[Path]:
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
    doubts = [[str(one.place), one.raw, one.reason, one.proposal] for one in plan.doubts]
    if doubts:
        title = f"存疑 {len(doubts)} 处(存入后保留原文, 待补齐后自动对上)"
        out.print(table(title, ["位置", "原文", "疑问", "建议"], doubts))


def _confirmed() -> bool:
    if not sys.stdin.isatty():
        raise WrongInput([Problem("", "以上尚未存入; 确认无误后加 --yes 存入")])
    return typer.confirm("存入以上内容吗?")
