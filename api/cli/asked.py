"""What lookups on the command line have in common: how they are asked, where they answer."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Annotated

import typer

from api.cli.app import asked_of, opened
from api.cli.tables import ListFormat
from api.service import Asked, Service

Named = Annotated[str, typer.Argument(metavar="ID", help="标识、编号、文号、名称或别名")]
Format = Annotated[ListFormat, typer.Option(help="输出格式")]


@contextmanager
def asking(
    context: typer.Context, today: datetime | None, revision: str | None
) -> Iterator[tuple[Service, Asked]]:
    """The service and a consistent view of the revision and the day."""
    with opened(context) as service, asked_of(service, today, revision) as asked:
        yield service, asked
