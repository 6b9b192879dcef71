"""What questions on the command line have in common: how they are asked and answered."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Annotated, TypeVar

import typer
from pydantic import BaseModel
from rich.console import RenderableType

from api.cli.app import asked_of, opened
from api.cli.tables import ListFormat, console, print_json
from api.names import foot
from api.service import Asked, Service

Named = Annotated[str, typer.Argument(metavar="ID", help="标识、编号、文号、名称或别名")]
Format = Annotated[ListFormat, typer.Option(help="输出格式")]
AnswerT = TypeVar("AnswerT", bound=BaseModel)


@contextmanager
def asking(
    context: typer.Context, today: datetime | None, revision: str | None
) -> Iterator[tuple[Service, Asked]]:
    """The service and a consistent view of the revision and the day."""
    with opened(context) as service, asked_of(service, today, revision) as asked:
        yield service, asked


def answer(
    asked: Asked,
    found: AnswerT,
    as_json: bool,
    told: Callable[[AnswerT], Iterable[RenderableType]],
) -> None:
    """What was found: for machines, or as it is told to people; with what it is for."""
    if as_json:
        about = {"revision": asked.stamp.revision, "today": asked.stamp.day}
        print_json({**about, **found.model_dump(mode="json")})
        return
    out = console()
    for part in told(found):
        out.print(part)
    out.print(foot(asked.stamp))
