"""gangmu load: preview what files would change, then store it as one changeset."""

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from os.path import exists as is_there  # unlike Path.exists, also of names no disk can hold
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from api.cli.app import app, opened
from api.cli.preview import acceptable, read_shown, show_preview, show_seen
from api.cli.storing import confirmed_and_stored
from api.cli.tables import console
from api.service import Service
from graph_model.errors import Problem, WrongInput
from graph_model.ledger import Plan
from loaders.choices import Choices, keep, kept, parsed_columns
from loaders.decisions import Decisions, Renamed, decided, remember, remembered
from loaders.preview import Preview, preview
from loaders.read import Reading
from loaders.readers import suffixes

T = TypeVar("T")


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
    accept: Annotated[
        str, typer.Option(help="接受哪几处存疑的建议: 预览中的序号, 如 1,3, 或 全部; 记住")
    ] = "",
    renamed: Annotated[
        str, typer.Option(help="哪几处名称相近就是改名或同一个: 预览中的序号, 如 1,3, 或 全部")
    ] = "",
) -> None:
    """导入表格: 先给出预览, 确认后一次存入。"""
    with opened(context) as service:
        folder = service.settings.corrections
        said = parsed_columns(columns or ())
        choices = Choices(form, said, department, hidden, kept(folder))
        reading = _read(files, source, choices)
        _refuse_problems(reading, skip)
        before = Decisions(accepted=remembered(folder))
        planned = _planned(service, reading, before)
        chosen = _chosen(planned.told, accept, renamed, yes)
        if chosen != Decisions():
            both = replace(chosen, accepted=before.accepted + chosen.accepted)
            planned = _planned(service, reading, both, _offered(planned.told))
        stored = confirmed_and_stored(service, planned.plan, yes, author, message or _why(files))
        if stored:
            remember(folder, chosen.accepted)
        if stored and (form or said):
            _remember(folder, reading, choices)


def _read(files: Sequence[Path], source: str | None, choices: Choices) -> Reading:
    found, left = expanded(files)
    for file in left:
        console().print(f"提醒: {file} 不是可以导入的文件, 未读入")
    reading = read_shown(found, source, choices)
    show_seen(reading)
    return reading


def _refuse_problems(reading: Reading, skip: bool) -> None:
    """All or nothing, unless the person leaves out what cannot be read."""
    if reading.problems and not (skip and reading.batches):
        lead = [Problem("", "以下不能读取, 尚未存入任何内容(其余可加 --skip 存入)")]
        raise WrongInput([*(lead if reading.batches else []), *reading.problems])


@dataclass(frozen=True, slots=True)
class _Planned:
    """What the decisions so far lead to, as it was shown."""

    plan: Plan
    told: Preview


def _planned(
    service: Service, reading: Reading, decisions: Decisions, offered: Sequence[Renamed] = ()
) -> _Planned:
    plan = service.plan(decided(reading, decisions, offered))
    told = preview(reading, plan, service.ledger.entities() if plan.base else ())
    show_preview(told)
    return _Planned(plan, told)


def _chosen(told: Preview, accept: str, renamed: str, yes: bool) -> Decisions:
    """What the person decides, by options or when asked."""
    offers = [one.accepted for one in acceptable(told) if one.accepted]
    if not yes and sys.stdin is not None and sys.stdin.isatty():
        accept = accept or _asked("接受哪几处存疑的建议", offers)
        renamed = renamed or _asked("哪几处名称相近就是改名或同一个", told.likely)
    return Decisions(
        accepted=tuple(_numbered("--accept", accept, offers)),
        renamed=tuple(_numbered("--renamed", renamed, _offered(told))),
    )


def _offered(told: Preview) -> list[Renamed]:
    return [Renamed(one.new_id, one.old_id) for one in told.likely]


def _asked(what: str, offers: Sequence[object]) -> str:
    said = f"{what}? 写序号, 如 1,3, 或 全部; 回车跳过"
    return str(typer.prompt(said, default="", show_default=False)) if offers else ""


def _numbered(option: str, said: str, offers: Sequence[T]) -> list[T]:
    """1,3 or 全部 of what the preview lists."""
    if said.strip() in ("全部", "all"):
        return list(offers)
    numbers = [one for one in re.split(r"[,，、\s]+", said) if one]
    wrong = [one for one in numbers if not (one.isdigit() and 1 <= int(one) <= len(offers))]
    if wrong:
        listed = f"预览中有 1 至 {len(offers)}" if offers else "预览中没有可选的"
        raise WrongInput([Problem(option, f"没有序号 {'、'.join(wrong)}; {listed}")])
    return [offers[int(one) - 1] for one in numbers]


def _why(files: Sequence[Path]) -> str:
    return f"导入 {'、'.join(file.name for file in files)}"


def _remember(folder: Path, reading: Reading, choices: Choices) -> None:
    """Tables with just these headings are read in this way from now on."""
    for one in reading.seen:
        if one.form and one.shape:
            path = keep(folder, one.form, one.shape, choices.keys_of(one.form))
            console().print(f"已记住这种表头: {path}")


def expanded(files: Sequence[Path]) -> tuple[list[Path], list[Path]]:
    """Files to read, folders with all that lies in them, sorted; and what of folders is
    left out as nothing that can be read. WrongInput where one is missing or empty."""
    missing = [Problem(str(file), "没有这个文件或文件夹") for file in files if not is_there(file)]
    read: list[Path] = []
    left: list[Path] = []
    for file in filter(is_there, files):
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
