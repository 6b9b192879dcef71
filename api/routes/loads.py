"""Loading over HTTP: upload, preview, decide, store; a draft is its owner's alone."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from fastapi import APIRouter, Depends, Header, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field

from api.jobs import State
from api.loads.drafts import Decided, Draft, ReadAs
from api.loads.shown import PreviewOut
from api.loads.steps import STORE, Loads
from api.loads.upload import BODY, UploadOf
from api.routes.asked import ServiceOf
from api.routes.callers import CallerOf, Loader
from api.routes.jobs import JobOut
from api.telling import as_document
from graph_model.errors import Outdated, Problem, WrongInput

router = APIRouter(prefix="/loads", tags=["loads"])
uploads = APIRouter(prefix="/loads", tags=["loads"])


class Stage(StrEnum):
    """Where a draft stands."""

    READING = "reading"
    READY = "ready"
    STORING = "storing"
    STORED = "stored"
    FAILED = "failed"


class FileOut(BaseModel):
    name: str
    size: int


class LoadOut(BaseModel):
    """A draft. job: the work on it that was begun last. revision: that holds it, once it is
    stored; undoing that revision takes the load back."""

    id: str
    made: datetime
    stage: Stage
    files: list[FileOut]
    read_as: ReadAs
    decided: Decided
    job: JobOut | None
    revision: int | None


class LoadPreview(LoadOut):
    preview: PreviewOut | None


class LoadList(BaseModel):
    loads: list[LoadOut]


class Decisions(Decided):
    """What is decided about a draft; what is left out is not decided. read_as: how the files
    are to be read, as before where it is left out."""

    read_as: ReadAs | None = None


class Agreed(BaseModel):
    message: str = Field("", title="为什么导入", max_length=1000)


def the_loads(service: ServiceOf, caller: Loader) -> Loads:
    return Loads(service, caller)


LoadsOf = Annotated[Loads, Depends(the_loads)]


def _out(loads: Loads, draft: Draft) -> LoadOut:
    job = loads.job(draft)
    return LoadOut(
        **draft.model_dump(include={"id", "made", "revision"}),
        read_as=draft.read_as,
        decided=draft.decided,
        files=[FileOut(name=one.name, size=one.size) for one in draft.files],
        stage=_stage(loads, draft),
        job=JobOut.of(job) if job else None,
    )


def _stage(loads: Loads, draft: Draft) -> Stage:
    if draft.revision is not None:
        return Stage.STORED
    job = loads.job(draft)
    if job is not None and job.is_open:
        return Stage.STORING if job.kind == STORE else Stage.READING
    if loads.drafts.preview(draft) is None or (job is not None and job.state is State.FAILED):
        return Stage.FAILED
    return Stage.READY


@uploads.post("", status_code=202, openapi_extra=BODY)
def upload(loads: LoadsOf, upload: UploadOf, caller: CallerOf) -> LoadOut:
    """Upload files; they are read at once, nothing is stored yet."""
    files = [(one.filename or "", one.file) for one in upload.files]
    draft = loads.drafts.make(caller.name, files, upload.read_as)
    return _out(loads, loads.begin(draft))


@router.get("")
def listed(loads: LoadsOf) -> LoadList:
    """One's own drafts, the latest first."""
    return LoadList(loads=[_out(loads, one) for one in loads.listed()])


@router.get("/{id}")
def draft(id: str, loads: LoadsOf, response: Response) -> LoadPreview:
    """A draft with what it would change; the ETag is what one agrees to when storing it."""
    found = loads.own(id)
    text = loads.drafts.preview(found)
    preview = PreviewOut.model_validate_json(text) if text else None
    if preview:
        response.headers["ETag"] = f'"{preview.tag}"'
    return LoadPreview(**_out(loads, found).model_dump(), preview=preview)


@router.put("/{id}/decisions", status_code=202)
def decide(id: str, said: Decisions, loads: LoadsOf) -> LoadOut:
    """Decide about doubtful cells, new names, files to leave out and how tables are read; a
    new preview follows."""
    found = loads.own(id)
    decided = Decided(**said.model_dump(exclude={"read_as"}))
    return _out(loads, loads.decide(found, said.read_as or found.read_as, decided))


@router.post("/{id}/apply", status_code=202)
def apply(
    id: str,
    agreed: Agreed,
    loads: LoadsOf,
    if_match: Annotated[str, Header(description="所看预览的 ETag")] = "",
) -> Response:
    """Store the draft as it was previewed, in one step. Doing so twice stores it once. 412
    with the new preview where the record has changed what would happen."""
    found = loads.own(id)
    if not if_match:
        raise WrongInput([Problem("If-Match", "请带上所看预览的 ETag, 见 GET /loads/{id}")])
    try:
        stored = loads.store(found, if_match.strip().removeprefix("W/").strip('"'), agreed.message)
    except Outdated as error:
        body = as_document(error) | {"preview": loads.shown(found).model_dump(mode="json")}
        return JSONResponse(body, body["status"], media_type="application/problem+json")
    return JSONResponse(_out(loads, stored).model_dump(mode="json"), 202)


@router.delete("/{id}", status_code=204)
def drop(id: str, loads: LoadsOf) -> None:
    """Throw a draft and its files away; what it has stored stays."""
    loads.drop(id)
