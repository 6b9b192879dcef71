"""CSV and TSV files: UTF-8, else GB18030; one table, no merged cells."""

import csv
import re
from io import StringIO
from pathlib import Path

from graph_model.errors import Problem, WrongInput
from loaders.limits import check_extent
from loaders.tables import Cell, Table

suffixes = (".csv", ".tsv")

_CONTROL = re.compile(r"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f]")
_OFFICE = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")


def read(path: Path) -> list[Table]:
    text = _decoded(path)
    reader = csv.reader(StringIO(text, newline=""), _dialect(text, path.suffix), strict=True)
    records: list[list[str]] = []
    try:
        records.extend(reader)
    except csv.Error as error:
        reason = f"引号不成对或没有写完({error}),请检查这一行,或用 Office 重新另存"
        place = f"{path.name} › 第{len(records) + 1}行"
        raise WrongInput([Problem(place, reason)]) from error
    width = max(map(len, records), default=0)
    check_extent(path.name, len(records), width)
    rows = tuple(_row(number, record, width) for number, record in enumerate(records, start=1))
    return [Table("", 1, (), rows, flat=True)]


def _row(number: int, record: list[str], width: int) -> tuple[Cell, ...]:
    padded = record + [""] * (width - len(record))
    return tuple(
        Cell(text := raw.strip(), text or None, number, column)
        for column, raw in enumerate(padded, start=1)
    )


def _dialect(text: str, suffix: str) -> type[csv.Dialect]:
    """Tabs in a .tsv; elsewhere what the line with most of them is cut by."""
    lines = text.splitlines()[:50]
    most = max(",\t;", key=lambda mark: max((line.count(mark) for line in lines), default=0))

    class Separated(csv.excel):
        delimiter = "\t" if suffix.lower() == ".tsv" else most

    return Separated


def _decoded(path: Path) -> str:
    data = path.read_bytes()
    if data.startswith(_OFFICE):
        raise WrongInput([Problem(path.name, "内容不是 CSV(像是 Office 或 PDF 文件),请另存为 CSV")])
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return _CONTROL.sub("", text)
    raise WrongInput(
        [Problem(path.name, "不是 UTF-8 或 GB18030 的文字,或含有空字符,请另存为“CSV UTF-8”")]
    )
