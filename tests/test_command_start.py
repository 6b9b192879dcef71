"""What a command needs before it begins: its own module, up to date tables, nothing heavy."""

import importlib
import os
import pkgutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import typer
from alembic.config import Config
from alembic.script import ScriptDirectory

import api.cli
from api.auth import opening
from api.cli.app import COMMANDS, app
from graph_model.ledger import database
from graph_model.ledger.versions import newest
from tests.commands import DAY, load_small, runner

# Libraries that only some commands need, and that take long to import.
HEAVY = ["alembic", "docx", "fastapi", "networkx", "numpy", "openpyxl", "pandas", "streamlit"]
SHOW_HEAVY = f"""
import sys
from api.cli.main import main
try:
    main()
finally:
    print("heavy:", *(name for name in {HEAVY} if name in sys.modules))
"""


def test_every_command_is_offered_from_the_module_that_has_it() -> None:
    for module in pkgutil.iter_modules(api.cli.__path__):
        importlib.import_module(f"api.cli.{module.name}")
    made = typer.main.get_command(app)
    assert isinstance(made, typer.core.TyperGroup)
    assert {name: module_of(command) for name, command in made.commands.items()} == {
        name: f"api.cli.{module}" for name, module in COMMANDS.items()
    }


def module_of(command: Any) -> str:
    """Of a group, that of its commands."""
    if isinstance(command, typer.core.TyperGroup):
        (module,) = {module_of(one) for one in command.commands.values()}
        return module
    return str(command.callback.__module__)


@pytest.mark.parametrize("words", ["gaps", "doubts", "trace 读者满意", "history"])
def test_a_command_imports_nothing_that_only_others_need(tmp_path: Path, words: str) -> None:
    ledger = tmp_path / "ledger.db"
    load_small(ledger)
    env = {**os.environ, **DAY, "GANGMU_LEDGER": f"sqlite:///{ledger}"}
    command = [sys.executable, "-c", SHOW_HEAVY, *words.split()]
    done = subprocess.run(command, env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "heavy:"


@pytest.mark.parametrize("migrations", [database.MIGRATIONS, opening.MIGRATIONS])
def test_the_newest_version_is_that_of_the_last_migration(migrations: Path) -> None:
    config = Config()
    config.set_main_option("script_location", str(migrations))
    assert newest(migrations) == ScriptDirectory.from_config(config).get_current_head()


def test_accounts_of_a_later_program_are_refused_in_words(tmp_path: Path) -> None:
    run = runner(tmp_path / "ledger.db")
    assert run("account", "list").returncode == 0
    with sqlite3.connect(tmp_path / "accounts.db") as accounts:
        accounts.execute("UPDATE account_version SET version_num = '9999'")
    done = run("account", "list")
    assert done.returncode == 2
    assert "账号库" in done.stderr and "升级本程序" in done.stderr
