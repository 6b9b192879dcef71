"""gangmu doubts: cells that could not be taken as they stand, until somebody resolves them."""

from collections.abc import Iterable

import typer

from api.cli.app import app, opened
from api.cli.asked import Format
from api.cli.tables import ListFormat, console, print_json, table
from api.names import DOUBT_COLUMNS
from graph_model.claims import Doubt

PUBLISHED = ("place", "raw", "reason", "proposal")  # as in DOUBT_COLUMNS


@app.command()
def doubts(
    context: typer.Context,
    format: Format = ListFormat.TABLE,
) -> None:
    """列出现在仍存疑的单元格: 位置、原文、疑问、建议。"""
    with opened(context) as service:
        found, revision = service.ledger.doubts(), service.ledger.revision()
    if format is ListFormat.JSON:
        print_json([{name: getattr(one, name) for name in PUBLISHED} for one in found])
        return
    console().print(table(f"存疑 {len(found)} 处", DOUBT_COLUMNS, doubt_rows(found)))
    console().print(f"第 {revision} 版")


def doubt_rows(found: Iterable[Doubt]) -> list[list[object]]:
    """Rows of the table for people, in the order of DOUBT_COLUMNS."""
    return [[str(one.place), one.raw, one.reason, one.proposal] for one in found]
