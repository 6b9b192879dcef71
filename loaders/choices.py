"""What has a person decided about how tables are read, once or for every table of a shape?

A correction is kept as one small TOML file in the college's own folder:

    form = "表4"
    headings = ["处室", "岗位", "做什么", …]     the header it is for, in any order
    [columns]
    "做什么" = "具体化工作"                       heading of the file = column of the form
"""

import hashlib
import json
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from graph_model.errors import Problem, WrongInput
from graph_model.text import folded
from loaders.form import Column, Form, forms

Shape = frozenset[str]


@dataclass(frozen=True, slots=True)
class Correction:
    """How tables with just these headings are read. columns: folded heading → column key."""

    form: str
    shape: Shape
    columns: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """form, columns, unit: said for this load; corrections: kept from earlier ones.

    hidden: whether rows, columns and sheets that the office program hides are read.
    """

    form: str = ""
    columns: tuple[tuple[str, str], ...] = ()
    unit: str = ""
    hidden: bool = True
    corrections: tuple[Correction, ...] = field(default=())

    def forms(self, shape: Shape) -> tuple[tuple[Form, str], ...]:
        """The forms that a header of this shape may be, and what speaks for each."""
        if self.form or self.columns:
            named = [_form(self.form)] if self.form else _with_columns(self.columns)
            return tuple((_adapted(form.zh, self._keys(form)), "按指定") for form in named)
        for correction in self.corrections:
            if correction.shape == shape:
                form = _adapted(correction.form, correction.columns)
                return ((form, "按以前的更正"),)
        return tuple((form, "") for form in forms())

    def keys_of(self, name: str) -> dict[str, str]:
        """The columns that a person named, for a form: folded heading → column key."""
        return dict(self._keys(_form(name)))

    def _keys(self, form: Form) -> tuple[tuple[str, str], ...]:
        return tuple((folded(heading), _key(form, name)) for heading, name in self.columns)


def _form(name: str) -> Form:
    found = next((form for form in forms() if form.zh == name), None)
    if found is None:
        known = "、".join(form.zh for form in forms())
        raise WrongInput([Problem("--form", f"没有叫“{name}”的表,可用 {known}")])
    return found


def _with_columns(columns: Iterable[tuple[str, str]]) -> list[Form]:
    wanted = [name for _, name in columns]
    fit = [form for form in forms() if all(_find(form, name) for name in wanted)]
    if not fit:
        raise WrongInput([Problem("--columns", f"没有一种表同时有 {'、'.join(wanted)} 这些列")])
    return fit


def _find(form: Form, name: str) -> Column | None:
    wanted = folded(name)
    named = [
        one for one in form.column if wanted in (one.key, *(folded(said) for said in one.names))
    ]
    return named[0] if named else None


def _key(form: Form, name: str) -> str:
    column = _find(form, name)
    if column is None:
        known = "、".join(one.names[0] for one in form.column)
        raise WrongInput([Problem("--columns", f"{form.zh}没有“{name}”列,可用 {known}")])
    return column.key


@cache
def _adapted(name: str, columns: tuple[tuple[str, str], ...]) -> Form:
    """The form with these headings for these columns, and for no others."""
    form = _form(name)
    taken = {heading for heading, _ in columns}

    def named(column: Column) -> Column:
        own = tuple(heading for heading, key in columns if key == column.key)
        kept = tuple(name for name in column.names if folded(name) not in taken)
        return column.model_copy(update={"names": own + kept or column.names[:1]})

    return form.model_copy(update={"column": tuple(map(named, form.column))})


def parsed_columns(said: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """列=属性 as typed: pairs of heading and column; WrongInput where a = is missing."""
    pairs = [one.partition("=")[::2] for one in said]
    wrong = [one for one in pairs if not all(part.strip() for part in one)]
    if wrong:
        raise WrongInput([Problem("--columns", "请写成 表中的列名=标准列名,如 做什么=具体化工作")])
    return tuple((heading.strip(), name.strip()) for heading, name in pairs)


def kept(folder: Path) -> tuple[Correction, ...]:
    """All corrections of a folder; WrongInput where a file of it cannot be used."""
    return tuple(_read(path) for path in sorted(folder.glob("*.toml")))


def _read(path: Path) -> Correction:
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8"))
        form = _form(said["form"])
        columns = {folded(heading): _key(form, name) for heading, name in said["columns"].items()}
        shape = frozenset(folded(heading) for heading in said["headings"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError, WrongInput) as error:
        raise WrongInput([Problem(str(path), f"这份更正不能使用({error}),请改正或删除")]) from error
    return Correction(form.zh, shape, tuple(sorted(columns.items())))


def keep(folder: Path, form: str, shape: Shape, columns: Mapping[str, str]) -> Path:
    """Write a correction; the same shape has one file, so that the latest word counts."""
    named = {one.key: one.names[0] for one in _form(form).column}
    said = (f"{_quoted(heading)} = {_quoted(named[key])}" for heading, key in columns.items())
    lines = [
        f"form = {_quoted(form)}",
        f"headings = [{', '.join(map(_quoted, sorted(shape)))}]",
        "[columns]",
        *sorted(said),
    ]
    seed = "\n".join(sorted(shape)).encode()
    path = folder / f"{hashlib.blake2b(seed, digest_size=6).hexdigest()}.toml"
    folder.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def _quoted(text: str) -> str:
    """A TOML string: JSON writes the same escapes."""
    return json.dumps(text, ensure_ascii=False)
