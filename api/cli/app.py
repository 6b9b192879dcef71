"""The command line's frame: which commands there are, options of each, the service behind."""

import importlib
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from api.auth.opening import address_beside
from api.service import Asked, Service
from api.settings import Settings, read_settings
from graph_model.errors import Problem, WrongInput
from graph_model.ledger.database import lies_in, parsed

# Each command and the module of this folder that has it, in the order of work; a test holds
# them to the modules.
COMMANDS = {
    "load": "load",
    "templates": "templates",
    "gaps": "gaps",
    "doubts": "doubts",
    "coverage": "coverage",
    "trace": "trace",
    "goals": "goals",
    "sheet": "sheet",
    "find": "lookups",
    "near": "lookups",
    "path": "lookups",
    "impact": "lookups",
    "networks": "networks",
    "accept": "decisions",
    "rename": "decisions",
    "merge": "decisions",
    "redact": "decisions",
    "baseline": "decisions",
    "profile": "decisions",
    "history": "history",
    "diff": "history",
    "undo": "history",
    "catalogue": "upkeep",
    "export": "upkeep",
    "verify": "upkeep",
    "rebuild": "upkeep",
    "backup": "backup",
    "restore": "backup",
    "import-history": "backup",
    "move-ledger": "backup",
    "up": "up",
    "account": "account",
    "settings": "reference",
    "rights": "reference",
}


class Commands(TyperGroup):
    """All commands; of one that is asked for only its own module is imported, so that it
    starts at once."""

    def list_commands(self, ctx: Any) -> list[str]:
        self._import(COMMANDS.values())
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in self.commands:
            # Of an unknown one all, so that one of a similar name can be proposed.
            self._import([COMMANDS[cmd_name]] if cmd_name in COMMANDS else COMMANDS.values())
        return super().get_command(ctx, cmd_name)

    def _import(self, modules: Iterable[str]) -> None:
        for module in modules:
            importlib.import_module(f"api.cli.{module}")
        made = typer.main.get_command(app)
        assert isinstance(made, TyperGroup)
        self.commands = made.commands


app = typer.Typer(
    name="gangmu",
    cls=Commands,
    help="纲目: 读入各部门的表格, 找出目标—岗位—职责—标准—规范—监控—制度链条上的缺漏。",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


@app.callback()
def options(
    context: typer.Context,
    ledger: Annotated[
        str | None, typer.Option(help="台账地址, 如 sqlite:///data/ledger.db")
    ] = None,
    graph: Annotated[str | None, typer.Option(help="图谱引擎: kglite: 或 bolt://主机:端口")] = None,
    rules: Annotated[list[Path] | None, typer.Option(help="另加规则的文件夹")] = None,
) -> None:
    context.obj = read_settings(ledger=ledger, graph=graph, rules=tuple(rules) if rules else None)


Day = Annotated[datetime | None, typer.Option("--today", formats=["%Y-%m-%d"], help="按哪一天计算")]
Revision = Annotated[
    str | None, typer.Option("--revision", help="版本号、日期(当日结束时)或存档点; 默认最新")
]


@contextmanager
def opened(context: typer.Context, **more: object) -> Iterator[Service]:
    """The service for one command; closed at its end."""
    settings: Settings = context.obj
    service = Service(read_settings(settings, **more))
    try:
        yield service
    finally:
        service.close()


def refuse_ours(context: typer.Context, file: Path | None) -> None:
    """WrongInput where a file to write is the one that the ledger or the accounts lie in."""
    settings: Settings = context.obj
    ours = (settings.ledger, settings.accounts or address_beside(settings.ledger))
    if file is not None and any(lies_in(parsed(one), file) for one in ours):
        raise WrongInput([Problem(str(file), "这里存放着台账或账号, 请另选文件")])


def asked_of(
    service: Service, today: datetime | None, revision: str | None
) -> AbstractContextManager[Asked]:
    """The view that the options --today and --revision ask for."""
    return service.asking(today.date() if today else None, revision)
