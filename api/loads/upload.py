"""Files that come in over HTTP: how much may come, and what is asked along with them."""

from collections.abc import AsyncIterator, Awaitable, Callable, MutableMapping
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends, HTTPException, Request
from pydantic import ValidationError
from pydantic_core import ErrorDetails
from starlette.datastructures import FormData, UploadFile

from api.loads.drafts import ReadAs
from api.routes.asked import ServiceOf
from api.routes.callers import Loader
from api.settings import Settings
from graph_model.errors import Problem, WrongInput
from loaders.choices import parsed_columns

Message = MutableMapping[str, Any]
MOST_FIELDS = 200
FIELDS = ("form", "department", "source", "hidden")
BODY = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["files"],
                    "properties": {
                        "files": {
                            "type": "array",
                            "items": {"type": "string", "format": "binary"},
                        },
                        "form": {"type": "string"},
                        "columns": {
                            "type": "array",
                            "items": {"type": "string", "example": "做什么=具体化工作"},
                        },
                        "department": {"type": "string"},
                        "hidden": {"type": "boolean"},
                        "source": {"type": "string"},
                    },
                }
            }
        },
    }
}


@dataclass(frozen=True, slots=True)
class Upload:
    """The files as they came, each with the name that the sender gives it."""

    files: tuple[UploadFile, ...]
    read_as: ReadAs


async def upload(request: Request, service: ServiceOf, caller: Loader) -> AsyncIterator[Upload]:
    """The parts of a multipart body, never more than the settings allow."""
    settings = service.settings
    _refuse_size(int(request.headers.get("content-length") or 0), settings)
    limited = Request(request.scope, _limited(request.receive, settings))
    async with limited.form(max_files=settings.most_uploaded, max_fields=MOST_FIELDS) as form:
        yield Upload(_files(form), _read_as(form))


UploadOf = Annotated[Upload, Depends(upload)]


def _refuse_size(size: int, settings: Settings) -> None:
    if size > settings.largest_upload:
        most = settings.largest_upload // 1_000_000
        raise HTTPException(413, f"上传的内容超过 {most} MB 的上限; 请分几次上传")


def _limited(
    receive: Callable[[], Awaitable[Message]], settings: Settings
) -> Callable[[], Awaitable[Message]]:
    """What is received, counted: a header may say anything."""
    size = 0

    async def counted() -> Message:
        nonlocal size
        message = await receive()
        size += len(message.get("body", b""))
        _refuse_size(size, settings)
        return message

    return counted


def _files(form: FormData) -> tuple[UploadFile, ...]:
    files = tuple(one for one in form.getlist("files") if isinstance(one, UploadFile))
    if not files:
        raise WrongInput([Problem("files", "没有文件; 请选择要导入的文件")])
    return files


def _read_as(form: FormData) -> ReadAs:
    said: dict[str, Any] = {name: form[name] for name in FIELDS if form.get(name)}
    columns = [one for one in form.getlist("columns") if isinstance(one, str)]
    try:
        return ReadAs(**said, columns=dict(parsed_columns(columns)))
    except ValidationError as error:
        problems = [Problem(str(one["loc"][0]), _reason(one)) for one in error.errors()]
        raise WrongInput(problems) from error


def _reason(error: ErrorDetails) -> str:
    return str(error.get("ctx", {}).get("error", "内容不合要求"))
