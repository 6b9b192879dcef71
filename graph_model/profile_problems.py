"""What is wrong with the text of a profile, and in which line does it stand?"""

import re
from collections.abc import Iterator, Sequence
from tomllib import TOMLDecodeError

from pydantic import ValidationError

from graph_model.claims import Place
from graph_model.errors import Problem
from graph_model.wording import in_words

OTHERWISE = "内容不合要求, 请对照默认的设置"
NOT_TOML = "不是有效的 TOML, 请检查这里的引号、括号、等号和逗号"


def unfit(text: str, name: str, error: ValidationError) -> Iterator[Problem]:
    """Values that cannot be used, each with its line, 1 the first; none where it is missing."""
    for one in error.errors():
        keys = [str(part) for part in one["loc"]]
        place = Place(name, row=_line(text, keys), column=".".join(keys))
        yield Problem(str(place), in_words(one, OTHERWISE))


def broken(name: str, error: TOMLDecodeError) -> Problem:
    """Where the text stops being TOML."""
    at = re.search(r"line (\d+)", str(error))
    return Problem(str(Place(name, row=int(at[1]) if at else 0)), NOT_TOML)


def _line(text: str, keys: Sequence[str]) -> int:
    """The line of the innermost part that is written: a table or a key in it."""
    lines, found = text.splitlines(), 0
    for key in keys:
        written = re.compile(rf"""\s*\[*\s*([\w."']+\.)?["']?{re.escape(key)}["']?\s*[\]=.]""")
        below = (at for at, line in enumerate(lines[found:], found + 1) if written.match(line))
        found = next(below, found)
    return found
