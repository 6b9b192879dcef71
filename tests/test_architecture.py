"""Who may import whom (docs/architecture.md)."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
OURS = {"graph_model", "loaders", "queries", "api", "ui"}
MAY = {
    "graph_model": set(),
    "loaders": {"graph_model"},
    "queries": {"graph_model"},
    "api": {"graph_model", "loaders", "queries"},
    "ui": set(),
}
ONLY_IN = {
    "kglite": ("graph_model/store/",),
    "neo4j": ("graph_model/store/",),
    "sqlalchemy": ("graph_model/ledger/", "api/auth/"),
    "alembic": ("graph_model/ledger/", "api/auth/"),
    "psycopg": ("graph_model/ledger/",),
    "streamlit": ("ui/", "api/pages.py"),
    "fastapi": ("api/",),
    "starlette": ("api/",),
    "uvicorn": ("api/",),
    "typer": ("api/",),
    "networkx": ("queries/networks/",),
    "rdflib": ("graph_model/",),
    "tomlkit": ("graph_model/profile_text.py",),
    "openpyxl": ("loaders/", "api/workbooks.py"),
    "docx": ("loaders/", "api/documents.py"),
}
LONGEST = 300
LONGEST_FUNCTION, MOST_ARGUMENTS = 40, 5
Function = ast.FunctionDef | ast.AsyncFunctionDef


def modules() -> list[Path]:
    return sorted(path for package in OURS for path in (ROOT / package).rglob("*.py"))


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            yield node.module


def test_there_are_modules_to_check() -> None:
    assert len(modules()) > 60


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_imports_only_what_its_place_allows(path: Path) -> None:
    place = path.relative_to(ROOT)
    package = place.parts[0]
    for name in imports(path):
        top = name.partition(".")[0]
        if top in OURS and top != package:
            assert top in MAY[package], f"{place} imports {name}"
        if top in ONLY_IN:
            assert str(place).startswith(ONLY_IN[top]), f"{place} imports {name}"


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_says_what_it_is_for_and_stays_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    if text.strip():
        assert ast.get_docstring(ast.parse(text)), f"{path} has no docstring"
    assert len(text.splitlines()) <= LONGEST, f"{path} is too long"


def functions() -> list[tuple[str, Function]]:
    """Every function of ours with its place."""
    return [
        (f"{path.relative_to(ROOT)}:{node.lineno} {node.name}", node)
        for path in modules()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, Function)
    ]


def arguments(function: Function) -> int:
    """How many a caller may give; self and cls are not given."""
    said = function.args
    named = [*said.posonlyargs, *said.args, *said.kwonlyargs, said.vararg, said.kwarg]
    return sum(one is not None and one.arg not in ("self", "cls") for one in named)


def test_functions_are_short() -> None:
    listed = functions()
    assert len(listed) > 500
    long = [
        place for place, one in listed if (one.end_lineno or 0) - one.lineno >= LONGEST_FUNCTION
    ]
    assert long == []


def test_functions_take_few_arguments() -> None:
    """Options of a command and parameters of a route are decorated functions."""
    many = [
        place
        for place, one in functions()
        if not one.decorator_list and arguments(one) > MOST_ARGUMENTS
    ]
    assert many == []
