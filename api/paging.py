"""Long lists in pages: a cursor says where the last page ended, and in which list."""

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Annotated, Generic, TypeVar

from fastapi import Depends, Query
from starlette.exceptions import HTTPException

from graph_model.errors import Problem, WrongInput

T = TypeVar("T")
MOST = 1000
CHANGED = "翻页期间清单已变化(数据、日期、规则或筛选条件不同了), 请不带 cursor 从头再取"
WRONG = "不是本服务给出的 cursor; 请照抄上一页的 next, 或不写而从头取"


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """A page of a list. next: the cursor of the page after it, None at the end."""

    items: Sequence[T]
    next: str | None


@dataclass(frozen=True, slots=True)
class Paging:
    """Which page is asked for; without a limit, all that is left."""

    limit: int | None = None
    cursor: str | None = None

    def of(self, found: Sequence[T], tag: str) -> Part[T]:
        """The page of a list that is known by its tag: the same tag, the same list. 410 where
        the cursor belongs to another one."""
        start = 0 if self.cursor is None else _start(self.cursor, _short(tag))
        end = len(found) if self.limit is None else start + self.limit
        more = end < len(found)
        return Part(found[start:end], _cursor(end, _short(tag)) if more else None)


def _short(tag: str) -> str:
    return blake2b(tag.encode(), digest_size=8).hexdigest()


def _cursor(start: int, tag: str) -> str:
    return base64.urlsafe_b64encode(json.dumps([start, tag]).encode()).decode().rstrip("=")


def _start(cursor: str, tag: str) -> int:
    try:
        start, known = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        place = int(start)
    except (ValueError, TypeError, binascii.Error) as error:
        raise WrongInput([Problem("参数 › cursor", WRONG)]) from error
    if known != tag:
        raise HTTPException(410, CHANGED)
    if place < 0:
        raise WrongInput([Problem("参数 › cursor", WRONG)])
    return place


def paging(
    limit: Annotated[
        int | None, Query(ge=1, le=MOST, description="一页最多几项; 不写则给出全部")
    ] = None,
    cursor: Annotated[
        str | None, Query(max_length=200, description="上一页的 next; 不写则从头")
    ] = None,
) -> Paging:
    return Paging(limit, cursor)


PageOf = Annotated[Paging, Depends(paging)]
