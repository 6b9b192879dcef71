"""Word documents: tables in the order of the body, with the paragraphs above each."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import docx
from docx.document import Document
from lxml.etree import _Element as Element

from graph_model.text import one_line
from loaders.readers.numbering import Numbering
from loaders.readers.office import opened
from loaders.tables import Cell, Cells, Table

suffixes = (".docx", ".docm")

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WRAPPERS = {f"{_W}{tag}" for tag in ("sdt", "sdtContent", "customXml", "ins", "moveTo")}
_GONE = {f"{_W}{tag}" for tag in ("del", "moveFrom", "pPr", "rPr", "txbxContent")}
_BREAKS = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": "\t", f"{_W}noBreakHyphen": "-"}
_OFF = ("0", "false", "off")
_WIDEST = 63  # columns that a Word table can have
_TITLE = re.compile(r"表\s*[34３４三四](?!\d)")


def read(path: Path) -> list[Table]:
    return opened(path, "word/document.xml", _tables)


def _tables(path: Path) -> list[Table]:
    document = docx.Document(str(path))
    numbering = Numbering(document)
    tables: list[Table] = []
    lines: list[str] = []
    head = _page_head(document)
    for block in _blocks(document.element.body):
        if block.tag == f"{_W}p":
            lines += [text for text in [_line(block)] if text]
        else:
            table = _table(block, len(tables) + 1, tuple(lines), numbering)
            follows = bool(tables) and not lines
            tables.append(replace(table, lines_above=table.lines_above + head, follows=follows))
            lines = []
    return tables


def _blocks(parent: Element) -> Iterator[Element]:
    """Paragraphs and tables in order; a frame of cells around tables is none itself."""
    for block in _children(parent, "p", "tbl"):
        if block.tag == f"{_W}tbl" and _is_frame(block):
            for row in _children(block, "tr"):
                for cell in _children(row, "tc"):
                    yield from _blocks(cell)
        else:
            yield block


def _is_frame(table: Element) -> bool:
    """It has one row or one column, and tables in it."""
    rows = [list(_children(row, "tc")) for row in _children(table, "tr")]
    in_line = len(rows) == 1 or all(len(cells) == 1 for cells in rows)
    return in_line and any(True for cells in rows for cell in cells for _ in _children(cell, "tbl"))


def _page_head(document: Document) -> tuple[str, ...]:
    """What the head of every page says, where all pages have the same."""
    heads = {
        tuple(text for paragraph in section.header.paragraphs if (text := _line(paragraph._p)))
        for section in document.sections
        if not section.header.is_linked_to_previous
    }
    return heads.pop() if len(heads) == 1 else ()


def _table(table: Element, number: int, lines: tuple[str, ...], numbering: Numbering) -> Table:
    rows: list[dict[int, Cell]] = []
    for row in _children(table, "tr"):
        if row.find(f"{_W}trPr/{_W}del") is None:
            rows.append(_row(row, len(rows) + 1, rows[-1] if rows else {}, numbering))
    title = next(
        (one_line(line) for line in reversed(lines) if _TITLE.match(line)), f"第{number}个表"
    )
    return Table(title, number, lines, _padded(rows))


def _padded(rows: list[dict[int, Cell]]) -> tuple[Cells, ...]:
    width = max((max(row) for row in rows if row), default=0)
    return tuple(
        tuple(row.get(column) or Cell("", None, number, column) for column in range(1, width + 1))
        for number, row in enumerate(rows, start=1)
    )


def _row(
    row: Element, number: int, above: dict[int, Cell], numbering: Numbering
) -> dict[int, Cell]:
    cells: dict[int, Cell] = {}
    column = 1 + _value(row.find(f"{_W}trPr/{_W}gridBefore"), 0)
    for raw in _children(row, "tc"):
        span = min(_value(raw.find(f"{_W}tcPr/{_W}gridSpan"), 1), _WIDEST)
        merge = raw.find(f"{_W}tcPr/{_W}vMerge")
        continued = merge is not None and merge.get(f"{_W}val", "continue") == "continue"
        cell = above.get(column) if continued else None
        if cell is None:
            text, merged = _text(raw, numbering), span > 1 or merge is not None
            cell = Cell(text, text or None, number, column, merged, _struck(raw))
        cells |= dict.fromkeys(range(column, column + span), cell)
        column += span
    return cells


def _value(element: Element | None, default: int) -> int:
    return int(element.get(f"{_W}val") or default) if element is not None else default


def _children(parent: Element, *tags: str) -> Iterator[Element]:
    """Children with these tags, also inside content controls and tracked insertions."""
    wanted = {f"{_W}{tag}" for tag in tags}
    for child in parent:
        if child.tag in wanted:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _children(child, *tags)


def _text(cell: Element, numbering: Numbering) -> str:
    lines = (numbering.label(p) + _line(p) for p in _paragraphs(cell))
    return "\n".join(lines).strip()


def _paragraphs(parent: Element) -> Iterator[Element]:
    for child in parent:
        if child.tag == f"{_W}p":
            yield child
        elif child.tag not in _GONE:
            yield from _paragraphs(child)


def _struck(cell: Element) -> str:
    """The texts of runs that are struck out."""
    runs = (run for run in cell.iter(f"{_W}r") if _is_struck(run))
    return "".join(text.text or "" for run in runs for text in run.iter(f"{_W}t"))


def _is_struck(run: Element) -> bool:
    marks = (run.find(f"{_W}rPr/{_W}{tag}") for tag in ("strike", "dstrike"))
    return any(mark is not None and mark.get(f"{_W}val", "true") not in _OFF for mark in marks)


def _line(paragraph: Element) -> str:
    return "".join(_pieces(paragraph)).strip()


def _pieces(parent: Element) -> Iterator[str]:
    for child in parent:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        elif child.tag == f"{_W}r" and _is_struck(child):
            continue
        elif child.tag not in _GONE and not str(child.tag).endswith("}Fallback"):
            yield from _pieces(child)
