"""gangmu templates: forms to fill, empty or with what is known of a department."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from api.cli.app import app, opened
from api.cli.tables import console
from graph_model.errors import UnknownName
from loaders.filled import Known
from loaders.form import Form, forms
from loaders.templates import in_document, in_workbook

WRITERS = {"xlsx": in_workbook, "docx": in_document}


class TemplateFormat(StrEnum):
    XLSX = "xlsx"
    DOCX = "docx"


@app.command()
def templates(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(help="写入哪个文件夹")] = Path("."),
    form: Annotated[list[str] | None, typer.Option(help="哪一种表, 如 表4; 默认全部")] = None,
    department: Annotated[
        str, typer.Option(help="填好这个部门已有的内容, 缺的格标黄(表3、表4)")
    ] = "",
    format: Annotated[TemplateFormat, typer.Option(help="文件格式")] = TemplateFormat.XLSX,
) -> None:
    """写出可填写的表格: 空白的带示例和下拉选项, 或填好某个部门已有的内容。"""
    chosen = _chosen(form or [], bool(department))
    with opened(context) as service:
        known = Known(service.ledger.entities(), department) if department else None
        folder.mkdir(parents=True, exist_ok=True)
        for one in chosen:
            rows = known.rows(one.zh) if known else []
            name = f"{department}_{one.zh}" if department else one.zh
            path = folder / f"{name.replace('/', '-')}.{format}"
            path.write_bytes(WRITERS[format](one, service.profile, department, rows))
            console().print(f"已写入 {path}")


def _chosen(names: list[str], of_department: bool) -> list[Form]:
    known = {form.zh: form for form in forms() if form.reports or not of_department}
    unknown = [name for name in names if name not in known]
    if unknown:
        raise UnknownName(f"没有 {'、'.join(unknown)};可用 {'、'.join(known)}")
    return [known[name] for name in names or known]
