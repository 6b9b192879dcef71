"""Forms to fill: workbooks and documents with the columns that a form asks for.

An empty one has a row that shows how; a filled one has what is known, and every required
cell of which nothing is known is coloured. Both are read by the form that they come from.
"""

import io
from collections.abc import Iterator, Sequence
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from graph_model.profile import Profile
from loaders.filled import NOBODY
from loaders.form import Column, Form, Property
from loaders.rows import EXAMPLE

Rows = Sequence[Sequence[str]]

_WORDS = {
    "status": ("现行", "草案", "已废止"),
    "comparison": ("≥", ">", "=", "<", "≤"),
    "yes_or_no": ("是", "否"),
}
_GAP = "FFF2CC"
_LAST_ROW = 1000
_LONGEST_LIST = 250  # characters that Excel allows in a list of its own
_TEXT = "@"
_NOTE = "黄色的格还没有内容,请填写;带 * 的列必须填写。"


def in_workbook(form: Form, profile: Profile, unit: str = "", rows: Rows = ()) -> bytes:
    """The form as .xlsx; without rows with an example in their place."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = form.zh
    top = list(_top(form, unit))
    for number, line in enumerate(top, start=1):
        sheet.cell(number, 1, line).font = Font(bold=number == 1)
    header = len(top) + 1
    for at, column in enumerate(form.column, start=1):
        _fill_column(sheet, header, at, column)
        _offer(sheet, header, at, _offered(form, column, profile))
    for number, row in enumerate(rows or [_example(form)], start=header + 1):
        for at, said in enumerate(row, start=1):
            _fill_cell(sheet.cell(number, at), said, gap=_is_gap(form.column[at - 1], said))
    sheet.freeze_panes = sheet.cell(header + 1, 1)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def in_document(form: Form, profile: Profile, unit: str = "", rows: Rows = ()) -> bytes:
    """The form as .docx; what may be chosen stands above the table."""
    document = docx.Document()
    for line in _top(form, unit):
        document.add_paragraph(line)
    for column in form.column:
        offered = _offered(form, column, profile)
        if offered:
            document.add_paragraph(f"“{column.names[0]}”可填 {'、'.join(offered)}")
    table = document.add_table(1, len(form.column), style="Table Grid")
    for at, column in enumerate(form.column):
        table.cell(0, at).text = _heading(column)
    for row in rows or [_example(form)]:
        for column, cell, said in zip(form.column, table.add_row().cells, row, strict=True):
            cell.text = said
            if _is_gap(column, said):
                _colour(cell)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _top(form: Form, unit: str) -> Iterator[str]:
    yield f"{form.zh}({_NOTE})"
    if form.reports:
        yield f"部门名称：{unit}"


def _heading(column: Column) -> str:
    return column.names[0] + "*" * column.required


def _example(form: Form) -> list[str]:
    return [EXAMPLE + column.example for column in form.column]


def _is_gap(column: Column, said: str) -> bool:
    return (column.required or column.wanted) and said in ("", NOBODY)


def _offered(form: Form, column: Column, profile: Profile) -> tuple[str, ...]:
    """What the cells of a column may say, where that is a short list."""
    vocabulary = {
        "layer": profile.layers,
        "system": profile.systems,
        "tier": profile.tiers,
        "level": profile.levels,
        "part": profile.parts,
    }
    for node in form.node:
        for name, rule in node.properties.items():
            if rule.column == column.key:
                return _of_rule(rule) or vocabulary.get(name, ())
    return ()


def _of_rule(rule: Property) -> tuple[str, ...]:
    words = tuple(word for word in rule.choices if rule.closed and word != "*")
    return words or _WORDS.get(rule.read_as, ())


def _fill_column(sheet: Any, header: int, at: int, column: Column) -> None:
    sheet.column_dimensions[get_column_letter(at)].width = 30 if column.required else 18
    cell = sheet.cell(header, at)
    _fill_cell(cell, _heading(column), gap=False)
    cell.font = Font(bold=True)


def _fill_cell(cell: Any, said: str, gap: bool) -> None:
    """Text stays text, also where it begins like a formula or a ratio like a time."""
    thin = Side(style="thin")
    cell.value = said or None
    cell.data_type = "s" if said else "n"
    cell.number_format = _TEXT
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    cell.border = Border(thin, thin, thin, thin)
    if gap:
        cell.fill = PatternFill("solid", start_color=_GAP)
    if said.startswith(EXAMPLE):
        cell.font = Font(italic=True, color="808080")


def _offer(sheet: Any, header: int, at: int, words: Sequence[str]) -> None:
    said = ",".join(words)
    if not words or len(said) > _LONGEST_LIST:
        return
    rule = DataValidation("list", formula1=f'"{said}"', allow_blank=True, showErrorMessage=False)
    letter = get_column_letter(at)
    rule.add(f"{letter}{header + 1}:{letter}{_LAST_ROW}")
    sheet.add_data_validation(rule)


def _colour(cell: Any) -> None:
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), _GAP)
    cell._tc.get_or_add_tcPr().append(shade)
