"""Which module reads which file: a folder scan by suffix.

A module with `suffixes` and `read(path) -> list[Table]` adds a table format; one with
`suffixes` and `batches(path, source, called) -> list[Batch]` adds a format that needs no form.
"""

from collections.abc import Callable
from functools import cache
from importlib import import_module
from os.path import isfile  # unlike Path.is_file, also of names that no disk can hold
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

from graph_model.claims import Batch
from graph_model.errors import Problem, WrongInput
from loaders.limits import FILE_BYTES, check_tables
from loaders.tables import Table

_OLD = (".doc", ".wps", ".xlsb", ".ods", ".odt", ".rtf", ".pdf")


@cache
def _readers(function: str) -> dict[str, Callable[..., Any]]:
    modules = [import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__)]
    return {
        suffix: getattr(module, function)
        for module in modules
        if hasattr(module, function)
        for suffix in getattr(module, "suffixes", ())
    }


def suffixes() -> tuple[str, ...]:
    """Every suffix that can be read."""
    return tuple(sorted({*_readers("read"), *_readers("batches")}))


def read_batches(path: Path, name: str, source: str) -> list[Batch] | None:
    """What a file says whose format carries claims itself; None for a file of tables. name:
    what the file is called; source: who says it, the file itself where it is empty."""
    _check(path)
    reader = _readers("batches").get(path.suffix.lower())
    return None if reader is None else list(reader(path, source, name))


def read_tables(path: Path) -> list[Table]:
    """All tables of a file; WrongInput where the file cannot be used."""
    _check(path)
    tables = list(_readers("read")[path.suffix.lower()](path))
    check_tables(path.name, tables)
    return tables


def _check(path: Path) -> None:
    message = _refusal(path)
    if message:
        readable = path.name.encode("utf-8", "replace").decode()
        raise WrongInput([Problem(readable, message)])


def _refusal(path: Path) -> str:
    suffix = path.suffix.lower()
    if not isfile(path):
        return "找不到这个文件,请检查路径"
    if not path.name.isprintable():
        return "文件名不是 UTF-8 编码或含有控制字符,请改名后再导入"
    if suffix in _OLD:
        return f"不能读取 {suffix} 文件,请用 Office 或 WPS 另存为 .xlsx、.docx 或 .csv"
    if suffix not in suffixes():
        known = "、".join(suffixes())
        return f"不认识的文件类型“{suffix or '无扩展名'}”,可以导入的有 {known}"
    size = path.stat().st_size
    if size > FILE_BYTES:
        return (
            f"文件有 {size // 1_000_000} MB,超过 {FILE_BYTES // 1_000_000} MB 的上限,请分成几个文件"
        )
    return "" if size else "文件是空的(0 字节),请重新导出后再导入"
