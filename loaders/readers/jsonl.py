"""JSON Lines: the exchange format carries claims itself and needs no form."""

from pathlib import Path

from graph_model.claims import Batch
from graph_model.errors import Problem, WrongInput
from graph_model.exchange import read_lines

suffixes = (".jsonl",)


def batches(path: Path, source: str) -> list[Batch]:
    try:
        with path.open(encoding="utf-8-sig", newline="\n") as lines:
            return [read_lines((line.removesuffix("\n") for line in lines), path.name, source)]
    except UnicodeDecodeError as error:
        raise WrongInput([Problem(path.name, "文件须为 UTF-8 编码,请重新导出")]) from error
