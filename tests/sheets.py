"""Small office files made on the spot, and the claims that a batch makes about them."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import docx
from openpyxl import Workbook

from graph_model.claims import Batch, Doubt, LinkClaim, NodeClaim

Rows = Sequence[Sequence[object]]

TABLE3 = ["部门职责", "具体化工作", "工作归属岗位"]
TABLE4 = ["科室", "岗位", "具体化工作", "工作目标", "工作标准", "管理制度"]
NAMED = ["部门名称：教务处"]


def xlsx(path: Path, *sheets: tuple[str, Rows], merge: Sequence[str] = ()) -> Path:
    """A workbook of (title, rows); `merge` are blocks of the first sheet."""
    book = Workbook()
    del book["Sheet"]
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    for block in merge:
        book.worksheets[0].merge_cells(block)
    book.save(path)
    return path


def table3(path: Path, *rows: Sequence[object]) -> Path:
    return xlsx(path, ("表3", [NAMED, TABLE3, *rows]))


def table4(path: Path, *rows: Sequence[object]) -> Path:
    return xlsx(path, ("表4", [NAMED, TABLE4, *rows]))


def document(path: Path, *parts: str | Rows) -> Path:
    """A Word file of paragraphs and tables."""
    made = docx.Document()
    for part in parts:
        if isinstance(part, str):
            made.add_paragraph(part)
            continue
        table = made.add_table(len(part), max(map(len, part)))
        for row, texts in enumerate(part):
            for column, text in enumerate(texts):
                table.cell(row, column).text = str(text)
    made.save(str(path))
    return path


def nodes(batch: Batch, kind: str) -> dict[str, dict[str, Any]]:
    """Properties by name of all claims about a kind."""
    return {
        claim.ref.name: claim.properties
        for claim in batch.claims
        if isinstance(claim, NodeClaim) and claim.ref.kind == kind
    }


def links(batch: Batch, kind: str) -> list[LinkClaim]:
    return [claim for claim in batch.claims if isinstance(claim, LinkClaim) and claim.kind == kind]


def ends(batch: Batch, kind: str) -> set[tuple[str, str, str]]:
    """(source, target, role) of all links of a kind, by code or name."""
    return {
        (
            link.source.code or link.source.name,
            link.target.code or link.target.name,
            link.role or "",
        )
        for link in links(batch, kind)
    }


def doubts(batch: Batch) -> Iterator[Doubt]:
    yield from batch.doubts
    for claim in batch.claims:
        yield from claim.doubts
