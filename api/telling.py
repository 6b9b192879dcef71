"""What is an error told as, whoever asks and however? Problem documents as plain data."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from graph_model.errors import (
    Clash,
    DamagedRecord,
    Forbidden,
    GangmuError,
    LockedOut,
    NotSignedIn,
    Outdated,
    Problem,
    UnknownName,
    WrongInput,
    WrongSetup,
)

STATUS: dict[type[GangmuError], tuple[int, str]] = {
    WrongInput: (422, "内容无法使用"),
    UnknownName: (404, "没有找到"),
    WrongSetup: (503, "服务暂不可用"),
    NotSignedIn: (401, "尚未登录"),
    LockedOut: (429, "暂时不能登录"),
    Forbidden: (403, "没有权限"),
    Outdated: (412, "内容已有变化"),
    Clash: (412, "内容已被别人改动"),
    DamagedRecord: (500, "数据自相矛盾"),
}
FAILED = "服务出错了, 数据没有改变, 请重试; 仍出错请查看服务日志"


def document(
    status: int, title: str, detail: str, problems: Sequence[Problem] = (), **members: Any
) -> dict[str, Any]:
    """What a problem document says; `problems` lists single places where there are several."""
    body = {"type": "about:blank", "status": status, "title": title, "detail": detail}
    places = [{"where": one.where, "message": one.message} for one in problems]
    more = {"problems": places} if places else {}
    return {**body, **more, **members}


def as_document(error: Exception) -> dict[str, Any]:
    """What an error is told as, of ours or not."""
    if not isinstance(error, GangmuError):
        return document(500, "服务出错了", FAILED)
    status, title = STATUS.get(type(error), (500, "出错了"))
    clashes = error.conflicts if isinstance(error, Clash) else ()
    both = {"conflicts": [asdict(one) for one in clashes]} if clashes else {}
    return document(status, title, str(error), getattr(error, "problems", ()), **both)
