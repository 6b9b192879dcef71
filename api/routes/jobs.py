"""Long work: how far it is, what came of it, and ending it."""

from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Response
from fastapi.responses import FileResponse
from pydantic import BaseModel

from api.auth.rights import Action
from api.jobs import Job, State
from api.routes.asked import ServiceOf
from api.routes.callers import CallerOf
from api.routes.shapes import Words
from graph_model.errors import UnknownName

router = APIRouter(prefix="/jobs", tags=["jobs"])


class JobOut(BaseModel):
    """progress: 0 to 1. result: what came of it; problem: a problem document, where nothing
    did. file: whether there is one to fetch."""

    id: str
    kind: str
    state: State
    begun: datetime
    progress: float
    words: Words
    result: dict[str, Any]
    problem: dict[str, Any] | None

    @classmethod
    def of(cls, job: Job) -> "JobOut":
        return cls(
            **job.model_dump(include={"id", "kind", "state", "begun", "progress"}),
            words=Words(zh=job.zh, en=job.en),
            result=job.result,
            problem=job.problem,
        )


class JobList(BaseModel):
    jobs: list[JobOut]


def the_job(id: str, service: ServiceOf, caller: CallerOf) -> Job:
    """One's own job, or anybody's for who administers; else it is as if there were none."""
    job = service.jobs.get(id)
    if job.owner != caller.name and not caller.may(Action.ADMINISTER):
        raise UnknownName(f"没有工作“{id}”, 或已过保留期")
    return job


JobOf = Annotated[Job, Depends(the_job)]


@router.get("")
def jobs(service: ServiceOf, caller: CallerOf) -> JobList:
    """One's own jobs, the latest first."""
    return JobList(
        jobs=[JobOut.of(one) for one in service.jobs.listed() if one.owner == caller.name]
    )


@router.get("/{id}")
def job(found: JobOf) -> JobOut:
    """How far a job is."""
    return JobOut.of(found)


@router.delete("/{id}")
def cancel(found: JobOf, service: ServiceOf) -> JobOut:
    """End a job at its next step."""
    service.jobs.cancel(found.id)
    return JobOut.of(service.jobs.get(found.id))


@router.get("/{id}/file")
def file(found: JobOf, service: ServiceOf) -> Response:
    """The file that a job has made."""
    name, path = found.result.get("name"), service.jobs.file_of(found.id)
    if found.state is not State.DONE or name is None or not path.exists():
        raise UnknownName("这项工作没有文件可取, 或还没有做完")
    return FileResponse(path, media_type=found.result["media_type"], filename=name)
