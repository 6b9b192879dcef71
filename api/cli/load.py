"""gangmu load: preview what files would change, then store it as one changeset."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from api.cli.app import app, opened
from api.cli.preview import read_shown, show, show_likely, show_seen
from api.cli.storing import confirmed_and_stored
from api.cli.tables import console
from api.service import Service
from graph_model.errors import Problem, WrongInput
from loaders.choices import Choices, keep, kept, parsed_columns
from loaders.read import Reading
from loaders.readers import suffixes


@app.command()
def load(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(help="表格文件或文件夹")],
    yes: Annotated[bool, typer.Option("--yes", help="不再询问; 存疑的单元格保留原文")] = False,
    author: Annotated[str | None, typer.Option(help="由谁导入")] = None,
    message: Annotated[str | None, typer.Option(help="为什么导入")] = None,
    source: Annotated[str | None, typer.Option(help="JSON Lines 的来源名称")] = None,
    form: Annotated[str, typer.Option(help="这是哪一种表, 如 表4")] = "",
    columns: Annotated[
        list[str] | None, typer.Option(help="列=属性: 表中的列名=标准列名; 记住, 以后不必再写")
    ] = None,
    department: Annotated[str, typer.Option(help="这是哪个部门的表")] = "",
    hidden: Annotated[bool, typer.Option(help="隐藏的行、列和工作表是否读入")] = True,
    skip: Annotated[bool, typer.Option("--skip", help="跳过不能读取的文件, 存入其余")] = False,
) -> None:
    """导入表格: 先给出预览, 确认后一次存入。"""
    with opened(context) as service:
        folder = service.settings.corrections
        said = parsed_columns(columns or ())
        choices = Choices(form, said, department, hidden, kept(folder))
        reading = _read(files, source, choices)
        _refuse_problems(reading, skip)
        stored = _store(service, reading, yes, author, message or _why(files))
        if stored and (form or said):
            _remember(folder, reading, choices)


def _read(files: Sequence[Path], source: str | None, choices: Choices) -> Reading:
    found, left = expanded(files)
    for file in left:
        console().print(f"提醒: {file} 不是可以导入的文件, 未读入", markup=False)
    reading = read_shown(found, source, choices)
    show_seen(reading)
    return reading


def _refuse_problems(reading: Reading, skip: bool) -> None:
    """All or nothing, unless the person leaves out what cannot be read."""
    if reading.problems and not (skip and reading.batches):
        lead = [Problem("", "以下不能读取, 尚未存入任何内容(其余可加 --skip 存入)")]
        raise WrongInput([*(lead if reading.batches else []), *reading.problems])


def _store(service: Service, reading: Reading, yes: bool, author: str | None, message: str) -> bool:
    plan = service.plan(reading.batches)
    show(plan)
    if service.ledger.revision():
        show_likely(plan, service.ledger.entities())
    return confirmed_and_stored(service, plan, yes, author, message)


def _why(files: Sequence[Path]) -> str:
    return f"导入 {'、'.join(file.name for file in files)}"


def _remember(folder: Path, reading: Reading, choices: Choices) -> None:
    """Tables with just these headings are read in this way from now on."""
    for one in reading.seen:
        if one.form and one.shape:
            path = keep(folder, one.form, one.shape, choices.keys_of(one.form))
            console().print(f"已记住这种表头: {path}", markup=False)


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
