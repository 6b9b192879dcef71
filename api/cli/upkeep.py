"""gangmu export, verify, rebuild, catalogue: looking after what is stored."""

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from api.catalogue_page import catalogue_page
from api.cli.app import app, opened, refuse_ours
from api.cli.backup import watched
from api.cli.tables import console, severity, table
from api.exports import EXPORTS, export_named
from graph_model.errors import DamagedRecord, Problem, WrongInput

JSONL, HISTORY = "jsonl", "history"
FORMATS = "、".join((*EXPORTS, HISTORY))


class CatalogueFormat(StrEnum):
    TABLE = "table"
    JSON = "json"
    MARKDOWN = "markdown"


@app.command()
def export(
    context: typer.Context,
    format: Annotated[str, typer.Option(help=f"导出格式: {FORMATS}")] = JSONL,
    output: Annotated[Path | None, typer.Option(help="写入文件; jsonl 默认写到屏幕")] = None,
) -> None:
    """导出全部节点与连接(jsonl、csv 压缩包、xlsx、ttl、jsonld), 或整个台账及其历史
    (history, 名为 .gz 则压缩)。"""
    refuse_ours(context, output)
    if format == HISTORY:
        _export_history(context, output)
        return
    if output is None and format != JSONL:
        raise WrongInput([Problem("", f"请用 --output 说明写入哪个 {format} 文件")])
    with opened(context) as service:
        if output is None:
            sys.stdout.writelines(f"{line}\n" for line in service.export())
            return
        export_named(format).write(service.ledger.entities(), output)
    console().print(f"已写入 {output}")


def _export_history(context: typer.Context, output: Path | None) -> None:
    if output is None:
        raise WrongInput([Problem("", "请用 --output 说明写入哪个文件, 如 history.jsonl.gz")])
    with opened(context) as service:
        watched(lambda tell: service.ledger.keep_history(output, replace=True, tell=tell))
    console().print(f"已写入 {output}。导入: gangmu import-history {output}")


@app.command()
def verify(context: typer.Context) -> None:
    """核对: 台账的校验链是否完整, 图谱是否与台账一致。"""
    with opened(context) as service:
        revision, differences = service.verify()
    if differences:
        raise DamagedRecord("图谱与台账不一致, 请运行 gangmu rebuild:\n" + "\n".join(differences))
    console().print(f"台账共 {revision} 版, 校验链完整; 图谱与台账一致。")


@app.command()
def rebuild(context: typer.Context) -> None:
    """按台账重建图谱。"""
    with opened(context) as service:
        stamp = service.rebuild()
    console().print(f"图谱已重建, 对应第 {stamp.revision} 版, 日期 {stamp.day}。")


@app.command()
def catalogue(
    context: typer.Context,
    format: Annotated[CatalogueFormat, typer.Option(help="输出格式")] = CatalogueFormat.TABLE,
) -> None:
    """列出全部规则与覆盖图。"""
    with opened(context) as service:
        known = service.catalogue
    rules = sorted(known.rules.values(), key=lambda rule: rule.id)
    maps = sorted(known.maps.values(), key=lambda one: one.id)
    if format is CatalogueFormat.MARKDOWN:
        sys.stdout.write(catalogue_page(known))
        return
    if format is CatalogueFormat.JSON:
        listed = [rule.model_dump(mode="json", exclude={"text", "example"}) for rule in rules]
        print(json.dumps({"rules": listed, "maps": [m.id for m in maps]}, ensure_ascii=False))
        return
    rows = [[rule.id, severity(rule.severity), rule.zh.name, rule.zh.why] for rule in rules]
    console().print(table(f"规则 {len(rules)} 条", ["编号", "程度", "名称", "为什么要紧"], rows))
    console().print(table("覆盖图", ["编号", "名称"], [[one.id, one.zh.name] for one in maps]))
