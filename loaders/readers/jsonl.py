"""JSON Lines: the exchange format carries claims itself and needs no form."""

from pathlib import Path

from graph_model.claims import Batch
from graph_model.errors import Problem, WrongInput
from graph_model.exchange import read_lines

suffixes = (".jsonl",)


def batches(path: Path, source: str, called: str = "") -> list[Batch]:
    """called: what the file is known as, where that is not the name that it lies under."""
    name = called or path.name
    try:
        with path.open(encoding="utf-8-sig", newline="\n") as lines:
            said = (line.removesuffix("\n") for line in lines)
            return [read_lines(said, name, source or Path(name).name)]
    except UnicodeDecodeError as error:
        raise WrongInput([Problem(name, "文件须为 UTF-8 编码,请重新导出")]) from error
