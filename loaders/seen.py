"""What was recognised in each table of a file, how surely, and why something was not?"""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from graph_model.claims import Place
from graph_model.errors import Problem, WrongInput
from graph_model.text import folded, one_line
from loaders.form import Column, forms
from loaders.headers import nearest
from loaders.recognise import Recognised
from loaders.tables import Table, row_number


@dataclass(frozen=True, slots=True)
class Seen:
    """One table. form: empty where none was recognised; why: what speaks for it, or against.

    columns: heading in the file → name of the form's column; left: headings not read.
    """

    file: str
    sheet: str
    form: str = ""
    unit: str = ""
    row: int = 0
    columns: tuple[tuple[str, str], ...] = ()
    left: tuple[str, ...] = ()
    rows: int = 0
    why: str = ""
    shape: frozenset[str] = frozenset()


def seen(file: str, found: Recognised, unit: str) -> Seen:
    titles = {column.key: column.names[0] for column in found.form.column}
    columns = tuple((said, titles[key]) for key, said in found.headings.items())
    left = tuple(one_line(cell.text) for cell in found.unknown())
    return Seen(
        file,
        _sheet(found.table),
        found.form.zh,
        unit,
        row_number(found.header),
        columns,
        left,
        len(found.rows),
        found.said or _how_surely(found, left),
        found.shape,
    )


def _how_surely(found: Recognised, left: tuple[str, ...]) -> str:
    missing = [one for one in found.form.required() if one.key not in {*found.columns, found.over}]
    known = len(found.columns)
    if missing:
        return f"只像: {known}列对上,缺 {'、'.join(one.names[0] for one in missing)}"
    return f"较有把握: {known}列对上,{len(left)}列不认识" if left else f"确定: {known}列全部对上"


def not_seen(file: str, table: Table) -> Seen:
    """A table with content in which no form was recognised, and the form nearest to it."""
    close = nearest(table)
    if close is None:
        return Seen(file, _sheet(table), why="没有一个列名对得上,不是要导入的表")
    form, names = close
    missing = [one.names[0] for one in form.required() if folded(one.names[0]) not in names]
    why = f"最像{form.zh},但只有“{'、'.join(names)}”列对得上"
    said = f"{why},没有 {'、'.join(missing)}" if missing else why
    return Seen(file, _sheet(table), why=f"{said};可指定它是哪种表、哪列是什么")


def _sheet(table: Table) -> str:
    return table.name or ("" if table.flat else f"第{table.number}个表")


def check_columns(file: str, found: Recognised) -> list[Problem]:
    """Required columns that the table lacks, and rows that a list of values cannot have."""
    place = Place(file, found.table.name, row_number(found.header))
    return [
        *(
            Problem(
                str(Place(place.file, place.sheet, place.row, column.names[0])),
                f"缺少{found.form.zh}必需的“{column.names[0]}”列"
                f"(也可写作 {'、'.join(column.names[1:]) or '同名'}),请补上这一列或改正列名"
                + _proposal(column, found),
            )
            for column in found.form.required()
            if column.key not in {*found.columns, found.over}
        ),
        *_ragged(file, found),
    ]


def _proposal(column: Column, found: Recognised) -> str:
    """The heading that is most like the missing one, for a person to confirm."""
    unknown = [one_line(cell.text) for cell in found.unknown()]
    for name in column.names:
        close = get_close_matches(name, unknown, n=1, cutoff=0.5)
        if close:
            return f";若就是“{close[0]}”列,请指定 {close[0]}={column.names[0]}"
    return ""


def _ragged(file: str, found: Recognised) -> Iterator[Problem]:
    """A comma that should have been quoted moves all that follows into the wrong column."""
    if not found.table.flat:
        return
    width = max((at for at, cell in enumerate(found.header, start=1) if cell.text), default=0)
    for cells in found.rows:
        beyond = [cell for cell in cells[width:] if cell.text]
        if beyond:
            row = Place(file, found.table.name, row_number(cells))
            last = beyond[-1].column
            said = f"有{last}格,表头只有{width}列;含分隔符的内容请加引号,或另存为 .xlsx"
            yield Problem(str(row), said)


def nothing_recognised(file: str, tables: list[Table]) -> WrongInput:
    """No table of the file is a form: say what was looked for."""
    wanted = ";".join(
        f"{form.zh}({'、'.join(column.names[0] for column in form.required())})" for form in forms()
    )
    nearby = "".join(f"{one.sheet or '文件'}: {one.why}。" for one in _explained(file, tables))
    message = f"没有找到能识别的表头。请检查列名。{nearby}能识别的表及其必需的列:{wanted}"
    return WrongInput([Problem(file, message)])


def _explained(file: str, tables: list[Table]) -> list[Seen]:
    return [one for table in tables[:5] if "最像" in (one := not_seen(file, table)).why]
