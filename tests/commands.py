"""The command `gangmu`, each time in a process of its own.

A process that has imported the commands splits off one for each command: a start takes longer
than most of them. That a command finds its imports by itself, and no others, is tested apart.
"""

import multiprocessing
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from api.cli.app import COMMANDS
from api.cli.main import main
from graph_model.ledger import Ledger
from loaders.read import read_file

Run = Callable[..., subprocess.CompletedProcess[str]]
GANGMU = [sys.executable, "-c", "from api.cli.main import main; main()"]
DAY = {"GANGMU_TODAY": "2026-11-23", "PYTHONIOENCODING": "utf-8"}
SECONDS = 120
STREAMS = (("stdin", "r"), ("stdout", "w"), ("stderr", "w"))
SMALL = """
{"node": "Unit", "id": "u", "name": "图书馆"}
{"node": "Post", "id": "p", "name": "馆员"}
{"link": "BELONGS_TO", "source": "p", "target": "u"}
{"node": "Goal", "id": "g", "name": "读者满意"}
{"node": "Duty", "id": "whole", "name": "图书借阅"}
{"node": "Duty", "id": "leaf", "name": "登记借书"}
{"link": "DECOMPOSES_INTO", "source": "whole", "target": "leaf"}
{"link": "SERVES", "source": "leaf", "target": "g"}
{"link": "HOLDS", "source": "u", "target": "whole"}
{"link": "CARRIES", "source": "p", "target": "leaf"}
{"node": "Standard", "id": "st", "name": "馆员标准"}
"""

_ready = multiprocessing.get_context("forkserver")
_ready.set_forkserver_preload(
    [__name__, "openpyxl", *sorted({f"api.cli.{module}" for module in COMMANDS.values()})]
)


def runner(ledger: Path | str, **settings: object) -> Run:
    """The command on a ledger, given by its file or address. settings: further variables
    without GANGMU_."""
    address = ledger if isinstance(ledger, str) else f"sqlite:///{ledger}"
    env = {**os.environ, **DAY, "GANGMU_LEDGER": address}
    env |= {f"GANGMU_{name.upper()}": str(value) for name, value in settings.items()}

    def run(*words: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
        return done(words, env, stdin)

    return run


def load_small(ledger: Path) -> None:
    """Into a ledger, from a file beside it: a duty without a standard, and a standard on its
    own."""
    ledger.parent.mkdir(exist_ok=True)
    file = ledger.with_name("small.jsonl")
    file.write_text(SMALL, encoding="utf-8")
    opened = Ledger.open(f"sqlite:///{ledger}")
    opened.commit(read_file(file, "测试"), "测试", "导入")
    opened.close()


def done(
    words: Sequence[str], env: Mapping[str, str], stdin: str = ""
) -> subprocess.CompletedProcess[str]:
    """A command that has come to its end. env: all its variables. stdin: what it reads."""
    with TemporaryDirectory() as made:
        folder = Path(made)
        (folder / "stdin").write_text(stdin, encoding="utf-8")
        command = _ready.Process(target=_command, args=(words, env, folder))
        command.start()
        command.join(SECONDS)
        in_time = command.exitcode is not None
        if not in_time:
            command.kill()
            command.join()
        out, err = ((folder / name).read_text(encoding="utf-8") for name, _ in STREAMS[1:])
        assert in_time, f"{words} took more than {SECONDS} s: {out}{err}"
        return subprocess.CompletedProcess(words, command.exitcode or 0, out, err)


def _command(words: Sequence[str], env: Mapping[str, str], folder: Path) -> None:
    os.environ.clear()
    os.environ.update(env)
    for name, mode in STREAMS:
        stream = getattr(sys, name)
        with (folder / name).open(mode) as file:
            os.dup2(file.fileno(), stream.fileno())
        stream.reconfigure(encoding="utf-8")
    sys.argv = ["gangmu", *words]
    main()
