"""gangmu templates: forms to fill, empty or with what is known of a department."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli.app import app, opened
from api.cli.tables import console
from api.templates import WRITERS, TemplateFormat, chosen, file_name
from loaders.filled import Known


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
    wanted = chosen(form or [], bool(department))
    with opened(context) as service:
        known = Known(service.ledger.entities(), department) if department else None
        folder.mkdir(parents=True, exist_ok=True)
        for one in wanted:
            rows = known.rows(one.zh) if known else []
            path = folder / file_name(one, department, format)
            path.write_bytes(WRITERS[format](one, service.profile, department, rows))
            console().print(f"已写入 {path}")
