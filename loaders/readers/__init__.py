"""Which module reads which file: a folder scan by suffix.

A module with `suffixes` and `read(path) -> list[Table]` adds a table format; one with
`suffixes` and `batches(path) -> list[Batch]` adds a format that needs no form.
"""

from collections.abc import Callable
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import cast

from graph_model.claims import Batch
from graph_model.errors import Problem, WrongInput
from loaders.tables import Table

_OLD = (".xls", ".doc", ".et", ".wps", ".xlsb", ".ods", ".odt", ".rtf", ".pdf")


@cache
def _functions(name: str) -> dict[str, Callable[[Path], object]]:
    modules = [import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__)]
    return {
        suffix: getattr(module, name)
        for module in modules
        if hasattr(module, name)
        for suffix in getattr(module, "suffixes", ())
    }


def suffixes() -> tuple[str, ...]:
    """Every suffix that can be read."""
    return tuple(sorted({*_functions("read"), *_functions("batches")}))


def batch_reader(path: Path) -> Callable[[Path], list[Batch]] | None:
    """The reader of a format that carries claims itself, if the suffix names one."""
    reader = _functions("batches").get(path.suffix.lower())
    return cast("Callable[[Path], list[Batch]] | None", reader)


def read_tables(path: Path) -> list[Table]:
    """All tables of a file; WrongInput where the file cannot be used."""
    reader = _functions("read").get(path.suffix.lower())
    if not path.is_file():
        raise WrongInput([Problem(path.name, "找不到这个文件,请检查路径")])
    if reader is None:
        raise WrongInput([Problem(path.name, _unknown(path.suffix.lower()))])
    if path.stat().st_size == 0:
        raise WrongInput([Problem(path.name, "文件是空的(0 字节),请重新导出后再导入")])
    return cast("list[Table]", reader(path))


def _unknown(suffix: str) -> str:
    known = "、".join(suffixes())
    if suffix in _OLD:
        return f"不能读取 {suffix} 文件,请用 Office 或 WPS 另存为 .xlsx、.docx 或 .csv"
    return f"不认识的文件类型“{suffix or '无扩展名'}”,可以导入的有 {known}"
