"""Reading one .cypher file: a TOML header in `//` lines, then the query."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from graph_model.errors import Problem, WrongInput

REASONS = {"missing": "缺少必填项", "extra_forbidden": "没有这一项"}


class Closed(BaseModel):
    """Frozen data that knows all its fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Words(Closed):
    """What a map or a lookup is called and what it answers, in one language."""

    name: str = Field(min_length=1)
    about: str = Field(min_length=1)


class Question(Closed):
    """What every query file has: an id that its name begins with, and the query."""

    id: str = Field(min_length=1)
    text: str = Field(min_length=1)


Q = TypeVar("Q", bound=Question)


def read_question(kind: type[Q], path: Path) -> Q:
    """Read one file; WrongInput names the file and the field that cannot be used."""
    try:
        header, text = _halves(path.read_text(encoding="utf-8"))
        found = kind.model_validate({**tomllib.loads(header), "text": text})
    except ValidationError as error:
        raise WrongInput(_problem(path, dict(one)) for one in error.errors()) from error
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise WrongInput([Problem(path.name, f"无法读取: {error}")]) from error
    if path.stem != found.id and not path.stem.startswith(f"{found.id}-"):
        raise WrongInput([Problem(f"{path.name} › id", f"文件名须以 {found.id} 开头")])
    return found


def _problem(path: Path, error: Mapping[str, Any]) -> Problem:
    where = " › ".join((path.name, ".".join(map(str, error["loc"]))))
    return Problem(where, REASONS.get(error["type"], error["msg"]))


def _halves(whole: str) -> tuple[str, str]:
    """The comment lines on top without their marks, and the rest."""
    lines = whole.removeprefix("\ufeff").splitlines()
    body = next((n for n, line in enumerate(lines) if not line.startswith("//")), len(lines))
    header = "\n".join(line.removeprefix("//").removeprefix(" ") for line in lines[:body])
    return header, "\n".join(lines[body:]).strip()


def read_folder(kind: type[Q], folder: Path, problems: list[Problem]) -> Iterable[Q]:
    """Every question of a folder, by file name; what cannot be used goes to problems."""
    for path in sorted(folder.glob("*.cypher")):
        try:
            yield read_question(kind, path)
        except WrongInput as error:
            problems.extend(error.problems)


def parameters_of(text: str) -> set[str]:
    """Names of the `$parameters` that a query uses."""
    return set(re.findall(r"\$(\w+)", text))
