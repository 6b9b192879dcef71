"""The whole record as a file: at once, or as a job where it is long."""

import tempfile
from pathlib import Path
from typing import Any

from fastapi import APIRouter, Response
from fastapi.responses import FileResponse
from starlette.background import BackgroundTask

from api.exports import Export, export_named
from api.jobs import Watch
from api.routes.asked import AskedOf, ServiceOf, etag
from api.routes.callers import CallerOf
from api.routes.jobs import JobOut
from api.service import Service
from graph_model.store import Stamp

router = APIRouter(prefix="/exports", tags=["exports"])


@router.get("/{format}")
def export(format: str, service: ServiceOf, asked: AskedOf) -> Response:
    """Every node and link of the revision: jsonl, csv (zipped), xlsx, ttl or jsonld."""
    wanted = export_named(format)
    with tempfile.NamedTemporaryFile(prefix="gangmu-", delete=False) as made:
        path = Path(made.name)
    remove = BackgroundTask(path.unlink)
    try:
        wanted.write(service.ledger.entities(revision=asked.stamp.revision), path)
    except BaseException:
        path.unlink()
        raise
    name, headers = _name(wanted, asked.stamp), {"ETag": etag(service, asked)}
    return FileResponse(
        path, media_type=wanted.media_type, filename=name, headers=headers, background=remove
    )


@router.post("/{format}", status_code=202)
def begin(format: str, service: ServiceOf, asked: AskedOf, caller: CallerOf) -> JobOut:
    """The same as a job, whose file is fetched when it is done."""
    wanted, stamp = export_named(format), asked.stamp

    def work(watch: Watch) -> dict[str, Any]:
        return _made(service, wanted, stamp, watch)

    return JobOut.of(service.jobs.start("export", caller.name, work))


def _made(service: Service, wanted: Export, stamp: Stamp, watch: Watch) -> dict[str, Any]:
    watch.tell(0.1, "读取台账", "Reading the record")
    entities = service.ledger.entities(revision=stamp.revision)
    watch.tell(0.5, "写入文件", "Writing the file")
    wanted.write(entities, watch.file)
    return {"name": _name(wanted, stamp), "media_type": wanted.media_type}


def _name(wanted: Export, stamp: Stamp) -> str:
    return f"gangmu-{stamp.revision}.{wanted.suffix}"
