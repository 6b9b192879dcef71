"""How much may a file ask of this machine before it is refused?"""

from collections.abc import Iterable

from graph_model.claims import Place
from graph_model.errors import Problem, WrongInput
from loaders.tables import Table

FILE_BYTES = 100_000_000
UNPACKED_BYTES = 800_000_000
PARTS = 5_000
CELLS = 6_000_000
CELL_CHARACTERS = 32_767  # what Excel itself allows
MERGED_CELLS = 200_000
TABLES = 2_000
MEMORY_BYTES = 2_000_000_000
SECONDS = 300
LONG_ANSWER = 5_000_000  # bytes of claims that a long table makes


def refuse(where: str, message: str) -> WrongInput:
    return WrongInput([Problem(where, message)])


def check_extent(where: str, height: int, width: int) -> None:
    """A sheet whose corners lie so far apart holds a stray cell, not a table."""
    if height * width > CELLS:
        said = f"内容散布到第{height}行第{width}列,超出可读范围,请删除多余的行列后再导入"
        raise refuse(where, said)


def check_tables(file: str, tables: Iterable[Table]) -> None:
    """No cell longer than an office program can make it, and not too many tables."""
    for number, table in enumerate(tables, start=1):
        if number > TABLES:
            raise refuse(file, f"文件里的表超过{TABLES}个,请分成几个文件导入")
        for row in table.rows:
            for cell in row:
                if len(cell.text) >= CELL_CHARACTERS:  # openpyxl cuts longer ones to this
                    place = Place(file, table.name, cell.row, f"第{cell.column}列")
                    said = f"单元格的内容长达{CELL_CHARACTERS}个字或更多,不能完整读入,请缩短"
                    raise refuse(str(place), said)
